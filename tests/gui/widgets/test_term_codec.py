"""The Initial Term in one line."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.widgets.term_codec import TermCodec


@pytest.mark.parametrize(
    "text, value",
    [
        ("24", {"months": 24}),
        ("24 months", {"months": 24}),
        ("1 month", {"months": 1}),
        ("28.2.2026", {"ends_on": "2026-02-28"}),
        ("28022026", {"ends_on": "2026-02-28"}),
        ("", None),
        ("long", "long"),
    ],
)
def test_reading(text: str, value: Any) -> None:
    """A number of months, a last day, or nothing."""
    assert TermCodec().read(text) == value


@pytest.mark.parametrize(
    "value, text",
    [
        ({"months": 24}, "24 months"),
        ({"months": 1}, "1 month"),
        ({"months": "x"}, "x"),
        ({"ends_on": "2026-02-28"}, "28 Feb 2026"),
        (None, ""),
        ("long", "long"),
    ],
)
def test_showing(value: Any, text: str) -> None:
    """In words."""
    assert TermCodec().shown(value) == text


def test_what_is_neither_is_said() -> None:
    """And a near day proposed."""
    problem = TermCodec().problem("30.2.2026")
    assert problem is not None
    assert problem.proposal == "28 Feb 2026"
    assert TermCodec().problem("24") is None
    assert TermCodec().problem("") is None


def test_the_remark() -> None:
    """The day in words, or what holds where nothing is stated."""
    codec = TermCodec(otherwise=lambda: "Empty: 12 months, as the Terms say")
    assert codec.remark("") == "Empty: 12 months, as the Terms say"
    assert codec.remark("28.2.2026") == "Saturday 28 February 2026"
    assert codec.remark("24") == ""
