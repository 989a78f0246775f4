"""The names of places and entries in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.engine import place_names
from cmdesk.gui import language

if TYPE_CHECKING:
    from collections.abc import Mapping


def label_of(place: str, values: Mapping[str, Any]) -> str:
    """Return the name of a place as a user knows it: "Effective Date", "Notices: n5: Confirmed"."""
    return language.words().value(place_names.place_name(place, values))


def entry_name(number: int, values: Any) -> str:
    """Return by what an entry is known: its id, its number, or its row."""
    return language.words().value(place_names.entry_name(number, values))
