"""The application: style, language, the first window, pictures of it, and the last resort when something breaks."""

from __future__ import annotations

import json
import os
import sys
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cmdesk.basics.wording import LANGUAGES, N_, say
from cmdesk.desk.joining import Desk
from cmdesk.desk.registers import place_of
from cmdesk.gui import icons, language
from cmdesk.gui.keeper import State
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.remembered import LANGUAGE, SCHEME, recalled
from cmdesk.gui.theme import ARGUMENTS, Scheme, Theme
from cmdesk.gui.windows import Windows, fit, speak

_PICTURE = (1280, 800)


def run(
    path: str | None = None,
    sample: bool = False,  # noqa: FBT001, FBT002  # as the command line has it
    language: str | None = None,
    register: str | None = None,
) -> int:
    """Show the window and return the exit status when the last one is closed.

    Where the program already runs with this register, that one is asked to show what was asked for.
    """
    desk = _desk(register, path, sample=sample)
    if desk is None:
        return 0
    windows = start(language)
    sys.excepthook = lambda kind, error, trace: _last_resort(windows, kind, error, trace)
    window = first_window(windows, path, sample=sample)
    windows.late.append(lambda: _settle(windows, window, desk, register))
    windows.last.append(lambda: _open(windows, register))
    window.show()
    windows.expect_paint()
    try:
        return QApplication.exec()
    finally:
        windows.let_go()
        desk.leave()


def _desk(register: str | None, path: str | None, *, sample: bool) -> Desk | None:
    """Return the desk that this start sits at; None where another one does, and does what is asked here."""
    desk = Desk(place_of(register))
    try:
        if desk.is_first():
            return desk
        request = {"path": os.path.abspath(path) if path else None, "sample": sample}  # noqa: PTH100  # as it was given
        return None if desk.ask(request) else desk
    except OSError:  # nobody can be met there: each start goes on by itself
        return desk


def _settle(windows: Windows, window: MainWindow, desk: Desk, register: str | None) -> None:
    """Do what waits until the first window was seen."""
    from cmdesk.gui.frame.leftovers import offer_leftovers  # noqa: PLC0415  # as late as it is used
    from cmdesk.gui.neighbours import Neighbours  # noqa: PLC0415  # as above

    fit(window)
    offer_leftovers(window)
    if window.body.is_at_home:
        _open(windows, register)
    Neighbours(desk, windows.asked_for, windows)


def _open(windows: Windows, register: str | None) -> None:
    """Open the register of this start, where nobody chose another one by now and there is somebody to see it.

    Home waits for it. A contract does not, and its answers come twice as fast while no other thread imports SQLAlchemy.
    """
    if windows.opened and windows.keeper.state is State.CLOSED:
        windows.keeper.open(register)


def screenshot(
    target: str,
    *,
    path: str | None = None,
    sample: bool = False,
    language: str | None = None,
    scheme: str = "light",
    size: tuple[int, int] = _PICTURE,
) -> int:
    """Save a picture of the window as PNG; 0, or 1 where it cannot be written."""
    windows = start(language or "en", Scheme(scheme))
    window = first_window(windows, path, sample=sample)
    window.resize(*size)
    window.show()
    windows.after_paint()
    for _time in range(3):  # layouts settle as events are delivered
        QApplication.processEvents()
    return 0 if window.grab().save(target) else 1


def start(chosen: str | None, scheme: Scheme | None = None) -> Windows:
    """Return the keeper of the windows, the application being dressed and speaking."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], *ARGUMENTS])
    assert isinstance(application, QApplication)  # noqa: S101  # nobody else makes one
    application.setApplicationName("cmdesk")
    application.setDesktopFileName("cmdesk")
    speak(chosen or _usual_language())
    _translate_buttons(application)
    theme = Theme(application)
    theme.choose(scheme or Scheme(recalled(SCHEME) or Scheme.SYSTEM))
    windows = Windows(theme, application)
    windows.late += [theme.complete, theme.tell_system]
    windows.late.append(lambda: application.setWindowIcon(icons.application_icon()))
    return windows


def _usual_language() -> str:
    """Return the language chosen earlier, else the nearest to the system's."""
    kept = recalled(LANGUAGE)
    return kept if kept in LANGUAGES else language.nearest(QLocale.system().uiLanguages())


def first_window(windows: Windows, path: str | None, *, sample: bool) -> MainWindow:
    """Return the window with what the file or the sample seems to hold; it is read strictly after the first paint."""
    session = windows.session()
    if sample:
        from cmdesk.desk.sample import sample_path  # noqa: PLC0415  # only where it is asked for

        session.preview(_glanced(sample_path()))
    elif path is not None:
        session.preview(_glanced(path))
    window = windows.made(session)
    if path is None and not sample:
        window.expect_home()
    windows.late += [lambda: _read(window, path, sample=sample), windows.list_recent]
    return window


def _glanced(path: str) -> dict[str, Any]:
    """Return what a file holds at first sight, nothing where that makes no sense."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # pathlib costs start-up
            values = json.loads(file.read())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _read(window: MainWindow, path: str | None, *, sample: bool) -> None:
    """Read the first contract strictly and work its answers out; say in the window what is wrong with its file."""
    session = window.session
    session.preview({})
    if sample:
        window.files.show_sample()
    elif path is not None:
        window.files.show(path)
    else:
        session.calculate()
        window.show_home()


def _translate_buttons(application: QApplication) -> None:
    """Let Qt's own buttons speak the window's language."""
    name = language.words().language
    if name == "en":
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415  # English needs none

    translator = QTranslator(application)
    if translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _last_resort(
    windows: Windows, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say that something of ours broke, keep a report without anybody's data, and go on."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from cmdesk.desk.reports import write_report  # noqa: PLC0415  # never needed, one hopes

    if os.environ.get("CMDESK_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    report = write_report(error)
    sentence = say(
        N_("Something in cmdesk itself went wrong. What you typed is kept. A report without your data: {file}"),
        file=str(report or "–"),  # noqa: RUF001  # the dash of an empty state
    )
    for window in windows.opened:
        window.session.keep()
        window.tell_trouble(sentence)
