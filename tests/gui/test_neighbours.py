"""Other starts of the program: what they ask for is heard, that which lies there already and that which comes later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.desk.joining import Desk
from cmdesk.gui.neighbours import Neighbours


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Yield the desk at which this start sits."""
    found = Desk(str(tmp_path / "contracts.sqlite"))
    assert found.is_first()
    yield found
    found.leave()


def test_what_was_asked_before_is_heard(desk: Desk) -> None:
    """A second start asked while this one was not listening yet."""
    (desk.folder / "1.request").write_text('{"sample": true}', "utf-8")
    heard: list[Mapping[str, Any]] = []
    Neighbours(desk, heard.append)
    assert heard == [{"sample": True}]


def test_what_is_asked_later_is_heard(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """The second start is told so, and ends."""
    heard: list[Mapping[str, Any]] = []
    neighbours = Neighbours(desk, heard.append)
    second, answers = Desk(str(tmp_path / "contracts.sqlite")), list[bool]()
    asking = Thread(target=lambda: answers.append(second.ask({"path": "a.cmdesk"}, patience=60)))
    asking.start()
    qtbot.waitUntil(lambda: bool(heard))
    asking.join()
    assert (heard, answers) == ([{"path": "a.cmdesk"}], [True])
    neighbours.deleteLater()
