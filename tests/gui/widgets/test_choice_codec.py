"""Choices by their labels, their values, or a part of either."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui import language
from cmdesk.gui.widgets.choice_codec import ChoiceCodec, CodesCodec, FlagCodec

CHANNELS = {"personal": "By hand", "courier": "Courier", "registered": "Registered mail"}
COUNTRIES = {"DK": "Denmark", "DE": "Germany", "DM": "Dominica"}


def channels() -> dict[Any, str]:
    """Return a list."""
    return CHANNELS


@pytest.mark.parametrize(
    "text, value",
    [
        ("Courier", "courier"),
        ("courier", "courier"),
        ("reg", "registered"),
        ("mail", "registered"),
        ("mail reg", "registered"),
        ("", None),
        ("pigeon", "pigeon"),
    ],
)
def test_reading(text: str, value: Any) -> None:
    """Exactly, by the beginning, by any part; else the text itself."""
    assert ChoiceCodec(channels).read(text) == value


def test_what_is_not_in_the_list_is_said() -> None:
    """With a near one proposed where there is one."""
    codec = ChoiceCodec(lambda: COUNTRIES)
    assert codec.problem("Denmark") is None
    assert codec.problem("") is None
    problem = codec.problem("D")
    assert problem is not None
    assert problem.proposal == "Denmark"
    nothing = codec.problem("Atlantis")
    assert nothing is not None
    assert nothing.proposal == ""


def test_showing() -> None:
    """The label; a value that is not in the list as it is."""
    codec = ChoiceCodec(channels)
    assert codec.shown("courier") == "Courier"
    assert codec.shown("pigeon") == "pigeon"
    assert codec.shown(None) == ""


@pytest.mark.parametrize(
    "text, value", [("yes", True), ("x", True), ("No", False), ("0", False), ("", None), ("?", "?")]
)
def test_flags(text: str, value: Any) -> None:
    """Yes, no, or neither, as people tick lists."""
    assert FlagCodec().read(text) == value


def test_flags_in_other_languages() -> None:
    """The words of the window."""
    language.choose("nl")
    assert FlagCodec().read(FlagCodec().shown(True)) is True


def test_several_codes() -> None:
    """One comma between two."""
    codec = CodesCodec(lambda: COUNTRIES)
    assert codec.read("Denmark, germany;") == ["DK", "DE"]
    assert codec.shown(["DK", "DE"]) == "Denmark, Germany"
    assert codec.read("") is None
    assert codec.shown(None) == ""
    assert codec.shown("odd") == "odd"
    assert codec.problem("Denmark, Atlantis") is not None
    assert codec.problem("Denmark") is None


def test_labels_that_have_some_words() -> None:
    """In any order; a value that is a name of its own counts, yes or no does not."""
    codec = ChoiceCodec(channels)
    assert codec.matches("mail reg") == ["Registered mail"]
    assert codec.matches("personal") == ["By hand"]
    assert codec.matches("") == list(CHANNELS.values())
    assert codec.matches("mail hand") == []
    assert FlagCodec().matches("true") == []
