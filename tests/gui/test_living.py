"""Answers that come when whoever asked may be gone."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.gui.living import do_apart, while_there


def test_a_deed_is_done_while_its_asker_is_there(qtbot: QtBot) -> None:
    """And not after it went."""
    asker = QObject()
    heard: list[object] = []
    deed = while_there(asker, heard.append)
    deed(1)
    asker.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    deed(2)
    assert heard == [1]
    assert qtbot is not None


def test_what_is_done_apart_is_told_here(qtbot: QtBot) -> None:
    """Or what went wrong with it."""
    asker, heard = QObject(), list[object]()
    do_apart(asker, current_thread, lambda found: heard.extend((found, current_thread())), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0] is not main_thread()
    assert heard[1] is main_thread()
    do_apart(asker, lambda: 1 // 0, heard.append, lambda error: heard.append(type(error)))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[2] is ZeroDivisionError


def test_what_is_done_apart_is_not_told_to_nobody(qtbot: QtBot) -> None:
    """Nor does anybody wait for it."""
    asker, heard, goes_on = QObject(), list[object](), Event()
    do_apart(asker, lambda: goes_on.wait(60), heard.append, heard.append)
    asker.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    goes_on.set()
    qtbot.wait(100)
    assert heard == []
