"""The table of the register: whole rows are chosen, opened, copied and deleted; a head sorts."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui.models.summaries_model import PAGE, SummariesModel
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry
from cmdesk.register.records import SortBy

_ROW, _HEADER = 28, 28
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SELECT = QItemSelectionModel.SelectionFlag
_MOST_COPIED = 10_000


class ContractsTable(QTableView):
    """Looks at the contracts of a model."""

    contract_opened = Signal(int)
    sorting_chosen = Signal(object)
    export_wanted = Signal()
    delete_wanted = Signal()
    columns_wanted = Signal(object)
    left = Signal()

    def __init__(self, model: SummariesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._menu: ContextMenu | None = None
        self.can_delete = True
        self.setProperty("kind", "lines")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        down = self.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(_ROW)
        down.setDefaultSectionSize(_ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setFixedHeight(_HEADER)
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setSortIndicatorShown(True)
        across.sectionClicked.connect(self._sort)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(lambda at: self.columns_wanted.emit(across.mapToGlobal(at)))
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    # What is looked at, and what is chosen

    @property
    def pages_in_sight(self) -> tuple[int, ...]:
        """Return the numbers of the pages of which something is seen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        return tuple(range(first // PAGE, max(first, last) // PAGE + 1))

    @property
    def chosen_ranges(self) -> tuple[tuple[int, int], ...]:
        """Return the rows that are chosen, as first and last of each range."""
        chosen = self.selectionModel().selection()
        return tuple(sorted({(chosen.at(at).top(), chosen.at(at).bottom()) for at in range(chosen.count())}))

    @property
    def chosen_number(self) -> int:
        """Return how many rows are chosen."""
        return sum(last - first + 1 for first, last in self.chosen_ranges)

    @property
    def chosen_pages(self) -> tuple[int, ...]:
        """Return the numbers of the pages in which something is chosen."""
        pages = (range(first // PAGE, last // PAGE + 1) for first, last in self.chosen_ranges)
        return tuple({page for some in pages for page in some})

    @property
    def chosen_contracts(self) -> tuple[int, ...]:
        """Return the contracts chosen, those that were fetched."""
        found = (self._model.summary(row) for first, last in self.chosen_ranges for row in range(first, last + 1))
        return tuple(one.id for one in found if one is not None)

    def choose_contracts(self, contracts: tuple[int, ...], current: int | None) -> None:
        """Choose contracts again that stand elsewhere now; those that are gone are not."""
        selection = QItemSelection()
        last = max(0, self._model.columnCount() - 1)
        for row in filter(lambda row: row >= 0, map(self._model.row_of, contracts)):
            selection.select(self._model.index(row, 0), self._model.index(row, last))
        self.selectionModel().select(selection, _SELECT.ClearAndSelect | _SELECT.Rows)
        row = -1 if current is None else self._model.row_of(current)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), _SELECT.NoUpdate)

    def show_sorting(self, sort: SortBy, *, descending: bool) -> None:
        """Mark the column that sorts."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        sorted_by = [number for number, column in enumerate(self._model.columns) if column.sort is sort]
        self.horizontalHeader().setSortIndicator(sorted_by[0] if sorted_by else -1, order)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        rows = [row for first, last in self.chosen_ranges for row in range(first, last + 1)]
        QApplication.clipboard().setText(self._model.copied(rows[:_MOST_COPIED]))

    def arrange(self) -> None:
        """Share the width among the columns."""
        columns = self._model.columns
        spare = max(0, self.viewport().width() - sum(column.width for column in columns))
        shares = sum(column.share for column in columns) or 1
        for number, column in enumerate(columns):
            self.setColumnWidth(number, column.width + spare * column.share // shares)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and self.can_delete and self.chosen_number:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self._menu or ContextMenu(self)
        one, some = self._model.summary(self.currentIndex().row()), self.chosen_number > 0
        # The list may change while the menu is open: what is opened is known by its number, not by its row.
        number = one.id if one is not None else 0
        self._menu.offer(
            event.globalPos(),
            (
                Entry(N_("Open the contract"), lambda: self.contract_opened.emit(number), "open", one is not None),
                Entry(N_("Copy"), self.copy, "copy", some),
                Entry(N_("Export…"), self._export, "export", some),
                Entry(N_("Delete"), self.delete_wanted.emit, "delete", some and self.can_delete),
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _open(self, row: int) -> None:
        one = self._model.summary(row)
        if one is not None:
            self.contract_opened.emit(one.id)

    def _export(self) -> None:
        """Ask for what is chosen to be exported; where it went while the menu was open, nothing is, rather than all."""
        if self.chosen_number:
            self.export_wanted.emit()

    def _sort(self, column: int) -> None:
        sort = self._model.columns[column].sort
        if sort is not None:
            self.sorting_chosen.emit(sort)
