"""Sentences with links to places."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.links import linked, show_linked
from cmdesk.gui.answers.views import LinkView

LINKS = (LinkView("entity", "Contracting entity"), LinkView("notices[0].sent", "<Sent>"))


def test_links_fill_the_sentence() -> None:
    """Each leads to its place, and its words mean themselves."""
    assert linked("Enter: {links}", LINKS) == (
        'Enter: <a href="entity">Contracting entity</a>, <a href="notices[0].sent">&lt;Sent&gt;</a>'
    )
    assert linked("Enter: {links}", ()) == ""


def test_a_label_without_links_is_hidden(qtbot: QtBot) -> None:
    """Nothing is said where there is nothing to say."""
    label = QLabel()
    qtbot.addWidget(label)
    show_linked(label, "Enter: {links}", LINKS)
    assert not label.isHidden()
    show_linked(label, "Enter: {links}", ())
    assert label.isHidden()
