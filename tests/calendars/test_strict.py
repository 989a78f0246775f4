"""Strict reading finds every fault at once and names its place."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.calendars.strict import StrictReader, inside


def faults_of(reader: StrictReader) -> list[tuple[str, str]]:
    """Return places and sentences of what a reader found."""
    with pytest.raises(FaultyInput) as raised:
        reader.finish()
    assert raised.value.source == "file.toml"
    return [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults]


def test_a_sound_table_is_returned() -> None:
    """What is as described passes, and optional entries may be absent."""
    reader = StrictReader("file.toml")
    table = {"name": "n", "days": [1]}
    assert reader.record(table, "", {"name": str, "days": list}, {"more": dict}) == table
    assert not reader.has_faults
    reader.finish()


def test_every_fault_at_once_in_reading_order() -> None:
    """An unknown key, a wrong type, a missing entry."""
    reader = StrictReader("file.toml")
    table: dict[str, Any] = {"nmae": "n", "count": True, "confirmed": 1, "days": {}, "sub": []}
    expected = {"name": str, "count": int, "confirmed": bool, "days": list, "sub": dict}
    assert reader.record(table, "entities.de", expected) == {}
    assert reader.has_faults
    assert faults_of(reader) == [
        ("entities.de.nmae", "There is no such key; there are name, count, confirmed, days, sub"),
        ("entities.de.count", "Expected: a whole number"),
        ("entities.de.confirmed", "Expected: true or false"),
        ("entities.de.days", "Expected: a list"),
        ("entities.de.sub", "Expected: a table"),
        ("entities.de.name", "This is missing"),
    ]


def test_what_is_no_table_has_no_entries() -> None:
    """A single fault for the whole."""
    reader = StrictReader("file.toml")
    assert reader.record("text", "entities", {"de": dict}) == {}
    assert faults_of(reader) == [("entities", "Expected: a table")]


def test_places_inside_and_at_the_top() -> None:
    """The path from the top, with dots."""
    assert (inside("", "narrow"), inside("entities.de", "zone")) == ("narrow", "entities.de.zone")
