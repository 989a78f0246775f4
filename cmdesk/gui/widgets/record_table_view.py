"""The table of records: typed in place, Tab and Enter go on as in a spreadsheet, and blocks are pasted from one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts
from cmdesk.gui.models.record_table_model import RecordTableModel
from cmdesk.gui.widgets.cell_delegate import CellDelegate
from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry
from cmdesk.gui.widgets.day_codec import DayCodec

ROW, ROW_OF_TWO = 28, 42
_HEADER, _HEADER_OF_TWO = 28, 40
_MOST_ROWS = 14
_NARROWEST, _ELASTIC, _WHOLE, _WIDEST, _PADDING, _LOOKED_AT = 30, 100, 220, 320, 15, 40
_MEASURED = 400
_SHORT_LIST = 12
_Move = QAbstractItemView.CursorAction
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_Hint = QAbstractItemDelegate.EndEditHint


class RecordTableView(QTableView):
    """A table as high as its rows, up to a point.

    Tab goes to the next cell and Enter to the next row, whether a cell is open or not; past the last cell, or with
    Ctrl, Tab leaves the table.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    row_changed = Signal(int)
    was_left = Signal()
    what_if_wanted = Signal()

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._menu: ContextMenu | None = None
        self._choosables: dict[int, int] = {}
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(True)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
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
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._enter()
        elif event.key() in _TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super(QAbstractItemView, self).focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next row after Enter; from the last record on to the row for a new one."""
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:
            self._go_down()

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
            if not self._model.is_passed_over(row, column):
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
                Entry(N_("What if…"), self.what_if_wanted.emit, "", bool(self.selected_rows())),
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content_changed()

    # Helpers

    def _set_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setHighlightSections(False)
        across.setMinimumSectionSize(_NARROWEST)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        down.setFixedWidth(32)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column the width of what it holds; what is left over, or lacking, is shared among words.

        Where titles, or what a row says, are wider than their columns they take two lines.
        """
        for number in range(self._model.columnCount()):
            self.setColumnHidden(number, not self._model.is_needed(number))
        widths = self._widths(self.viewport().width())
        for number, width in widths.items():
            self.setColumnWidth(number, width)
        self.horizontalHeader().setFixedHeight(self._header_height(widths))
        self._share_height(widths)

    def _header_height(self, widths: Mapping[int, int]) -> int:
        wraps = any(self._title_width(number) > width for number, width in widths.items())
        return _HEADER_OF_TWO if wraps else _HEADER

    def _share_height(self, widths: Mapping[int, int]) -> None:
        """Give two lines to the rows that need them; far down a long table all are alike."""
        down, whole = self.verticalHeader(), [number for number in widths if not self._may_be_cut(number)]
        for row in range(min(self._model.rowCount(), _MEASURED)):
            texts = ((number, str(self._model.index(row, number).data() or "")) for number in whole)
            needs = any(self._width([text]) > widths[number] for number, text in texts)
            height = ROW_OF_TWO if needs else ROW
            if down.sectionSize(row) != height:
                down.resizeSection(row, height)

    def _widths(self, room: int) -> dict[int, int]:
        """Return the widths of the columns that are seen, by their numbers."""
        seen = [number for number in range(self._model.columnCount()) if self._model.is_needed(number)]
        wanted = {number: self._wanted(number) for number in seen}
        elastic = [number for number in seen if self._model.columns[number].elastic]
        spare = room - sum(wanted.values())
        if spare >= 0:
            sharing = elastic or seen
            return {number: width + spare // len(sharing) * (number in sharing) for number, width in wanted.items()}
        found = wanted
        for least in (
            {number: self._least(number) for number in elastic},
            {number: self._with_title_in_two_lines(number) for number in seen},
            {number: self._in_two_lines(number) for number in seen if self._may_wrap(number)},
        ):
            found = _taken(found, least, sum(found.values()) - room)
        return found

    def _with_title_in_two_lines(self, number: int) -> int:
        """Return to what width a column may shrink where its title takes two lines."""
        says = _ELASTIC if self._may_be_cut(number) else self._says(number)
        return max(_NARROWEST, says, _halved(self._model.columns[number].title, _small()) + _PADDING)

    def _in_two_lines(self, number: int) -> int:
        """Return to what width a column may shrink where all that it says takes two lines."""
        says = max(_halved(text, self.fontMetrics()) for text in self._texts(number))
        return max(_NARROWEST, says + _PADDING, _halved(self._model.columns[number].title, _small()) + _PADDING)

    def _may_wrap(self, number: int) -> bool:
        """Tell whether what a column says may take two lines: neither days that are typed nor what may be cut."""
        return not self._may_be_cut(number) and type(self._model.columns[number].codec) is not DayCodec

    def _may_be_cut(self, number: int) -> bool:
        """Tell whether what a column says may end in an ellipsis."""
        column = self._model.columns[number]
        return column.elastic and not column.whole

    def _wanted(self, number: int) -> int:
        """Return the width of a column's title, of what its rows say, and of all that can be chosen, within reason."""
        column = self._model.columns[number]
        widest = max(self._held(number), self._choosable(number))
        return min(max(widest, column.width if self._model.rowCount() == 1 else _NARROWEST), _WIDEST)

    def _least(self, number: int) -> int:
        """Return to what width a column of words may shrink."""
        return min(self._held(number), _WHOLE if self._model.columns[number].whole else _ELASTIC)

    def _held(self, number: int) -> int:
        """Return the width of a column's title and of what its first rows say."""
        return max(self._title_width(number), self._says(number))

    def _title_width(self, number: int) -> int:
        return _small().horizontalAdvance(self._model.columns[number].title) + _PADDING

    def _says(self, number: int) -> int:
        """Return the width of what the first rows of a column say."""
        return self._width(self._texts(number))

    def _texts(self, number: int) -> list[str]:
        rows = min(self._model.rowCount(), _LOOKED_AT)
        return [str(self._model.index(row, number).data()) for row in range(rows)]

    def _choosable(self, number: int) -> int:
        """Return the width of the longest entry of a short list, measured once."""
        if number not in self._choosables:
            codec = self._model.columns[number].codec
            options = list(codec.options().values()) if isinstance(codec, ChoiceCodec) else []
            self._choosables[number] = self._width(options) if 0 < len(options) <= _SHORT_LIST else 0
        return self._choosables[number]

    def _width(self, texts: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(text) for text in texts) + _PADDING

    def _fit(self) -> None:
        """Be as high as the rows, and the bar below them where the columns do not fit."""
        rows, down = min(self._model.rowCount(), _MOST_ROWS), self.verticalHeader()
        room = self.width() - self.verticalHeader().width() - 2 * self.frameWidth()
        below = self.horizontalScrollBar().sizeHint().height() if sum(self._widths(room).values()) > room else 0
        rows_height = sum(down.sectionSize(row) for row in range(rows))
        height = self.horizontalHeader().height() + rows_height + below + 2 * self.frameWidth() + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _content_changed(self) -> None:
        self._share_width()
        self._fit()

    def _enter(self) -> None:
        """Go on to the next row; from the last one, open its cell, for a new record begins there.

        The key also arrives here from a cell that is open already.
        """
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if not self._model.is_new(index.row()):
            self._go_down()
        elif self._model.flags(index) & _EDITABLE:
            self.edit(index)

    def _go_down(self) -> None:
        """Go to the next row; to the first cell where a new record begins there."""
        index = self.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            column = 0 if self._model.is_new(below.row()) else below.column()
            self.setCurrentIndex(below.siblingAtColumn(column))

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


def _small() -> QFontMetrics:
    """Return the metrics of titles."""
    return QFontMetrics(fonts.font(fonts.Role.SMALL))


def _halved(text: str, metrics: QFontMetrics) -> int:
    """Return the width of the longer of the two lines into which a text goes best."""
    words = text.split(" ")
    if len(words) == 1:
        width = metrics.horizontalAdvance(text)
        return width // 2 + 2 * metrics.averageCharWidth() if fonts.needs_cjk(text) else width
    lines = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return min(max(map(metrics.horizontalAdvance, both)) for both in lines)


def _taken(widths: Mapping[int, int], least: Mapping[int, int], lacking: int) -> dict[int, int]:
    """Return widths with what is lacking taken from some columns, from each by what it has above its least."""
    can_give = {number: max(0, widths[number] - width) for number, width in least.items()}
    part = min(1.0, max(0, lacking) / max(1, sum(can_give.values())))
    return {number: width - math.ceil(can_give.get(number, 0) * part) for number, width in widths.items()}
