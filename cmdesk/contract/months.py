"""Month: a calendar month, as usage is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @property
    def first_day(self) -> dt.date:
        """Return its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        """Return its last day."""
        return self.next.first_day - dt.timedelta(days=1)

    @property
    def next(self) -> Month:
        """Return the month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def text(self) -> str:
        """Return it as a contract file writes it: "2024-05"."""
        return f"{self.year:04}-{self.month:02}"
