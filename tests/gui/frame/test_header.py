"""Whose contract it is, as of which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.frame.header import Header
from cmdesk.gui.widgets.day_nature import unknown
from tests.gui.helpers import words_of

SUN_2025_11_30 = date(2025, 11, 30)


def header(qtbot: QtBot) -> Header:
    """Return a header with everything in it."""
    made = Header()
    qtbot.addWidget(made)
    menu, action = QMenu(made), QAction("Help", made)
    made.complete(unknown, menu, action)
    return made


def test_the_name_is_there_before_anything_else(qtbot: QtBot) -> None:
    """What is to be used comes after the first paint."""
    made = Header()
    qtbot.addWidget(made)
    made.show_contract("ACME ApS", "ACME-1")
    assert words_of(made) == "ACME ApS\nACME-1"
    assert made.as_of is None
    made.show_as_of(SUN_2025_11_30)
    made.show_contract("", "")
    assert words_of(made) == "New contract"


def test_the_name_stays_where_it_was_seen_first(qtbot: QtBot) -> None:
    """The way to Home comes into a place that was kept for it."""
    made = Header()
    qtbot.addWidget(made)
    made.show_contract("ACME ApS", "ACME-1")
    made.resize(1280, made.height())
    made.show()
    before = made.findChildren(QLabel)[0].pos()
    made.complete(unknown, QMenu(made), QAction("Help", made))
    QApplication.processEvents()
    assert made.findChildren(QLabel)[0].pos() == before


def test_the_as_of_day_is_chosen(qtbot: QtBot) -> None:
    """An empty field means today; an impossible day is told and chooses nothing."""
    made = header(qtbot)
    assert made.as_of is not None
    made.show_as_of(SUN_2025_11_30)
    assert made.as_of.text() == "30 Nov 2025"
    with qtbot.waitSignal(made.as_of_chosen) as chosen:
        made.as_of.take("1.12.2025")
    assert chosen.args == [date(2025, 12, 1)]
    with qtbot.waitSignal(made.as_of_chosen) as chosen:
        made.as_of.take("")
    assert chosen.args == [None]
    with qtbot.assertNotEmitted(made.as_of_chosen), qtbot.waitSignal(made.troubled):
        made.as_of.take("30.2.2026")
    with qtbot.waitSignal(made.settled), qtbot.waitSignal(made.as_of_chosen):
        made.as_of.take("28.2.2026")
    made.show_as_of(None)
    assert made.as_of.text() == ""
