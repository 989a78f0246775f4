"""The line in which contracts are searched for, and below it what is wrong with a search, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.days import today
from cmdesk.register.query import parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPING = 120
PREFIXES = N_(
    "Words find the reference, the Client, invoice numbers and descriptions. Prefixes say where to look: client:acme "
    "ref:2024 entity:nl edition:2023 currency:EUR by:ann due:<30d due:overdue changed:<7d; -word leaves out."
)


class SearchLine(QWidget):
    """Tells of every search that can be read, a little after the last letter was typed."""

    searched = Signal(object)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(self)
        self.field.list_wanted.connect(self._go_to_list)
        self.field.textChanged.connect(self._typed)
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
        self._wait.setInterval(_TYPING)
        self._wait.timeout.connect(self.search)
        self._show_faults(())

    @property
    def text(self) -> str:
        """Return the search as it was typed."""
        return self.field.text()

    @property
    def is_waiting(self) -> bool:
        """Tell whether a search is about to be told."""
        return self._wait.isActive()

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
            return
        self._show_faults(())
        self.searched.emit(query)

    def _typed(self) -> None:
        """Search a little later; a fault is gone as soon as something else is typed."""
        self._show_faults(())
        self._wait.start()

    def _go_to_list(self) -> None:
        if self._wait.isActive():
            self.search()
        self.list_wanted.emit()

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        self._icon.setVisible(bool(faults))
        self.faults.setVisible(bool(faults))
        said = [_said(fault) for fault in faults]
        self.faults.setText("<br>".join(said))
        if bool(self.field.property("fault")) != bool(faults):
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


def _said(fault: Fault) -> str:
    """Return what is wrong, its place being a link to it."""
    where = language.text(say(N_("Letter {place}"), place=int(fault.place)))
    return f"{link(fault.place, where)}: {escaped(language.text(fault.sentence))}"


class _Field(QLineEdit):
    """The field itself: Down goes into the list, Esc empties it."""

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
        else:
            super().keyPressEvent(event)
