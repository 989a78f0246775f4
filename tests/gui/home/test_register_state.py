"""How far the register is, in words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.gui.home.register_state import RegisterState
from cmdesk.gui.keeper import Keeper, State


def test_each_state_has_its_words(qtbot: QtBot) -> None:
    """A server keeps backups of its own, so there is none to restore; one that can only be read says so."""
    around, keeper = QWidget(), Keeper()
    qtbot.addWidget(around)
    found = RegisterState(keeper, around)
    around.show()
    keeper.state = State.OPENING
    found.show_state()
    assert found.title.text() == "Opening the register…"
    assert not found.retry.isVisible()
    keeper.state, keeper.trouble, keeper.place = State.FAILED, say("The server is gone."), "postgresql://me@host/db"
    found.show_state()
    assert found.words.text() == "The server is gone."
    assert found.retry.isVisible()
    assert not found.restore.isVisible()
    keeper.place = "/somewhere/contracts.sqlite"
    found.show_state()
    assert found.restore.isVisible()
    keeper.state, keeper.read_only = State.OPEN, True
    found.show_state()
    assert found.note.text() == "This register can only be read"
    keeper.lost = say("The server is gone.")
    keeper.lost_changed.emit()
    assert found.note.text() == "The register does not answer"
    keeper.close()


@pytest.mark.parametrize(
    "place, shown",
    [
        ("nosuch://me:geheim@localhost:1/db", "nosuch://me@localhost:1/db"),
        ("postgresql://me@h/db?password=geheim", "postgresql://me@h/db"),
    ],
)
def test_no_password_is_shown(qtbot: QtBot, place: str, shown: str) -> None:
    """However it is written in the address that does not open."""
    around, keeper = QWidget(), Keeper()
    qtbot.addWidget(around)
    found = RegisterState(keeper, around)
    keeper.state, keeper.place = State.FAILED, place
    found.show_state()
    assert found.place.text() == shown
