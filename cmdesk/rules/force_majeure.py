"""9.2, 10.6(b): by when Force Majeure shall be told, and from when either Party may terminate for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rules.counting import ONE_DAY, business_days_after, close_of_business, counted_day
from cmdesk.rules.result import Answer, not_applicable

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.rules.case import Case


def event_day(case: Case, index: int) -> date:
    """Return the day on which an event of Force Majeure counts."""
    event = case.contract.force_majeure[index]
    case.step(N_("Day of the event"), event.date.in_zone(case.zone).day)
    return counted_day(case, event.date)


def _counted_from(case: Case, event: date) -> date:
    """Return the day after which days are counted; under reading `first_day: counted` the event's day is day 1."""
    if case.reading("first_day") == "excluded":
        return event
    return event - ONE_DAY


def notify_by(case: Case, index: int) -> Answer:
    """9.2: the last Business Day to tell the other Party of the event."""
    event = case.find(event_day, index)
    days = case.parameter("force_majeure_notice_business_days", event)
    clause = case.edition(event).clause("force_majeure_notice")
    start = _counted_from(case, event)
    found = business_days_after(case, start, days, event, say(N_("Last day to tell the other Party")), clause)
    because = say(
        N_("The other Party shall be told within the Business Days allowed after the event: by {day}."), day=found
    )
    return Answer(found, because, event, until=close_of_business(case, found))


def termination_from(case: Case, index: int) -> Answer:
    """10.6(b): the first Business Day on which the event has lasted more than the Business Days stated.

    Not applicable where it ended before that day.
    """
    event = case.find(event_day, index)
    days = case.parameter("force_majeure_termination_business_days", event) + 1
    clause = case.edition(event).clause("force_majeure_termination")
    start = _counted_from(case, event)
    found = business_days_after(
        case, start, days, event, say(N_("First Business Day on which it has lasted longer")), clause
    )
    ended = case.contract.force_majeure[index].ended
    if ended is not None:
        case.step(N_("The event ended"), ended)
        if ended < found:
            return not_applicable(
                say(N_("It ended on {ended}, before either Party could terminate for it."), ended=ended), event
            )
    because = say(N_("If it lasts, either Party may give notice of termination from {day}."), day=found)
    return Answer(found, because, event)
