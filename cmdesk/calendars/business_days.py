"""Business Days by number: which number a day has, and which day a number is.

The first Business Day of the table is number 1. Outside the table, where no holiday is known, every day from Monday to
Friday has a number, so that each question has an answer; `BusinessCalendar` marks those as estimated.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.calendars.errors import NoSuchCountError
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST = FIRST_DAY.toordinal()
_LAST = LAST_DAY.toordinal()


class BusinessDays:
    """The Business Days of a table; `add(day, n)` is the n-th one strictly after a day, n >= 1."""

    __slots__ = ("_count", "_days", "_found", "_ranks", "add")

    def __init__(self, table: HolidayTable) -> None:
        """Take a table; a date is made when it is first asked for and then kept."""
        self._ranks = table.ranks
        self._days = table.days
        self._count = len(table.days) - 1
        self._found: list[date | None] = [None] * len(table.days)
        self.add = self._adding()

    def number(self, day: date) -> int:
        """Return the number of the last Business Day on or before a day."""
        ordinal = day.toordinal()
        if ordinal < _FIRST:
            return _weekdays(ordinal) - _weekdays(_FIRST - 1)
        if ordinal > _LAST:
            return self._count + _weekdays(ordinal) - _weekdays(_LAST)
        return self._ranks[ordinal - _FIRST]

    def day(self, number: int) -> date:
        """Return the Business Day of a number."""
        if number < 1:
            return _weekday(_weekdays(_FIRST - 1) + number)
        if number > self._count:
            return _weekday(_weekdays(_LAST) + number - self._count)
        found = self._found[number] = date.fromordinal(_FIRST + self._days[number])
        return found

    def _adding(self) -> Callable[[date, int], date]:
        """Return `add`: a closure over the tables, because looking them up would cost more than the answer.

        How fast it is, is measured by tests/benchmarks/bench_business_day.py.
        """
        first, ranks, found, number_of, day_of = _FIRST, self._ranks, self._found, self.number, self.day

        def add(day: date, n: int) -> date:
            offset = day.toordinal() - first
            if n > 0 <= offset:
                try:
                    return found[ranks[offset] + n] or day_of(ranks[offset] + n)
                except IndexError:  # past the end of the table
                    pass
            if n < 1:
                raise NoSuchCountError(n, 1)
            return day_of(number_of(day) + n)

        return add


def _weekdays(ordinal: int) -> int:
    """Return how many days from Monday to Friday there are up to and including an ordinal; 1 is a Monday."""
    weeks, days = divmod(ordinal, 7)
    return 5 * weeks + min(days, 5)


def _weekday(number: int) -> date:
    """Return the day from Monday to Friday that `_weekdays` counts as this number."""
    weeks, days = divmod(number - 1, 5)
    return date.fromordinal(7 * weeks + days + 1)
