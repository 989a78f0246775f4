"""The table of records: typed in place, left with Tab and Enter as in a spreadsheet, pasted into from one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from cmdesk.basics.wording import N_
from cmdesk.gui.models.record_table_model import RecordTableModel
from cmdesk.gui.widgets.cell_delegate import CellDelegate
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry

ROW = 28
_HEADER = 28
_MOST_ROWS = 14
_NARROWEST, _ELASTIC, _WIDEST, _PADDING, _LOOKED_AT = 56, 100, 320, 20, 40
_Move = QAbstractItemView.CursorAction
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_Hint = QAbstractItemDelegate.EndEditHint


class RecordTableView(QTableView):
    """A table as high as its rows, up to a point; Tab moves on while typing and leaves the table otherwise."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    row_changed = Signal(int)
    was_left = Signal()

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._menu: ContextMenu | None = None
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self._set_headers()
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self._content_changed)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_changed.emit(now.row()))
        self._fit()

    def is_used(self) -> bool:
        """Tell whether the user is in the table or in one of its cells."""
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, lambda: None if self.is_used() else self.was_left.emit())

    def selected_rows(self) -> list[int]:
        """Return the rows that hold a selected cell, the new row left out."""
        return sorted({index.row() for index in self.selectedIndexes() if not self._model.is_new(index.row())})

    def remove_selected(self) -> None:
        """Take the selected records out."""
        self._model.remove(self.selected_rows())

    def paste(self) -> None:
        """Write the clipboard's block from the current cell on."""
        text = QApplication.clipboard().text()
        index = self.currentIndex()
        if text and index.isValid():
            lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
            self._model.put_block(index.row(), index.column(), [line.split("\t") for line in lines])

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a block that a spreadsheet takes."""
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in self._selected_texts()))

    def start_new(self) -> None:
        """Open the first cell of the row in which a new record begins."""
        self.edit_cell(self._model.rowCount() - 1, 0)

    def edit_cell(self, row: int, column: int) -> None:
        """Go to a cell and open it."""
        index = self._model.index(row, column)
        self.setFocus()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if self._model.is_editable(row, column):
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._delete(whole=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open_cell()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next row after Enter; from the last record on to the row for a new one."""
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:
            index = self.currentIndex()
            below = index.siblingAtRow(index.row() + 1)
            if below.isValid():
                column = 0 if self._model.is_new(below.row()) else below.column()
                self.setCurrentIndex(below.siblingAtColumn(column))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Tab go to the next cell that can be typed in, and nowhere from the last one."""
        if action not in {_Move.MoveNext, _Move.MovePrevious}:
            return super().moveCursor(action, modifiers)
        columns = self._model.columnCount()
        at = self.currentIndex().row() * columns + self.currentIndex().column()
        step = 1 if action == _Move.MoveNext else -1
        at += step
        while 0 <= at < self._model.rowCount() * columns:
            row, column = divmod(at, columns)
            if self._model.is_editable(row, column):
                return self._model.index(row, column)
            at += step
        return QModelIndex()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self._menu or ContextMenu(self)
        self._menu.offer(
            event.globalPos(),
            (
                Entry(N_("Copy"), self.copy, "copy", bool(self.selectedIndexes())),
                Entry(N_("Paste from a spreadsheet"), self.paste, "", bool(QApplication.clipboard().text())),
                Entry(N_("Delete the row"), self.remove_selected, "delete", bool(self.selected_rows())),
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content_changed()

    # Helpers

    def _set_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(_HEADER)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(48)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        down.setFixedWidth(36)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column the width of what it holds; what is left over, or lacking, is shared among words."""
        for number, width in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(number, width)

    def _widths(self, room: int) -> list[int]:
        wanted = [self._wanted(number) for number in range(self._model.columnCount())]
        elastic = [number for number, column in enumerate(self._model.columns) if column.elastic]
        spare = room - sum(wanted)
        if not elastic:
            return wanted if spare < 0 else [width + spare // len(wanted) for width in wanted]
        share = spare // len(elastic)
        for number in elastic:
            wanted[number] = max(min(wanted[number], _ELASTIC), wanted[number] + share)
        return wanted

    def _wanted(self, number: int) -> int:
        """Return the width of a column's title and of what its first rows say, within reason."""
        metrics, column = self.fontMetrics(), self._model.columns[number]
        rows = min(self._model.rowCount(), _LOOKED_AT)
        texts = [column.title, *(str(self._model.index(row, number).data()) for row in range(rows))]
        widest = max(metrics.horizontalAdvance(text) for text in texts) + _PADDING
        return min(max(widest, column.width if rows == 1 else _NARROWEST), _WIDEST)

    def _fit(self) -> None:
        """Be as high as the rows, and the bar below them where the columns do not fit."""
        rows = min(self._model.rowCount(), _MOST_ROWS)
        room = self.width() - self.verticalHeader().width() - 2 * self.frameWidth()
        below = self.horizontalScrollBar().sizeHint().height() if sum(self._widths(room)) > room else 0
        height = _HEADER + rows * ROW + below + 2 * self.frameWidth() + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _content_changed(self) -> None:
        self._share_width()
        self._fit()

    def _open_cell(self) -> None:
        """Open the current cell; the key also arrives here from a cell that is open already."""
        index = self.currentIndex()
        if self.state() != QAbstractItemView.State.EditingState and self._model.flags(index) & _EDITABLE:
            self.edit(index)

    def _delete(self, *, whole: bool) -> None:
        """Empty the selected cells; take the records out where all of a row, or Ctrl, says so."""
        rows = self.selectionModel().selectedRows()
        if whole or rows:
            self.remove_selected()
        else:
            self._model.clear([(index.row(), index.column()) for index in self.selectedIndexes()])

    def _selected_texts(self) -> list[list[str]]:
        cells = {(index.row(), index.column()): str(index.data() or "") for index in self.selectedIndexes()}
        rows = sorted({row for row, _column in cells})
        columns = sorted({column for _row, column in cells})
        return [[cells.get((row, column), "") for column in columns] for row in rows]
