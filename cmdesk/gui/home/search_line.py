"""The line in which contracts are searched for, and below it what is wrong with a search, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.days import today
from cmdesk.register.query import Where, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPING, _PREFIX, _FAULT = 120, 300, 900
"""Milliseconds of rest after which is searched; so many more for what may become a prefix, and before a fault is said.
"""

PREFIXES = N_(
    "Words find the reference, the Client, invoice numbers and descriptions. Prefixes say where to look: client:acme "
    "ref:2024 entity:nl edition:2023 currency:EUR by:ann due:<30d due:overdue changed:<7d; -word leaves out."
)


class SearchLine(QWidget):
    """Tells of every search that can be read, a little after the last letter was typed.

    What is still being typed is given time: nothing is told of a prefix or a fault before one rests or goes on, so that
    nothing flashes on the way. `faulted` tells that a fault is said now.
    """

    searched = Signal(object)
    faulted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(self)
        self.field.list_wanted.connect(self._go_to_list)
        self.field.textChanged.connect(self._typed)
        self.field.editingFinished.connect(self._rest)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.field, 1)
        self._icon = icons.IconLabel("fault", "urgent", 16, self)
        self.faults = QLabel(self)
        self.faults.setFont(fonts.font(fonts.Role.SMALL))
        self.faults.setProperty("tone", "urgent")
        make_linkable(self.faults)
        self.faults.linkActivated.connect(self._go_to)
        faults = QHBoxLayout()
        faults.setSpacing(4)
        faults.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        faults.addWidget(self.faults, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.row)
        column.addLayout(faults)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._look)
        self._is_patient = False
        self._show_faults(())

    @property
    def text(self) -> str:
        """Return the search as it was typed."""
        return self.field.text()

    @property
    def is_waiting(self) -> bool:
        """Tell whether a search is about to be told."""
        return self._wait.isActive()

    @property
    def is_faulty(self) -> bool:
        """Tell whether a fault is said, so that nothing is searched for."""
        return bool(self.field.property("fault"))

    def set_text(self, text: str) -> None:
        """Search for something at once."""
        self.field.setText(text)
        self.search()

    def search(self) -> None:
        """Tell what is searched for, or say what is wrong with it."""
        self._wait.stop()
        try:
            query = parsed(self.text, today())
        except FaultyInput as faulty:
            self._show_faults(faulty.faults)
            self.faulted.emit()
            return
        self._show_faults(())
        self.searched.emit(query)

    def _typed(self) -> None:
        """Search a little later; while a fault is said, it stays until what is typed can be read."""
        self._is_patient = not self.is_faulty
        self._wait.start(_TYPING)

    def _look(self) -> None:
        """Search for what was typed; where it looks half typed, wait once for the rest, unless a fault is said."""
        more = _rest_of(self.text) if self._is_patient else 0
        self._is_patient = False
        if more:
            self._wait.start(more)
        else:
            self.search()

    def _rest(self) -> None:
        """Search now for what was typed, where that was not done yet."""
        if self._wait.isActive():
            self.search()

    def _go_to_list(self) -> None:
        self._rest()
        self.list_wanted.emit()

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        self._icon.setVisible(bool(faults))
        self.faults.setVisible(bool(faults))
        said = [_said(fault) for fault in faults]
        self.faults.setText("<br>".join(said))
        if self.is_faulty != bool(faults):
            self.field.setProperty("fault", bool(faults))
            self.field.style().polish(self.field)
        if faults:
            announce.say(self.field, language.text(faults[0].sentence))

    def _go_to(self, place: str) -> None:
        """Choose the term that is at fault."""
        start = int(place) - 1
        rest = self.text[start:].split(" ")[0]
        self.field.setFocus()
        self.field.setSelection(start, len(rest))


def _rest_of(text: str) -> int:
    """Return how much longer to wait for something half typed: it cannot be read, or ends in what may be a prefix."""
    try:
        parsed(text, today())
    except FaultyInput:
        return _FAULT
    last = text.rpartition(" ")[2].lstrip("-").lower()
    return _PREFIX if last and any(f"{one}:".startswith(last) for one in Where if one) else 0


def _said(fault: Fault) -> str:
    """Return what is wrong, its place being a link to it."""
    where = language.text(say(N_("Letter {place}"), place=int(fault.place)))
    return f"{link(fault.place, where)}: {escaped(language.text(fault.sentence))}"


class _Field(QLineEdit):
    """The field itself: Down goes into the list, Esc empties it, and Home undoes what it does not."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(language.text(N_("Search: acme, client:acme, due:<30d")))
        self.setAccessibleName(language.text(N_("Search the contracts")))
        self.setAccessibleDescription(language.text(PREFIXES))
        self.setToolTip(language.text(PREFIXES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()  # for Home, which has back what was deleted
        else:
            super().keyPressEvent(event)
