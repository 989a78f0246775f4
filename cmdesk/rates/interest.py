"""Statutory interest for late payment between businesses: per cent a year by law and half-year, from resources/rates.

What is not known is not guessed: a half-year without a row has no rate, and a law that is not listed has none at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from cmdesk.basics.assets import read_bytes
from cmdesk.basics.record import Record
from cmdesk.basics.strict import Faults, Table, contents, unknown
from cmdesk.basics.wording import N_, say
from cmdesk.rates.local import Local, local
from cmdesk.rates.series import half_year, series_names, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.rates.series import Reference, Series

__all__ = ["Law", "RateOf", "half_year", "law_of", "laws", "read_laws"]

LAWS = "laws.toml"
"""The name of the file of laws."""

_COUNTRY = re.compile("[A-Z]{2}")


class RateOf(StrEnum):
    """Which day's rate counts."""

    EACH_HALF_YEAR = "each_half_year"
    PAYMENT = "payment"
    START = "start"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Law(Record):
    """How a law sets late interest: its reference rate by half-year and what it makes of it."""

    country: str
    margin: Decimal
    offset: Decimal
    rate_of: RateOf
    compounds: bool
    half_points: bool
    source: str
    checked_on: date
    series: Series

    def rate_on(self, day: date) -> Decimal | None:
        """Return the rate in force on a day in per cent a year, None where the half-year's reference is not known."""
        reference = self.reference_on(day)
        if reference is None:
            return None
        rate = reference.percent + self.offset + self.margin
        return (rate * 2).to_integral_value(ROUND_CEILING) / 2 if self.half_points else rate

    def reference_on(self, day: date) -> Reference | None:
        """Return the reference rate of the half-year of a day, None where it is not known."""
        return self.series.rates.get(half_year(day))

    @property
    def known_until(self) -> str:
        """Return the last half-year with a known rate: "2026-H2"."""
        return self.series.known_until


def laws() -> Mapping[str, Law]:
    """Return the laws known, by ISO country; FaultyInput with every fault of the files."""
    return _laws(local())


def law_of(country: str) -> Law | None:
    """Return a country's law, None where none is known."""
    return laws().get(country)


@lru_cache(maxsize=1)
def _laws(rates: Local) -> Mapping[str, Law]:
    """Return the laws with the reference rates of this computer."""
    return read_laws(read_bytes("rates", LAWS), LAWS, rates)


def read_laws(data: bytes, source: str, rates: Local) -> Mapping[str, Law]:
    """Return the laws that the bytes of a file hold; FaultyInput with everything that is wrong with them."""
    faults = Faults(source)
    root = Table(contents(data, source, "rates-laws"), "", faults)
    found = {country: _law(root, country, rates) for country in root.left()}
    faults.raise_any()
    return found


def _law(root: Table, country: str, rates: Local) -> Law:
    """Read one law; of one at fault, which is never used, something like it."""
    if not _COUNTRY.fullmatch(country):
        root.fault(country, say(N_("{value} is no country; give the two letters of ISO 3166, as in NL"), value=country))
    table = root.table(country)
    found = Law(
        country=country,
        series=_series(table, rates),
        margin=table.number("margin") or Decimal(0),
        offset=(table.number("offset") if "offset" in table else None) or Decimal(0),
        rate_of=RateOf(str(table.choice("rate_of", tuple(one.value for one in RateOf)))),
        compounds=table.flag("compounds") if "compounds" in table else False,
        half_points=table.flag("half_points") if "half_points" in table else False,
        source=table.text("source"),
        checked_on=table.day("checked_on"),
    )
    table.close()
    return found


def _series(table: Table, rates: Local) -> Series:
    """Take the name of a series and return it."""
    name = table.text("series")
    if name in series_names():
        return rates.series(name)
    if name:
        table.fault("series", unknown(name, series_names()))
    return shipped(series_names()[0])
