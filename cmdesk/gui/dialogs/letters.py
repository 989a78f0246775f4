"""Letters for the keyboard: with Alt each leads to one button or field of a dialog, whatever the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDialogButtonBox, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEHIND = re.compile(r"\(&[A-Z]\)")
_MARK = re.compile(r"&(.)")
_ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

ENGLISH = "english"
"""The property under which a widget keeps its words in English, for letters where the language has none."""


def give_letters(dialog: QWidget) -> None:
    """Give each button and each field of a dialog a letter of its own; the style gives its own buttons theirs.

    What is chosen from a list of the user's own values has none. Given once more, the same get the same.
    """
    widgets = sorted(_lettered(dialog), key=lambda one: not one.property(ENGLISH))  # buttons choose first
    taken = {_letter_in(one.text()) for one in dialog.findChildren(QAbstractButton) if one not in widgets}
    for one in widgets:
        words = plain(one.text())
        letter = next(
            (letter for letter in _wanted(words, str(one.property(ENGLISH) or "")) if letter not in taken), ""
        )
        one.setText(_marked(words, letter))
        taken.add(letter)


def plain(text: str) -> str:
    """Return words as they are read, without the mark of their letter."""
    return _MARK.sub(r"\1", _BEHIND.sub("", text))


def _letter_in(text: str) -> str:
    """Return the letter that is marked; none where none is."""
    found = [one for one in _MARK.findall(text) if one != "&"]
    return found[0].upper() if found else ""


def _lettered(dialog: QWidget) -> Iterator[QAbstractButton | QLabel]:
    """Yield what gets a letter: the dialog's own buttons and boxes, and labels that lead to a field."""
    for one in dialog.findChildren(QWidget):
        leads = isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy() is not None)
        if leads and isinstance(one, QAbstractButton | QLabel) and one.text() and _is_own(one, dialog):
            yield one


def _is_own(one: QWidget, dialog: QWidget) -> bool:
    """Tell whether a widget is this dialog's: not the style's, nor one of a list of values, nor of another dialog."""
    parent = one.parentWidget()
    while parent is not None and parent is not dialog:
        if parent.isWindow() or isinstance(parent, QDialogButtonBox | QAbstractScrollArea):
            return False
        parent = parent.parentWidget()
    return True


def _wanted(words: str, english: str) -> Iterator[str]:
    """Yield the letters that words could have, the best first: those that words begin with, then others of them."""
    for text in (words, english):
        upper = text.upper()
        yield from (one for one in re.findall(r"\b[A-Z]", upper, re.ASCII))
        yield from (one for one in upper if one in _ALL)
    yield from _ALL


def _marked(words: str, letter: str) -> str:
    """Return words with their letter marked; one that they have not stands behind them, as is usual in Chinese."""
    escaped = words.replace("&", "&&")
    if not letter:
        return escaped
    at = _place(escaped, letter)
    return f"{escaped[:at]}&{escaped[at:]}" if at >= 0 else f"{escaped}(&{letter})"


def _place(words: str, letter: str) -> int:
    """Return where a letter stands: at the beginning of a word, where one begins with it."""
    for pattern in (rf"\b{letter}", letter):
        found = re.search(pattern, words, re.ASCII | re.IGNORECASE)
        if found is not None:
            return found.start()
    return -1
