"""A question that opens in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
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


def test_the_key_of_tab_leads_into_the_body_and_on(qtbot: QtBot) -> None:
    """Past its fields to the next head; and what was below what is seen comes into sight."""

    def make(parent: QWidget) -> QWidget:
        body = QWidget(parent)
        column = QVBoxLayout(body)
        for name in "ab":
            field = QLineEdit(body)
            field.setObjectName(name)
            field.setMinimumHeight(60)
            column.addWidget(field)
        return body

    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(inside)
    first, second = Unfolding("First", make, inside), Unfolding("Second", make, inside)
    column.addWidget(first)
    column.addWidget(second)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(300, 120)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    second.head.click()
    first.head.click()
    first.head.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(area.window(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName() or focused.accessibleName())
    assert seen == ["a", "b", "Second", "a"]
    assert first.body is not None
    area.verticalScrollBar().setValue(0)
    second.head.click()
    second.head.click()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert second.head.visibleRegion().boundingRect().height() == second.head.height()
