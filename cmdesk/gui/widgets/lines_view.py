"""A table to be read: whole lines are chosen, copied as a spreadsheet takes them, and opened with Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts
from cmdesk.gui.models.lines_model import Cell, Line, LinesModel
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry

_ROW, _HEADING, _HEADER, _AROUND = 28, 36, 28, 12
_NARROWEST, _WIDEST, _PADDING = 200, 280, 22
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinesView(QTableView):
    """Columns as wide as their texts; what is left over, or lacking, falls to those whose texts may wrap."""

    line_opened = Signal(str)

    def __init__(self, model: LinesModel, parent: QWidget | None = None, narrowest: int = _NARROWEST) -> None:
        super().__init__(parent)
        self._model, self._narrowest = model, narrowest
        self._menu: ContextMenu | None = None
        self.setProperty("kind", "lines")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        across = self.horizontalHeader()
        across.setFixedHeight(_HEADER)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self.arrange)
        model.layoutChanged.connect(self.arrange)
        self.doubleClicked.connect(self._open)

    def arrange(self) -> None:
        """Give each column its width and each line its height, and let headings stand across."""
        self.clearSpans()
        columns = self._model.columnCount()
        for row, line in enumerate(self._model.lines):
            if line.is_heading and columns > 1:
                self.setSpan(row, 0, 1, columns)
        for column, width in enumerate(self._widths()):
            self.setColumnWidth(column, width)
        for row, line in enumerate(self._model.lines):
            self.setRowHeight(row, _HEADING if line.is_heading else self._height(line))

    def copy(self) -> None:
        """Put the chosen lines on the clipboard, all of them under their heads where none is chosen."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        every = range(len(self._model.lines))
        QApplication.clipboard().setText(
            self._model.copied(rows or every, with_heads=not rows or len(rows) == len(every))
        )

    def copy_all(self) -> None:
        """Put every line on the clipboard, under the heads."""
        QApplication.clipboard().setText(self._model.copied(range(len(self._model.lines)), with_heads=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self._menu or ContextMenu(self)
        has_lines = bool(self._model.lines)
        self._menu.offer(
            event.globalPos(),
            (Entry(N_("Copy"), self.copy, "copy", has_lines), Entry(N_("Copy all"), self.copy_all, "", has_lines)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def _open(self, index: QModelIndex) -> None:
        about = self._model.lines[index.row()].about
        if about:
            self.line_opened.emit(about)

    def _widths(self) -> list[int]:
        """Return the widths of the columns."""
        heads = self._model.heads
        wanted = [self._wanted(column) for column in range(len(heads))]
        elastic = [column for column, head in enumerate(heads) if head.wraps]
        room = self.viewport().width() - sum(wanted) + sum(wanted[column] for column in elastic)
        spare = max(0, room - sum(wanted[column] for column in elastic))
        # The narrow ones first: as long as their part is enough for them, only the wide ones give way.
        for number, column in enumerate(sorted(elastic, key=lambda column: wanted[column])):
            part = room // (len(elastic) - number)
            least = min(self._narrowest, wanted[column])
            wanted[column] = max(least, min(wanted[column], part)) + spare // len(elastic)
            room -= wanted[column]
        return wanted

    def _height(self, line: Line) -> int:
        """Return the height of a line, whose longest text may take several lines."""
        wrapped = [column for column, head in enumerate(self._model.heads) if head.wraps]
        texts = [_wrapped(line.cells[column], self.columnWidth(column) - _PADDING) for column in wrapped]
        return max(_ROW, *(height + _AROUND for height in texts)) if texts else _ROW

    def _wanted(self, column: int) -> int:
        """Return the width of a column's longest text, within reason where it may wrap."""
        head = self._model.heads[column]
        cells = [line.cells[column] for line in self._model.lines if not line.is_heading]
        mark = _PADDING if self.isSortingEnabled() else 0
        title = QFontMetrics(fonts.font(fonts.Role.SMALL)).horizontalAdvance(head.title) + mark
        width = max([title, *(_width(cell) for cell in cells)]) + _PADDING
        return min(width, _WIDEST) if head.wraps else width


def _width(cell: Cell) -> int:
    return _metrics(cell).horizontalAdvance(cell.text)


def _wrapped(cell: Cell, width: int) -> int:
    """Return the height of a text in a column of a width."""
    return _metrics(cell).boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), cell.text).height()


def _metrics(cell: Cell) -> QFontMetrics:
    return QFontMetrics(fonts.font(fonts.Role.BODY_STRONG if cell.strong else fonts.Role.BODY))
