"""Texts as a search sees them: small letters without accents, and the words in them.

A text in a script that writes no spaces between words (Chinese, Japanese, Thai) has a word at each of its letters, so
that any part of a name is found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 64
"""Letters of a word that count; what is longer is found by its first ones."""

_WORD = re.compile(r"[^\W_]+")
_LIKE = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"})
_RUN = 16
"""Letters of a word in a script without spaces."""


def folded(text: str) -> str:
    """Return a text in small letters without accents, wide letters as narrow ones, spaces in one form."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LIKE)
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words of some texts, folded, each once, in the order in which they come."""
    return tuple(dict.fromkeys(word for text in texts for word in _words(folded(text))))


def words_asked(text: str) -> tuple[str, ...]:
    """Return the words that somebody typed: a run of letters without spaces stays as it is."""
    return tuple(
        dict.fromkeys(word[:LONGEST] if word.isascii() else word[:_RUN] for word in _WORD.findall(folded(text)))
    )


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word.isascii() or not any(map(_runs_on, word)):
            yield word[:LONGEST]
        else:
            for at in range(len(word)):
                yield word[at : at + _RUN]


def _runs_on(letter: str) -> bool:
    """Tell whether a letter belongs to a script that writes no spaces between words."""
    return "\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u9fff" or letter >= "\U00020000"
