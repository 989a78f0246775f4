"""The Business Day calendar of one entity: Monday to Friday, its holidays excepted (clause 1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cmdesk.calendars.business_days import BusinessDays
from cmdesk.calendars.counting import CountedDay, DayCount, DayKind, Holiday
from cmdesk.calendars.errors import NoSuchCountError
from cmdesk.calendars.own_days import NO_OWN_DAYS, OwnDays
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

__all__ = ["BusinessCalendar", "CountedDay", "DayCount", "DayKind", "Holiday"]

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class BusinessCalendar:
    """Answers about the days of one calendar, in constant time.

    Its table runs from `first` to `last`. Outside it nothing is known but the week, and inside only the years that the
    holiday library has data for are: whatever rests on other years counts as estimated. `known_until` is the last day
    before some holidays are estimates, by the rules known now: no law is known ahead.

    `add_business_days(day, n)` is the n-th Business Day strictly after a day, n >= 1 (else ValueError). It neither
    traces nor marks; `explain` does.
    """

    __slots__ = (
        "_business_days",
        "_names",
        "_own",
        "_table",
        "add_business_days",
        "first",
        "known_until",
        "last",
        "zone",
    )

    def __init__(
        self,
        table: HolidayTable,
        zone: ZoneInfo,
        names: Callable[[str], Sequence[str]],
        own_days: OwnDays = NO_OWN_DAYS,
    ) -> None:
        """Take the table of an entity's holidays, their names by language, and the days agreed otherwise."""
        self._own: dict[date, str | None] = {own.date: own.reason for own in own_days.added}
        self._own.update((own.date, None) for own in own_days.removed)
        self._table = _with_own_days(table, own_days)
        self._names = names
        self._business_days = BusinessDays(self._table)
        self.add_business_days = self._business_days.add
        self.zone = zone
        self.first = FIRST_DAY
        self.last = LAST_DAY
        self.known_until = table.known.until

    # Business Days

    def is_business_day(self, day: date) -> bool:
        """Tell whether a day is a Business Day."""
        return self.latest_business_day(day) == day

    def next_business_day(self, day: date) -> date:
        """Return the first Business Day on or after a day."""
        return self._business_days.day(self._business_days.number(day - _ONE_DAY) + 1)

    def latest_business_day(self, day: date) -> date:
        """Return the last Business Day on or before a day."""
        return self._business_days.day(self._business_days.number(day))

    def latest_dispatch(self, deadline: date, n: int) -> date:
        """Return the latest Business Day whose n-th Business Day after it is not past a deadline; n >= 0."""
        if n < 0:
            raise NoSuchCountError(n, 0)
        return self._business_days.day(self._business_days.number(deadline) - n)

    def business_days_between(self, after: date, up_to: date) -> int:
        """Return the number of Business Days after one day, up to and including another; 0 where that is not later."""
        return max(0, self._business_days.number(up_to) - self._business_days.number(after))

    def explain(self, start: date, n: int, language: str = "en") -> DayCount:
        """Return the n-th Business Day after a day with every day on the way, counted or skipped, and why."""
        result = self.add_business_days(start, n)
        ordinals = range(start.toordinal() + 1, result.toordinal() + 1)
        days = tuple(self._counted(start, date.fromordinal(ordinal), language) for ordinal in ordinals)
        return DayCount(start, n, days, result, self.rests_on_estimate(start + _ONE_DAY, result))

    # Holidays and what is known of them

    def holiday(self, day: date, language: str = "en") -> Holiday | None:
        """Return the holiday on a day, weekends included, by its name in a language; None where there is none."""
        if day in self._own:
            reason = self._own[day]
            return None if reason is None else Holiday(day, reason, estimated=False)
        place = self._table.place_of_holiday(day)
        return None if place is None else Holiday(day, self._names(language)[place], self.is_estimated(day))

    def is_estimated(self, day: date) -> bool:
        """Tell whether it is uncertain if a day from Monday to Friday is a Business Day."""
        return day.weekday() < _SATURDAY and self.rests_on_estimate(day, day)

    def rests_on_estimate(self, first: date, last: date) -> bool:
        """Tell whether the days from `first` to `last` include an uncertain weekday holiday, or years without data."""
        known = self._table.known
        return first <= last and (first < known.first or last > known.last or self._table.has_estimate(first, last))

    def _counted(self, start: date, day: date, language: str) -> CountedDay:
        """Return one day of a count."""
        holiday = self.holiday(day, language)
        name = holiday.name if holiday else ""
        if self.is_business_day(day):
            return CountedDay(
                day, self.business_days_between(start, day), DayKind.COUNTED, name, self.is_estimated(day)
            )
        kind = DayKind.HOLIDAY if day.weekday() < _SATURDAY else DayKind.WEEKEND
        return CountedDay(day, 0, kind, name, self.is_estimated(day))


def _with_own_days(table: HolidayTable, own_days: OwnDays) -> HolidayTable:
    """Return the table with the days agreed otherwise; the same table where nothing was agreed."""
    if own_days == NO_OWN_DAYS:
        return table
    return table.with_own_days([own.date for own in own_days.added], [own.date for own in own_days.removed])
