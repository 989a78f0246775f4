"""A table that shows one list of the draft and writes every change back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import Sentence
from cmdesk.gui.context import Context
from cmdesk.gui.models.record_table_model import Column, RecordTableModel, Row
from cmdesk.gui.places import WHAT_IF, parts_of
from cmdesk.gui.widgets.record_table import RecordTable

Totals = Callable[[Sequence[Mapping[str, Any]]], str]


def _no_totals(_rows: Sequence[Mapping[str, Any]]) -> str:
    return ""


class BoundTable(RecordTable):
    """One list of the draft, at a place that may change as another row is chosen elsewhere."""

    def __init__(  # noqa: PLR0913  # what a table needs to be told
        self,
        context: Context,
        place: str,
        title: str,
        columns: Sequence[Column],
        empty: str,
        *,
        fresh: Callable[[Sequence[Mapping[str, Any]]], Row] | None = None,
        totals: Totals = _no_totals,
        parent: QWidget | None = None,
    ) -> None:
        model = RecordTableModel(columns, fresh) if fresh else RecordTableModel(columns)
        super().__init__(title, model, empty, parent)
        model.setParent(self)
        self._context, self._place, self._name, self._totals_of = context, place, title, totals
        model.edited.connect(self._write)
        context.draft.changed.connect(self._follow)
        context.calculated.connect(model.work_out)
        self._faults: tuple[Fault, ...] = ()
        self.view.row_changed.connect(lambda _row: self.show_faults(self._faults))
        self.view.was_left.connect(lambda: self.show_faults(self._faults))
        self.view.what_if_wanted.connect(lambda: context.place_wanted.emit(WHAT_IF + self.current_place()))
        self.undo_wanted.connect(context.draft.undo_stack.undo)
        self.redo_wanted.connect(context.draft.undo_stack.redo)
        self.read()

    @property
    def place(self) -> str:
        """Return the place of the list."""
        return self._place

    def move_to(self, place: str) -> None:
        """Show the list at another place."""
        self._place = place
        self.read()

    def read(self) -> None:
        """Show what the draft holds."""
        rows = self._context.draft.value(self._place)
        self.model.set_rows([row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else [])
        self.set_totals(self._totals_of(self.model.rows))

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark the rows that the strict reader finds fault with; what the row being typed lacks can wait."""
        self._faults = tuple(faults)
        typed = self.view.currentIndex().row() if self.view.is_used() else -1
        found: dict[tuple[int, str], Sentence] = {}
        for fault in faults:
            row, key = self._cell(fault.place)
            if row is not None and (row != typed or not is_missing(fault)):
                found.setdefault((row, key), self._typed_wrong(row, key) or fault.sentence)
        self.set_faults(found)

    def _typed_wrong(self, row: int, key: str) -> Sentence | None:
        """Return what is wrong with the text of a cell as it was typed, None where the strict reader knows better."""
        column = next((one for one in self.model.columns if one.key == key), None)
        if column is None or row >= len(self.model.rows):
            return None
        problem = column.codec.problem(column.codec.shown(self.model.rows[row].get(key)))
        return problem.sentence if problem is not None and problem.proposal else None

    def _cell(self, place: str) -> tuple[int | None, str]:
        """Return the row and key of a place in this list itself; None for one elsewhere or in a list below."""
        start = parts_of(self._place)
        parts = parts_of(place)
        match parts[len(start) :] if parts[: len(start)] == start else ():
            case (int(row),):
                return row, ""
            case (int(row), str(key), *rest) if not any(isinstance(part, int) for part in rest):
                return row, key
            case _:
                return None, ""

    def holds(self, place: str) -> bool:
        """Tell whether a place lies in this list."""
        start = parts_of(self._place)
        return parts_of(place)[: len(start)] == start

    def go_to_place(self, place: str) -> None:
        """Put the cursor where a place is shown."""
        rest = parts_of(place)[len(parts_of(self._place)) :]
        row = rest[0] if rest and isinstance(rest[0], int) else self.model.rowCount() - 1
        self.go_to(row, next((part for part in rest if isinstance(part, str)), ""))

    def current_place(self) -> str:
        """Return the place of the current cell, empty where nobody types there."""
        index = self.view.currentIndex()
        key = self.model.columns[index.column()].key if index.isValid() else ""
        return f"{self._place}[{index.row()}].{key}" if key and not self.model.is_new(index.row()) else ""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.view.clearSelection()
        super().changeEvent(event)

    def _write(self, rows: list[Row]) -> None:
        self._context.draft.end_step()
        self._context.draft.put(self._place, rows or None, self._name)
        self._context.draft.end_step()

    def _follow(self, place: str) -> None:
        """Read again where the change may concern this list."""
        changed, own = parts_of(place), parts_of(self._place)
        length = min(len(changed), len(own))
        if changed[:length] == own[:length]:
            self.read()


def is_missing(fault: Fault) -> bool:
    """Tell whether a fault is only that nothing was entered yet: the answers ask for it, no field complains."""
    return fault.sentence.key.startswith("is missing")
