"""1: days counted, by Business Days and by months, and the day on which an event counts; each count leaves its step."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.periods import add_months
from cmdesk.rules.result import Counted

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.calendars.moments import Moment
    from cmdesk.rules.case import Case

CLOSE_OF_BUSINESS = time(17, 0)
"""Clause 1: the hour at which a Business Day ends."""

ONE_DAY = timedelta(days=1)


def business_days_after(case: Case, day: date, n: int, on: date, sentence: Sentence, clause: str = "") -> date:
    """1: the n-th Business Day strictly after a day; the count is left as a step."""
    calendar = case.calendar(on)
    found = calendar.add_business_days(day, n)
    _rest_on(case, calendar, day + ONE_DAY, found)
    case.step(sentence, found, clause, Counted(calendar, day, n))
    return found


def latest_dispatch(case: Case, deadline: date, n: int, on: date, sentence: Sentence, clause: str = "") -> date:
    """1: the latest Business Day from which n Business Days end by a deadline; the count is left as a step."""
    calendar = case.calendar(on)
    found = calendar.latest_dispatch(deadline, n)
    _rest_on(case, calendar, found, deadline)
    case.step(sentence, found, clause, Counted(calendar, found, n) if n else None)
    return found


def months_after(case: Case, day: date, months: int, sentence: Sentence, clause: str = "") -> date:
    """Return the same day number so many months on, or that month's last day, and leave a step."""
    found = add_months(day, months)
    case.step(sentence, found, clause)
    return found


def rolled(case: Case, day: date, on: date) -> date:
    """1: the end of a period of days or months under reading `calendar_period_end`."""
    if case.reading("calendar_period_end") == "as_is":
        return day
    calendar = case.calendar(on)
    found = calendar.next_business_day(day)
    _rest_on(case, calendar, day, found)
    if found != day:
        case.step(say(N_("{day} is no Business Day; the period ends on the next one"), day=day), found)
    return found


def counted_day(case: Case, moment: Moment) -> date:
    """1: the day on which an event counts: its civil date in the entity's zone.

    Under reading `after_hours: next_business_day` an event after 17:00, or on a day that is no Business Day, counts
    on the next Business Day; without a time of day it is taken as within hours, 17:00 sharp is within hours too.
    """
    local = moment.in_zone(case.zone)
    day = local.day
    if moment.offset is not None and local.day != moment.day:
        case.step(say(N_("In the time zone of the CM.com entity it is {day}"), day=day), day, "1")
    if case.reading("after_hours") == "same_day":
        return day
    calendar = case.calendar(day)
    late = local.time is not None and local.time > CLOSE_OF_BUSINESS
    found = calendar.next_business_day(day + ONE_DAY if late and calendar.is_business_day(day) else day)
    _rest_on(case, calendar, day, found)
    if found != day:
        case.step(N_("After hours, or no Business Day: counted on the next one"), found, "1")
    return found


def close_of_business(case: Case, day: date) -> datetime:
    """1: 17:00 of a day in the entity's zone, the prudent hour of a deadline in Business Days."""
    return datetime.combine(day, CLOSE_OF_BUSINESS, case.zone)


def _rest_on(case: Case, calendar: BusinessCalendar, first: date, last: date) -> None:
    """Mark the answer under way as estimated where one of the days it looked at is an uncertain holiday."""
    if calendar.rests_on_estimate(first, last):
        case.grounds.estimated = True
