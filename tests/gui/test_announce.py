"""What changed reaches screen readers, and nobody else."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import announce


def test_nothing_is_told_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a screen reader no event is made."""
    told: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    widget = QWidget()
    qtbot.addWidget(widget)
    announce.say(widget, "changed")
    assert not told


def test_who_listens_hears_the_message(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a screen reader the message goes out as an announcement."""
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    widget = QWidget()
    qtbot.addWidget(widget)
    announce.say(widget, "Last day: Sun 30 Nov 2025")
    assert told == ["Last day: Sun 30 Nov 2025"]
