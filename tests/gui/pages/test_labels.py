"""The names of places and entries in the language of the window."""

from __future__ import annotations

import pytest

from cmdesk.gui import language
from cmdesk.gui.pages.labels import entry_name, label_of


@pytest.mark.parametrize("place, label", [("notices[0].confirmed", "Notices: n5: Confirmed"), ("colour", "colour")])
def test_in_words(place: str, label: str) -> None:
    """Fields by their labels, entries by what they are known by."""
    assert label_of(place, {"notices": [{"id": "n5"}]}) == label


def test_an_entry() -> None:
    """By its id as it was entered, though that may be a word of ours; else by its row."""
    language.choose("nl")
    assert (entry_name(0, {"id": "yes"}), entry_name(1, {})) == ("yes", "rij 2")
