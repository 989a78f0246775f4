"""13.6 of 2023, 13.7 of 2025: when a notice is deemed delivered; 10.5 / 10.3(c): what a default notice opens."""

from __future__ import annotations

from datetime import date

from tests.second.case import Case, Json
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer
from tests.second.editions import Edition


def notice_of(case: Case, notice_id: str) -> Json:
    """Return a notice by its id."""
    return next(one for one in case.entries("notices") if one["id"] == notice_id)


def sent(case: Case, notice: Json) -> tuple[Answer, Edition]:
    """Return the day of sending as it counts, and the edition in force on it."""
    return case.event(notice["sent"])


def deems_electronic(case: Case, edition: Edition) -> bool:
    """Tell whether an electronic notice has a time of delivery (2.3, 13.6 of 2023; 13.7(iv) of 2025)."""
    return edition.electronic or case.reads("electronic_2023", "on_confirmation")


def cannot_be_delivered(case: Case, notice: Json, edition: Edition) -> bool:
    """Tell whether an electronic notice never has a date: no time is deemed for it, or it went to another address."""
    if notice["channel"] != "electronic":
        return False
    return not deems_electronic(case, edition) or notice.get("to_designated_address") is False


def deemed_delivered(case: Case, notice: Json) -> Answer:
    """Return the day on which a notice is deemed delivered."""
    day, edition = sent(case, notice)
    calendar = case.calendar(edition)
    if cannot_be_delivered(case, notice, edition):
        return NOT_APPLICABLE
    if notice["channel"] == "personal":
        return day
    if notice["channel"] == "registered":
        return calendar.add(day.value, case.count("registered_business_days", edition)).resting_on(day)
    if notice.get("confirmed") is None:
        return PENDING
    confirmed = case.counted(notice["confirmed"], edition)
    if notice["channel"] == "electronic":
        return confirmed.resting_on(day)
    arrives = calendar.add(day.value, case.count("courier_business_days", edition)).resting_on(day)
    return later(arrives, confirmed) if edition.courier_needs_both else arrives


def takes_effect(case: Case, notice: Json) -> Answer:
    """Return the day that counts for non-renewal and objection: deemed delivery, or by reading the day of sending."""
    if case.reads("notice_effective", "deemed_delivery"):
        return deemed_delivered(case, notice)
    day, edition = sent(case, notice)
    return NOT_APPLICABLE if cannot_be_delivered(case, notice, edition) else day


def later(one: Answer, other: Answer) -> Answer:
    """Return the later of two days."""
    return max(one, other, key=lambda answer: answer.value).resting_on(one, other)


def cure_by(case: Case, notice: Json) -> Answer:
    """10.5 of 2023, 10.3(c) of 2025: the last day to cure, from receipt; under 2025 for the notice of CM.com alone."""
    _, edition = sent(case, notice)
    if notice["from"] not in edition.cure_for:
        return NOT_APPLICABLE
    received = deemed_delivered(case, notice)
    if received.value is None:
        return received
    return case.calendar(edition).add(received.value, case.count("cure_business_days", edition)).resting_on(received)


def termination_from(case: Case, notice: Json) -> Answer:
    """Return the first day on which the other Party may give notice of termination: the calendar day after."""
    found = cure_by(case, notice)
    return found if found.value is None else found._replace(value=found.value + ONE_DAY)


def latest_sending(case: Case, deadline: date, channel: str, *, on_dispatch: bool) -> Answer:
    """Return the latest Business Day on which sending by a channel is in time, by the edition on the deadline.

    It is judged by the edition of the day of sending as well: where that one is stricter, an earlier day counts.
    """
    edition = case.edition(deadline)
    calendar = case.calendar(edition)
    if channel == "electronic" and not deems_electronic(case, edition):
        return NOT_APPLICABLE
    if on_dispatch and case.reads("notice_effective", "dispatch"):
        return calendar.on_or_before(deadline)
    if channel in {"courier", "registered"}:
        found = calendar.latest_before(deadline, case.count(f"{channel}_business_days", edition))
        return arriving(case, found, channel, deadline)
    found = calendar.on_or_before(deadline)
    if channel == "electronic" and not deems_electronic(case, case.edition(found.value)):
        return NOT_APPLICABLE
    return found


def arriving(case: Case, found: Answer, channel: str, deadline: date) -> Answer:
    """Return the latest day of sending up to one found that arrives in time by the edition of that day."""
    while True:
        edition = case.edition(found.value)
        calendar = case.calendar(edition)
        days = case.count(f"{channel}_business_days", edition)
        if calendar.add(found.value, days).value <= deadline:
            return found
        found = calendar.on_or_before(found.value - ONE_DAY)
