"""10.2: the last day to give notice of non-renewal, and to send it by each channel (13.6 / 13.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.calendars.periods import add_months, latest_day_that_fits
from cmdesk.rules import term
from cmdesk.rules.result import Answer
from cmdesk.rules.sending import latest_dispatch

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.rules.case import Case


def deadline_of(case: Case, one: term.Term) -> date:
    """10.2: the latest day on which the full notice months still fit before the term's end.

    A term ending 28 February 2025 gives 30 November 2024: three months from then end on the last day. Under reading
    `notice_backward: same_day_number` the months are counted back from the last day instead.
    """
    backward = case.reading("notice_backward")
    found = _counted_back(backward, one.last_day, case.peek("notice_months", one.last_day))
    months = case.peek("notice_months", found)
    return _counted_back(backward, one.last_day, months)


def _counted_back(backward: str, last_day: date, months: int) -> date:
    """Return the day so many months before the last one, by either reading."""
    if backward == "same_day_number":
        return add_months(last_day, -months)
    return latest_day_that_fits(last_day, months)


# The answers


def deadline(case: Case) -> Answer:
    """10.2: the last day on which notice of non-renewal can be given for the running term."""
    case.given("term.last_day")
    found = deadline_of(case, case.known(term.running_term))
    case.parameter("notice_months", found)
    case.step(
        N_("Latest day from which the full notice period still fits"),
        found,
        case.edition(found).clause("non_renewal"),
    )
    because = say(
        N_("Notice of non-renewal shall leave the full notice period before the end of the term: by {day}."),
        day=found,
    )
    return Answer(found, because, found)


def dispatch(case: Case, channel: str) -> Answer:
    """10.2 with 13.6 / 13.7: the latest Business Day to send notice of non-renewal by a channel.

    The edition in force on the deadline decides; by hand and electronically the notice counts on the day itself, if its
    receipt is confirmed the same day.
    """
    return latest_dispatch(case, case.given("term.non_renewal_deadline").value, channel, sending_may_count=True)
