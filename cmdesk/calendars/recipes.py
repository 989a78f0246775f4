"""Which holidays count: scope and wording to a recipe for one country (`resources/holidays`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cmdesk.basics.record import Record
from cmdesk.basics.toml import read_toml
from cmdesk.basics.wording import say
from cmdesk.calendars.correction import Correction
from cmdesk.calendars.strict import StrictReader, inside

SCOPES = ("narrow", "standard", "widest")
WORDINGS = ("generally_recognised", "national")

_CHOICES = ("narrow", "standard.generally_recognised", "standard.national", "widest")
_LEVELS = ("country", "subdivision")
_COUNTRY = re.compile("[A-Z]{2}")
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


def read_rules(source: str, table: Mapping[str, Any]) -> CountryRules:
    """Return the rules that a file's content states, or raise all its faults."""
    reader = StrictReader(source)
    top = reader.record(table, "", {}, {"narrow": dict, "standard": dict, "widest": dict, "corrections": list})
    standard = reader.record(top.pop("standard", {}), "standard", {}, dict.fromkeys(WORDINGS, dict))
    corrections = top.pop("corrections", [])
    cells = {**top, **{f"standard.{wording}": cell for wording, cell in standard.items()}}
    choices = {place: _choice(reader, cell, place) for place, cell in cells.items()}
    found = [_correction(reader, entry, f"corrections[{place}]") for place, entry in enumerate(corrections)]
    reader.finish()
    return CountryRules(choices, tuple(correction for correction in found if correction))


def _choice(reader: StrictReader, cell: dict[str, Any], place: str) -> Choice:
    """Return one cell of the table of scopes."""
    entry = reader.record(cell, place, {"level": str, "categories": list})
    level = entry.get("level", "country")
    if level not in _LEVELS:
        reader.fault(inside(place, "level"), say("There is no such level; there are {known}", known=_LEVELS))
    return Choice(level == "subdivision", _texts(reader, entry.get("categories", []), inside(place, "categories")))


def _correction(reader: StrictReader, entry: Any, place: str) -> Correction | None:
    """Return one correction, None where it has a fault."""
    found = reader.record(
        entry,
        place,
        {"names": dict, "reason": str, "source": str, "checked_on": dt.date},
        {"date": dt.date, "every": str, "easter": int, "unless_easter": int, "add_to": list, "remove_from": list},
    )
    if len(found.keys() & {"date", "every", "easter"}) != 1:
        reader.fault(place, say("One of date, every and easter says which day it is"))
    for key in ("add_to", "remove_from"):
        found[key] = _texts(reader, found.get(key, []), inside(place, key), _CHOICES)
    names = reader.record(
        found.get("names", {}), inside(place, "names"), {"en": str}, dict.fromkeys(("nl", "da", "zh_CN"), str)
    )
    every = _every(reader, found.get("every"), inside(place, "every"))
    if reader.has_faults:
        return None
    return Correction(**{**found, "names": tuple(names.items()), "every": every})


def _every(reader: StrictReader, text: str | None, place: str) -> tuple[int, int] | None:
    """Return month and day of "MM-DD"."""
    if text is None:
        return None
    try:
        month, day = (int(part) for part in text.split("-"))
        dt.date(_NO_LEAP_YEAR, month, day)
    except ValueError:
        reader.fault(place, say("Expected: month and day as MM-DD, a day that every year has"))
        return None
    return month, day


def _texts(reader: StrictReader, entries: list[Any], place: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a list of texts, each one of the known if there are any."""
    for number, entry in enumerate(entries):
        if type(entry) is not str:
            reader.wrong_type(f"{place}[{number}]", str)
        elif known and entry not in known:
            reader.fault(f"{place}[{number}]", say("There is no {text}; there are {known}", text=entry, known=known))
    return tuple(str(entry) for entry in entries)
