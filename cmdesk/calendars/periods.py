"""Periods of months: the same day number months on, and the latest day from which a period still fits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from datetime import date

_LAST_DAY_OF_MONTH = relativedelta(day=31)


@lru_cache(maxsize=4096)
def _months(months: int) -> relativedelta:
    """Return a period of months, made once for each count."""
    return relativedelta(months=months)


def add_months(day: date, months: int) -> date:
    """Return the same day number months on (or back); the last day of that month where it has no such day."""
    return day + _months(months)


def latest_day_that_fits(last_day: date, months: int) -> date:
    """Return the latest day from which a period of months ends on or before `last_day`.

    On the last day of a month every day of the month so many months before fits: 28 February 2025 less three months is
    30 November 2024.
    """
    fitting = add_months(last_day, -months)
    if last_day == last_day + _LAST_DAY_OF_MONTH:
        return fitting + _LAST_DAY_OF_MONTH
    return fitting
