"""A real register for tests of the window, and somebody else who works in it at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.desk.registers import opened as opened_register
from cmdesk.desk.registers import own_register
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.storing import Stand
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit, Stored
from cmdesk.register.register import Register
from tests.helpers import contract_of

NOON = datetime(2025, 11, 18, 12, tzinfo=UTC)
ANN = "Ann"


def open_keeper(windows: Windows, qtbot: QtBot, place: str | None = None) -> None:
    """Open the user's own register, or another one, as a start of the program does."""
    windows.keeper.open(place)
    qtbot.waitUntil(lambda: windows.keeper.is_open)


@contextmanager
def somebody_else(place: str | None = None) -> Iterator[Register]:
    """Open the register as another program does."""
    with opened_register(place or own_register()) as register:
        yield register


def added(register: Register, **values: Any) -> Stored:
    """Return a contract that Ann put in."""
    return register.add(contract_of(**values), Edit(ANN, NOON))


def changed(register: Register, number: int, **values: Any) -> Stored:
    """Return a contract as Ann changed it; what is not named is as in every test."""
    found = register.put(number, contract_of(**values), register.get(number).version, Edit(ANN, NOON, "as agreed"))
    assert isinstance(found, Stored)
    return found


def opened(windows: Windows, qtbot: QtBot, number: int) -> MainWindow:
    """Return the window in which a contract of the register is shown."""
    window = windows.opened[0] if windows.opened else windows.open()
    window.open_kept(number)
    qtbot.waitUntil(lambda: shows(windows, number))
    return next(one for one in windows.opened if one.session.storing.contract_id == number)


def shows(windows: Windows, number: int) -> bool:
    """Tell whether a window shows a contract."""
    return any(one.session.storing.contract_id == number for one in windows.opened)


def enter(window: MainWindow, place: str, value: Any) -> None:
    """Enter a value and leave its field."""
    window.session.draft.put(place, value, place)
    window.session.draft.end_step()


def saved(window: MainWindow, qtbot: QtBot) -> Stored:
    """Return what is stored, once everything is."""
    storing = window.session.storing

    def is_saved() -> bool:
        is_stored = storing.stand is Stand.SAVED and storing.stored is not None and not storing.is_unsaved
        return is_stored and not window.keeper.jobs.is_busy

    until(qtbot, is_saved)
    assert storing.stored is not None
    return storing.stored


def until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    qtbot.waitUntil(lambda: bool(holds()))


def follow(window: MainWindow, words: str) -> None:
    """Follow a link of the banner."""
    label = next(one for one in window.banner.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit(words)


def counted(place: str | None = None) -> int:
    """Return how many contracts are in a register."""
    with somebody_else(place) as register:
        return register.counts(date(2026, 1, 1)).contracts


class Gate(Event):
    """What something waits for once it is reached."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = Event()


@contextmanager
def held_back(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[Gate]:
    """Let one of the things that a register does wait until it may go on."""
    gate, done = Gate(), getattr(Register, name)

    def waiting(register: Register, *given: object) -> object:
        gate.reached.set()
        assert gate.wait(60)
        return done(register, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Register, name, waiting)
        yield gate
