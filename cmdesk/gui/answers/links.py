"""Words with links in them that lead to a place of the contract."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from cmdesk.gui import language
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.rich import escaped, link, make_linkable


def linked(sentence: str, links: Sequence[LinkView]) -> str:
    """Return a sentence as rich text, its field `links` filled with links; empty where there are none."""
    if not links:
        return ""
    made = ", ".join(link(one.place, one.text) for one in links)
    return escaped(language.text(sentence)).replace("{links}", made)


def show_linked(label: QLabel, sentence: str, links: Sequence[LinkView]) -> None:
    """Show a sentence with links that mouse and keyboard can follow; hide the label where there are none."""
    make_linkable(label)
    words = linked(sentence, links)
    label.setText(words)
    label.setVisible(bool(words))
