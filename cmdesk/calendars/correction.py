"""A correction of the holiday library: a day of one year or of every year that counts, or does not, in some scopes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.easter import easter

from cmdesk.basics.record import Record


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Correction(Record):
    """Exactly one of `date`, `every` (month and day) and `easter` (days after Easter Sunday) says which day it is."""

    reason: str
    source: str
    checked_on: dt.date
    date: dt.date | None = None
    every: tuple[int, int] | None = None
    easter: int | None = None
    unless_easter: int | None = None
    names: tuple[tuple[str, str], ...] = ()
    add_to: tuple[str, ...] = ()
    remove_from: tuple[str, ...] = ()

    def day_in(self, year: int) -> dt.date | None:
        """Return the day concerned in a year, None where the year has none."""
        day = self._day_in(year)
        if day is None or day.year != year:
            return None
        kept = self.unless_easter is not None and day == _after_easter(year, self.unless_easter)
        return None if kept else day

    def name(self, language: str) -> str:
        """Return the holiday's name in a language, in English where there is no other."""
        names = dict(self.names)
        return names.get(language, names["en"])

    def _day_in(self, year: int) -> dt.date | None:
        """Return the day before the exception is looked at."""
        if self.every is not None:
            return dt.date(year, *self.every)
        return self.date if self.easter is None else _after_easter(year, self.easter)


def _after_easter(year: int, days: int) -> dt.date:
    """Return the day so many days after Easter Sunday of a year."""
    return easter(year) + dt.timedelta(days)
