"""Answers that come when whoever asked may be gone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.living import while_there


def test_a_deed_is_done_while_its_asker_is_there(qtbot: QtBot) -> None:
    """And not after it went."""
    asker = QObject()
    heard: list[object] = []
    deed = while_there(asker, heard.append)
    deed(1)
    asker.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    deed(2)
    assert heard == [1]
    assert qtbot is not None
