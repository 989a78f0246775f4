"""Every command by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.command_palette import CommandPalette


@pytest.fixture
def done() -> list[str]:
    """Return what was done."""
    return []


@pytest.fixture
def palette(qtbot: QtBot, done: list[str]) -> Iterator[CommandPalette]:
    """Return a palette of three commands, one of them not to be had now."""
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = []
    for name in ("&Save", "Save &as…", "Export"):
        action = QAction(name, parent)
        action.triggered.connect(lambda _checked=False, name=name: done.append(name))
        actions.append(action)
    actions[2].setEnabled(False)
    made = CommandPalette(actions, parent)
    made.open()
    yield made
    del parent


def test_letters_narrow_the_list(palette: CommandPalette) -> None:
    """Any part of the name, in any order; what cannot be done now is not offered."""
    assert palette.list.count() == 2
    QTest.keyClicks(palette.line, "as s")
    assert palette.list.count() == 1
    QTest.keyClicks(palette.line, "xyz")
    assert palette.list.count() == 0


def test_enter_does_the_chosen_one(palette: CommandPalette, done: list[str]) -> None:
    """Arrow keys walk while one types."""
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Save &as…"]


def test_enter_on_nothing_does_nothing(palette: CommandPalette, done: list[str]) -> None:
    """The palette simply goes."""
    QTest.keyClicks(palette.line, "xyz")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == []
