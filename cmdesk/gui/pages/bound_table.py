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
from cmdesk.gui.places import parts_of, place_of
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
        """Mark the rows that the strict reader finds fault with."""
        start = parts_of(self._place)
        found: dict[tuple[int, str], Sentence] = {}
        for fault in faults:
            parts = parts_of(fault.place)
            if parts[: len(start)] == start and len(parts) > len(start) and isinstance(parts[len(start)], int):
                row = parts[len(start)]
                key = next((part for part in parts[len(start) + 1 :] if isinstance(part, str)), "")
                if isinstance(row, int) and len([one for one in parts[len(start) :] if isinstance(one, int)]) == 1:
                    found.setdefault((row, key), fault.sentence)
        self.set_faults(found)

    def holds(self, place: str) -> bool:
        """Tell whether a place lies in this list."""
        start = parts_of(self._place)
        return parts_of(place)[: len(start)] == start

    def go_to_place(self, place: str) -> None:
        """Put the cursor where a place is shown."""
        rest = parts_of(place)[len(parts_of(self._place)) :]
        row = rest[0] if rest and isinstance(rest[0], int) else self.model.rowCount() - 1
        self.go_to(row, next((part for part in rest if isinstance(part, str)), ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.view.clearSelection()
        super().changeEvent(event)

    def _write(self, rows: list[Row]) -> None:
        self._context.draft.end_step()
        self._context.draft.put(self._place, rows or None, self._name)

    def _follow(self, place: str) -> None:
        """Read again where the change may concern this list."""
        changed, own = parts_of(place), parts_of(self._place)
        length = min(len(changed), len(own))
        if changed[:length] == own[:length]:
            self.read()


def list_place(place: str) -> str:
    """Return the list that an entry's place lies in: "payments" for "payments[3].date"."""
    parts = parts_of(place)
    first = next((number for number, part in enumerate(parts) if isinstance(part, int)), len(parts))
    return place_of(parts[:first])
