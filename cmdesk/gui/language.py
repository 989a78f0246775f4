"""The language of the window: one for all of it, chosen at the start or in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import LANGUAGES, Sentence, Words, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN_NAMES = {"en": "English", "nl": "Nederlands", "da": "Dansk", "zh_CN": "中文 (Chinese)"}

_words = [words_for("en")]


def words() -> Words:
    """Return the words of the window's language."""
    return _words[0]


def text(sentence: Sentence | str) -> str:
    """Return a sentence in the window's language."""
    return _words[0].text(sentence)


def capitalised(words: str) -> str:
    """Return words that stand by themselves: many begin small, as they stand behind others."""
    return words[:1].upper() + words[1:]


def choose(language: str) -> None:
    """Let the window speak a language from now on; what is already written stays until it is made anew."""
    _words[0] = words_for(language)


def nearest(wanted: Sequence[str]) -> str:
    """Return the first of the system's languages that the window speaks, else English."""
    for tag in wanted:
        language = tag.replace("-", "_")
        for known in LANGUAGES:
            if language == known or language.split("_")[0] == known.split("_")[0]:
                return known
    return "en"
