"""A lock lasts as long as its program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cmdesk.desk import locks
from cmdesk.desk.locks import Lock
from tests.cli.programs import ROOT, posix

HOLDER = """
import sys, time
from pathlib import Path
from cmdesk.desk.locks import Lock
print(Lock(Path(sys.argv[1])).take(), flush=True)
time.sleep(600)
"""


def test_one_at_a_time(tmp_path: Path) -> None:
    """Who comes second gets nothing until the first lets go."""
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    second.release()
    first.release()
    first.release()
    assert second.take()
    second.release()
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_program_that_dies(tmp_path: Path) -> None:
    """A program killed on the spot lets go too: no stale lock, no dead end."""
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        assert not Lock(path).take()
        other.send_signal(signal.SIGKILL)
    mine = Lock(path)
    assert mine.take()
    mine.release()


@posix
@pytest.mark.parametrize("replaced", [False, True])
def test_a_lock_deleted_meanwhile(replaced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that its owner deletes between our opening and our locking is no lock; the next one is."""
    path = tmp_path / "lock"
    really, taken = locks._lock, list[int]()

    def lock(handle: int) -> bool:
        if not taken:
            path.unlink()
            if replaced:
                path.touch()
        taken.append(handle)
        return really(handle)

    monkeypatch.setattr(locks, "_lock", lock)
    mine = Lock(path)
    assert mine.take()
    assert len(taken) == 2
    assert os.path.samestat(os.fstat(taken[1]), path.stat())
    mine.release()


def test_no_place_for_a_lock(tmp_path: Path) -> None:
    """Where no file can be made, that is an error, not a lock held by another."""
    with pytest.raises(FileNotFoundError):
        Lock(tmp_path / "no" / "lock").take()
