"""Home: what must be acted on in all contracts, the register as one searches it, and the ways into a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from cmdesk.basics.wording import N_, Sentence
from cmdesk.gui import language
from cmdesk.gui.home.aside import Aside
from cmdesk.gui.home.contracts import Contracts
from cmdesk.gui.home.dropping import FileDrops
from cmdesk.gui.home.first_start import FirstStart
from cmdesk.gui.home.register_state import RegisterState
from cmdesk.gui.home.switch import Switch
from cmdesk.gui.home.to_do import ToDoList
from cmdesk.gui.widgets.days import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Counts

_MINUTE = 60_000
_TO_DO, _CONTRACTS = 0, 1
_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class Home(QFrame):
    """The page on which the program starts.

    `settings_wanted` asks for another register, `restore_wanted` for a backup of this one; `files_dropped` names what
    is to be brought into it.
    """

    settings_wanted = Signal()
    restore_wanted = Signal()
    files_dropped = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._keeper = window, window.keeper
        self._day = today()
        self._is_empty = False
        self.setProperty("ground", "surface")
        self.switch = Switch((N_("To do"), N_("Contracts")), self)
        self.to_do, self.contracts = ToDoList(self._keeper, self), Contracts(window, self)
        self.aside = Aside(window, self)
        self.first_start = FirstStart(window.files.new, window.files.open_sample, self)
        self.state = RegisterState(self._keeper, self)
        self._views = QStackedWidget(self)
        for view in (self.to_do, self.contracts, self.first_start, self.state.page):
            self._views.addWidget(view)
        self._assemble()
        self._connect()
        self._settle()

    # What the window asks for

    def search(self) -> None:
        """Put the cursor into the search."""
        self.switch.choose(_CONTRACTS)
        self.contracts.go_to_search()

    def offer_import(self, deed: Callable[[], object]) -> None:
        """Offer to bring contracts in from files."""
        self.aside.offer_import(deed)

    def refresh(self) -> None:
        """Ask anew for all that is shown; what is chosen stays so, and every list where it is."""
        if self._keeper.is_open and self.isVisible():
            self.to_do.refresh()
            self.contracts.refresh()
            self.aside.refresh()

    def look_at_clock(self) -> None:
        """Show what is to be done as of another day when midnight has passed."""
        if self._day != today():
            self._day = today()
            self.refresh()

    # Construction

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.switch)
        head.addWidget(self.state.note, 1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._views, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        ground = QFrame(self)
        ground.setProperty("ground", "window")
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.aside)
        line = QFrame(self)
        line.setProperty("ground", "divider")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(ground)

    def _connect(self) -> None:
        FileDrops(self).dropped.connect(self.files_dropped)
        self._window.installEventFilter(self)
        self.aside.undo_wanted.connect(self.contracts.bulk.undo)
        self._keeper.state_changed.connect(self._settle)
        self._keeper.changed.connect(self.refresh)
        self.switch.chosen.connect(self._show)
        self.state.settings_wanted.connect(self.settings_wanted)
        self.state.restore_wanted.connect(self.restore_wanted)
        self.to_do.opened.connect(self._open)
        self.to_do.counted.connect(self._count)
        self.to_do.left.connect(self.switch.setFocus)
        self.contracts.opened.connect(self._open)
        self.aside.opened.connect(self._open)
        for view in (self.to_do, self.contracts):
            view.failed.connect(self._tell)
        midnight = QTimer(self)
        midnight.timeout.connect(self.look_at_clock)
        midnight.start(_MINUTE)

    # What is shown

    def _settle(self) -> None:
        """Show how far the register is, and what is in it once it is open."""
        self.state.show_state()
        if self._keeper.is_open:
            self.contracts.be_read_only(self._keeper.read_only)
            self._tell_notes()
            self.to_do.refresh()
            self.contracts.start()
            self.aside.refresh()
        self._show()

    def _show(self) -> None:
        """Show the list that is chosen, or what there is to say in its place."""
        is_open = self._keeper.is_open
        self.switch.setEnabled(is_open)
        if not is_open:
            self._views.setCurrentWidget(self.state.page)
        elif self._is_empty and self.switch.number == _TO_DO:
            self._views.setCurrentWidget(self.first_start)
        else:
            self._views.setCurrentIndex(self.switch.number)
        self.aside.step_back(back=self._views.currentWidget() is self.first_start)

    def _count(self, counts: Counts) -> None:
        """Show the first start for as long as nothing is in the register."""
        self._is_empty = counts.contracts == 0
        self.switch.show_number(_CONTRACTS, counts.contracts)
        self._show()

    def _open(self, contract_id: int, answer: str = "") -> None:
        self._window.open_kept(contract_id, answer)

    def _tell(self, why: Sentence) -> None:
        self._window.tell_trouble(why, [(language.text(N_("Try again")), self.refresh)])

    def _tell_notes(self) -> None:
        """Say once what there is to know of the register, in whichever window comes first."""
        notes = self._keeper.take_notes()
        if notes:
            self._window.banner.tell(" ".join(map(language.text, notes)))

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            self._put_cursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have back what was deleted last, wherever in the window the cursor is; never undo in what is behind Home.

        Only keys get as far as the window that nobody took: a field that has something to undo does. Where they are
        held down until all typing is undone, that is all that was meant.
        """
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or not self.isVisible():
            return super().eventFilter(watched, event)
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.contracts.bulk.undo()
        if is_undo or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go from the switch into the list."""
        if event.key() == Qt.Key.Key_Down and self.switch.hasFocus():
            self._put_cursor()
        else:
            super().keyPressEvent(event)

    def _put_cursor(self) -> None:
        current = self._views.currentWidget()
        if current is self.to_do:
            self.to_do.go_to_list()
        elif current is self.contracts:
            self.contracts.go_to_search()
        elif current is not None:
            current.setFocus()
