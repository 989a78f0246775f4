"""Exchange rates to the euro by day: the latest earlier one counts, if it is not too old."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

OLDEST = 7
"""How many days back a rate may lie: reference rates pause for week-ends and holidays, never longer."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rate(Record):
    """The worth of one euro in a currency on a day."""

    day: date
    currency: str
    per_eur: Decimal


class Rates:
    """The rates known for a contract."""

    __slots__ = ("_by_currency",)

    def __init__(self, rates: Iterable[Rate]) -> None:
        """Sort the rates by currency and day; of two on one day the later entry counts."""
        self._by_currency: dict[str, list[Rate]] = {}
        for rate in sorted(rates, key=lambda one: one.day):
            self._by_currency.setdefault(rate.currency, []).append(rate)

    def on(self, currency: str, day: date) -> Rate | None:
        """Return the rate of a day, or the latest earlier one up to 7 days back; None where none is known."""
        known = self._by_currency.get(currency, [])
        at = bisect_right(known, day, key=lambda one: one.day)
        if at == 0 or (day - known[at - 1].day).days > OLDEST:
            return None
        return known[at - 1]
