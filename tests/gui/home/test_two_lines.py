"""Two lines in a cell, headings across, and how one goes about in the view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui import fonts
from cmdesk.gui.home.two_lines import ToDoView
from cmdesk.gui.models.to_do_model import Row, ToDoModel, TwoLines

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HEADING = Row((TwoLines("Overdue", "", "urgent", strong=True),))
MORE = Row((TwoLines("2 more"),), is_more=True)


def row(number: int) -> Row:
    """Return the row of a contract."""
    cells = (TwoLines("Tue 25 Nov", "in 7 days", "urgent", strong=True), *(TwoLines(f"{number}"),) * 3)
    return Row(cells, number, "term.end")


@pytest.fixture
def view(qtbot: QtBot) -> ToDoView:
    """Return a view of some rows, shown."""
    model = ToDoModel(["Act by", "Contract", "What", "How"])
    found = ToDoView(model)
    model.setParent(found)
    qtbot.addWidget(found)
    model.show_rows([HEADING, row(1), row(2), MORE])
    found.resize(700, 300)
    found.show()
    return found


def test_a_heading_stands_across_and_is_walked_over(view: ToDoView) -> None:
    """It is lower than a row."""
    assert view.columnSpan(0, 0) == 4
    assert view.rowHeight(0) < view.rowHeight(1)
    assert view.columnSpan(1, 0) == 1
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1
    assert not view.grab().isNull()


def test_return_and_clicks_open(view: ToDoView) -> None:
    """A way to more at the first click, a row at the second."""
    opened: list[int] = []
    view.row_opened.connect(opened.append)
    view.setCurrentIndex(view.model().index(2, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.clicked.emit(view.model().index(1, 0))
    view.doubleClicked.emit(view.model().index(1, 0))
    view.clicked.emit(view.model().index(3, 0))
    assert opened == [2, 1, 3]


def test_esc_leaves_and_the_menu_opens(view: ToDoView) -> None:
    """Of a row that is chosen."""
    left: list[int] = []
    view.left.connect(lambda: left.append(1))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert left == [1]
    view.setCurrentIndex(view.model().index(1, 0))
    at = QPoint(10, 10)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at)))
    (menu,) = view.findChildren(QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [True, True]
    menu.close()


def test_the_first_has_room_for_its_words(view: ToDoView) -> None:
    """Whatever the language."""
    before = view.columnWidth(0)
    view.make_room([TwoLines("Wednesday 30 September 2026", strong=True)])
    assert view.columnWidth(0) > before


def test_the_width_is_shared(view: ToDoView) -> None:
    """Nothing is wider than the view, and what is done has most of it."""
    widths = [view.columnWidth(column) for column in range(4)]
    assert sum(widths) == view.viewport().width()
    assert widths[2] > widths[1]


@pytest.mark.parametrize("names, deeds", [("n", "d" * 70), ("n" * 30, "d"), ("n" * 20, "d" * 40)])
def test_what_one_column_does_not_need_the_other_has(view: ToDoView, names: str, deeds: str) -> None:
    """As long as there is enough for both, nothing is cut; by which one acts has what its words need."""
    cells = TwoLines("Tue 25 Nov"), TwoLines(names), TwoLines(deeds), TwoLines("", "by post until Wed 30 Dec")
    model = view.model()
    assert isinstance(model, ToDoModel)
    model.show_rows([Row(cells, 1, "term.end")])
    metrics = QFontMetrics(fonts.font(fonts.Role.BODY))
    view.resize(1100, 300)
    assert view.columnWidth(1) > metrics.horizontalAdvance(names) + 16
    assert view.columnWidth(2) > metrics.horizontalAdvance(deeds) + 16
    assert view.columnWidth(3) < 200


def test_where_both_lack_room_each_has_its_share(view: ToDoView) -> None:
    """Three parts of eight are the names'."""
    cells = TwoLines("Tue 25 Nov"), TwoLines("n" * 99), TwoLines("d" * 99), TwoLines()
    model = view.model()
    assert isinstance(model, ToDoModel)
    model.show_rows([Row(cells, 1, "term.end")])
    assert view.columnWidth(1) == (view.columnWidth(1) + view.columnWidth(2)) * 3 // 8


def test_the_menu_opens_what_it_was_opened_for(view: ToDoView) -> None:
    """Wherever that stands by then; where it is gone, nothing."""
    told: list[int] = []
    view.row_opened.connect(told.append)
    model = view.model()
    assert isinstance(model, ToDoModel)
    view.setCurrentIndex(model.index(2, 0))
    at = QPoint(10, 10)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at)))
    (menu,) = view.findChildren(QMenu)
    model.show_rows([row(2)])
    menu.actions()[0].trigger()
    model.show_rows([row(1)])
    menu.actions()[0].trigger()
    assert told == [0]
    menu.close()
