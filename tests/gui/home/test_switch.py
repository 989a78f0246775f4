"""A choice between views of one thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.switch import Switch


def test_one_is_chosen_by_mouse_and_keys(qtbot: QtBot) -> None:
    """Left and Right stop at the ends; each choice is told once."""
    around = QWidget()
    qtbot.addWidget(around)
    switch = Switch(("One", "Two"), around)
    around.show()
    told: list[int] = []
    switch.chosen.connect(told.append)
    assert switch.number == 0
    switch.buttons[1].click()
    QTest.keyClick(switch.buttons[1], Qt.Key.Key_Right)
    QTest.keyClick(switch.buttons[1], Qt.Key.Key_Left)
    QTest.keyClick(switch.buttons[0], Qt.Key.Key_A)
    assert told == [1, 0]
    switch.show_number(1, 1250)
    assert switch.buttons[1].text() == "Two 1,250"
    switch.show_number(1, 0)
    assert switch.buttons[1].text() == "Two"
