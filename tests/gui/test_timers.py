"""Timers that go off once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cmdesk.gui.timers import once


def test_it_goes_off_once_however_often_it_is_started(qtbot: QtBot) -> None:
    """And only when it is."""
    told: list[int] = []
    parent = QObject()
    timer = once(parent, 0, lambda: told.append(1))
    assert not timer.isActive()
    timer.start()
    timer.start()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(5)
    assert told == [1]
