"""Lines of any stream, however long the stream or a line."""

from __future__ import annotations

from io import BytesIO

from cmdesk.imports.lines import Lines


def test_lines_come_with_their_ends() -> None:
    """Whatever ends them; the last one may have no end."""
    assert list(Lines(BytesIO(b"one\ntwo\r\n\nlast"))) == [b"one\n", b"two\r\n", b"\n", b"last"]


def test_numbers_and_positions() -> None:
    """Both are those of the line taken out last."""
    lines = Lines(BytesIO(b"one\nthree"))
    assert (lines.number, lines.position) == (0, 0)
    next(lines)
    assert (lines.number, lines.position) == (1, 4)
    next(lines)
    assert (lines.number, lines.position) == (2, 9)
    assert list(lines) == []


def test_a_line_beyond_reason_is_passed_over() -> None:
    """It is counted, but not held; the next one is read as if nothing had been."""
    lines = Lines(BytesIO(b"short\n" + b"x" * 3_000_000 + b"\nshort\n"), longest=6)
    assert list(lines) == [b"short\n", None, b"short\n"]
    assert (lines.number, lines.position) == (3, 3_000_013)


def test_the_last_line_may_be_beyond_reason() -> None:
    """Also where nothing ends it."""
    assert list(Lines(BytesIO(b"1234567"), longest=6)) == [None]
    assert list(Lines(BytesIO(b"12345\n"), longest=5)) == [None]


def test_what_is_said_of_it() -> None:
    """The fault names the limit."""
    said = Lines(BytesIO(), longest=64 << 20).too_long().sentence.in_english()
    assert said == "the line is longer than 64 MB; this is no contract"
