"""Rich text: words made safe for it, and labels whose links mouse and keyboard can follow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def escaped(words: str) -> str:
    """Return words that mean themselves in rich text and in the address of a link."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(target: str, words: str) -> str:
    """Return words that lead somewhere."""
    return f'<a href="{escaped(target)}">{escaped(words)}</a>'


def make_linkable(label: QLabel) -> None:
    """Let a label's links be followed by mouse and keyboard."""
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )


def colour_links_anew(widgets: Iterable[QWidget]) -> None:
    """Give the links of labels the colour of now: Qt takes it when a text is read, and keeps it ever after."""
    for label in widgets:
        if isinstance(label, QLabel) and "<a " in label.text():
            words = label.text()
            label.setText("")  # the same text again would not be read
            label.setText(words)
