"""Days, one at a time: months on, holidays, Business Days (clause 1)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import holidays
from holidays.countries.china import ChinaStaticHolidays

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PUBLIC = ("public",)
KNOWN_IN_CHINA = max(ChinaStaticHolidays.special_public_holidays)

# country -> scope -> (with the subdivision, categories); what is not here follows the last row.
SETS: dict[str, dict[str, tuple[bool, tuple[str, ...]]]] = {
    "NL": {
        "narrow": (False, PUBLIC),
        "generally_recognised": (False, PUBLIC),
        "national": (False, PUBLIC),
        "widest": (False, ("public", "optional")),
    },
    "GB": {"national": (True, PUBLIC), "widest": (True, PUBLIC)},
    "HK": {
        "generally_recognised": (False, ("optional",)),
        "national": (False, ("optional",)),
        "widest": (False, ("public", "optional")),
    },
    "KE": {
        "generally_recognised": (False, ("public", "islamic")),
        "national": (False, ("public", "islamic")),
        "widest": (False, ("public", "islamic", "hindu")),
    },
    "DE": {"widest": (True, ("public", "catholic"))},
    **{country: {"widest": (True, ("public", "optional"))} for country in ("ES", "IT", "IN", "BR")},
}
ANY_COUNTRY: dict[str, tuple[bool, tuple[str, ...]]] = {
    "narrow": (False, PUBLIC),
    "generally_recognised": (True, PUBLIC),
    "national": (False, PUBLIC),
    "widest": (True, ("public", "optional", "bank")),
}


class Answer(NamedTuple):
    """A value and its status, and whether it rests on a holiday whose date is an estimate."""

    value: Any
    status: str = "final"
    estimated: bool = False

    def resting_on(self, *others: Answer) -> Answer:
        """Return it as it stands where it was found with the help of others."""
        return self._replace(estimated=self.estimated or any(one.estimated for one in others))


PENDING = Answer(None, "pending")
NOT_APPLICABLE = Answer(None, "not_applicable")


def add_months(day: date, months: int) -> date:
    """Return the same day number some months on, or the last day of a month that is too short."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in {0, 13}:
            year, month = (year + 1, 1) if month else (year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def easter(year: int) -> date:
    """Return Easter Sunday by the calendar's own table (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays_of(country: str, subdivision: str | None, scope: str, year: int) -> dict[date, bool]:
    """Return the holidays of a year in one of the three scopes, each with whether its date is an estimate."""
    with_subdivision, wanted = SETS.get(country, {}).get(scope, ANY_COUNTRY[scope])
    known = getattr(holidays, country)
    found = holidays.country_holidays(
        country,
        subdiv=subdivision if with_subdivision else None,
        categories=tuple(one for one in wanted if one in known.supported_categories),
        years=year,
        language="en_US" if "en_US" in known.supported_languages else None,
    )
    days = {day: is_estimate(country, day, names) for day, names in found.items() if day.year == year}
    return dutch(days, scope, year) if country == "NL" else days


def is_estimate(country: str, day: date, names: str) -> bool:
    """Tell whether nothing makes a day a holiday but an estimate, or a table that looks official and is not."""
    if country == "CN":
        return day.year > KNOWN_IN_CHINA
    return all("estimated)" in name for name in names.split("; "))


def dutch(days: dict[date, bool], scope: str, year: int) -> dict[date, bool]:
    """Return the Dutch holidays: the statute has 5 May in every year and no Good Friday."""
    good_friday, liberation_day = easter(year) - 2 * ONE_DAY, date(year, 5, 5)
    is_ascension_day = easter(year) + 39 * ONE_DAY == liberation_day
    if scope in {"narrow", "generally_recognised"}:
        days = {day: sure for day, sure in days.items() if day != good_friday}
    if scope == "narrow" and not is_ascension_day:
        days = {day: sure for day, sure in days.items() if day != liberation_day}
    if scope in {"generally_recognised", "national"}:
        days = {**days, liberation_day: False}
    return days


@dataclass(frozen=True)
class Calendar:
    """Business Days: Monday to Friday, without the holidays and the days that the contract agrees otherwise."""

    country: str
    subdivision: str | None
    scope: str
    added: frozenset[date]
    removed: frozenset[date]

    def holiday(self, day: date) -> bool | None:
        """Return whether a day off is an estimate; None where it is a working day, be it on a weekend."""
        if day in self.added:
            return False
        found = holidays_of(self.country, self.subdivision, self.scope, day.year).get(day)
        return None if day in self.removed else found

    def is_business_day(self, day: date) -> bool:
        """Tell whether a day is a Business Day."""
        return day.weekday() < SATURDAY and self.holiday(day) is None

    def is_estimated_holiday(self, day: date) -> bool:
        """Tell whether a working day of the week is off by an estimate alone."""
        return day.weekday() < SATURDAY and self.holiday(day) is True

    def add(self, day: date, count: int) -> Answer:
        """Return the n-th Business Day strictly after a day; the day itself for none."""
        estimated = False
        while count > 0:
            day += ONE_DAY
            estimated = estimated or self.is_estimated_holiday(day)
            count -= self.is_business_day(day)
        return Answer(day, estimated=estimated)

    def on_or_after(self, day: date) -> Answer:
        """Return the day, or the first Business Day after it."""
        return Answer(day) if self.is_business_day(day) else self.add(day, 1).resting_on(self.mark(day))

    def on_or_before(self, day: date) -> Answer:
        """Return the day, or the last Business Day before it."""
        estimated = False
        while not self.is_business_day(day):
            estimated = estimated or self.is_estimated_holiday(day)
            day -= ONE_DAY
        return Answer(day, estimated=estimated)

    def latest_before(self, deadline: date, count: int) -> Answer:
        """Return the latest Business Day from which some Business Days on still lie by a deadline."""
        found = self.on_or_before(deadline)
        while (arrives := self.add(found.value, count)).value > deadline:
            found = self.on_or_before(found.value - ONE_DAY).resting_on(found)
        return found.resting_on(arrives)

    def mark(self, day: date) -> Answer:
        """Return a day with whether it is off by an estimate."""
        return Answer(day, estimated=self.is_estimated_holiday(day))
