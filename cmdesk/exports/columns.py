"""Text in columns of a terminal: how wide it shows, broken into lines, made safe to print."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = frozenset("WF")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_UNSAFE = frozenset({"Cc", "Cs"})
_TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STAYS_WITH_THE_LAST = frozenset("，。、；：？！）》」』】〉”’")  # noqa: RUF001  # marks that never begin a Chinese line


def printable(text: str) -> str:
    """Return a text that can do nothing to a terminal: control characters and turns of direction become spaces."""
    if text.isprintable():
        return text
    return "".join(" " if category(mark) in _UNSAFE or mark in _TURNS_DIRECTION else mark for mark in text)


def width_of(text: str) -> int:
    """Return how many columns a text takes: Chinese characters two each, accents that combine none."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Return a text filled up with spaces to a width."""
    return text + " " * (width - width_of(text))


def broken(text: str, width: int) -> list[str]:
    """Return a text as lines no wider than a width, broken at spaces and between Chinese characters."""
    lines, line, room = [], "", width
    for piece in _pieces(printable(text), width):
        needed = width_of(piece.rstrip(" "))
        if needed > room and line:
            lines.append(line.rstrip(" "))
            line, room = "", width
        line += piece
        room -= width_of(piece)
    return [*lines, line.rstrip(" ")]


def side_by_side(left: str, right: str, widths: tuple[int, int], margin: str = "") -> Iterator[str]:
    """Yield the lines of two texts in two columns, two spaces between them."""
    left_width, right_width = widths
    for first, second in zip_longest(broken(left, left_width - 2), broken(right, right_width), fillvalue=""):
        yield (margin + padded(first, left_width) + second).rstrip(" ")


def drawn_in(text: str, width: int, margin: str, first: str = "") -> Iterator[str]:
    """Yield the lines of a text to the right of a margin; what comes `first` hangs out of the block."""
    block = margin + " " * width_of(first)
    for number, line in enumerate(broken(text, width - width_of(block))):
        yield (block if number else margin + first) + line


def _width(mark: str) -> int:
    """Return how many columns a character takes."""
    if east_asian_width(mark) in _WIDE:
        return 2
    return 0 if category(mark) in _NO_WIDTH else 1


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the parts between which a line may be broken, with the spaces after them; none is too wide for a line."""
    piece = ""
    for mark in text:
        if piece and (
            _may_break(piece[-1], mark) or (width_of(piece + mark) > width >= width_of(piece) and mark != " ")
        ):
            yield piece
            piece = ""
        piece += mark
    yield piece


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may be broken between two characters."""
    if after == " " or after in _STAYS_WITH_THE_LAST:
        return False
    return before == " " or _width(before) == 2 or _width(after) == 2  # noqa: PLR2004  # as wide as Chinese
