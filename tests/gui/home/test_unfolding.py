"""A question that opens in place."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.unfolding import Unfolding


def test_the_body_is_made_once_and_shown_and_hidden(qtbot: QtBot) -> None:
    """Whatever is entered in it stays."""
    made: list[QLabel] = []

    def make(parent: QWidget) -> QLabel:
        made.append(QLabel("body", parent))
        return made[-1]

    found = Unfolding("Which day?", make)
    qtbot.addWidget(found)
    found.show()
    assert not made
    for expected in (True, False, True):
        found.head.click()
        assert found.body is not None
        assert found.body.isVisible() is expected
    assert len(made) == 1
    assert found.head.accessibleName() == "Which day?"
