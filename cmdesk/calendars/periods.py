"""Periods of months: the same day number months on, and the latest day from which a period still fits.

Every calculation counts months dozens of times, and what dateutil takes for one count is a tenth of it all: so the two
lines of arithmetic stand here, and the tests hold them against dateutil.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 1
_ONE_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day number months on (or back); the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:  # noqa: PLR2004  # every month has it
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, _length(year, month)))


def last_day_of(first: date, months: int) -> date:
    """Return the last day of a period of months that begins on a day: the one before the same day number.

    Where the last month has no such day it is that month's last: twelve months from 29 February 2024 end on 28 February
    2025.
    """
    following = add_months(first, months)
    return following if following.day != first.day else following - _ONE_DAY


def _length(year: int, month: int) -> int:
    """Return the number of days of a month, 0 for January."""
    return 29 if month == _FEBRUARY and isleap(year) else _LENGTHS[month]


def latest_day_that_fits(last_day: date, months: int) -> date:
    """Return the latest day from which a period of months ends on or before `last_day`.

    On the last day of a month every day of the month so many months before fits: 28 February 2025 less three months is
    30 November 2024.
    """
    fitting = add_months(last_day, -months)
    if last_day.day == _length(last_day.year, last_day.month - 1):
        return fitting.replace(day=_length(fitting.year, fitting.month - 1))
    return fitting
