"""The table under the hand: typed in, walked through, copied from and pasted into."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.models.record_table_model import Column, RecordTableModel
from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.context_menu import ContextMenu
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.record_table_view import ROW, RecordTableView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KINDS = {"payment": "Payment", "refund": "Refund"}
ROWS: list[dict[str, Any]] = [{"date": "2025-01-02", "amount": "10"}, {"date": "2025-02-03", "amount": "20"}]


def view(qtbot: QtBot, rows: list[dict[str, Any]] | None = None) -> RecordTableView:
    """Return a table with two rows, the focus in it."""
    model = RecordTableModel(
        [
            Column("date", "Date", DayCodec()),
            Column("", "Row", Codec(), worked_out=str),
            Column("amount", "Amount", FigureCodec(lambda: 2)),
            Column("kind", "Kind", ChoiceCodec(lambda: KINDS)),
        ]
    )
    model.edited.connect(model.set_rows)
    model.set_rows(ROWS if rows is None else rows)
    made = RecordTableView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def rows_of(made: RecordTableView) -> list[dict[str, Any]]:
    """Return the records of a table."""
    model = made.model()
    assert isinstance(model, RecordTableModel)
    return model.rows


def select_row(made: RecordTableView, row: int) -> None:
    """Select a row, whatever keys the last test is thought to hold down."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    index = made.model().index(row, 0)
    made.selectionModel().setCurrentIndex(index, flags)


def editor(made: RecordTableView) -> QLineEdit:
    """Return the field that is open in a cell."""
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    assert made.isAncestorOf(found)
    return found


def key(widget: QWidget, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key and let everything happen that follows."""
    QTest.keyClick(widget, pressed, modifier)
    QApplication.processEvents()


def test_a_record_is_typed_from_cell_to_cell(qtbot: QtBot) -> None:
    """Tab passes over what nobody types; Enter goes on to the next new record."""
    made = view(qtbot)
    made.start_new()
    QTest.keyClicks(editor(made), "1.3.2025")
    key(editor(made), Qt.Key.Key_Tab)
    QTest.keyClicks(editor(made), "1.512,50")
    key(editor(made), Qt.Key.Key_Tab)
    QTest.keyClicks(editor(made), "ref")
    key(editor(made), Qt.Key.Key_Return)
    assert rows_of(made)[2] == {"date": "2025-03-01", "amount": "1512.50", "kind": "refund"}
    assert (made.currentIndex().row(), made.currentIndex().column()) == (3, 0)


def test_tab_goes_from_row_to_row_and_back(qtbot: QtBot) -> None:
    """At the end of a row the next one begins; shift goes the other way."""
    made = view(qtbot)
    made.edit_cell(0, 2)
    key(editor(made), Qt.Key.Key_Backtab)
    assert made.currentIndex().column() == 0
    assert made.moveCursor(made.CursorAction.MovePrevious, Qt.KeyboardModifier.NoModifier).isValid() is False
    made.setCurrentIndex(made.model().index(0, 3))
    after = made.moveCursor(made.CursorAction.MoveNext, Qt.KeyboardModifier.NoModifier)
    assert (after.row(), after.column()) == (1, 0)
    below = made.moveCursor(made.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
    assert below.row() == 1


def test_tab_goes_from_cell_to_cell_and_out(qtbot: QtBot) -> None:
    """Also where no cell is open, past the same cells; from the last one it leaves the table, with Ctrl from any."""
    made = view(qtbot)
    made.setCurrentIndex(made.model().index(0, 0))
    key(made, Qt.Key.Key_Tab)
    assert (made.currentIndex().row(), made.currentIndex().column()) == (0, 2)
    key(made, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (made.currentIndex().row(), made.currentIndex().column()) == (0, 0)
    assert made.hasFocus()
    for pressed, ctrl in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Tab, None)):
        after = QLineEdit(made.window())
        after.setGeometry(0, 0, 10, 10)
        after.show()
        QWidget.setTabOrder(made, after)
        made.setFocus()
        if ctrl is None:
            made.setCurrentIndex(made.model().index(made.model().rowCount() - 1, made.model().columnCount() - 1))
        key(made, pressed, ctrl or Qt.KeyboardModifier.NoModifier)
        assert after.hasFocus()


def test_enter_goes_down_and_closes_a_cell(qtbot: QtBot) -> None:
    """A row further each time, F2 opens a cell; in the row for a new record Enter opens the first one."""
    made = view(qtbot)
    made.setCurrentIndex(made.model().index(0, 2))
    key(made, Qt.Key.Key_F2)
    QTest.keyClicks(editor(made), "11")
    key(editor(made), Qt.Key.Key_Return)
    assert rows_of(made)[0]["amount"] == "11.00"
    assert (made.currentIndex().row(), made.currentIndex().column()) == (1, 2)
    key(made, Qt.Key.Key_Return)
    assert (made.currentIndex().row(), made.currentIndex().column()) == (2, 0)
    key(made, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert made.isAncestorOf(editor(made))


def test_a_cell_that_nobody_types_does_not_open(qtbot: QtBot) -> None:
    """Whatever is pressed."""
    made = view(qtbot)
    made.setCurrentIndex(made.model().index(0, 1))
    key(made, Qt.Key.Key_Return)
    made.edit_cell(0, 1)
    assert not made.is_used() or made.hasFocus()


def test_a_block_from_a_spreadsheet(qtbot: QtBot) -> None:
    """Tabs and line ends as Excel writes them; the rows it needs are made."""
    made = view(qtbot)
    QApplication.clipboard().setText("1.3.2025\t\t1.512,50\tRefund\r\n2025-04-01\t\t7\t\r\n")
    made.setCurrentIndex(made.model().index(1, 0))
    key(made, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows_of(made) == [
        ROWS[0],
        {"date": "2025-03-01", "amount": "1512.50", "kind": "refund"},
        {"date": "2025-04-01", "amount": "7"},
    ]


def test_a_block_for_a_spreadsheet(qtbot: QtBot) -> None:
    """What is selected, as it is seen."""
    made = view(qtbot)
    select_row(made, 0)
    key(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "2 Jan 2025\t0\t10.00\t"


def test_pasting_nothing_changes_nothing(qtbot: QtBot) -> None:
    """An empty clipboard."""
    made = view(qtbot)
    QApplication.clipboard().clear()
    made.paste()
    assert rows_of(made) == ROWS


def test_delete_empties_cells_and_takes_rows_out(qtbot: QtBot) -> None:
    """A cell by Delete; a row where all of it, or Ctrl, says so."""
    made = view(qtbot)
    made.setCurrentIndex(made.model().index(0, 2))
    key(made, Qt.Key.Key_Delete)
    assert rows_of(made)[0] == {"date": "2025-01-02"}
    select_row(made, 1)
    key(made, Qt.Key.Key_Delete)
    assert len(rows_of(made)) == 1
    made.setCurrentIndex(made.model().index(0, 0))
    key(made, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert rows_of(made) == []


def test_undo_asks_the_form(qtbot: QtBot) -> None:
    """The table has no memory of its own."""
    made = view(qtbot)
    with qtbot.waitSignal(made.undo_wanted):
        key(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(made.redo_wanted):
        key(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_the_table_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    """Up to a point; the page scrolls, not the table in it."""
    short, longer = view(qtbot), view(qtbot, ROWS * 3)
    assert longer.height() - short.height() == 4 * ROW
    assert view(qtbot, ROWS * 50).height() < 20 * ROW


def test_columns_share_the_width(qtbot: QtBot) -> None:
    """They fill a wide table; in a narrow one words give way before days and sums, and a bar appears."""
    made = view(qtbot)
    made.resize(900, made.height())
    QApplication.processEvents()
    assert sum(made.columnWidth(number) for number in range(4)) > 800
    made.resize(220, made.height())
    QApplication.processEvents()
    assert made.columnWidth(0) >= made.fontMetrics().horizontalAdvance("2 Jan 2025")
    assert made.horizontalScrollBar().maximum() > 0


def test_rows_and_leaving_are_told(qtbot: QtBot) -> None:
    """For what depends on the current row."""
    made = view(qtbot)
    with qtbot.waitSignal(made.row_changed) as changed:
        select_row(made, 1)
    assert changed.args == [1]
    with qtbot.waitSignal(made.was_left):
        made.clearFocus()


def test_the_menu_of_the_right_button(qtbot: QtBot) -> None:
    """What can be done with the selection."""
    made = view(qtbot)
    select_row(made, 0)
    made.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    menu = made.findChild(ContextMenu)
    assert isinstance(menu, ContextMenu)
    texts = [one.text() for one in menu.actions()]
    assert texts == ["Copy", "Paste from a spreadsheet", "Delete the row", "What if…"]
    menu.actions()[2].trigger()
    menu.hide()
    assert rows_of(made) == ROWS[1:]
