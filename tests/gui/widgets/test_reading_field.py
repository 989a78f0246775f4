"""The field for how something is read: sentences that may wrap, the default counting as nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.reading_field import ReadingField

LONG = "The fees of the remaining term are owed only where the Client leaves without a cause, and by no other"
CHOICES = {"a": "The first (default)", "b": LONG}


def field(qtbot: QtBot) -> ReadingField:
    """Return the field on the screen."""
    made = ReadingField(CHOICES, "a")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def test_the_default_is_chosen_and_counts_as_nothing(qtbot: QtBot) -> None:
    """Going back to it takes the choice away; one that is not offered shows none."""
    made = field(qtbot)
    first, second = made.findChildren(QRadioButton)
    assert (made.value(), first.isChecked()) == (None, True)
    with qtbot.waitSignals([made.edited, made.left]):
        second.click()
    assert made.value() == "b"
    with qtbot.assertNotEmitted(made.edited):
        made.set_value("a")
    assert (made.value(), first.isChecked()) == (None, True)
    made.set_value("unknown")
    assert not first.isChecked()
    assert made.value() is None
    assert made.problem() is None
    assert made.remark() == ""


def test_arrow_keys_walk(qtbot: QtBot) -> None:
    """From the choice that has the focus to the next."""
    made = field(qtbot)
    first, _second = made.findChildren(QRadioButton)
    made.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert made.value() == "b"


def test_long_sentences_wrap(qtbot: QtBot) -> None:
    """Where it is narrow they take more lines."""
    made = field(qtbot)
    _first, second = made.findChildren(QRadioButton)
    assert second.heightForWidth(900) == 28
    assert second.heightForWidth(250) > second.heightForWidth(500) > 28
    assert second.hasHeightForWidth()
    for width in (250, 700):
        made.resize(width, 200)
        assert not made.grab().isNull()
