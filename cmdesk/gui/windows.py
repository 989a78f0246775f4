"""All windows of the program: opening another, changing the language of all, and what they share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QSize, QTimer

from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, language
from cmdesk.gui.keeper import Keeper
from cmdesk.gui.living import while_there
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.remembered import LANGUAGE, remember
from cmdesk.gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.theme import Theme
    from cmdesk.gui.upkeep import Upkeep
    from cmdesk.register.backups import Backup
    from cmdesk.register.records import Stored

_STEP, _TITLE = 32, 40
_MOMENT = 50
"""Milliseconds after which one looks again whether everything is stored."""
_SEEN = 20
"""Milliseconds after which a window that was filled has been painted again: Qt gathers for 5 what there is to paint."""

_UNSEEN = 3_000
"""Milliseconds after which a start goes on without a first paint."""


class Windows(QObject):
    """The windows that are open; each has a contract of its own."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.keeper = Keeper(self)
        self._upkeep: Upkeep | None = None
        self.keeper.state_changed.connect(self._register_changed)
        self.keeper.lost_changed.connect(self._tell_lost)
        self.opened: list[MainWindow] = []
        self.late: list[Callable[[], object]] = []
        self.last: list[Callable[[], object]] = []
        self._lost: Sentence | None = None
        self._held: tuple[MainWindow, ...] = ()
        self._recent_files: tuple[str, ...] = ()

    def open(self, session: Session | None = None) -> MainWindow:
        """Show a window with a contract, a new one where none is given."""
        window = self.made(session or self.session())
        if len(self.opened) > 1:
            before = self.opened[-2]
            area = before.screen().availableGeometry()
            window.resize(window.size().boundedTo(area.size() - QSize(0, _TITLE)))
            window.move(placed(before.pos(), window.size(), area))
        window.fill()
        window.show()
        return window

    def session(self) -> Session:
        """Return a session with a new contract, at home in the register."""
        return Session(self, self.keeper)

    def open_kept(self, window: MainWindow, contract_id: int, answer: str = "") -> None:
        """Show a contract of the register, with an answer of it: where it is open, else in a window, else in another.

        A window that is asked from Home, or holds nothing yet, takes it itself, unless something there is not saved.
        """
        if self._bring_up(contract_id, answer):
            return
        if not self.keeper.is_open:
            window.tell_trouble(self.keeper.trouble or say(N_("The register is not open")))
            return
        self.keeper.ask(
            lambda register: register.get(contract_id),
            lambda stored: self._show_kept(window, stored, answer) if window in self.opened else None,
            while_there(window, window.tell_trouble),
        )

    def _show_kept(self, window: MainWindow, stored: Stored, answer: str) -> None:
        if self._bring_up(stored.id, answer):
            return
        session = window.session
        is_free = session.is_untouched or (window.body.is_at_home and not session.is_modified)
        target = window if is_free else self.open()
        target.session.show_kept(stored)
        target.show_page(0)
        _reveal(target, answer)
        target.kept.offer()

    def _bring_up(self, contract_id: int, answer: str) -> bool:
        """Bring the window of a contract to the front, and tell whether there is one."""
        shown = next((one for one in self.opened if one.session.storing.contract_id == contract_id), None)
        if shown is None:
            return False
        shown.show_contract()
        _raise(shown)
        _reveal(shown, answer)
        return True

    # The register

    @property
    def upkeep(self) -> Upkeep:
        """Return what keeps the register in order."""
        if self._upkeep is None:
            from cmdesk.gui.upkeep import Upkeep  # noqa: PLC0415  # nothing is kept in order before the first paint

            self._upkeep = Upkeep(self.keeper)
            self._upkeep.reviewed.connect(lambda review: self._tell(lambda one: one.register.tell_review(review)))
            self._upkeep.not_refreshed.connect(lambda why: self._tell(lambda one: one.register.tell_not_refreshed(why)))
            self._upkeep.failed.connect(lambda why: self._tell(lambda one: one.register.tell_no_backup(why)))
        return self._upkeep

    def _register_changed(self) -> None:
        """Offer what was left of contracts in the register, as soon as it is open, and a place in it for a document."""
        self.upkeep.follow()
        front = self.opened[-1] if self.opened else None
        if not self.keeper.is_open or front is None or not front.banner.isHidden():
            return
        from cmdesk.gui.frame.leftovers import offer_leftovers  # noqa: PLC0415  # as above

        if not offer_leftovers(front) and front.session.path is not None:
            front.kept.offer()

    def _tell_lost(self) -> None:
        """Say that the register does not answer any more; or that it does again, and go on storing."""
        lost, before, self._lost = self.keeper.lost, self._lost, self.keeper.lost
        if lost is not None:
            self._tell(lambda window: window.tell_trouble(lost))
            return
        for window in self.opened:
            if before is not None:
                window.take_back(before)
            window.session.storing.look()
        back = language.text(N_("The register answers again."))
        self._tell(lambda window: window.banner.tell(back))

    def use_register(self, place: str, password: str, notes: Sequence[Sentence] = ()) -> None:
        """Open another register, once all that was typed is stored in this one; its contracts make room."""

        def change() -> None:
            if place != self.keeper.place:
                for window in self.opened:
                    window.leave_register()
            self.keeper.open(place, password or None)
            if notes:
                self._tell(lambda window: window.tell_trouble(notes[0]))

        self._once_stored(change)

    def hold(self, deed: Callable[[], object]) -> None:
        """Do something once all that was typed is stored; nothing more can be typed until windows are let go of."""
        self._held = tuple(self.opened)
        self._once_stored(deed)
        for window in self._held:
            window.setEnabled(False)

    def release(self) -> None:
        """Let the windows be worked in again; the register is kept in order again."""
        held, self._held = self._held, ()
        for window in held:
            if window in self.opened:
                window.setEnabled(True)
        if held and self.keeper.is_open:
            self.upkeep.follow()

    def restore(self, window: MainWindow, backup: Backup) -> None:
        """Put a backup in the place of the register, which is let go of for that and opened again."""
        from cmdesk.gui.frame.restoring import restore  # noqa: PLC0415  # as above

        self._once_stored(lambda: restore(self.keeper, window, backup))

    def _once_stored(self, deed: Callable[[], object]) -> None:
        """Do something as soon as nothing is being stored or kept in order any more."""
        for window in self.opened:
            window.session.draft.end_step()
            window.session.storing.store()
        self.upkeep.rest()

        def look() -> None:
            if self.upkeep.is_busy or any(one.session.storing.is_asking for one in self.opened):
                QTimer.singleShot(_MOMENT, self, look)
            else:
                deed()

        look()

    def _tell(self, deed: Callable[[MainWindow], object]) -> None:
        """Tell something in the window in front."""
        front = next((one for one in self.opened if one.isActiveWindow()), None)
        for window in [front] if front is not None else self.opened[-1:]:
            deed(window)

    def let_go(self) -> None:
        """Store what is still to be stored, and let go of the register."""
        if self._upkeep is not None:
            self._upkeep.close()
        self.keeper.close()

    def after_paint(self) -> None:
        """Fill every window that was only painted so far; the first time, also do what was waiting for that.

        `late` is done before, for it belongs to what is seen next; `last` once that was seen, too.
        """
        _look_for_garbage()
        self._do(self.late)
        for window in self.opened:
            window.fill()
        QCoreApplication.sendPostedEvents()  # what was added is laid out and shown before anything is painted
        if self.last:
            QTimer.singleShot(_SEEN, self, lambda: self._do(self.last))

    def expect_paint(self) -> None:
        """Do all that after a while also where nothing was painted: a window may start minimised."""
        QTimer.singleShot(_UNSEEN, self, self.after_paint)

    def _do(self, deeds: list[Callable[[], object]]) -> None:
        """Do what was waiting, each deed once."""
        while deeds:
            deeds.pop(0)()

    def made(self, session: Session) -> MainWindow:
        """Return a window that is not shown yet."""
        window = MainWindow(session, self, self._theme)
        window.menus.fill_recent(self._recent_files)
        self.opened.append(window)
        return window

    def rates_changed(self) -> None:
        """Work out the answers of every window anew, and what the register would have to move."""
        self.calculate()
        if self.keeper.is_open:
            self.upkeep.work()

    def calculate(self) -> None:
        """Work out the answers of every window anew, the rates having changed."""
        for window in self.opened:
            window.session.calculate()

    def asked_for(self, request: Mapping[str, Any]) -> None:
        """Show what another start of the program asks for: a file, the sample, or just this program."""
        window = self.opened[-1] if self.opened else self.open()
        path, sample = request.get("path"), request.get("sample")
        if isinstance(path, str):
            window.files.open(path)
        elif sample is True:
            window.files.open_sample()
        _raise(self.opened[-1])

    def close_all(self) -> None:
        """Close every window; one with something that is not saved asks first, and stays until that is answered."""
        for window in tuple(self.opened):
            window.close()

    def forget(self, window: MainWindow) -> None:
        """Let go of a window that closes."""
        if window in self.opened:
            self.opened.remove(window)
        window.deleteLater()
        gc.unfreeze()  # what the window leaves is garbage like any other
        if all(window.session is not one.session for one in self.opened):
            self._free(window.session)

    def _free(self, session: Session) -> None:
        """Let go of a session as soon as all that it asked of the register is answered."""
        self.keeper.jobs.do(lambda: None, lambda _done: session.deleteLater(), lambda _error: None)

    def prefer(self, **chosen: str) -> None:
        """Keep what a user prefers for the next start."""
        if not remember(**chosen):
            for window in self.opened:
                window.tell_trouble(say(N_("What you chose holds until cmdesk is closed; it cannot be kept.")))

    def choose_language(self, name: str) -> None:
        """Make every window anew in another language; contracts, drafts and undo stay as they are."""
        self.prefer(**{LANGUAGE: name})
        speak(name)
        for old in tuple(self.opened):
            new = self.made(old.session)
            new.restoreGeometry(old.saveGeometry())
            new.show_page(old.page_list.currentRow())
            if old.body.is_at_home:
                new.show_home()
            new.show()
            old.hide()
            self.forget(old)
        self.list_recent()

    def remember(self, path: str) -> None:
        """Put a file on the list of recent ones."""
        from cmdesk.desk.failures import OutputError  # noqa: PLC0415  # as above
        from cmdesk.desk.recent import remember_file  # noqa: PLC0415  # as above

        try:
            remember_file(path)
        except OutputError as error:
            for window in self.opened:
                window.tell_trouble(error.sentence)
        self.list_recent()

    def list_recent(self) -> None:
        """Show the recent files in every window's menu."""
        from cmdesk.desk.recent import recent_files  # noqa: PLC0415  # as above

        self._recent_files = recent_files()
        for window in self.opened:
            window.menus.fill_recent(self._recent_files)


def _look_for_garbage() -> None:
    """Look for garbage from the first paint on; what is there by then stays, and need not be gone through each time."""
    if not gc.isenabled():  # a start lets it rest, see __main__.py
        gc.freeze()
        gc.enable()


def _raise(window: QWidget) -> None:
    """Bring a window to the front."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  # its names cost the first paint 11 ms

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _reveal(window: MainWindow, answer: str) -> None:
    if answer:
        window.show_answer(answer)


def placed(before: QPoint, size: QSize, area: QRect) -> QPoint:
    """Return where a window goes beside the one before: a step on, but wholly within the screen where it fits."""
    point = before + QPoint(_STEP, _STEP)
    space = area.size() - size - QSize(0, _TITLE)
    last = area.topLeft() + QPoint(max(0, space.width()), max(0, space.height()))
    if point.x() > last.x() or point.y() > last.y():
        return area.topLeft()  # begin anew, so that no window lies exactly on the one before
    return QPoint(max(point.x(), area.left()), max(point.y(), area.top()))


def fit(window: QWidget) -> None:
    """Bring a window with its frame wholly onto its screen, where it is not; a minimised one has no place there."""
    if window.isMinimized():
        return
    area, frame = window.screen().availableGeometry(), window.frameGeometry()
    if not area.contains(frame):
        around = frame.size() - window.size()
        window.resize(window.size().boundedTo(area.size() - around))
        window.move(max(area.left(), min(frame.left(), area.right() - window.frameGeometry().width() + 1)), area.top())


def speak(name: str) -> None:
    """Let all that is made from now on speak a language, with glyphs for it."""
    language.choose(name)
    fonts.be_chinese(name == "zh_CN")
    if name == "zh_CN":
        fonts.load_cjk()
