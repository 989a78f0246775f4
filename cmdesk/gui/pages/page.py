"""A page of the contract: a title, forms and tables that read and write the draft, and that know their places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault
from cmdesk.contract.fields import Field
from cmdesk.gui import fonts, language
from cmdesk.gui.context import Context
from cmdesk.gui.fields import form_field
from cmdesk.gui.pages.bound_table import BoundTable, is_missing
from cmdesk.gui.pages.detail_field import DetailField
from cmdesk.gui.places import parts_of
from cmdesk.gui.widgets.form import WIDEST, Form, FormField


class Page(QScrollArea):
    """One part of the contract, scrolled as a whole."""

    title = ""
    starts_with_table = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.forms: list[Form] = []
        self.tables: list[BoundTable] = []
        self.details: list[DetailField] = []
        self._labels: dict[str, str] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QFrame(self)
        ground.setProperty("ground", "surface")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(16, 20, 16, 32)
        self._column.setSpacing(24)
        if not self.starts_with_table:
            heading = QLabel(language.text(self.title), ground)
            heading.setFont(fonts.font(fonts.Role.TITLE))
            self._column.addWidget(heading)
        self.build()
        self._column.addStretch(1)
        self.setWidget(ground)
        context.draft.changed.connect(self._follow)
        context.calculated.connect(self.show_faults)
        self._follow("")
        self.show_faults()

    def build(self) -> None:
        """Add the forms and tables of the page, from top to bottom."""

    # What pages are built from

    def section(self, title: str, help_: str = "") -> None:
        """Add the title of a part of the page."""
        if title:
            label = QLabel(language.text(title), self)
            label.setFont(fonts.font(fonts.Role.LARGE_STRONG))
            self._column.addWidget(label)
        if help_:
            words = QLabel(language.text(help_), self)
            words.setProperty("tone", "secondary")
            words.setWordWrap(True)
            words.setMaximumWidth(WIDEST)
            self._add_narrow(words)

    def form(self) -> Form:
        """Add a form whose fields write what is entered into the draft."""
        form = Form(self)
        form.edited.connect(lambda place: self._write(form, place))
        form.left.connect(lambda _place: self.context.draft.end_step())
        form.undo_wanted.connect(self.context.draft.undo_stack.undo)
        form.redo_wanted.connect(self.context.draft.undo_stack.redo)
        self.forms.append(form)
        self._add_narrow(form)
        return form

    def add_field(
        self, form: Form, field: Field, place: str, widget: FormField | None = None, *, wide: bool = False
    ) -> None:
        """Add a row for a field of the contract, its words taken from the field's own description."""
        label = language.text(field.label)
        self._labels[place] = label
        form.add(label, widget or form_field(field, self.context), place, language.text(field.help), wide=wide)

    def note_label(self, place: str, label: str) -> None:
        """Keep the name of a place, for the menu of undo."""
        self._labels[place] = label

    def add_table(self, table: BoundTable) -> BoundTable:
        """Add a table; one that starts the page bears the page's own title."""
        if self.starts_with_table and not self.tables:
            table.lead()
        self.tables.append(table)
        self._column.addWidget(table)
        return table

    def add_details(self, *details: DetailField) -> None:
        """Add fields of the row that is chosen in a table, side by side."""
        row = QHBoxLayout()
        row.setSpacing(24)
        for detail in details:
            self.details.append(detail)
            row.addWidget(detail, 1000)
        row.addStretch(1)
        self._column.addLayout(row)

    # What the window asks

    def holds(self, place: str) -> bool:
        """Tell whether a place of the contract is entered on this page."""
        return self._row_of(place) is not None or any(table.holds(place) for table in self.tables)

    def go_to(self, place: str) -> None:
        """Put the cursor where a place is entered: in a list below an entry rather than in the entry's own."""
        parts: list[BoundTable | DetailField] = [*self.details, *reversed(self.tables)]
        for part in parts:
            if part.holds(place):
                self.ensureWidgetVisible(part)
                part.go_to_place(place)
                return
        form = self._row_of(place)
        if form is not None:
            row = form.rows[self._known(form, place)]
            self.ensureWidgetVisible(row)
            row.go_to()

    def place_of(self, widget: QWidget | None) -> str:
        """Return the place that is entered in a widget of this page, empty where it is none."""
        if widget is None:
            return ""
        rows = [(row, row.place) for form in self.forms for row in form.rows.values()]
        rows += [(one.row, one.place) for one in self.details]
        place = next((place for row, place in rows if row.isAncestorOf(widget)), "")
        return place or next((table.current_place() for table in self.tables if table.isAncestorOf(widget)), "")

    def show_faults(self) -> None:
        """Show what the strict reader found at the places of this page."""
        faults = self.context.readable.faults
        parts: list[BoundTable | DetailField] = [*self.tables, *self.details]
        for part in parts:
            part.show_faults(faults)
        for form in self.forms:
            by_place = {self._known(form, fault.place): fault for fault in faults if not is_missing(fault)}
            for place, row in form.rows.items():
                found = by_place.get(place)
                row.show_fault(found.sentence if found else None)

    def show_all_faults(self) -> None:
        """Show every fault at once, also of fields that nobody was in yet."""
        for form in self.forms:
            by_place = {self._known(form, fault.place): fault for fault in self.context.readable.faults}
            for place, row in form.rows.items():
                if place in by_place:
                    row.show_fault(by_place[place].sentence, at_once=True)

    def fault_count(self, faults: Sequence[Fault]) -> int:
        """Return how many of the faults lie on this page."""
        return sum(1 for fault in faults if self.holds(fault.place))

    # Helpers

    def _add_narrow(self, widget: QWidget) -> None:
        """Add a widget that does not take the whole width; a column alone would reckon its height as if it did."""
        row = QHBoxLayout()
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self._column.addLayout(row)

    def _write(self, form: Form, place: str) -> None:
        self.context.draft.put(place, form.rows[place].field.value(), self._labels[place])

    def _follow(self, place: str) -> None:
        """Show again what changed, unless it is the field that is being typed in."""
        changed = parts_of(place)
        for form in self.forms:
            for own, row in form.rows.items():
                parts = parts_of(own)
                length = min(len(parts), len(changed))
                if parts[:length] == changed[:length]:
                    row.set_value(self.context.draft.value(own))

    def _row_of(self, place: str) -> Form | None:
        exact = next((form for form in self.forms if place in form.rows), None)
        return exact or next((form for form in self.forms if self._known(form, place)), None)

    def _known(self, form: Form, place: str) -> str:
        """Return the row's place that a place lies in or leads to, empty where there is none."""
        if place in form.rows:
            return place
        parts = parts_of(place)
        for own in form.rows:
            known = parts_of(own)
            length = min(len(known), len(parts))
            if length and known[:length] == parts[:length]:
                return own
        return ""
