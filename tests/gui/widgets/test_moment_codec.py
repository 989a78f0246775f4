"""Moments and months in a field."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.widgets.moment_codec import MomentCodec, MonthCodec


@pytest.mark.parametrize(
    "text, value",
    [
        ("20.11.2025", "2025-11-20"),
        ("20.11.2025 9:00", "2025-11-20T09:00"),
        ("20 Nov 2025, 17.30", "2025-11-20T17:30"),
        ("2025-11-20T09:00+01:00", "2025-11-20T09:00+01:00"),
        ("20 Nov 2025 09:00 +0100", "2025-11-20T09:00+01:00"),
        ("2025-11-20T09:00Z", "2025-11-20T09:00+00:00"),
        ("20.11.2025 25:00", "20.11.2025 25:00"),
        ("soon", "soon"),
        ("", None),
    ],
)
def test_reading_moments(text: str, value: Any) -> None:
    """A day, with a time and an offset where they were typed."""
    assert MomentCodec().read(text) == value


@pytest.mark.parametrize(
    "value", ["2025-11-20", "2025-11-20T09:00", "2025-11-20T17:30+01:00", "2025-11-20T09:00-05:30"]
)
def test_what_is_shown_is_read_again(value: str) -> None:
    """Nothing is lost on the way."""
    codec = MomentCodec()
    assert codec.read(codec.shown(value)) == value


def test_an_impossible_time_is_said() -> None:
    """Beside what is wrong with a day."""
    assert MomentCodec().problem("20.11.2025 25:00") is not None
    assert MomentCodec().problem("31.11.2025 09:00") is not None
    assert MomentCodec().problem("20.11.2025 09:00") is None
    assert MomentCodec().shown("odd") == "odd"
    assert MomentCodec().shown(None) == ""


@pytest.mark.parametrize(
    "text, value",
    [("2025-06", "2025-06"), ("6/2025", "2025-06"), ("June 2025", "2025-06"), ("", None), ("13/2025", "2025-13")],
)
def test_reading_months(text: str, value: Any) -> None:
    """In any usual form."""
    assert MonthCodec().read(text) == value


def test_months_in_words() -> None:
    """And what is none is said."""
    codec = MonthCodec()
    assert codec.shown("2025-06") == "June 2025"
    assert codec.shown("2025-13") == "2025-13"
    assert codec.shown(None) == ""
    assert codec.problem("2025-13") is not None
    assert codec.problem("") is None
    assert codec.problem("June 2025") is None
