"""Which holidays count: scope and wording to a recipe for one country (`resources/holidays`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cmdesk.basics.record import Record
from cmdesk.basics.strict import Faults, Table
from cmdesk.basics.toml import read_toml
from cmdesk.basics.wording import N_, say
from cmdesk.calendars.correction import Correction

SCOPES = ("narrow", "standard", "widest")
WORDINGS = ("generally_recognised", "national")

_CHOICES = ("narrow", "standard.generally_recognised", "standard.national", "widest")
_LEVELS = ("country", "subdivision")
_COUNTRY = re.compile("[A-Z]{2}")
_LANGUAGES = ("nl", "da", "zh_CN")
_NO_LEAP_YEAR = 2025


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Recipe(Record):
    """A set of holidays: what to ask the library for, and what to correct in its answer."""

    country: str
    subdivision: str | None
    categories: tuple[str, ...]
    added: tuple[Correction, ...] = ()
    removed: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choice(Record):
    """One cell of the table of scopes: the level and the library's categories."""

    with_subdivision: bool
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CountryRules(Record):
    """A country's own choices, where it has them, and the corrections of its holidays."""

    choices: Mapping[str, Choice]
    corrections: tuple[Correction, ...]


def recipe(country: str, subdivision: str | None, wording: str, scope: str) -> Recipe:
    """Return the recipe for a country under a wording of the Terms and a scope; KeyError for an unknown one."""
    name = {"narrow": "narrow", "standard": f"standard.{wording}", "widest": "widest"}[scope]
    general, own = _rules("general"), _rules(country.lower() if _COUNTRY.fullmatch(country) else "general")
    choice = own.choices.get(name) or general.choices[name]
    corrections = own.corrections if own is general else general.corrections + own.corrections
    return Recipe(
        country,
        subdivision if choice.with_subdivision else None,
        choice.categories,
        tuple(correction for correction in corrections if name in correction.add_to),
        tuple(correction for correction in corrections if name in correction.remove_from),
    )


@cache
def _rules(name: str) -> CountryRules:
    """Return the rules of one file; a country without a file has none of its own."""
    try:
        table = read_toml("holidays", f"{name}.toml")
    except FileNotFoundError:
        return CountryRules({}, ())
    return read_rules(f"{name}.toml", table)


def read_rules(source: str, values: dict[str, Any]) -> CountryRules:
    """Return the rules that a file's content states, or raise all its faults."""
    faults = Faults(source)
    root = Table(values, "", faults)
    choices = _choices(root, "", ("narrow", "widest"))
    if "standard" in root:
        standard = root.table("standard")
        choices |= _choices(standard, "standard.", WORDINGS)
        standard.close()
    corrections = root.tables("corrections") if "corrections" in root else ()
    found = CountryRules(choices, tuple(_correction(one) for one in corrections))
    root.close()
    faults.raise_any()
    return found


def _choices(table: Table, prefix: str, names: tuple[str, ...]) -> dict[str, Choice]:
    """Return the cells of the table of scopes that there are among some."""
    return {f"{prefix}{name}": _choice(table.table(name)) for name in names if name in table}


def _choice(table: Table) -> Choice:
    """Return one cell of the table of scopes."""
    found = Choice(table.choice("level", _LEVELS) == "subdivision", table.names("categories"))
    table.close()
    return found


def _correction(table: Table) -> Correction:
    """Return one correction; of one at fault, which is never used, something like it."""
    if sum(key in table for key in ("date", "every", "easter")) != 1:
        table.fault("", say(N_("one of date, every and easter says which day it is")))
    found = Correction(
        reason=table.text("reason"),
        source=table.text("source"),
        checked_on=table.day("checked_on"),
        date=table.day("date") if "date" in table else None,
        every=_every(table) if "every" in table else None,
        easter=table.whole("easter") if "easter" in table else None,
        unless_easter=table.whole("unless_easter") if "unless_easter" in table else None,
        names=_names(table.table("names")),
        add_to=table.names("add_to", _CHOICES) if "add_to" in table else (),
        remove_from=table.names("remove_from", _CHOICES) if "remove_from" in table else (),
    )
    table.close()
    return found


def _names(table: Table) -> tuple[tuple[str, str], ...]:
    """Return a holiday's names by language; the English one stands in for any other."""
    found = {"en": table.text("en")} | {one: table.text(one) for one in _LANGUAGES if one in table}
    table.close()
    return tuple(found.items())


def _every(table: Table) -> tuple[int, int] | None:
    """Take month and day out of "MM-DD"."""
    text = table.text("every")
    try:
        month, day = (int(part) for part in text.split("-"))
        dt.date(_NO_LEAP_YEAR, month, day)
    except ValueError:
        table.fault("every", say(N_("month and day are written as MM-DD, a day that every year has")))
        return None
    return month, day
