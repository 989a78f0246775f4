"""Holidays: the only module that knows the holiday library; it asks it only for what is not kept from an earlier start.

Where the library stops (2100 for most countries), or does not reach back to 1989, its rules are carried on beyond its
own years, and everything out there counts as estimated. So do the holidays of a country that announces year by year how
holidays and weekends are swapped, after the last year announced.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING
from zlib import crc32

from cmdesk.basics.cache import kept
from cmdesk.basics.record import Record
from cmdesk.calendars.countries import Countries, Country
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from holidays import HolidayBase

    from cmdesk.calendars.recipes import Recipe

_FORMAT = 1
"""To be raised whenever the same question gets another answer, or the answer another form."""

_LANGUAGES = {"en": "en_US", "nl": "nl", "da": "da", "zh_CN": "zh_CN"}
_BETWEEN_NAMES = "; "
_ESTIMATED = "estimated)"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LibraryDays(Record):
    """What the library says: names by day, the years it has data for, and the last year whose schedule is announced."""

    names: dict[date, str]
    first_year: int
    last_year: int
    last_announced: int


# What other modules ask


@lru_cache(maxsize=128)
def holiday_table(recipe: Recipe) -> HolidayTable:
    """Return the table of a recipe."""
    return HolidayTable.from_bytes(_kept(recipe.country, f"table of {recipe}", lambda: _table(recipe).to_bytes()))


@lru_cache(maxsize=128)
def holiday_names(recipe: Recipe, language: str) -> tuple[str, ...]:
    """Return the names of a recipe's holidays in the order of its table, in English where the library has no other."""
    content = _kept(
        recipe.country, f"{language} names of {recipe}", lambda: "\n".join(_names(recipe, language)).encode()
    )
    return tuple(content.decode().split("\n"))


@cache
def countries() -> Countries:
    """Return the countries, and their states and regions, that the library knows."""
    table = json.loads(_kept("countries", "countries", lambda: json.dumps(_countries()).encode()))
    return Countries({code: Country(tuple(others), subdivisions) for code, (others, subdivisions) in table.items()})


def is_known_country(country: str) -> bool:
    """Tell whether a country has holidays here: two capital letters of ISO 3166."""
    return country in countries().by_code


@cache
def library_version() -> str:
    """Return the version of the holiday library without importing it: the name of the folder its metadata are in."""
    found = PathFinder.find_spec("holidays")
    folder = os.path.dirname(os.path.dirname(found.origin)) if found and found.origin else ""  # noqa: PTH120
    metadata = []
    with suppress(OSError):
        metadata = [name for name in os.listdir(folder) if name.startswith("holidays-") and name.endswith(".dist-info")]  # noqa: PTH208
    if len(metadata) == 1:
        return metadata[0].removeprefix("holidays-").removesuffix(".dist-info")
    from importlib.metadata import version  # noqa: PLC0415  # 25 ms

    return version("holidays")


def _kept(name: str, question: str, make: Callable[[], bytes]) -> bytes:
    """Return the answer to a question, which the library's version, our format and the machine's byte order decide."""
    key = f"{_FORMAT} {_version()} {sys.byteorder} {FIRST_DAY} {LAST_DAY} {question}"
    return kept(f"{name}-{crc32(question.encode()):08x}", key, make)


@cache
def _version() -> str:
    """Return the library's version, found once."""
    return library_version()


# What the library is asked


def _table(recipe: Recipe) -> HolidayTable:
    """Return the table of a recipe as the library has it."""
    found = _library_days(recipe, "en")
    labelled = {day for day, names in found.names.items() if _is_labelled(names)}
    certain = range(found.first_year, found.last_announced + 1)
    until = _last_official(found.last_announced, {day.year for day in labelled})
    known = Known(date(found.first_year, 1, 1), date(found.last_year, 12, 31), date(until, 12, 31))
    return HolidayTable.of({day: day in labelled or day.year not in certain for day in found.names}, known)


def _last_official(year: int, estimated: set[int]) -> int:
    """Return the last of two years running without an estimate; in a single one the moon may just have passed by."""
    while {year, year - 1} & estimated:
        year -= 1
    return year


def _names(recipe: Recipe, language: str) -> list[str]:
    """Return the names of a recipe's holidays in order."""
    return [name for _, name in sorted(_library_days(recipe, language).names.items())]


def _is_labelled(names: str) -> bool:
    """Tell whether a day is a holiday by estimate alone; the library says so in the name."""
    return all(_ESTIMATED in name for name in names.split(_BETWEEN_NAMES))


@lru_cache(maxsize=4)
def _library_days(recipe: Recipe, language: str) -> LibraryDays:
    """Return the holidays of a recipe, with our corrections."""
    library = _library(recipe, language)
    years = range(library.start_year, library.end_year + 1)
    library.start_year, library.end_year = FIRST_DAY.year, LAST_DAY.year
    covered = [year for year in range(FIRST_DAY.year, LAST_DAY.year + 1) if _fill(library, year, within=year in years)]
    names = dict(library)
    _correct(names, recipe, language)
    within = {day: name for day, name in names.items() if FIRST_DAY <= day <= LAST_DAY}
    return LibraryDays(within, covered[0], covered[-1], min(covered[-1], _last_announced(library)))


def _library(recipe: Recipe, language: str) -> HolidayBase:
    """Return the library's own object for a recipe, still without holidays."""
    countries().check(recipe.country, recipe.subdivision)
    from holidays import country_holidays  # noqa: PLC0415  # 90 ms, and only where nothing is kept

    plain = country_holidays(recipe.country)
    languages = [name for name in (_LANGUAGES[language], "en_US") if name in plain.supported_languages]
    return country_holidays(
        recipe.country,
        subdiv=recipe.subdivision,
        categories=tuple(name for name in recipe.categories if name in plain.supported_categories),
        # Without a language, names would follow the locale of the process.
        language=languages[0] if languages else plain.default_language,
    )


def _fill(library: HolidayBase, year: int, *, within: bool) -> bool:
    """Have the library work out a year; tell whether it has the data for it.

    It warns where a calendar of its own does not reach (India outside 2001 to 2035). Outside its years its tables of
    moons may end: what it found before that remains.
    """
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", UserWarning)
        try:
            library.get(date(year, 1, 1))
        except Exception:
            if within:
                raise
    return within and not warned


def _last_announced(library: HolidayBase) -> int:
    """Return the last year whose swaps of holidays and weekends are announced, where a country has such swaps."""
    if getattr(library, "has_substituted_holidays", False):
        return max(getattr(library, "special_public_holidays", {}), default=LAST_DAY.year)
    return LAST_DAY.year


def _correct(names: dict[date, str], recipe: Recipe, language: str) -> None:
    """Apply a recipe's corrections to the library's holidays."""
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        for correction in recipe.removed:
            if (day := correction.day_in(year)) is not None:
                names.pop(day, None)
        for correction in recipe.added:
            if (day := correction.day_in(year)) is not None:
                names.setdefault(day, correction.name(language))


def _countries() -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    """Return every country's other codes, and its states and regions with their names."""
    import holidays  # noqa: PLC0415  # as above

    found: dict[str, tuple[list[str], dict[str, list[str]]]] = {}
    for code in holidays.list_supported_countries(include_aliases=False):
        country = getattr(holidays, code)
        names: dict[str, list[str]] = {subdivision: [] for subdivision in country.subdivisions}
        for name, subdivision in country.subdivisions_aliases.items():
            names[subdivision].append(name)
        found[code] = ([], names)
    for code in holidays.list_supported_countries():
        if code not in found:
            found[getattr(holidays, code).country][0].append(code)
    return found
