"""The menu of columns: which of them are seen, and what sorts, for the keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.home import columns
from cmdesk.register.records import SortBy

if TYPE_CHECKING:
    from cmdesk.gui.models.summaries_model import SummariesModel


class ColumnsMenu(QMenu):
    """Filled anew each time it opens; what is chosen is remembered."""

    columns_chosen = Signal(tuple)
    sorting_chosen = Signal(object)

    def __init__(self, model: SummariesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.sort = SortBy.REFERENCE
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer every column and every order."""
        self.clear()
        shown = {column.key for column in self._model.columns}
        for column in columns.known_columns():
            action = self.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.toggled.connect(lambda on, key=column.key: self._choose(key, on=on))
        order = self.addMenu(language.text(N_("Sort by")))
        for column in columns.known_columns():
            if column.sort is not None:
                action = order.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(column.sort is self.sort)
                action.triggered.connect(lambda _checked=False, sort=column.sort: self.sorting_chosen.emit(sort))

    def _choose(self, key: str, *, on: bool) -> None:
        """Show a column or no longer; the last one stays."""
        shown = {column.key for column in self._model.columns}
        wanted = shown | {key} if on else shown - {key}
        keys = tuple(column.key for column in columns.known_columns() if column.key in wanted)
        if keys:
            columns.keep(keys)
            self.columns_chosen.emit(keys)
