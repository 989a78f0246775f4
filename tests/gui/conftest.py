"""What every test of the window relies on: one application, light colours, English, and folders of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cmdesk.gui import fonts, language
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.session import Session
from cmdesk.gui.theme import ARGUMENTS, Scheme, Theme
from cmdesk.gui.windows import Windows


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start the application as the program does."""
    return ["cmdesk", *ARGUMENTS]


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
