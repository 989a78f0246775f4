"""The places that a table can have columns for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk.contract.fields import Shape
from cmdesk.imports.places import near_place, needed, places, shape_of, steps_of

EVERYTHING = Path(__file__).parents[1] / "old_files" / "contract-1.cmdesk"


def leaves(values: Any, place: str = "") -> list[str]:
    """Return the places of everything in a contract file that has no parts."""
    match values:
        case dict():
            return [found for key, value in values.items() for found in leaves(value, f"{place}.{key}".lstrip("."))]
        case list():
            return [found for at, value in enumerate(values) for found in leaves(value, f"{place}[{at}]")]
        case None:
            return []
        case _:
            return [place]


@pytest.mark.parametrize("place", leaves(json.loads(EVERYTHING.read_text("utf-8"))))
def test_whatever_a_contract_file_has_has_a_place(place: str) -> None:
    """A contract with something in every key could be a row."""
    assert shape_of(place) is not None


@pytest.mark.parametrize(
    "place, shape",
    [
        ("reference", Shape.TEXT),
        ("client.nonprofit", Shape.FLAG),
        ("initial_term.months", Shape.WHOLE),
        ("entity", Shape.TEXT),
        ("entity.time_zone", Shape.TEXT),
        ("readings.after_hours", Shape.TEXT),
        ("service_countries[2]", Shape.TEXT),
        ("holidays.add[0].date", Shape.DAY),
        ("fees[12].kind", Shape.TEXT),
        ("fees[0].month", Shape.MONTH),
        ("notices[0].evidence[1].sha256", Shape.TEXT),
        ("payments[9999].amount", Shape.AMOUNT),
    ],
)
def test_what_stands_there(place: str, shape: Shape) -> None:
    """Records, lists, records told apart by kind, entities and readings, each in its way."""
    assert shape_of(place) is shape


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "client",
        "payments",
        "payments[0]",
        "payments[].date",
        "payments[x].date",
        "payments[12345].date",
        "payments.date",
        "reference[0]",
        "Reference",
        "reference ",
        "fees[0].months",
    ],
)
def test_what_is_no_place(wrong: str) -> None:
    """A record is no place, nor is one of a list without its number."""
    assert shape_of(wrong) is None


@pytest.mark.parametrize(
    "wrong, near",
    [
        ("referense", "reference"),
        ("Client Name", "client.name"),
        ("payment[3].date", "payments[3].date"),
        ("payments.date", "payments[0].date"),
        ("payments[x].date", "payments[0].date"),
        ("notices[2].evidence[1].kinds", "notices[2].evidence[1].kind"),
        ("qqqq", None),
    ],
)
def test_near_misses(wrong: str, near: str | None) -> None:
    """The place that was probably meant, with the numbers that were given."""
    assert near_place(wrong) == near


def test_steps() -> None:
    """Keys and numbers, in order."""
    assert steps_of("notices[2].evidence[1].kind") == ("notices", 2, "evidence", 1, "kind")
    assert steps_of("reference") == ("reference",)


def test_what_no_contract_is_without() -> None:
    """The keys that the reader asks for."""
    assert needed() == ("reference", "client", "entity", "edition", "effective_date", "currency")


def test_the_schema_may_stand_in_a_column() -> None:
    """As it may stand in the file."""
    assert "schema" in places()
