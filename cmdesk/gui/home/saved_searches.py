"""Searches that a user saved: chosen from a menu, saved in a line of their own, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language

if TYPE_CHECKING:
    from cmdesk.gui.home.asking import Asking
    from cmdesk.register.records import Filter
    from cmdesk.register.register import Register

_LONGEST = 60


class SavedSearches(QWidget):
    """The line in which a search is named, shown only for that, and the button whose menu offers all of them."""

    applied = Signal(object)
    named = Signal(str)

    def __init__(self, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = asking
        self._filters: tuple[Filter, ...] = ()
        self._read_only = False
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = QToolButton(self)
        self.button.setProperty("kind", "button")
        self.button.setText(language.text(N_("Saved searches")))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setMenu(self.menu)
        self.name = _NameField(self)
        self.name.setMaxLength(_LONGEST)
        self.name.returnPressed.connect(self._save)
        self.name.left.connect(self.hide)
        label = QLabel(language.text(N_("&Name of the search")), self)
        label.setProperty("tone", "secondary")
        label.setBuddy(self.name)
        save = QPushButton(language.text(N_("Save")), self)
        save.clicked.connect(self._save)
        cancel = QPushButton(language.text(N_("Cancel")), self)
        cancel.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(save)
        row.addWidget(cancel)
        self.hide()

    def refresh(self) -> None:
        """Ask which searches are saved."""
        self._asking.ask(_saved, self._show, "searches")

    def be_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a state
        """Offer only to choose, where nothing can be stored."""
        self._read_only = read_only

    def save(self, found: Filter) -> None:
        """Save a search, in place of one with its name."""
        self._asking.ask(lambda register: _store(register, found), self._show, "")

    def remove(self, name: str) -> None:
        """Take a search out."""
        self._asking.ask(lambda register: _take_out(register, name), self._show, "")

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names under which searches are saved."""
        return tuple(one.name for one in self._filters)

    def _show(self, found: tuple[Filter, ...]) -> None:
        self._filters = found

    def _fill(self) -> None:
        self.menu.clear()
        for one in self._filters:
            action = self.menu.addAction(_shown(one.name))
            action.setToolTip(one.query)
            action.triggered.connect(lambda _checked=False, one=one: self.applied.emit(one))
        if not self._filters:
            self.menu.addAction(language.text(N_("None yet"))).setEnabled(False)
        self.menu.addSeparator()
        save = self.menu.addAction(language.text(N_("Save this search…")))
        save.setEnabled(not self._read_only)
        save.triggered.connect(self._ask_name)
        removal = self.menu.addMenu(language.text(N_("Remove")))
        removal.setEnabled(bool(self._filters) and not self._read_only)
        for one in self._filters:
            action = removal.addAction(_shown(one.name))
            action.triggered.connect(lambda _checked=False, name=one.name: self.remove(name))

    def _ask_name(self) -> None:
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def _save(self) -> None:
        name = self.name.text().strip()
        if name:
            self.hide()
            self.named.emit(name)


class _NameField(QLineEdit):
    """The field for the name; Esc leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setAccessibleName(language.text(N_("Name of the search")))
        example = say(N_("such as: {example}"), example=say(N_("Denmark, next quarter")))
        self.setPlaceholderText(language.text(example))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()  # for Home, which has back what was deleted
        else:
            super().keyPressEvent(event)


def _shown(name: str) -> str:
    """Return a name as a menu shows it, without a letter of it being taken for a key."""
    return name.replace("&", "&&")


def _saved(register: Register) -> tuple[Filter, ...]:
    from cmdesk.desk.settings import user_name  # noqa: PLC0415  # it reads a file, off the window's thread

    return register.filters(user_name())


def _store(register: Register, found: Filter) -> tuple[Filter, ...]:
    from cmdesk.desk.settings import user_name  # noqa: PLC0415  # as above

    register.save_filter(user_name(), found)
    return _saved(register)


def _take_out(register: Register, name: str) -> tuple[Filter, ...]:
    from cmdesk.desk.settings import user_name  # noqa: PLC0415  # as above

    register.remove_filter(user_name(), name)
    return _saved(register)
