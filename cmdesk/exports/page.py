"""A page of text for a terminal: what every kind of page is put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.exports.columns import broken, drawn_in, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.basics.wording import Sentence, Words

WIDTH = 88
"""Columns of a line where nobody says otherwise."""

_NARROWEST, _WIDEST = 60, 110
_INDENT = "  "


class Page:
    """The lines of a page, in one language and width; a narrow or very wide terminal gets what still reads well."""

    def __init__(self, words: Words, width: int = WIDTH) -> None:
        self.words = words
        self.width = min(max(width, _NARROWEST), _WIDEST)

    def plain(self, sentence: Sentence) -> Iterator[str]:
        """Yield a sentence from the margin on."""
        yield from broken(self.words.text(sentence), self.width)

    def heading(self, key: str) -> Iterator[str]:
        """Yield a heading between empty lines."""
        yield ""
        yield self.words.text(key).upper()
        yield ""

    def columns(self, left: str, right: str, left_width: int = 0) -> Iterator[str]:
        """Yield two texts side by side, drawn in; the left one takes half the page unless told otherwise."""
        room = left_width or self.width // 2
        return side_by_side(left, right, (room, self.width - room - len(_INDENT)), _INDENT)

    def drawn_in(self, text: str) -> Iterator[str]:
        """Yield a text drawn in as results are."""
        return drawn_in(text, self.width, _INDENT)

    def under(self, text: str, first: str = "") -> Iterator[str]:
        """Yield a text below a result, drawn in further; what comes `first` hangs out of the block."""
        return drawn_in(text, self.width, _INDENT * 2, first)
