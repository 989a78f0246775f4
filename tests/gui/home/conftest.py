"""A window at Home, with a register of its own in the user's folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.home import bulk, columns, contracts, home, search_line, to_do
from cmdesk.gui.home.home import Home
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import TUE_2025_11_18


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be Tuesday, 18 November 2025."""
    for module in (bulk, columns, contracts, home, search_line, to_do):
        monkeypatch.setattr(module, "today", fixed_day)


def fixed_day() -> date:
    """Return the day of all these tests."""
    return TUE_2025_11_18


@pytest.fixture
def at_home(windows: Windows) -> Iterator[Home]:
    """Yield Home in a window; the register is not open yet, and closed in the end."""
    window = windows.open()
    yield window.show_home()
    windows.keeper.close()


@pytest.fixture
def opened_home(at_home: Home, windows: Windows, qtbot: QtBot) -> Home:
    """Return Home with an empty register that is open."""
    windows.keeper.open()
    settle(windows, qtbot)
    return at_home


def settle(windows: Windows, qtbot: QtBot) -> None:
    """Wait until the register is open and everything that was asked is answered."""

    def is_settled() -> bool:
        return windows.keeper.is_open and not windows.keeper.jobs.is_busy and not windows.upkeep.is_busy

    qtbot.waitUntil(is_settled)


def window_of(home: Home) -> MainWindow:
    """Return the window in which Home stands."""
    window = home.window()
    assert isinstance(window, MainWindow)
    return window
