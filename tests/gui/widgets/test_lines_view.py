"""A table to be read: widths, headings across, copying, and opening a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LONG = "Force Majeure of Monday 10 November 2025: tell the other Party by then, in writing"
HEADING = Line((Cell("When?", strong=True),))
ONE, OTHER = (Line((Cell("Mon"), Cell(LONG)), "a.b"), Line((Cell("Tue"), Cell("short"))))


def view(qtbot: QtBot, *lines: Line, width: int = 400) -> LinesView:
    """Return a table on the screen."""
    model = LinesModel((Head("Day"), Head("What", wraps=True)))
    made = LinesView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    model.set_lines(lines)
    return made


def test_long_texts_wrap_where_they_may(qtbot: QtBot) -> None:
    """The column takes what is left of the width, and the line grows; nothing scrolls sideways."""
    made = view(qtbot, ONE, OTHER)
    assert made.columnWidth(0) + made.columnWidth(1) == made.viewport().width()
    assert made.rowHeight(0) > made.rowHeight(1) == 28
    before = made.rowHeight(0)
    made.resize(900, 300)
    QApplication.processEvents()
    assert made.rowHeight(0) < before


def test_only_the_wide_ones_give_way(qtbot: QtBot) -> None:
    """As long as what is narrow has enough; none becomes narrower than it may, and what is left over is shared."""
    model = LinesModel((Head("What", wraps=True), Head("Why", wraps=True)))
    made = LinesView(model, narrowest=90)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show()
    model.set_lines([Line((Cell("Version 1 restored"), Cell(LONG)))])
    first, second = made.columnWidth(0), made.columnWidth(1)
    assert first + second == made.viewport().width()
    assert first < second
    made.resize(150, 300)
    QApplication.processEvents()
    assert [made.columnWidth(0), made.columnWidth(1)] == [90, 90]
    made.resize(1000, 300)
    QApplication.processEvents()
    assert made.columnWidth(0) > first
    assert abs(made.columnWidth(0) + made.columnWidth(1) - made.viewport().width()) <= 1


def test_a_heading_stands_across(qtbot: QtBot) -> None:
    """All columns are one there."""
    made = view(qtbot, HEADING, ONE)
    assert made.columnSpan(0, 0) == 2
    assert made.columnSpan(1, 0) == 1


def test_copying(qtbot: QtBot) -> None:
    """Without a choice everything under its heads; else the chosen lines alone."""
    made = view(qtbot, ONE, OTHER)
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"Day\tWhat\nMon\t{LONG}\nTue\tshort"
    made.selectRow(1)
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Tue\tshort"
    made.copy_all()
    assert QApplication.clipboard().text().startswith("Day\tWhat\n")


def test_a_line_opens_with_enter(qtbot: QtBot) -> None:
    """It says what it is about; one that is about nothing does not open."""
    made = view(qtbot, ONE, OTHER)
    opened: list[str] = []
    made.line_opened.connect(opened.append)
    made.selectRow(0)
    QTest.keyClick(made, Qt.Key.Key_Return)
    made.selectRow(1)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert opened == ["a.b"]
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert made.currentIndex().row() == 0


def test_the_menu_copies(qtbot: QtBot) -> None:
    """Lines, or all of them."""
    made = view(qtbot, ONE)
    made.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    (menu,) = made.findChildren(QMenu)
    assert [one.text() for one in menu.actions()] == ["Copy", "Copy all"]
    menu.close()
