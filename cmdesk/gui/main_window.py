"""The window of one contract: pages at the left, the form in the middle, the answers at the right; no rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.editions.load import edition
from cmdesk.gui import icons, language
from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.panel import AnswersPanel
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.frame.banner import Banner
from cmdesk.gui.frame.files import Files
from cmdesk.gui.frame.header import Header
from cmdesk.gui.frame.menus import Menus
from cmdesk.gui.frame.page_list import OPEN, PageList
from cmdesk.gui.frame.status_line import StatusLine
from cmdesk.gui.pages.pages import PAGES, label_of
from cmdesk.gui.theme import Scheme, Theme

if TYPE_CHECKING:
    from cmdesk.gui.pages.page import Page
    from cmdesk.gui.session import Session
    from cmdesk.gui.windows import Windows

_FOLD_BELOW = 1100
_SIZE, _SMALLEST = QSize(1280, 800), QSize(1024, 680)
_ANSWERS = 420


class MainWindow(QMainWindow):
    """Shows a session, and passes on what the user asks for."""

    def __init__(self, session: Session, windows: Windows, theme: Theme) -> None:
        super().__init__()
        self.session, self._windows, self._theme = session, windows, theme
        self._may_close = False
        self._pages: dict[int, Page] = {}
        self.files = Files(self)
        self.menus = Menus(self)
        self.header = Header(session.context.nature, self.menus.export, self.menus.help_on_field, self)
        self.banner = Banner(self)
        self.page_list = PageList([(one.icon, language.text(one.title)) for one in PAGES], self)
        self.stack = QStackedWidget(self)
        self.answers = AnswersPanel(self)
        self.status = StatusLine(self)
        self._assemble()
        self._connect()
        self.restore()
        self.page_list.setCurrentRow(0)
        self._show_answers()
        self._show_state()

    # Construction

    def _assemble(self) -> None:
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.page_list, self.stack, self.answers):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([OPEN, _SIZE.width() - OPEN - _ANSWERS, _ANSWERS])
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.page_list.currentRowChanged.connect(self._show_page)
        self.header.as_of_chosen.connect(self.session.choose_as_of)
        self.answers.link_followed.connect(self.go_to)
        self.status.place_wanted.connect(self.go_to)
        self.session.answered.connect(self._show_answers)
        self.session.state_changed.connect(self._show_state)
        self.session.troubled.connect(self.tell_trouble)
        self._theme.changed.connect(self._redraw)

    # Pages and places

    def page_titles(self) -> list[str]:
        """Return the names of the pages."""
        return [one.title for one in PAGES]

    def show_page(self, number: int) -> None:
        """Show a page and put the cursor into it."""
        self.page_list.setCurrentRow(number)

    def page(self, number: int) -> Page:
        """Return a page, made when it is first asked for."""
        if number not in self._pages:
            self._pages[number] = PAGES[number].make()(self.session.context, self.stack)
            self.stack.addWidget(self._pages[number])
        return self._pages[number]

    def go_to(self, place: str) -> None:
        """Put the cursor where a place of the contract is entered."""
        place = self.session.context.readable.as_typed(place)
        for number, one in enumerate(PAGES):
            if one.holds(place):
                self.show_page(number)
                self.page(number).go_to(place)
                return

    def _show_page(self, number: int) -> None:
        self.stack.setCurrentWidget(self.page(number))

    # What the session says

    def _show_answers(self) -> None:
        context = self.session.context
        readable, calculation = context.readable, context.calculation
        if readable.contract is not None and calculation is not None:
            self.answers.show_groups(groups_of(calculation, self._label))
            known = calculation.case.calendar(calculation.as_of).known_until.year
            self.status.show_known(language.text(say(N_("Holidays known to {year}"), year=str(known))))
            self.status.show_cautions(
                [LinkView(one.place, language.text(one.sentence)) for one in calculation.warnings]
            )
        self.answers.show_missing([LinkView(place, self._label(place)) for place in readable.missing])
        self.answers.show_left_out([LinkView(place, self._label(place)) for place in readable.left_out])
        self.header.show_as_of(self.session.as_of)
        for number, one in enumerate(PAGES):
            faults = sum(1 for fault in readable.faults if one.holds(fault.place) and fault.place in readable.left_out)
            faults += sum(1 for place in readable.left_out if one.holds(place))
            self.page_list.show_state(number, one.entries(self.session.draft.values), faults)

    def _show_state(self) -> None:
        session = self.session
        name = session.draft.value("client.name") or ""
        self.header.show_contract(str(name), self._about())
        self.setWindowTitle(f"{session.title or language.text(N_('New contract'))}[*] – cmdesk")  # noqa: RUF001
        self.setWindowModified(session.is_modified)
        self.status.show_saved(language.text(self._saved()))

    def _about(self) -> str:
        parts = [str(self.session.draft.value("reference") or "")]
        contract = self.session.context.readable.contract
        if contract is not None:
            day = language.words().plain_date(edition(contract.edition).published)
            parts.append(language.text(say(N_("edition {edition}"), edition=day)))
        if self.session.is_sample:
            parts.append(language.text(N_("sample")))
        return " · ".join(part for part in parts if part)

    def _saved(self) -> str:
        if self.session.is_modified:
            return N_("Not saved, kept as a draft")
        if self.session.is_sample:
            return N_("Sample")
        return N_("Saved") if self.session.path else N_("Nothing entered yet")

    def _label(self, place: str) -> str:
        return label_of(self.session.context.readable.as_typed(place), self.session.draft.values)

    # What the user asks for

    def help_on_field(self) -> None:
        """Show the help of the field with the focus."""
        widget = QApplication.focusWidget()
        if widget is None:
            return
        words = widget.toolTip() or widget.accessibleDescription()
        if words:
            QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), words, widget)

    def copy_answer(self) -> None:
        """Copy the focused answer, else the first, with its source."""
        line = self.answers.focused_line()
        if line is not None:
            line.copy(with_citation=True)
            self.banner.tell(language.text(say(N_("Copied: {words}"), words=line.view.citation)))

    def toggle_why(self) -> None:
        """Open or close the derivation of the focused answer, else of the first."""
        line = self.answers.focused_line()
        if line is not None:
            line.head.setFocus()
            line.head.toggle()

    def go_to_as_of(self) -> None:
        """Put the cursor into the as-of date."""
        self.header.as_of.setFocus()
        self.header.as_of.selectAll()

    def show_commands(self) -> None:
        """Offer every command by its name."""
        from cmdesk.gui.dialogs.command_palette import CommandPalette  # noqa: PLC0415  # dialogs wait until asked for

        CommandPalette(self.actions(), self).open()

    def show_about(self) -> None:
        """Say what this program is."""
        from cmdesk.gui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415  # as above

        AboutDialog(self).open()

    def show_faults(self, heading: Sentence, faults: Sequence[Fault], *, linked: bool) -> None:
        """Say everything that is wrong at once."""
        from cmdesk.gui.dialogs.faults_dialog import FaultsDialog  # noqa: PLC0415  # as above

        for page in self._pages.values():
            page.show_all_faults()
        dialog = FaultsDialog(language.text(heading), faults, self, linked=linked)
        dialog.place_wanted.connect(self.go_to)
        dialog.open()

    def tell_trouble(self, sentence: Sentence, deeds: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say what went wrong, in the window."""
        self.banner.tell(language.text(sentence), deeds, trouble=True)

    def scheme(self) -> Scheme:
        """Return the colours chosen."""
        return self._theme.scheme

    def choose_scheme(self, scheme: Scheme) -> None:
        """Show other colours, now and from now on."""
        self._theme.choose(scheme)
        self._windows.prefer(theme=scheme.value)

    def choose_language(self, name: str) -> None:
        """Speak another language, now and from now on."""
        self._windows.choose_language(name)

    def open_another(self) -> MainWindow:
        """Return a new window for another contract."""
        return self._windows.open()

    def remember(self, path: str) -> None:
        """Put a file on the list of recent ones."""
        self._windows.remember(path)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page_list.fold(event.size().width() < _FOLD_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what to do with what is not saved, and only then."""
        if self._may_close or not self.session.is_modified:
            self._put_away()
            self.session.leave()
            self._windows.forget(self)
            event.accept()
            return
        event.ignore()
        from cmdesk.gui.dialogs.closing_dialog import ClosingDialog  # noqa: PLC0415  # as above

        name = self.session.title or language.text(N_("New contract"))
        ClosingDialog(name, self._save_and_close, self.close_now, self._discard_and_close, self).open()

    def close_now(self) -> None:
        """Close without asking; what is not saved stays a draft."""
        self._may_close = True
        self.close()

    def _save_and_close(self) -> None:
        if self.files.save():
            self.close_now()

    def _discard_and_close(self) -> None:
        self.session.discard_kept()
        self.session.draft.undo_stack.setClean()
        self.close_now()

    def restore(self) -> None:
        """Take the place and the widths of the last time, where there was one."""
        kept = QSettings("cmdesk", "window")
        geometry, widths = kept.value("geometry"), kept.value("widths")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(widths, QByteArray):
            self.splitter.restoreState(widths)

    def _put_away(self) -> None:
        kept = QSettings("cmdesk", "window")
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("widths", self.splitter.saveState())

    def _redraw(self) -> None:
        icons.redraw(self)
        self.page_list.redraw()
        for widget in QApplication.allWidgets():
            widget.update()
