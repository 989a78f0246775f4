"""Two lines of words in a cell, headings across, and the view that has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts
from cmdesk.gui.colours import shown
from cmdesk.gui.models.to_do_model import CELL, Index, Row, ToDoModel, TwoLines
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry

_ROW, _HEADING, _HEADER = 46, 36, 28
_AROUND, _BETWEEN = 8, 1
_SHARE = 3, 8
"""The part of the room for names and deeds that is the names', where neither needs more."""

_MEASURED = 100
"""Rows whose words are measured: those that are seen first."""

_ACROSS = Qt.Orientation.Horizontal
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TwoLinesDelegate(QStyledItemDelegate):
    """Paints both lines of a cell, each cut by an ellipsis where it is too long."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, TwoLines):
            return
        colours = shown()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(colours.selected))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = option.rect.adjusted(_AROUND, 0, -_AROUND, -1)
        first = fonts.Role.BODY_STRONG if cell.strong else fonts.Role.BODY
        across = index.sibling(index.row(), 1).data(CELL) is None
        if cell.second or not across:
            upper, lower = fonts.line_height(first), fonts.line_height(fonts.Role.SMALL)
            top = room.top() + (room.height() - upper - lower - _BETWEEN) // 2
            _line(painter, QRect(room.left(), top, room.width(), upper), cell.first, cell.tone, first)
            below = QRect(room.left(), top + upper + _BETWEEN, room.width(), lower)
            _line(painter, below, cell.second, "secondary", fonts.Role.SMALL)
        else:
            _line(painter, room, cell.first, cell.tone, first)
        painter.restore()


def _width(cell: TwoLines) -> int:
    """Return how wide a column has to be for the words of a cell."""
    first = QFontMetrics(fonts.font(fonts.Role.BODY_STRONG if cell.strong else fonts.Role.BODY))
    second = QFontMetrics(fonts.font(fonts.Role.SMALL))
    return max(first.horizontalAdvance(cell.first), second.horizontalAdvance(cell.second)) + 2 * _AROUND + 2


def _line(painter: QPainter, room: QRect, words: str, tone: str, role: fonts.Role) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(QColor(shown().tone(tone)))
    cut = QFontMetrics(fonts.font(role)).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)


class ToDoView(QTableView):
    """Rows to be read, copied and opened; `row_opened` tells the number of the one, `end_seen` that more may follow."""

    row_opened = Signal(int)
    end_seen = Signal()
    left = Signal()

    def __init__(self, model: ToDoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._menu: ContextMenu | None = None
        self._first = 138
        self._needs = 0, 0, 0
        self.setProperty("kind", "lines")
        self.setModel(model)
        self.setItemDelegate(TwoLinesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_HEADING)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        across = self.horizontalHeader()
        across.setFixedHeight(_HEADER)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._span_all)
        model.rowsInserted.connect(lambda _parent, first, _last: self._span(first))
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))
        self.clicked.connect(self._clicked)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self._menu or ContextMenu(self)
        chosen = self._model.rows[self.currentIndex().row()] if self.currentIndex().isValid() else None
        is_row = chosen is not None and not chosen.is_across
        self._menu.offer(
            event.globalPos(),
            (
                Entry(N_("Open the contract"), partial(self._open, chosen), "open", is_row),
                Entry(N_("Copy"), self.copy, "copy", is_row),
            ),
        )

    def make_room(self, first: Sequence[TwoLines]) -> None:
        """Make the first column as wide as the longest of some words; the others take what their rows need."""
        self._first = max(map(_width, first))
        self._arrange()

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        numbers = sorted({index.row() for index in self.selectedIndexes()})
        QApplication.clipboard().setText(self._model.copied(numbers))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._look_for_end()

    def _arrange(self) -> None:
        """Give names and deeds each its share, and what the other does not need."""
        names, deeds, last = self._needs
        spare = max(0, self.viewport().width() - self._first - last)
        share = spare * _SHARE[0] // _SHARE[1]
        is_enough = spare - share >= deeds
        second = max(share, min(names, spare - deeds)) if is_enough else max(min(share, names), spare - deeds)
        for column, width in enumerate((self._first, second, spare - second, last)):
            self.setColumnWidth(column, width)

    def _measure(self) -> None:
        """Look how wide the columns have to be for the rows that are seen first, and for their heads."""
        rows = [row.cells for row in self._model.rows[:_MEASURED] if not row.is_across]
        rows.append(tuple(TwoLines("", self._model.headerData(at, _ACROSS)) for at in range(self._model.columnCount())))
        names, deeds, last = (max(_width(cells[column]) for cells in rows) for column in (1, 2, 3))
        self._needs = names, deeds, last
        self._arrange()

    def _span_all(self) -> None:
        self._measure()
        self.clearSpans()
        self._span(0)

    def _span(self, first: int) -> None:
        """Let headings stand across; all other rows are of one height."""
        for number in range(first, len(self._model.rows)):
            across = self._model.rows[number].is_across
            if across:
                self.setSpan(number, 0, 1, self._model.columnCount())
            if across or self.rowHeight(number) != _ROW:
                self.setRowHeight(number, _HEADING if across else _ROW)

    def _open(self, row: Row | None) -> None:
        """Open a row wherever it stands by now: the list may change while a menu is open."""
        number = -1 if row is None else self._model.row_of(row.key)
        if number >= 0:
            self.row_opened.emit(number)

    def _clicked(self, index: QModelIndex) -> None:
        """Follow a way to more at the first click, as a link."""
        if self._model.rows[index.row()].is_more:
            self.row_opened.emit(index.row())

    def _look_for_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - self.viewport().height():
            self.end_seen.emit()
