"""Reference rates by half-year, and faults of their files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.rates.series import (
    Reference,
    Series,
    fault_of_half_year,
    fault_of_percent,
    half_year,
    next_half_year,
    read_series,
    series_names,
    shipped,
)

SUN_2026_11_22 = date(2026, 11, 22)
TEXT = """
title = "Lending rate"
source = "a bank"
checked_on = 2026-11-22
[rates]
2024-H2 = 3.50
2024-H1 = 3
2023-H2 = -0.45
"""

# From the data page: the first and the last row of each series, and how many there are.
SHIPPED = [
    ("dk", "Lending rate of Danmarks Nationalbank", "0.05", "2026-H1", "1.75", 15),
    ("ecb", "Main refinancing rate of the European Central Bank", "0.00", "2026-H2", "2.40", 16),
    ("gb", "Official rate of the Bank of England", "0.75", "2026-H2", "3.75", 16),
]


@pytest.mark.parametrize("name, title, first, last, latest, rows", SHIPPED)
def test_the_series_that_come_with_the_program(
    name: str, title: str, first: str, last: str, latest: str, rows: int
) -> None:
    """From 2019 on, each row with the source and the day of its file."""
    series = shipped(name)
    assert (series.name, series.title, series.known_until, len(series.rates)) == (name, title, last, rows)
    assert min(series.rates) == "2019-H1"
    assert (series.rates["2019-H1"].percent, series.rates[last].percent) == (Decimal(first), Decimal(latest))
    assert {(one.source, one.checked_on, one.own) for one in series.rates.values()} == {
        (series.source, SUN_2026_11_22, False)
    }


def test_there_is_no_other() -> None:
    """A name that is no file is an error of ours."""
    assert series_names() == ("dk", "ecb", "gb")
    with pytest.raises(KeyError):
        shipped("cn")


def test_a_sound_file() -> None:
    """Rows come in order of time, whole numbers and negative ones among them."""
    series = read_series(TEXT.encode(), "aa.toml")
    assert series == Series(
        "aa",
        "Lending rate",
        "a bank",
        SUN_2026_11_22,
        {
            "2023-H2": Reference(Decimal("-0.45"), "a bank", SUN_2026_11_22),
            "2024-H1": Reference(Decimal(3), "a bank", SUN_2026_11_22),
            "2024-H2": Reference(Decimal("3.50"), "a bank", SUN_2026_11_22),
        },
    )


def faults_of(text: str) -> list[tuple[str, str]]:
    """Return places and sentences of a file's faults."""
    with pytest.raises(FaultyInput) as raised:
        read_series(text.encode(), "aa.toml")
    assert raised.value.source == "aa.toml"
    return [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults]


def test_every_fault_at_once() -> None:
    """Each with its place."""
    text = """
    titel = "Lending rate"
    checked_on = "2026-11-22"
    [rates]
    2024-H3 = 3.50
    2024-H2 = "3.50"
    2024-H1 = 350
    2023-H2 = -10.01
    2023-H1 = nan
    """
    assert faults_of(text) == [
        ("title", "this is missing; add it"),
        ("source", "this is missing; add it"),
        ("checked_on", "2026-11-22 is not a day like 2025-03-03"),
        ("rates.2024-H3", "2024-H3 is no half-year; write it like 2027-H1"),
        ("rates.2024-H2", "3.50 is not a number"),
        ("rates.2024-H1", "350 is no reference rate; it lies between \u221210 and 100"),
        ("rates.2023-H2", "\u221210.01 is no reference rate; it lies between \u221210 and 100"),
        ("rates.2023-H1", "NaN is not a number"),
        ("titel", "there is no titel here; did you mean title?"),
    ]


def test_a_file_without_a_rate() -> None:
    """There is nothing to know."""
    text = TEXT[: TEXT.index("2024")]
    assert faults_of(text) == [("rates", "there is no rate here; write one like 2027-H1 = 2.40")]
    assert faults_of("x =")[0][0] == ""


@pytest.mark.parametrize(
    "text, known",
    [
        ("2024-H1", True),
        ("2099-H2", True),
        ("2024-H3", False),
        ("2024-h1", False),
        ("24-H1", False),
        ("1999-H2", False),
        ("2024-H1 ", False),
        ("2024H1", False),
        ("", False),
    ],
)
def test_what_is_a_half_year(text: str, known: bool) -> None:
    """A year of this century and one of its halves."""
    assert (fault_of_half_year(text) is None) is known


@pytest.mark.parametrize(
    "percent, good",
    [
        ("-10", True),
        ("0", True),
        ("100", True),
        ("-10.01", False),
        ("100.01", False),
        ("NaN", False),
        ("-Infinity", False),
    ],
)
def test_what_is_a_reference_rate(percent: str, good: bool) -> None:
    """Per cent a year, within reason."""
    assert (fault_of_percent(Decimal(percent)) is None) is good


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2024, 1, 1), "2024-H1"),
        (date(2024, 6, 30), "2024-H1"),
        (date(2024, 7, 1), "2024-H2"),
        (date(2024, 12, 31), "2024-H2"),
    ],
)
def test_a_half_year_ends_with_june(day: date, name: str) -> None:
    """1 January and 1 July are its first days."""
    assert half_year(day) == name


def test_half_years_follow_each_other() -> None:
    """Over the turn of the year too."""
    assert next_half_year("2024-H1") == "2024-H2"
    assert next_half_year("2024-H2") == "2025-H1"


def row(*, own: bool = False) -> Reference:
    """Return a row whose figure does not matter."""
    return Reference(Decimal(1), "s", SUN_2026_11_22, own)


@pytest.mark.parametrize(
    "rows, last",
    [
        ({"2024-H1": False, "2024-H2": False}, "2024-H2"),
        ({"2024-H1": False, "2025-H1": True}, "2024-H1"),
        ({"2024-H1": False, "2024-H2": True, "2025-H1": True}, "2025-H1"),
        ({"2020-H1": True, "2024-H1": False, "2024-H2": True}, "2024-H2"),
        ({"2024-H1": True, "2024-H2": True}, "2024-H2"),
    ],
)
def test_how_far_a_series_is_known(rows: dict[str, bool], last: str) -> None:
    """To the last half-year before which none is missing; an older row that the user added begins nothing."""
    series = Series("aa", "t", "s", SUN_2026_11_22, {half: row(own=own) for half, own in rows.items()})
    assert series.known_until == last
