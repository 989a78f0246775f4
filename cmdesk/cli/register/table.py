"""Rows in columns: as wide as the terminal, what does not fit broken; one line a row where something else reads."""

from __future__ import annotations

import sys
from itertools import zip_longest
from typing import TYPE_CHECKING

from cmdesk.cli.console import terminal_width
from cmdesk.exports.columns import broken, padded, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BETWEEN, _NARROWEST = "  ", 8


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, its heads first."""
    shown = [[printable(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(width_of, column)) for column in zip(*shown, strict=True)]
    if sys.stdout is not None and sys.stdout.isatty():
        widths = _fitted(widths, terminal_width())
    for row in shown:
        yield from _lines(row, widths)


def _fitted(widths: list[int], room: int) -> list[int]:
    """Return widths that fit, what is widest made narrower; as they are where nothing helps."""
    fitted = list(widths)
    while sum(fitted) + len(_BETWEEN) * (len(fitted) - 1) > room:
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST:
            return widths
        fitted[widest] -= 1
    return fitted


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row."""
    cells = [broken(cell, width) if width else [""] for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        yield _BETWEEN.join(padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
