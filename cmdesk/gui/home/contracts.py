"""The register as one searches it: found as one types, sorted, chosen, exported, deleted and had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import icons, language
from cmdesk.gui.home import columns
from cmdesk.gui.home.asking import Asking
from cmdesk.gui.home.bulk import Bulk
from cmdesk.gui.home.columns_menu import ColumnsMenu
from cmdesk.gui.home.contracts_table import ContractsTable
from cmdesk.gui.home.found import Choice, Found, Search, numbered, pages_of
from cmdesk.gui.home.saved_searches import SavedSearches
from cmdesk.gui.home.search_line import PREFIXES, SearchLine
from cmdesk.gui.models.summaries_model import PAGE, SummariesModel
from cmdesk.gui.widgets.days import today
from cmdesk.register.query import Query
from cmdesk.register.records import Filter, SortBy

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow

_MOST_PAGES = 20
"""Pages of chosen contracts up to which all of them are fetched anew, so that they can stay chosen."""

_FORMER = N_("Not searched yet: what is shown was found before.")
_SCROLLING = 30
"""Milliseconds after which what came into sight is fetched; what only went by is not."""


class Contracts(QWidget):
    """Search, table and what is done with what is chosen."""

    opened = Signal(int)
    failed = Signal(object)

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = Asking(window.keeper, self, self.failed.emit)
        self._search = self._shown = Search(Query())
        self._text = ""
        self._at_least = self._is_former = False
        self.model = SummariesModel(self)
        self.model.show_columns(columns.chosen_columns())
        self._fetching = QTimer(self)
        self._fetching.setSingleShot(True)
        self._fetching.setInterval(_SCROLLING)
        self._fetching.timeout.connect(self._fetch)
        self.model.wanted.connect(self._fetching.start)
        self.table = ContractsTable(self.model, self)
        self.table.setAccessibleName(language.text(N_("Contracts")))
        self.line = SearchLine(self)
        self.saved = SavedSearches(self._asking, self)
        self.bulk = Bulk(self._asking, window, self)
        self.number, self.empty = QLabel(self), QLabel(self)
        for label in (self.number, self.empty):
            label.setProperty("tone", "secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.columns_menu = ColumnsMenu(self.model, self)
        self.export_button = self._button("export", N_("Export"), self.bulk.ask_export)
        self.delete_button = self._button("delete", N_("Delete"), self._delete)
        self._assemble()
        self._connect()
        self._show_sorting()
        self._chosen_changed()

    # What is shown

    def start(self) -> None:
        """Search for what the line says, from the beginning: another register is open, with other contracts."""
        self.model.start(0, {})
        self.bulk.forget()
        self.saved.refresh()
        self.line.search()
        if self.line.is_faulty:
            self._start()

    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.line.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.field.selectAll()

    def go_to_list(self) -> None:
        """Put the cursor on the first contract, or on the one that is chosen; nowhere where none is the answer."""
        if self.model.rowCount() and not self._is_former:
            if not self.table.chosen_number:
                self.table.setCurrentIndex(self.model.index(max(0, self.table.currentIndex().row()), 0))
            self.table.setFocus()

    def refresh(self) -> None:
        """Fetch anew what is looked at; what is chosen stays chosen, and the table where it is."""
        search, pages = self._search, {*self.table.pages_in_sight}
        chosen = self.table.chosen_pages
        wanted = tuple(sorted(pages | {*chosen} if len(chosen) <= _MOST_PAGES else pages))
        self._asking.ask(
            lambda register: pages_of(register, search, today(), wanted),
            lambda found: self._renew(search, found),
            "contracts",
        )
        self.saved.refresh()

    def be_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a state
        """Offer what can be done with a register that can only be read."""
        self.table.can_delete = not read_only
        self.saved.be_read_only(read_only)
        self._chosen_changed()

    def apply(self, found: Filter) -> None:
        """Search as somebody saved it."""
        self._search = Search(self._search.query, found.sort, found.descending)
        if found.columns:
            self._show_columns(found.columns)
        self._show_sorting()
        self.line.set_text(found.query)

    def as_filter(self, name: str) -> Filter:
        """Return what is searched for now, to be saved under a name."""
        shown = tuple(column.key for column in self.model.columns)
        return Filter(name, self.line.text.strip(), self._search.sort, self._search.descending, shown)

    @property
    def search_now(self) -> Search:
        """Return what is searched for now."""
        return self._search

    # Construction

    def _assemble(self) -> None:
        self.line.row.addWidget(self.saved.button)
        column_button = self._button("", N_("Columns"), lambda: None)
        column_button.setMenu(self.columns_menu)
        column_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.line.row.addWidget(column_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.export_button)
        foot.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self.saved)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        self.empty.hide()

    def _connect(self) -> None:
        self.line.searched.connect(self._look_for)
        self.line.faulted.connect(lambda: self._be_former(former=True))
        self.line.list_wanted.connect(self.go_to_list)
        self.table.left.connect(self.go_to_search)
        self.table.contract_opened.connect(self.opened)
        self.table.sorting_chosen.connect(self._sort)
        self.table.export_wanted.connect(self.bulk.ask_export)
        self.table.delete_wanted.connect(self._delete)
        self.table.columns_wanted.connect(lambda at: self.columns_menu.popup(QPoint(at)))
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.columns_menu.columns_chosen.connect(self._show_columns)
        self.columns_menu.sorting_chosen.connect(self._sort)
        self.saved.applied.connect(self.apply)
        self.saved.named.connect(lambda name: self.saved.save(self.as_filter(name)))
        self.bulk.progressed.connect(self._say_number)

    def _button(self, icon: str, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "button")
        button.setText((" " if icon else "") + language.text(name))
        if icon:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            icons.follow(button, icon)
        button.clicked.connect(slot)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # Searching

    def _look_for(self, query: Query) -> None:
        self._search, self._text = Search(query, self._search.sort, self._search.descending), self.line.text.strip()
        self._start()

    def _sort(self, sort: SortBy) -> None:
        """Sort by something, the other way round where it sorts already; what is to be done next always comes first."""
        descending = sort is self._search.sort and not self._search.descending and sort is not SortBy.DUE
        self._search = Search(self._search.query, sort, descending)
        self._show_sorting()
        self._start()

    def _start(self) -> None:
        search = self._search
        self._asking.ask(
            lambda register: pages_of(register, search, today(), (0,)),
            lambda found: self._show(search, found),
            "contracts",
        )

    def _show(self, search: Search, found: Found) -> None:
        self._shown = search
        self.model.start(found.total, found.pages)
        self.table.scrollToTop()
        self._count(found)
        self._be_former(former=self.line.is_faulty)

    def _be_former(self, *, former: bool) -> None:
        """Let what is shown be no answer: it was found before, and what is typed now cannot be searched for."""
        self._is_former = former
        self.model.mute(muted=former)
        self.table.setEnabled(not former)
        self.empty.setEnabled(not former)
        self._chosen_changed()

    def _renew(self, search: Search, found: Found) -> None:
        if search != self._shown:
            self._show(search, found)
            return
        chosen, row = self.table.chosen_contracts, self.table.currentIndex().row()
        every = len(chosen) < self.table.chosen_number == self.model.rowCount() == found.total
        one = self.model.summary(row) if row >= 0 else None
        total = max(found.total, self.model.rowCount()) if found.at_least else found.total
        self.model.renew(total, found.pages)
        if every:
            self.table.selectAll()
        else:
            self.table.choose_contracts(chosen, one.id if one is not None else None)
        self._count(found)
        self._be_former(former=self.line.is_faulty)

    def _fetch(self) -> None:
        """Fetch what is in sight and not there yet."""
        search = self._shown
        pages = tuple(page for page in self.table.pages_in_sight if self.model.summary(page * PAGE) is None)
        self._asking.ask(
            lambda register: pages_of(register, search, today(), pages), lambda found: self._put(search, found), "pages"
        )

    def _put(self, search: Search, found: Found) -> None:
        """Take pages that are not there by now: in one that is, something may be chosen."""
        if search == self._shown:
            for number, rows in found.pages.items():
                if self.model.summary(number * PAGE) is None:
                    self.model.put_page(number, rows)

    def _count(self, found: Found) -> None:
        """Say how many there are; where the register stopped counting, have it count to the end."""
        self._at_least = found.at_least
        if found.at_least:
            search = self._shown
            self._asking.ask(
                lambda register: register.count(search.query, today()),
                lambda number: self._counted(search, number),
                "count",
            )
        has_rows = self.model.rowCount() > 0
        self.table.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.empty.setText(self._nothing())
        self._chosen_changed()

    def _counted(self, search: Search, number: int) -> None:
        if search.query == self._shown.query:
            self._at_least = False
            self.model.resize(number)
            self._chosen_changed()

    def _nothing(self) -> str:
        """Return what there is to say where nothing is found."""
        if not self._shown.query.terms:
            return language.text(N_("No contracts yet. Begin a new one, open a file, or look at the sample."))
        nothing = language.text(say(N_("Nothing found for “{search}”."), search=self._text))
        return f"{nothing}\n\n{language.text(PREFIXES)}"

    # What is chosen

    def choice(self) -> Choice:
        """Return what is chosen, as it stands on the screen whatever is asked for by now; all where nothing is."""
        ranges = self.table.chosen_ranges or ((0, self.model.rowCount() - 1),)
        rows = tuple(row for first, last in ranges for row in range(first, last + 1))
        fetched = {row: one for row in rows if (one := self.model.summary(row)) is not None}
        return Choice(self._shown, rows, fetched, len(rows) == self.model.rowCount())

    def _chosen_changed(self) -> None:
        some = self.model.rowCount() > 0 and not self._is_former
        self.export_button.setEnabled(some)
        self.delete_button.setEnabled(self.table.can_delete and some and self.table.chosen_number > 0)
        found = numbered(self.model.rowCount(), self.table.chosen_number, at_least=self._at_least)
        self._say_number(say(_FORMER) if self._is_former else found)

    def _say_number(self, sentence: Sentence | None) -> None:
        if sentence is None:
            self._chosen_changed()
        else:
            self.number.setText(language.text(sentence))

    def _delete(self) -> None:
        if self.table.chosen_number:
            self.bulk.delete()

    # Columns

    def _show_columns(self, keys: tuple[str, ...]) -> None:
        self.model.show_columns(columns.chosen_columns(keys))
        self.table.arrange()
        self._show_sorting()

    def _show_sorting(self) -> None:
        """Mark what sorts, in the heads and in the menu."""
        self.columns_menu.sort = self._search.sort
        self.table.show_sorting(self._search.sort, descending=self._search.descending)
