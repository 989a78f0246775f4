"""Text in columns: widths as a terminal shows them, lines broken where they may be, nothing that acts on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.exports.columns import broken, drawn_in, padded, printable, side_by_side, width_of


@pytest.mark.parametrize(
    "text, width",
    [
        ("", 0),
        ("term", 4),
        ("通知", 4),
        ("é", 1),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", 2),
    ],
)
def test_width(text: str, width: int) -> None:
    """A Chinese or full-width character takes two columns, a combining accent none."""
    assert width_of(text) == width


def test_padding_counts_columns() -> None:
    """Filled up, a Chinese text lines up with a Latin one."""
    assert padded("通知", 6) == "通知  "
    assert padded("term", 6) == "term  "


@pytest.mark.parametrize(
    "text, lines",
    [
        ("", [""]),
        ("one", ["one"]),
        ("one two three", ["one two", "three"]),
        ("exactly 8", ["exactly", "8"]),
        ("12345678", ["12345678"]),
        ("123456789", ["12345678", "9"]),
        ("a  b", ["a  b"]),
        ("通知视为送达", ["通知视为", "送达"]),
        ("合同终止。", ["合同终", "止。"]),
        ("至2025年", ["至2025年"]),
    ],
)
def test_breaking(text: str, lines: list[str]) -> None:
    """Lines break at spaces and between Chinese characters, never before a closing mark; a long word is cut."""
    assert broken(text, 8) == lines


@given(st.text(), st.integers(4, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    """Whatever the text, lines fit and hold every character that is no space."""
    lines = broken(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


def test_control_characters_are_taken_out() -> None:
    """A name cannot colour, clear or turn round what stands on a terminal."""
    assert printable("ACME\x1b[2J\r\n\u202eB.V.") == "ACME [2J   B.V."
    assert printable("Åse Ørsted, 王小明") == "Åse Ørsted, 王小明"


def test_two_columns() -> None:
    """Texts of different length stand side by side, with a gap, and no line ends in spaces."""
    lines = list(side_by_side("one two three", "4 5", (10, 3), "> "))
    assert lines == ["> one two   4 5", "> three"]


def test_drawn_in() -> None:
    """A block keeps its margin, and its number hangs out of it."""
    assert list(drawn_in("one two three", 12, "  ", "1. ")) == ["  1. one two", "     three"]
