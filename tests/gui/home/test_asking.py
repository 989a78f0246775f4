"""Asking for something that is shown: heard while it is there, and by nobody afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cmdesk.basics.wording import Sentence
from cmdesk.gui.home.asking import Asking
from cmdesk.gui.keeper import Keeper


def test_what_is_asked_is_heard_by_who_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    """Answers and failures; two who ask about one subject each hear their own."""
    keeper, owners = Keeper(), [QObject(), QObject(), QObject()]
    keeper.open(str(tmp_path / "contracts.sqlite"))
    qtbot.waitUntil(lambda: keeper.is_open)
    heard: list[object] = []
    failed: list[Sentence] = []
    for number, owner in enumerate(owners):
        asking = Asking(keeper, owner, failed.append)
        asking.ask(lambda _register, number=number: number, heard.append, "subject")  # type: ignore[misc]
        asking.ask(lambda register: register.get(7), heard.append)
    delete(owners[1])
    qtbot.waitUntil(lambda: not keeper.jobs.is_busy)
    assert heard == [0, 2]
    assert len(failed) == 2
    Asking(keeper, owners[0], heard.append).ask(lambda register: register.get(7), heard.append, failed=failed.append)
    qtbot.waitUntil(lambda: not keeper.jobs.is_busy)
    assert len(failed) == 3
    keeper.close()
