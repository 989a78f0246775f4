"""A second start joins the first, in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cmdesk.desk import joining
from cmdesk.desk.joining import Desk
from tests.cli.programs import ROOT, posix

PLACE = "contracts.sqlite"
FIRST = """
import sys, time
from cmdesk.desk.joining import Desk
desk = Desk(sys.argv[1])
print(desk.is_first(), flush=True)
while not (found := list(desk.requests())):
    time.sleep(0.01)
print(*found, flush=True)
desk.leave()
"""
"""A first start, which takes up one request and ends."""


def first_start() -> subprocess.Popen[bytes]:
    """Return a first start of the program, once the desk is its own."""
    found = subprocess.Popen([sys.executable, "-c", FIRST, PLACE], cwd=ROOT, stdout=subprocess.PIPE)
    assert found.stdout is not None
    assert found.stdout.readline().strip() == b"True"
    return found


def left_of(desk: Desk) -> list[str]:
    """Return what lies at a desk beside its lock."""
    return sorted(path.name for path in desk.folder.iterdir() if path.name != "lock")


def test_the_second_asks_the_first() -> None:
    """The first reads what the second wants, each request once; another register is another desk."""
    second, other = Desk(PLACE), Desk("other.sqlite")
    with first_start() as first:
        assert other.is_first()
        assert not second.is_first()
        assert second.ask({"file": "a.cmdesk", "sample": False}, patience=60)
        assert first.stdout is not None
        assert first.stdout.read().strip() == b"{'file': 'a.cmdesk', 'sample': False}"
    assert first.returncode == 0
    assert left_of(second) == []
    assert second.is_first()
    second.leave()
    other.leave()
    other.leave()


@posix
def test_a_first_start_that_dies() -> None:
    """It lets go of the desk however it ends."""
    mine = Desk(PLACE)
    with first_start() as first:
        assert not mine.is_first()
        first.send_signal(signal.SIGKILL)
    assert mine.is_first()
    mine.leave()


def test_nobody_takes_it_up() -> None:
    """The second takes its request back and goes on by itself."""
    first, second = Desk(PLACE), Desk(PLACE)
    assert first.is_first()
    assert not second.is_first()
    assert not second.ask({"file": None}, patience=0.05)
    assert left_of(second) == []
    first.leave()


@posix
def test_a_request_is_for_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names files of the user's."""
    first, second = Desk(PLACE), Desk(PLACE)
    assert first.is_first()
    modes: list[int] = []

    def take_up(_seconds: float) -> None:
        modes.append(mode_of_request(first))
        assert list(first.requests()) == [{"file": "a.cmdesk"}]

    monkeypatch.setattr("cmdesk.desk.joining.time.sleep", take_up)
    assert second.ask({"file": "a.cmdesk"}, patience=60)
    assert modes == [0o600]
    assert first.folder.stat().st_mode & 0o777 == 0o700
    first.leave()


def mode_of_request(desk: Desk) -> int:
    """Return what may be done with the one request that lies at a desk."""
    [request] = desk.folder.glob("*.request")
    return request.stat().st_mode & 0o777


def test_taken_up_in_the_last_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finds the request gone when it would take it back was heard."""
    desk = Desk(PLACE)
    monkeypatch.setattr(joining, "write_atomically", lambda *_, **__: None)
    monkeypatch.setattr(Path, "exists", lambda _: True)
    assert desk.ask({"file": None}, patience=0)


def test_requests_that_make_no_sense() -> None:
    """They are taken away, or left where they cannot even be read, and those that do come through."""
    desk = Desk(PLACE)
    assert desk.is_first()
    (desk.folder / "1.request").write_text("{")
    (desk.folder / "2.request").write_text("[1]")
    (desk.folder / "3.request").write_text('{"file": "b.cmdesk"}')
    (desk.folder / "4.request").mkdir()
    assert list(desk.requests()) == [{"file": "b.cmdesk"}]
    assert left_of(desk) == ["4.request"]
    desk.leave()


def test_no_place_for_a_desk(home: Path) -> None:
    """That is told to whoever asks."""
    home.write_text("a file in the way")
    with pytest.raises(OSError, match=os.strerror(20)):
        Desk(PLACE).is_first()
