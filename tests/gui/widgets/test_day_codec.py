"""Days in a field: ISO inside, words outside."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_nature import DayNature


@pytest.mark.parametrize(
    "text, value", [("28.2.2026", "2026-02-28"), ("", None), ("-", None), ("30.2.2026", "30.2.2026"), ("soon", "soon")]
)
def test_reading(text: str, value: Any) -> None:
    """The day, nothing, or the raw text."""
    assert DayCodec().read(text) == value


@pytest.mark.parametrize("value, text", [("2026-02-28", "28 Feb 2026"), (None, ""), ("soon", "soon"), (5, "5")])
def test_showing(value: Any, text: str) -> None:
    """The month in words, so that it cannot be mistaken."""
    assert DayCodec().shown(value) == text


def test_a_near_miss_is_proposed_in_the_same_form() -> None:
    """One press takes it."""
    problem = DayCodec().problem("30.2.2026")
    assert problem is not None
    assert problem.proposal == "28 Feb 2026"
    assert DayCodec().problem("28.2.2026") is None


def test_the_remark_says_what_day_it_is() -> None:
    """The weekday, and what that day is for the entity."""
    codec = DayCodec(lambda day: DayNature(day.weekday() < 5))
    assert codec.remark("28.2.2026") == "Saturday 28 February 2026, not a Business Day"
    assert DayCodec().remark("28.2.2026") == "Saturday 28 February 2026"
    assert codec.remark("") == ""
