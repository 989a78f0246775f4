"""Words with links in them that lead to a place of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cmdesk.gui import language
from cmdesk.gui.answers.views import LinkView


def linked(sentence: str, links: Sequence[LinkView]) -> str:
    """Return a sentence as rich text, its field `links` filled with links; empty where there are none."""
    if not links:
        return ""
    made = ", ".join(f'<a href="{escape(link.place)}">{escape(link.text)}</a>' for link in links)
    return escape(language.text(sentence)).replace("{links}", made)


def show_linked(label: QLabel, sentence: str, links: Sequence[LinkView]) -> None:
    """Show a sentence with links that mouse and keyboard can follow; hide the label where there are none."""
    make_linkable(label)
    words = linked(sentence, links)
    label.setText(words)
    label.setVisible(bool(words))


def make_linkable(label: QLabel) -> None:
    """Let a label's links be followed by mouse and keyboard."""
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
