"""Places of a contract: read, written without changing what is there, and taken out."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.places import entry_around, parts_of, place_of, value_at, with_value, without

VALUES: dict[str, Any] = {"client": {"name": "A"}, "payments": [{"date": "d0"}, {"date": "d1"}]}


@pytest.mark.parametrize(
    "place, parts",
    [("reference", ("reference",)), ("payments[3].date", ("payments", 3, "date")), ("a[0].b[12]", ("a", 0, "b", 12))],
)
def test_places_and_parts(place: str, parts: tuple[Any, ...]) -> None:
    """A place falls into keys and numbers, and back."""
    assert parts_of(place) == parts
    assert place_of(parts) == place


@pytest.mark.parametrize(
    "place, value",
    [("client.name", "A"), ("payments[1].date", "d1"), ("payments[9].date", None), ("client[0]", None), ("x.y", None)],
)
def test_reading(place: str, value: Any) -> None:
    """What stands at a place, None where nothing does."""
    assert value_at(VALUES, place) == value


def test_writing_leaves_the_old_values_alone() -> None:
    """Undo lives from values that are never changed in place."""
    changed = with_value(VALUES, "payments[1].date", "new")
    assert value_at(changed, "payments[1].date") == "new"
    assert value_at(VALUES, "payments[1].date") == "d1"
    assert changed["client"] is VALUES["client"]


def test_writing_makes_what_is_missing() -> None:
    """A record or an entry that is not there yet is made on the way."""
    assert with_value({}, "prepaid.registered", "d") == {"prepaid": {"registered": "d"}}
    assert with_value({}, "fees[1].amount", "5") == {"fees": [{}, {"amount": "5"}]}


def test_an_empty_record_vanishes() -> None:
    """A record in which nothing is left is no record."""
    assert with_value({"prepaid": {"registered": "d"}}, "prepaid.registered", None) == {}


def test_taking_out() -> None:
    """An entry leaves its list, which closes up; a key is simply gone."""
    assert without(VALUES, "payments[0]")["payments"] == [{"date": "d1"}]
    assert "client" not in without(VALUES, "client.name")


@pytest.mark.parametrize(
    "place, entry",
    [
        ("reference", None),
        ("payments[3].date", "payments[3]"),
        ("incidents[0].claims[1].amount", "incidents[0].claims[1]"),
    ],
)
def test_the_entry_around_a_place(place: str, entry: str | None) -> None:
    """The innermost entry of a list."""
    assert entry_around(place) == entry
