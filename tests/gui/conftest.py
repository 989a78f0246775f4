"""What every test of the window relies on: one application, light colours, English, and folders of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import file_dialogs, fonts, language, upkeep
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.session import Session
from cmdesk.gui.theme import ARGUMENTS, Scheme, Theme
from cmdesk.gui.windows import Windows
from tests.gui.registers import open_keeper

_PATIENCE = 60_000
"""Milliseconds in which a busy machine does anything; only what fails takes so long."""

_NEVER = 2**31 - 1
"""Milliseconds, the most that a timer knows: more than three weeks."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start the application as the program does."""
    return ["cmdesk", *ARGUMENTS]


class PatientBot(QtBot):
    """Waits as long as a slow machine may take."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:  # noqa: N802  # Qt's
        """Wait until something holds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **others: Any) -> Any:  # noqa: N802  # as above
        """Wait until something is told."""
        return super().waitSignal(signal, timeout=timeout, **others)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001  # there must be one
    """Return who waits."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the one look of all tests."""
    made = Theme(qapp)
    made.complete()
    return made


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, theme: Theme) -> Iterator[None]:
    """Speak English in light colours, and keep settings and drafts of one test from the next."""
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path / "cmdesk-home"))
    language.choose("en")
    fonts.be_chinese(False)
    theme.choose(Scheme.LIGHT)
    yield
    language.choose("en")
    fonts.be_chinese(False)


@pytest.fixture(autouse=True)
def _patient_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every folder the time to answer in which a dialog might begin."""
    monkeypatch.setattr(file_dialogs, "_PATIENCE", _PATIENCE / 1000)


@pytest.fixture(autouse=True)
def _no_key_is_held(qapp: QApplication) -> None:  # noqa: ARG001  # as above
    """Let go of Ctrl and the like, left from the test before: it changes which rows are chosen."""
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(autouse=True)
def _no_upkeep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep no register in order unless a test asks for it: it does so as of the real day, and at its own time."""
    for name in ("_AFTER_OPENING", "_TICK"):
        monkeypatch.setattr(upkeep, name, _NEVER)


@pytest.fixture
def windows(theme: Theme, qapp: QApplication) -> Iterator[Windows]:
    """Return the keeper of windows; whatever was opened is closed."""
    keeper = Windows(theme, qapp)
    yield keeper
    for window in tuple(keeper.opened):
        window.close_now()
    keeper.let_go()
    qapp.processEvents()


@pytest.fixture
def own(windows: Windows, qtbot: QtBot) -> Windows:
    """Return windows whose register, the user's own one, is open."""
    open_keeper(windows, qtbot)
    return windows


@pytest.fixture
def session(windows: Windows) -> Iterator[Session]:
    """Return a session with nothing in it; no draft of it is kept once the test is over."""
    made = Session(windows)
    yield made
    made.discard_kept()


@pytest.fixture
def window(windows: Windows) -> MainWindow:
    """Return a window with a new contract, shown."""
    return windows.open()


@pytest.fixture
def sample(windows: Windows) -> MainWindow:
    """Return a window with the sample contract as of 18 November 2025, shown."""
    opened = windows.open()
    opened.files.show_sample()
    QApplication.processEvents()
    return opened
