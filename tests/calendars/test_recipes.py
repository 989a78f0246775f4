"""Which holidays count: the table of scopes, country by country, and faults of its files."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.calendars import recipes
from cmdesk.calendars.recipes import SCOPES, WORDINGS, read_rules, recipe

NARROW = ("narrow", "national")
EDITION_2023 = ("standard", "generally_recognised")
EDITION_2025 = ("standard", "national")
WIDEST = ("widest", "national")
PUBLIC = ("public",)

C = None  # country level
GENERAL_WIDEST = ("public", "optional", "bank")


@pytest.mark.parametrize(
    "country, subdivision, scope, level, categories",
    [
        ("NL", None, NARROW, C, PUBLIC),
        ("NL", None, EDITION_2023, C, PUBLIC),
        ("NL", None, EDITION_2025, C, PUBLIC),
        ("NL", None, WIDEST, C, ("public", "optional")),
        ("GB", "ENG", NARROW, C, PUBLIC),
        ("GB", "ENG", EDITION_2023, "ENG", PUBLIC),
        ("GB", "ENG", EDITION_2025, "ENG", PUBLIC),
        ("GB", "ENG", WIDEST, "ENG", PUBLIC),
        ("HK", None, NARROW, C, PUBLIC),
        ("HK", None, EDITION_2023, C, ("optional",)),
        ("HK", None, EDITION_2025, C, ("optional",)),
        ("HK", None, WIDEST, C, ("public", "optional")),
        ("KE", None, NARROW, C, PUBLIC),
        ("KE", None, EDITION_2023, C, ("public", "islamic")),
        ("KE", None, EDITION_2025, C, ("public", "islamic")),
        ("KE", None, WIDEST, C, ("public", "islamic", "hindu")),
        ("DE", "BY", NARROW, C, PUBLIC),
        ("DE", "BY", EDITION_2023, "BY", PUBLIC),
        ("DE", "BY", EDITION_2025, C, PUBLIC),
        ("DE", "BY", WIDEST, "BY", ("public", "catholic")),
        ("ES", "MD", NARROW, C, PUBLIC),
        ("IT", "MI", EDITION_2023, "MI", PUBLIC),
        ("IN", "KA", EDITION_2025, C, PUBLIC),
        ("BR", "SP", WIDEST, "SP", ("public", "optional")),
        ("DK", None, NARROW, C, PUBLIC),
        ("DK", None, EDITION_2023, C, PUBLIC),
        ("DK", None, EDITION_2025, C, PUBLIC),
        ("DK", None, WIDEST, C, GENERAL_WIDEST),
        # An entity that a contract describes itself, in a country without a row of its own.
        ("AT", "9", NARROW, C, PUBLIC),
        ("AT", "9", EDITION_2023, "9", PUBLIC),
        ("AT", "9", EDITION_2025, C, PUBLIC),
        ("AT", "9", WIDEST, "9", GENERAL_WIDEST),
    ],
)
def test_the_table_of_scopes(
    country: str, subdivision: str | None, scope: tuple[str, str], level: str | None, categories: tuple[str, ...]
) -> None:
    """Level and categories of each cell."""
    found = recipe(country, subdivision, scope[1], scope[0])
    assert (found.country, found.subdivision, found.categories) == (country, level, categories)


@pytest.mark.parametrize(
    "scope, added, removed",
    [
        (NARROW, [], ["Good Friday", "Liberation Day"]),
        (EDITION_2023, ["Liberation Day"], ["Good Friday"]),
        (EDITION_2025, ["Liberation Day"], []),
        (WIDEST, [], []),
    ],
)
def test_corrections_of_the_netherlands(scope: tuple[str, str], added: list[str], removed: list[str]) -> None:
    """5 May of every year, and no Good Friday, as the statute lists them."""
    found = recipe("NL", None, scope[1], scope[0])
    assert [correction.name("en") for correction in found.added] == added
    assert [correction.name("en") for correction in found.removed] == removed


@pytest.mark.parametrize("country", ["general", "../entities", "nl", "N", ""])
def test_a_country_that_is_no_code_names_no_file(country: str) -> None:
    """The general rule; that there is no such country is found out where its holidays are looked for."""
    assert recipe(country, None, "national", "narrow").categories == PUBLIC


def test_a_wording_changes_the_standard_scope_alone() -> None:
    """Narrow and widest are the same under both editions."""
    for scope in ("narrow", "widest"):
        assert len({recipe("NL", None, wording, scope) for wording in WORDINGS}) == 1


@pytest.mark.parametrize("scope, wording", [("standart", "national"), ("standard", "nationel")])
def test_an_unknown_scope_or_wording_is_an_error(scope: str, wording: str) -> None:
    """Never another set of holidays instead."""
    with pytest.raises(KeyError):
        recipe("NL", None, wording, scope)


def test_scopes_are_those_of_the_reading() -> None:
    """The choices of reading `holiday_scope`."""
    assert SCOPES == ("narrow", "standard", "widest")


SCOPES_OF_ALL = """
[narrow]
level = "country"
categories = ["public"]
"""
CORRECTION = """
[[corrections]]
date = 2022-09-19
add_to = ["narrow"]
names = { en = "A day of mourning" }
reason = "r"
source = "s"
checked_on = 2026-11-20
"""


def faults_of(text: str) -> list[tuple[str, str]]:
    """Return places and sentences of a file's faults."""
    with pytest.raises(FaultyInput) as raised:
        read_rules("xx.toml", tomllib.loads(text))
    return [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults]


def test_a_sound_file() -> None:
    """A correction alone leaves every scope to the general rule."""
    found = read_rules("xx.toml", tomllib.loads(CORRECTION))
    assert not found.choices
    assert [correction.add_to for correction in found.corrections] == [("narrow",)]


def test_every_fault_of_a_file_at_once() -> None:
    """Cells and corrections, each with its place."""
    text = """
    wide = 1
    [narrow]
    level = "region"
    categories = ["public", 1]
    [standard.national]
    level = "country"
    [standard.local]
    [widest]
    level = "country"
    categories = []
    language = "en"
    """
    assert faults_of(text) == [
        ("narrow.level", "region is not one of country, subdivision"),
        ("narrow.categories[1]", "1 is not a text in quotation marks"),
        ("widest.language", "there is no language here; take it out"),
        ("standard.national.categories", "this is missing; add it"),
        ("standard.local", "there is no local here; take it out"),
        ("wide", "there is no wide here; did you mean widest?"),
    ]


@pytest.mark.parametrize(
    "old, new, place, sentence",
    [
        ("date = 2022-09-19", "", "corrections[0]", "one of date, every and easter says which day it is"),
        (
            "date = 2022-09-19",
            "date = 2022-09-19\neaster = -2",
            "corrections[0]",
            "one of date, every and easter says which day it is",
        ),
        (
            "date = 2022-09-19",
            'every = "02-29"',
            "corrections[0].every",
            "month and day are written as MM-DD, a day that every year has",
        ),
        (
            "date = 2022-09-19",
            'every = "May 5"',
            "corrections[0].every",
            "month and day are written as MM-DD, a day that every year has",
        ),
        (
            '["narrow"]',
            '["wide"]',
            "corrections[0].add_to[0]",
            "there is no wide here; did you mean widest?",
        ),
        ("en = ", "da = ", "corrections[0].names.en", "this is missing; add it"),
        ('reason = "r"', "", "corrections[0].reason", "this is missing; add it"),
        ('reason = "r"', 'reason = "r"\nnote = "n"', "corrections[0].note", "there is no note here; take it out"),
        ('{ en = "A', '{ fr = "Deuil", en = "A', "corrections[0].names.fr", "there is no fr here; take it out"),
    ],
)
def test_the_faults_of_a_correction(old: str, new: str, place: str, sentence: str) -> None:
    """Which day, where it counts, its name, and why."""
    assert faults_of(CORRECTION.replace(old, new)) == [(place, sentence)]


@pytest.mark.parametrize("every", ["04-30", "12-31", "01-29"])
def test_every_day_that_each_year_has_may_be_corrected(every: str) -> None:
    """The last days of a month too."""
    found = read_rules("xx.toml", tomllib.loads(CORRECTION.replace("date = 2022-09-19", f'every = "{every}"')))
    assert found.corrections[0].every == tuple(int(part) for part in every.split("-"))


def test_a_day_has_its_name_in_four_languages() -> None:
    """English, and what the file has of the others."""
    names = '{ en = "Mourning", nl = "Rouw", da = "Sorg", zh_CN = "哀悼" }'
    found = read_rules("xx.toml", tomllib.loads(CORRECTION.replace('{ en = "A day of mourning" }', names)))
    in_order = ("en", "nl", "da", "zh_CN")
    assert [found.corrections[0].name(one) for one in in_order] == ["Mourning", "Rouw", "Sorg", "哀悼"]


def test_a_correction_of_all_countries_counts_once_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the country's own, and where a country has no file too."""
    general = read_rules("general.toml", tomllib.loads(SCOPES_OF_ALL + CORRECTION))
    own = read_rules("nl.toml", tomllib.loads(CORRECTION.replace("2022-09-19", "2023-05-08")))
    monkeypatch.setattr(recipes, "_rules", {"general": general, "nl": own}.__getitem__)
    dates = {country: [one.date for one in recipe(country, None, *NARROW[::-1]).added] for country in ("NL", "??")}
    assert dates == {"NL": [date(2022, 9, 19), date(2023, 5, 8)], "??": [date(2022, 9, 19)]}


def test_a_fault_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever mends it knows where."""
    monkeypatch.setattr(recipes, "read_toml", lambda *_names: {"wide": 1})
    with pytest.raises(FaultyInput) as raised:
        recipes._rules.__wrapped__("nl")
    assert raised.value.source == "nl.toml"


def test_a_correction_that_is_no_table() -> None:
    """The list holds something else."""
    table: dict[str, Any] = {"corrections": ["2022-09-19"]}
    with pytest.raises(FaultyInput) as raised:
        read_rules("xx.toml", table)
    assert raised.value.faults[0].place == "corrections[0]"
