"""13.6 / 13.7: the latest day to send a notice by each channel so that it counts by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rules import counting
from cmdesk.rules.result import Answer, not_applicable

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.rules.case import Case

BY_CHANNEL = {
    "personal": N_("by hand"),
    "courier": N_("by courier"),
    "registered": N_("by registered mail"),
    "electronic": N_("electronically"),
}

CONFIRMED_CHANNELS = frozenset({"courier", "electronic"})
"""The channels by which delivery takes a written confirmation of receipt, under every edition that has them."""


def latest_dispatch(case: Case, by: date, channel: str, *, sending_may_count: bool) -> Answer:
    """13.6 / 13.7: the latest Business Day on which sending by a channel still makes a notice count by a day.

    Where `sending_may_count`, for non-renewal and objection, reading `notice_effective: dispatch` lets the day of
    sending decide; what runs from receipt never asks it.
    """
    if channel == "electronic" and not electronic_counts(case, by):
        because = say(N_("The edition in force deems no time of delivery for an electronic notice."))
        return not_applicable(because, by)
    if sending_may_count and case.reading("notice_effective") == "dispatch":
        return _posted_by(case, by)
    days = _days_in_the_post(case, by, channel)
    clause = case.edition(by).clause("notices")
    found = counting.latest_dispatch(
        case, by, days, by, say(N_("Latest Business Day that still arrives by {day}"), day=by), clause
    )
    if case.edition_changes():
        if channel == "electronic" and not electronic_counts(case, found):
            return not_applicable(say(_NOT_DEEMED_THEN, day=found), found)
        found = _under_its_own_edition(case, found, channel, by)
    because = say(_SENT_BY[channel], sent=found, by=by)
    return Answer(found, because, by, until=counting.close_of_business(case, found))


_NOT_DEEMED_THEN = N_("The edition in force on {day} deems no time of delivery for an electronic notice sent then.")


def _under_its_own_edition(case: Case, found: date, channel: str, by: date) -> date:
    """Return the latest Business Day up to one found on which a notice really arrives by a day.

    A notice is judged by the edition of the day on which it is sent. Where an amendment moves the edition between that
    day and the deadline, the day that the deadline's edition gives may be too late.
    """
    day = found
    while delivered_if_sent(case, day, channel) > by:
        day = case.calendar(day).latest_business_day(day - counting.ONE_DAY)
    if day != found:
        case.step(N_("The edition in force on the day of sending takes longer: the latest day that arrives"), day)
    return day


def delivered_if_sent(case: Case, sent: date, channel: str) -> date:
    """13.6 / 13.7: the day of deemed delivery of a notice sent by a channel on a Business Day, confirmed at once."""
    name = _DAYS_IN_THE_POST.get(channel)
    return case.calendar(sent).add_business_days(sent, case.peek(name, sent)) if name else sent


def _days_in_the_post(case: Case, by: date, channel: str) -> int:
    """Return the Business Days that the edition of a day gives a channel; by hand and electronically none."""
    name = _DAYS_IN_THE_POST.get(channel)
    return case.parameter(name, by) if name else 0


def _posted_by(case: Case, by: date) -> Answer:
    """Return the latest Business Day to send under reading `notice_effective: dispatch`, whatever the channel."""
    found = counting.latest_dispatch(case, by, 0, by, say(N_("Latest Business Day on or before {day}"), day=by))
    because = say(N_("Under the reading chosen the day of sending counts: sent on {sent} it is in time."), sent=found)
    return Answer(found, because, by, until=counting.close_of_business(case, found))


_DAYS_IN_THE_POST = {"courier": "courier_business_days", "registered": "registered_business_days"}

_SENT_BY = {
    "personal": N_("Handed over on {sent} it is deemed delivered that day, in time for {by}."),
    "courier": N_("Deposited with the courier on {sent} and confirmed in time, it is deemed delivered by {by}."),
    "registered": N_("Posted as registered mail on {sent} it is deemed delivered by {by}."),
    "electronic": N_(
        "Sent electronically on {sent} and its receipt confirmed the same day, it is deemed delivered by {by}."
    ),
}


def electronic_counts(case: Case, on: date) -> bool:
    """13.6 / 13.7: tell whether an electronic notice has a deemed time, by the edition or reading `electronic_2023`."""
    return case.mode("electronic_channel", on) != "not_deemed" or case.reading("electronic_2023") == "on_confirmation"
