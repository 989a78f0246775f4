"""Statutory interest for late payment between businesses: per cent a year by law and half-year, from resources/rates.

What is not known is not guessed: a half-year without a row has no rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record
from cmdesk.basics.toml import read_toml
from cmdesk.basics.wording import N_, say
from cmdesk.calendars.strict import StrictReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any


class RateOf(StrEnum):
    """Which day's rate counts."""

    EACH_HALF_YEAR = "each_half_year"
    PAYMENT = "payment"
    START = "start"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Law(Record):
    """How a law sets late interest: its reference rate by half-year ("2024-H1") and what it makes of it."""

    country: str
    margin: Decimal
    offset: Decimal
    rate_of: RateOf
    compounds: bool
    half_points: bool
    source: str
    checked_on: date
    reference: Mapping[str, Decimal]

    def rate_on(self, day: date) -> Decimal | None:
        """Return the rate in force on a day in per cent a year, None where the half-year's reference is not known."""
        reference = self.reference.get(half_year(day))
        if reference is None:
            return None
        rate = reference + self.offset + self.margin
        return (rate * 2).to_integral_value(ROUND_CEILING) / 2 if self.half_points else rate

    @property
    def known_until(self) -> str:
        """Return the last half-year with a known rate: "2026-H2"."""
        return max(self.reference)


def half_year(day: date) -> str:
    """Return the half-year of a day as the rate files name it: "2024-H1" until 30 June."""
    return f"{day.year}-H{1 if day.month <= 6 else 2}"  # noqa: PLR2004  # June is the sixth month


@cache
def laws() -> Mapping[str, Law]:
    """Return the laws known, by ISO country; FaultyInput with every fault of the files."""
    reader = StrictReader("laws.toml")
    found = {
        country: law
        for country, entry in read_toml("rates", "laws.toml").items()
        if (law := _law(reader, country, entry))
    }
    reader.finish()
    return found


def law_of(country: str) -> Law | None:
    """Return a country's law, None where none is known."""
    return laws().get(country)


def _law(reader: StrictReader, country: str, entry: Any) -> Law | None:
    """Return one law of the file, None where something is wrong with it."""
    import datetime as dt  # noqa: PLC0415  # the type of a TOML day

    needed = {"series": str, "margin": int, "rate_of": str, "source": str, "checked_on": dt.date}
    sound = reader.record(entry, country, needed, {"offset": Decimal, "compounds": bool, "half_points": bool})
    if sound.get("rate_of") not in set(RateOf):
        reader.fault(f"{country}.rate_of", say(N_("There is no such choice; there are {known}"), known=tuple(RateOf)))
        return None
    if not needed.keys() <= sound.keys():
        return None
    return Law(
        country,
        Decimal(sound["margin"]),
        sound.get("offset", Decimal(0)),
        RateOf(sound["rate_of"]),
        sound.get("compounds", False),
        sound.get("half_points", False),
        sound["source"],
        sound["checked_on"],
        series(sound["series"]),
    )


@cache
def series(name: str) -> Mapping[str, Decimal]:
    """Return a reference rate by half-year, in per cent a year."""
    rates: dict[str, Any] = read_toml("rates", "series", f"{name}.toml")["rates"]
    return {half: Decimal(rate) for half, rate in rates.items()}
