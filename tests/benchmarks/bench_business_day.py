"""One Business Day step: at most 1/8 of numpy.busday_offset on a scalar and 1/15 of QuantLib's Calendar.advance.

Each side gets the same holidays and the same starts in its own type, counts the same way (the start does not count),
and must agree with a count day by day on every start before anything is timed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import QuantLib as ql  # noqa: N813  # the name its own pages use

from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.entities import calendar_for
from tests.benchmarks._measure import Contender, Limit, medians, report

NUMPY_LIMIT, QUANTLIB_LIMIT = 1 / 8, 1 / 15
STARTS = 10_000
YEARS = (2020, 2033)
COUNTS = (10, 250)


def starts() -> list[date]:
    """Return random days of any weekday."""
    source = random.Random(20201)
    first, last = date(YEARS[0], 1, 1).toordinal(), date(YEARS[1], 12, 31).toordinal()
    return [date.fromordinal(source.randint(first, last)) for _ in range(STARTS)]


def holidays_of(calendar: BusinessCalendar) -> list[date]:
    """Return the holidays from Monday to Friday of the years that may be met."""
    first = date(YEARS[0], 1, 1)
    days = (first + timedelta(days) for days in range((YEARS[1] - YEARS[0] + 3) * 366))
    return [day for day in days if day.weekday() < 5 and not calendar.is_business_day(day)]


def day_by_day(day: date, n: int, closed: frozenset[date]) -> date:
    """Return the n-th Business Day after a day, counted one by one."""
    while n:
        day += timedelta(1)
        n -= day.weekday() < 5 and day not in closed
    return day


def quantlib_calendar(closed: list[date]) -> ql.Calendar:
    """Return a calendar of QuantLib's with the same holidays."""
    calendar = ql.BespokeCalendar("the same")
    calendar.addWeekend(ql.Saturday)
    calendar.addWeekend(ql.Sunday)
    for day in closed:
        calendar.addHoliday(ql.Date(day.day, day.month, day.year))
    return calendar


def contenders(calendar: BusinessCalendar, n: int) -> dict[str, tuple[Contender, Callable[[], list[date]]]]:
    """Return each contender's timed run, and the days it finds."""
    days, closed = starts(), holidays_of(calendar)
    busdays = np.busdaycalendar(holidays=np.array(closed, "datetime64[D]"))
    numpy_days = [np.datetime64(day, "D") for day in days]
    theirs = quantlib_calendar(closed)
    quantlib_days = [ql.Date(day.day, day.month, day.year) for day in days]
    add, offset, advance, unit = calendar.add_business_days, np.busday_offset, theirs.advance, ql.Days

    def cmdesk() -> None:
        for day in days:
            add(day, n)

    def numpy() -> None:
        for day in numpy_days:
            offset(day, n, roll="backward", busdaycal=busdays)

    def quantlib() -> None:
        for day in quantlib_days:
            advance(day, n, unit)

    return {
        "cmdesk": (cmdesk, lambda: [add(day, n) for day in days]),
        "numpy": (numpy, lambda: offset(numpy_days, n, roll="backward", busdaycal=busdays).tolist()),
        "QuantLib": (quantlib, lambda: [advance(day, n, unit).to_date() for day in quantlib_days]),
    }


def main() -> int:
    """Check that all agree, then measure."""
    calendar = calendar_for("nl", "national")
    closed = frozenset(holidays_of(calendar))
    limits = []
    for n in COUNTS:
        sides = contenders(calendar, n)
        expected = [day_by_day(day, n, closed) for day in starts()]
        disagreeing = [name for name, (_, found) in sides.items() if found() != expected]
        if disagreeing:
            sys.exit(f"wrong days from {', '.join(disagreeing)}")
        times = medians({name: run for name, (run, _) in sides.items()}, STARTS)
        limits += [
            Limit(f"{n} Business Days on, against numpy", times["cmdesk"], times["numpy"], NUMPY_LIMIT),
            Limit(f"{n} Business Days on, against QuantLib", times["cmdesk"], times["QuantLib"], QUANTLIB_LIMIT),
        ]
    return report("One Business Day step (the Netherlands)", limits)


if __name__ == "__main__":
    sys.exit(main())
