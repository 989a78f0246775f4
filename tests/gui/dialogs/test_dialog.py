"""What all dialogs share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.dialogs.dialog import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_its_buttons_do_what_they_say(qtbot: QtBot) -> None:
    """By mouse and by letter; Enter presses none by itself, and the main one looks like it."""
    language.choose("da")
    around, done = QWidget(), list[str]()
    qtbot.addWidget(around)
    dialog = Dialog(around)
    column = QVBoxLayout(dialog)
    cancel = dialog.button("Cancel", lambda: done.append("cancelled"))
    store = dialog.button("Store", lambda: done.append("stored"), main=True)
    for button in (cancel, store):
        column.addWidget(button)
        assert not button.autoDefault()
    assert (cancel.property("kind"), store.property("kind")) == (None, "main")
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    cancel.click()
    QTest.keyClick(dialog, ord(store.text()[store.text().index("&") + 1].upper()), Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: done == ["cancelled", "stored"])


def test_it_is_let_go_of_when_it_closes(qtbot: QtBot) -> None:
    """Whoever made it need not."""
    around = QWidget()
    qtbot.addWidget(around)
    dialog = Dialog(around)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_it_has_room_for_its_letters(qtbot: QtBot) -> None:
    """They are given before it takes its size: in Chinese they stand behind the words."""
    language.choose("zh_CN")
    around = QWidget()
    qtbot.addWidget(around)
    dialog = Dialog(around)
    column = QVBoxLayout(dialog)
    button = dialog.button("Cancel", dialog.close)
    column.addWidget(button)
    dialog.show()
    assert button.text() == "取消(&C)"
    assert button.width() >= button.sizeHint().width()
