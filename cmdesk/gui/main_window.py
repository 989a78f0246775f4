"""The window of one contract: pages at the left, the form in the middle, the answers at the right; no rules.

The frame is painted first; page and answers fill it right after, so that a start is seen at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import icons, language
from cmdesk.gui.frame.body import Body
from cmdesk.gui.frame.header import Header
from cmdesk.gui.frame.menus import Menus
from cmdesk.gui.frame.page_list import FOLDED, PageList
from cmdesk.gui.frame.status_line import StatusLine
from cmdesk.gui.pages.entries import PAGES, RATES
from cmdesk.gui.remembered import GEOMETRY, SCHEME, WIDTHS, recalled, remember
from cmdesk.gui.theme import Scheme, Theme

if TYPE_CHECKING:
    from cmdesk.basics.errors import Fault
    from cmdesk.gui.answers.card import AnswerLine
    from cmdesk.gui.frame.banner import Banner
    from cmdesk.gui.frame.closing import Closing
    from cmdesk.gui.frame.commands import Commands
    from cmdesk.gui.frame.contents import Contents
    from cmdesk.gui.frame.files import Files
    from cmdesk.gui.frame.kept import Kept
    from cmdesk.gui.frame.panels import Panels
    from cmdesk.gui.frame.register_deeds import RegisterDeeds
    from cmdesk.gui.home.home import Home
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.pages.page import Page
    from cmdesk.gui.session import Session
    from cmdesk.gui.upkeep import Upkeep
    from cmdesk.gui.windows import Windows

_FOLD_BELOW = 1100
_SIZE, _SMALLEST = QSize(1280, 800), QSize(1024, 680)


class MainWindow(QMainWindow):
    """Shows a session, and passes on what the user asks for."""

    def __init__(self, session: Session, windows: Windows, theme: Theme) -> None:
        super().__init__()
        self.session, self._windows, self._theme = session, windows, theme
        self._is_painted = False
        self._pages: dict[int, Page] = {}
        self._contents: Contents | None = None
        self._banner: Banner | None = None
        self.menus = Menus(self)
        self.header = Header(self)
        self.page_list = PageList([(one.icon, language.text(one.title)) for one in PAGES], self)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        self.body = Body(self.page_list, self)
        self.status = StatusLine(self)
        self._assemble()
        self._connect()
        self.restore()
        self.show_name(str(session.draft.value("reference") or ""))

    def fill(self) -> None:
        """Make page and answers, where that was not done yet."""
        if self._contents is not None:
            return
        from cmdesk.gui.frame.contents import Contents  # noqa: PLC0415  # rules and forms come after the first paint

        self._contents = Contents(self)
        self.kept.listen()
        self.body.show_answers(self._contents.panel)
        self.menus.fill()
        self.page_list.complete()
        self.header.complete(self.session.context.nature, self.menus.export, self.menus.help_on_field)
        self.header.home_wanted.connect(self.go_home_or_back)
        self.page_list.setCurrentRow(max(0, self.page_list.currentRow()))
        self._show_page(self.page_list.currentRow())
        self.page_list.currentRowChanged.connect(self._show_page)
        self._contents.show_answers()

    @property
    def keeper(self) -> Keeper:
        """Return who keeps the register open."""
        return self._windows.keeper

    @property
    def upkeep(self) -> Upkeep:
        """Return what works on the register beside what is asked of it."""
        return self._windows.upkeep

    @cached_property
    def commands(self) -> Commands:
        """Return what is asked of the window beside the contract."""
        from cmdesk.gui.frame.commands import Commands  # noqa: PLC0415  # as above

        return Commands(self, self._windows)

    @cached_property
    def closing(self) -> Closing:
        """Return what decides whether this window may close."""
        from cmdesk.gui.frame.closing import Closing  # noqa: PLC0415  # as above

        return Closing(self)

    @cached_property
    def register(self) -> RegisterDeeds:
        """Return what is done with the register as a whole."""
        from cmdesk.gui.frame.register_deeds import RegisterDeeds  # noqa: PLC0415  # as above

        return RegisterDeeds(self, self._windows)

    @cached_property
    def kept(self) -> Kept:
        """Return what is done with the contract in the register."""
        from cmdesk.gui.frame.kept import Kept  # noqa: PLC0415  # as above

        return Kept(self)

    @cached_property
    def files(self) -> Files:
        """Return what the File menu does."""
        from cmdesk.gui.frame.files import Files  # noqa: PLC0415  # as above

        return Files(self)

    @property
    def banner(self) -> Banner:
        """Return the line for messages."""
        if self._banner is None:
            from cmdesk.gui.frame.banner import Banner  # noqa: PLC0415  # as above

            self._banner = Banner(self)
            self._column.insertWidget(2, self._banner)  # below, so that nothing moves away from under one's hand
        return self._banner

    @cached_property
    def panels(self) -> Panels:
        """Return the windows beside this one."""
        from cmdesk.gui.frame.panels import Panels  # noqa: PLC0415  # as above

        return Panels(self)

    # Construction

    def _assemble(self) -> None:
        centre = QWidget(self)
        column = self._column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.body, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.page_list.setFocus()

    def _connect(self) -> None:
        self.header.as_of_chosen.connect(self.session.choose_as_of)
        for source in (self.header, self.session):
            source.troubled.connect(self.tell_trouble)
            source.settled.connect(self.take_back)
        self._theme.changed.connect(self._redraw)

    # Pages and places

    def page_titles(self) -> list[str]:
        """Return the names of the pages."""
        return [one.title for one in PAGES]

    def show_page(self, number: int) -> None:
        """Show a page."""
        self.fill()
        self.show_contract()
        self.page_list.setCurrentRow(number)

    def expect_home(self) -> None:
        """Look like Home from the first paint on, though it is made after that."""
        self.body.expect_home()
        self._show_where()

    def show_home(self) -> Home:
        """Show what is to be done in all contracts, in place of this one."""
        self.fill()
        self.session.draft.end_step()
        home = self.body.show_home()
        self._show_where()
        return home

    def go_home_or_back(self) -> None:
        """Show Home, or from there the contract again, where there is one."""
        if not self.body.is_at_home:
            self.show_home()
        elif not self.session.is_untouched:
            self.show_contract()

    def leave_register(self) -> None:
        """Show Home in place of a contract that is saved in a register which is going to be closed."""
        if self.session.storing.stored is not None and not self.session.is_modified:
            self.session.show_nothing()
            self.show_home()

    def show_contract(self) -> None:
        """Show the contract of this window again."""
        if self.body.is_at_home:
            self.body.show_contract()
            self._show_where()

    def open_kept(self, contract_id: int, answer: str = "") -> None:
        """Show a contract of the register, and an answer of it where one is named."""
        self._windows.open_kept(self, contract_id, answer)

    def find_contracts(self) -> None:
        """Let contracts be searched for."""
        self.show_home().search()

    def page(self, number: int) -> Page:
        """Return a page, made when it is first asked for."""
        if number not in self._pages:
            self._pages[number] = PAGES[number].make()(self.session.context, self.body.forms)
            self.body.forms.addWidget(self._pages[number])
        return self._pages[number]

    def go_to(self, place: str) -> None:
        """Put the cursor where a place of the contract is entered."""
        if place == RATES:
            self.commands.show_rates()
            return
        place = self.session.context.readable.as_typed(place)
        for number, one in enumerate(PAGES):
            if one.holds(place):
                self.show_page(number)
                self.page(number).go_to(place)
                return

    def show_answer(self, result_id: str) -> None:
        """Bring an answer into sight, with its derivation."""
        self.activateWindow()
        self.show_contract()
        if self._contents is not None:
            self._contents.panel.reveal(result_id)

    def _show_page(self, number: int) -> None:
        self.body.forms.setCurrentWidget(self.page(number))

    # What the window says

    @property
    def answers(self) -> Sequence[AnswerLine]:
        """Return the lines of all answers that are open to view."""
        return tuple(self._contents.panel.lines()) if self._contents else ()

    def show_name(self, about: str) -> None:
        """Show whose contract it is, in the header and in the title."""
        if self.body.is_at_home:
            return
        self.header.show_contract(str(self.session.draft.value("client.name") or ""), about)
        title = self._name()
        file = os.path.basename(self.session.path or "")  # noqa: PTH119  # pathlib costs start-up
        names = (f"{file}[*]", title) if file else (f"{title}[*]",)
        self.setWindowTitle(" – ".join((*names, "cmdesk")))  # noqa: RUF001  # the dash between names
        self.setWindowModified(self.session.is_modified)

    def show_faults(self, heading: Sentence, faults: Sequence[Fault], *, linked: bool = True) -> None:
        """Say everything that is wrong at once."""
        from cmdesk.gui.dialogs.faults_dialog import FaultsDialog  # noqa: PLC0415  # dialogs wait until asked for

        for page in self._pages.values():
            page.show_all_faults()
        dialog = FaultsDialog(language.text(heading), faults, self, self._label if linked else None)
        dialog.place_wanted.connect(self.go_to)
        dialog.open()

    def tell_trouble(self, sentence: Sentence, deeds: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say what went wrong, in the window."""
        self.banner.tell(language.text(sentence), deeds, trouble=True)

    def take_back(self, sentence: Sentence) -> None:
        """Say no longer what went wrong, its cause being gone."""
        if self._banner is not None:
            self._banner.take_back(language.text(sentence))

    # What the user asks for

    def copy_answer(self) -> None:
        """Copy the focused answer, else the first, with its source."""
        line = self._answer()
        if line is not None:
            line.copy(with_citation=True)
            self.banner.tell(language.text(say(N_("Copied: {words}"), words=line.view.citation)))

    def toggle_why(self) -> None:
        """Open or close the derivation of the focused answer, else of the first."""
        line = self._answer()
        if line is not None:
            line.head.setFocus()
            line.head.toggle()

    def ask_what_if(self) -> None:
        """Let facts be tried otherwise, beginning with the one in which the cursor is."""
        self.panels.ask_what_if(self.page(self.page_list.currentRow()).place_of(self.focusWidget()))

    def scheme(self) -> Scheme:
        """Return the colours chosen."""
        return self._theme.scheme

    def choose_scheme(self, scheme: Scheme) -> None:
        """Show other colours, now and from now on."""
        self._theme.choose(scheme)
        self._theme.tell_system()
        self._windows.prefer(**{SCHEME: scheme.value})

    def choose_language(self, name: str) -> None:
        """Speak another language, now and from now on."""
        self._windows.choose_language(name)

    def open_another(self) -> MainWindow:
        """Return a new window for another contract."""
        return self._windows.open()

    def quit(self) -> None:
        """Close every window; each asks for itself about what is not saved."""
        self._windows.close_all()

    def remember(self, path: str) -> None:
        """Put a file on the list of recent ones."""
        self._windows.remember(path)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the frame as soon as it has been seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._windows.after_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = event.size().width() < _FOLD_BELOW
        if folded != self.page_list.is_folded:
            self.page_list.fold(folded)
            self.body.share_width(FOLDED if folded else self.page_list.open_width)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, where nothing is to be waited for or asked first."""
        if not self.closing.may_close():
            event.ignore()
            return
        self._put_away()
        self.session.leave()
        self._windows.forget(self)
        event.accept()

    def close_now(self) -> None:
        """Close without asking; what is not saved stays a draft."""
        self.closing.close_now()

    # Helpers

    def _show_where(self) -> None:
        """Show in header and title whether this is Home or a contract."""
        at_home = self.body.is_at_home
        self.header.be_at_home(at_home, "" if self.session.is_untouched else self._name())
        if at_home:
            name = language.text(N_("Home"))
            self.header.show_contract(name, "")
            self.setWindowTitle(f"{name} – cmdesk")  # noqa: RUF001  # as above
            self.setWindowModified(False)
        if self._contents is not None:
            self._contents.show_state()

    def _name(self) -> str:
        return self.session.title or language.text(N_("New contract"))

    def _label(self, place: str) -> str:
        from cmdesk.gui.pages.labels import label_of  # noqa: PLC0415  # as above

        return label_of(place, self.session.draft.values)

    def _answer(self) -> AnswerLine | None:
        lines = self.answers
        return next((line for line in lines if line.head.hasFocus()), lines[0] if lines else None)

    def restore(self) -> None:
        """Take the place and the widths of the last time, where there was one."""
        geometry, widths = recalled(GEOMETRY), recalled(WIDTHS)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(widths, QByteArray):
            self.body.restore(widths)

    def _put_away(self) -> None:
        remember(**{GEOMETRY: self.saveGeometry(), WIDTHS: self.body.splitter.saveState()})

    def _redraw(self) -> None:
        icons.redraw(self)
        self.page_list.redraw()
        for widget in QApplication.allWidgets():
            widget.update()
