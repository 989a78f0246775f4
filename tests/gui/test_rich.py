"""Words in rich text mean themselves, and links can be followed without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.gui.rich import escaped, link, make_linkable


def test_words_mean_themselves() -> None:
    """A Client called <b> is not bold."""
    assert escaped('<b> & "x"') == "&lt;b&gt; &amp; &quot;x&quot;"
    assert link("a[0]", "x<y") == '<a href="a[0]">x&lt;y</a>'


def test_links_take_the_keyboard(qtbot: QtBot) -> None:
    """Tab reaches them."""
    label = QLabel()
    qtbot.addWidget(label)
    make_linkable(label)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    assert label.textFormat() is Qt.TextFormat.RichText
