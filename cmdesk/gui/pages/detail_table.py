"""A table of what belongs to the row chosen in another table: the claims of an incident, the indexation of a fee."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cmdesk.gui.context import Context
from cmdesk.gui.models.record_table_model import Column
from cmdesk.gui.pages.bound_table import BoundTable, Totals
from cmdesk.gui.places import parts_of

Owner = Callable[[int, Mapping[str, Any]], str]


class DetailTable(BoundTable):
    """The list `key` of one row of a master table; without such a row there is nothing to enter."""

    def __init__(  # noqa: PLR0913  # what a table needs to be told
        self,
        context: Context,
        master: BoundTable,
        key: str,
        title_of: Owner,
        columns: Sequence[Column],
        empty: str,
        *,
        applies: Callable[[Mapping[str, Any]], bool] = bool,
        totals: Totals = lambda _rows: "",
    ) -> None:
        self._master, self._key, self._title_of, self._applies = master, key, title_of, applies
        self._row = 0
        super().__init__(context, f"{master.place}[0].{key}", "", columns, empty, totals=totals)
        master.view.row_changed.connect(self.choose)
        master.model.dataChanged.connect(self._choose_again)
        master.model.rowsInserted.connect(self._choose_again)
        master.model.rowsRemoved.connect(self._choose_again)
        self._choose_again()

    def choose(self, row: int) -> None:
        """Show what belongs to a row of the master table; the row for a new record leaves the one chosen before."""
        rows = self._master.model.rows
        if 0 <= row < len(rows):
            self._row = row
        self._row = max(0, min(self._row, len(rows) - 1))
        owner = rows[self._row] if rows else {}
        self.setVisible(bool(owner) and self._applies(owner))
        if self.isHidden():
            return
        self.set_title(self._title_of(self._row, owner))
        self.move_to(f"{self._master.place}[{self._row}].{self._key}")

    def holds(self, place: str) -> bool:
        """Tell whether a place lies in this list of any row of the master table."""
        parts, master = parts_of(place), parts_of(self._master.place)
        below = parts[len(master) :]
        return parts[: len(master)] == master and len(below) > 1 and below[1] == self._key

    def go_to_place(self, place: str) -> None:
        row = parts_of(place)[len(parts_of(self._master.place))]
        if isinstance(row, int):
            self._master.view.selectRow(row)
            self.choose(row)
        super().go_to_place(place)

    def _choose_again(self) -> None:
        """Follow what became of the rows: the new one, in which the cursor is, may now hold a record."""
        self.choose(self._master.view.currentIndex().row())
