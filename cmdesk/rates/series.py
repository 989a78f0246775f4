"""Reference rates by half-year, as resources/rates/series states them: a file a series.

What is not known is not guessed: a half-year without a row has no rate.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from cmdesk.basics.assets import asset, read_bytes
from cmdesk.basics.record import Record
from cmdesk.basics.strict import Faults, Table, contents
from cmdesk.basics.wording import N_, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.basics.wording import Sentence

LEAST, MOST = Decimal(-10), Decimal(100)
"""Between what a reference rate lies; anything else is a slip."""

_SUFFIX = ".toml"
_HALF_YEAR = re.compile(r"20\d\d-H[12]")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reference(Record):
    """The reference rate of one half-year in per cent a year; `own` where the user entered it."""

    percent: Decimal
    source: str
    checked_on: date
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Series(Record):
    """A reference rate by half-year ("2024-H1"), the earliest first."""

    name: str
    title: str
    source: str
    checked_on: date
    rates: Mapping[str, Reference]

    @property
    def known_until(self) -> str:
        """Return the last half-year up to which none is missing since the first that came with the program."""
        last = min((half for half, one in self.rates.items() if not one.own), default=min(self.rates))
        while (following := next_half_year(last)) in self.rates:
            last = following
        return last


def half_year(day: date) -> str:
    """Return the half-year of a day as the rate files name it: "2024-H1" until 30 June."""
    return f"{day.year}-H{1 if day.month <= 6 else 2}"  # noqa: PLR2004  # June is the sixth month


def next_half_year(half: str) -> str:
    """Return the half-year after another."""
    year, number = half.split("-H")
    return f"{year}-H2" if number == "1" else f"{int(year) + 1}-H1"


@cache
def series_names() -> tuple[str, ...]:
    """Return the names of the series there are."""
    files = os.listdir(asset("rates", "series"))  # noqa: PTH208  # pathlib costs start-up
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX)))


def series_file(name: str) -> tuple[str, ...]:
    """Return where among the resources a series lies."""
    return "rates", "series", f"{name}{_SUFFIX}"


@cache
def shipped(name: str) -> Series:
    """Return a series as it came with the program; KeyError where there is none."""
    if name not in series_names():
        raise KeyError(name)
    file = series_file(name)
    return read_series(read_bytes(*file), file[-1])


def read_series(data: bytes, source: str) -> Series:
    """Return the series that the bytes of a file hold; FaultyInput with everything that is wrong with them."""
    faults = Faults(source)
    root = Table(contents(data, source, f"rates-series-{source}"), "", faults)
    title, basis, checked_on = root.text("title"), root.text("source"), root.day("checked_on")
    table = root.table("rates")
    percents = {half: percent(table, half) for half in half_years(table)}
    if not percents:
        table.fault("", say(N_("there is no rate here; write one like 2027-H1 = 2.40")))
    root.close()
    faults.raise_any()
    rates = {half: Reference(percents[half], basis, checked_on) for half in sorted(percents)}
    return Series(source.removesuffix(_SUFFIX), title, basis, checked_on, rates)


def half_years(table: Table) -> tuple[str, ...]:
    """Return the half-years that are the keys of a table, and say of every other key that it is none."""
    keys = table.left()
    for key in keys:
        if (fault := fault_of_half_year(key)) is not None:
            table.fault(key, fault)
    return keys


def percent(table: Table, key: str) -> Decimal:
    """Take a reference rate in per cent a year."""
    found = table.number(key)
    if found is None:
        return Decimal(0)
    if (fault := fault_of_percent(found)) is not None:
        table.fault(key, fault)
    return found


def fault_of_half_year(text: str) -> Sentence | None:
    """Return what is wrong with the name of a half-year; None where it is one of this century."""
    if _HALF_YEAR.fullmatch(text):
        return None
    return say(N_("{key} is no half-year; write it like 2027-H1"), key=text)


def fault_of_percent(percent: Decimal) -> Sentence | None:
    """Return what is wrong with a reference rate; None where it can be one."""
    if percent.is_finite() and LEAST <= percent <= MOST:
        return None
    sentence = N_("{percent} is no reference rate; it lies between {least} and {most}")
    return say(sentence, percent=percent, least=LEAST, most=MOST)
