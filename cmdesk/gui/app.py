"""The application: style, language, the first window, pictures of it, and the last resort when something breaks."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.desk.documents import open_document
from cmdesk.desk.settings import load_settings
from cmdesk.gui import icons, language
from cmdesk.gui.session import Session
from cmdesk.gui.theme import Scheme, Theme
from cmdesk.gui.windows import Windows, speak

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow

_PICTURE = (1280, 800)


def run(path: str | None = None, sample: bool = False, language: str | None = None) -> int:  # noqa: FBT001, FBT002
    """Show the window and return the exit status when the last one is closed."""
    windows = start(language)
    sys.excepthook = lambda kind, error, trace: _last_resort(windows, kind, error, trace)
    window = first_window(windows, path, sample=sample)
    window.show()
    QTimer.singleShot(0, windows, lambda: _after_first_paint(windows, window))
    return QApplication.exec()


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
    for _time in range(3):  # layouts settle as events are delivered
        QApplication.processEvents()
    return 0 if window.grab().save(target) else 1


def start(chosen: str | None, scheme: Scheme | None = None) -> Windows:
    """Return the keeper of the windows, the application being dressed and speaking."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101  # nobody else makes one
    application.setApplicationName("cmdesk")
    application.setDesktopFileName("cmdesk")
    application.setWindowIcon(icons.application_icon())
    loaded = load_settings()
    speak(chosen or loaded.settings.language or language.nearest(QLocale.system().uiLanguages()))
    _translate_buttons(application)
    theme = Theme(application)
    theme.choose(scheme or Scheme(loaded.settings.theme))
    return Windows(theme, loaded.settings, application)


def first_window(windows: Windows, path: str | None, *, sample: bool) -> MainWindow:
    """Return the window with the file, the sample, or nothing yet; a file at fault is said in the window."""
    session = Session(windows)
    if sample:
        from cmdesk.desk.sample import SAMPLE_DAY, sample_path  # noqa: PLC0415  # only where it is asked for

        session.show_sample(open_document(sample_path()), SAMPLE_DAY)
    elif path is not None:
        try:
            session.show_document(open_document(path))
        except FaultyInput as faulty:
            window = windows.made(session)
            heading, faults = say(N_("{file} does not open"), file=os.path.basename(path)), faulty.faults  # noqa: PTH119
            QTimer.singleShot(0, window, lambda: window.show_faults(heading, faults, linked=False))
            return window
    return windows.made(session)


def _after_first_paint(windows: Windows, window: MainWindow) -> None:
    """Do what can wait until the window is seen: recent files, drafts that were left."""
    windows.list_recent()
    from cmdesk.gui.frame.leftovers import offer_leftovers  # noqa: PLC0415  # as late as it is used

    offer_leftovers(windows, window)


def _translate_buttons(application: QApplication) -> None:
    """Let Qt's own buttons speak the window's language."""
    name = language.words().language
    if name == "en":
        return
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
