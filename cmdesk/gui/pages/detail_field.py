"""A field of the row chosen in a table that has no column for it, being seldom filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, say
from cmdesk.contract.fields import Field, Shape
from cmdesk.gui import language
from cmdesk.gui.context import Context
from cmdesk.gui.fields import form_field
from cmdesk.gui.pages.bound_table import BoundTable, is_missing
from cmdesk.gui.pages.labels import entry_name
from cmdesk.gui.places import parts_of
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.form import FormField, FormRow

_WIDEST = 360


class DetailField(QWidget):
    """One fact about the chosen row, below its table."""

    def __init__(
        self, context: Context, master: BoundTable, field: Field, applies: Callable[[Mapping[str, Any]], bool] = bool
    ) -> None:
        super().__init__()
        self._context, self._master, self._applies = context, master, applies
        self._key, self._name, self._row = field.key, language.text(field.label), 0
        self.row = FormRow(self._name, _widget(field, context), language.text(field.help), "", self)
        self.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        self.row.field.edited.connect(self._write)
        self.row.field.left.connect(context.draft.end_step)
        self.row.field.undo_wanted.connect(context.draft.undo_stack.undo)
        self.row.field.redo_wanted.connect(context.draft.undo_stack.redo)
        master.view.row_changed.connect(self.choose)
        for changed in (master.model.dataChanged, master.model.rowsInserted, master.model.rowsRemoved):
            changed.connect(self._choose_again)
        self._choose_again()

    @property
    def place(self) -> str:
        """Return the place of the field in the chosen row."""
        return f"{self._master.place}[{self._row}].{self._key}"

    def choose(self, row: int) -> None:
        """Ask about a row of the table; the row for a new record leaves the one chosen before."""
        rows = self._master.model.rows
        if 0 <= row < len(rows):
            self._row = row
        self._row = max(0, min(self._row, len(rows) - 1))
        self.setVisible(bool(rows) and self._applies(rows[self._row]))
        self.row.set_value(rows[self._row].get(self._key) if rows else None)
        self.row.rename(language.text(say(N_("{field}, {entry}"), field=self._name, entry=self._entry())))

    def _entry(self) -> str:
        """Return by what the chosen row is known."""
        return entry_name(self._row, self._context.draft.value(f"{self._master.place}[{self._row}]"))

    def holds(self, place: str) -> bool:
        """Tell whether a place is the field of any row."""
        start, parts = parts_of(self._master.place), parts_of(place)
        return parts[: len(start)] == start and parts[len(start) + 1 :] == (self._key,)

    def go_to_place(self, place: str) -> None:
        """Put the cursor where a place is entered."""
        row = parts_of(place)[len(parts_of(self._master.place))]
        if isinstance(row, int):
            self._master.view.selectRow(row)
            self.choose(row)
        self.row.go_to()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show what the strict reader found at the place of the chosen row."""
        found = (fault.sentence for fault in faults if fault.place == self.place and not is_missing(fault))
        self.row.show_fault(next(found, None))

    def _choose_again(self) -> None:
        """Follow what became of the rows."""
        self.choose(self._master.view.currentIndex().row())

    def _write(self) -> None:
        self._context.draft.put(self.place, self.row.field.value(), self._name)


def _widget(field: Field, context: Context) -> FormField:
    """Return what a fact is entered in; yes or no may also be left open."""
    if field.shape is not Shape.FLAG:
        return form_field(field, context)
    answers = {True: language.text(N_("yes")), False: language.text(N_("no"))}
    return ChoiceField(lambda: answers, language.text(N_("not stated")))
