"""The menu of the right button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.context_menu import ContextMenu, Entry

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_entries_are_offered_anew_each_time(qtbot: QtBot) -> None:
    """What can be chosen now, and what it does."""
    owner = QWidget()
    qtbot.addWidget(owner)
    done: list[str] = []
    menu = ContextMenu(owner)
    menu.offer(
        QPoint(1, 1), (Entry("Copy", lambda: done.append("copy"), "copy"), Entry("Paste", done.clear, enabled=False))
    )
    copy, paste = menu.actions()
    copy.trigger()
    assert done == ["copy"]
    assert not paste.isEnabled()
    menu.hide()
    menu.offer(QPoint(1, 1), (Entry("Other", done.clear),))
    assert [action.text() for action in menu.actions()] == ["Other"]
    menu.hide()
