"""Work spread over processes: all of it comes back, in order, and nobody is left over."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cmdesk.desk import workers
from cmdesk.desk.workers import WorkerFailedError, WorkerLostError, in_order

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="with the signals of POSIX")


def times(factor: int) -> Callable[[int], int]:
    """Return who multiplies."""
    return factor.__mul__


def hurried(_plan: None) -> Callable[[int], tuple[int, int]]:
    """Return who takes longer for every third piece, and says who did it."""

    def work(piece: int) -> tuple[int, int]:
        time.sleep(0.05 if piece % 3 == 0 else 0)
        return piece, os.getpid()

    return work


def mortal(how: str) -> Callable[[int], int]:
    """Return who does not survive the piece 5."""

    def work(piece: int) -> int:
        if piece == 5 and how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if piece == 5 and how == "ended":
            os._exit(0)
        if piece == 5:
            raise ValueError(how)
        return piece

    return work


def stillborn(_plan: None) -> Callable[[int], int]:
    """End before any work is done."""
    os._exit(1)


def talkative(_plan: None) -> Callable[[int], int]:
    """Return who prints while working."""

    def work(piece: int) -> int:
        print("hello")  # noqa: T201  # what a library may do
        return piece

    return work


def children() -> set[int]:
    """Return the processes that this one started and that are still there, where the system has a list of them."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = path.read_text("utf-8").rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                found.add(int(path.parent.name))
    return found


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    """See that no worker outlives its work."""
    before = children()
    yield
    assert children() <= before


def test_all_comes_back() -> None:
    """Each piece, made by workers that were told what to do."""
    assert list(in_order(times, 3, range(100), 2)) == [3 * number for number in range(100)]


def test_order_stays() -> None:
    """However long a piece takes, and whoever works on it."""
    made = list(in_order(hurried, None, range(20), 3))
    assert [piece for piece, _ in made] == list(range(20))
    assert len({who for _, who in made}) > 1
    assert os.getpid() not in {who for _, who in made}


def test_nothing_to_do() -> None:
    """Workers that never get a piece end like others."""
    assert list(in_order(times, 3, (), 2)) == []


def test_only_so_much_is_under_way() -> None:
    """Pieces are taken as they can be worked on, not all at once."""
    taken = 0

    def pieces() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    made = in_order(times, 1, pieces(), 2)
    next(made)
    assert taken <= 4 * 2
    made.close()


@posix
@pytest.mark.parametrize("how", ["killed", "ended"])
def test_a_worker_that_is_lost(how: str) -> None:
    """It is an error, never a hang."""
    with pytest.raises(WorkerLostError, match="ended before its work was done"):
        list(in_order(mortal, how, range(10), 2))


def test_a_worker_that_never_began() -> None:
    """Nor is it one where none of them can work."""
    with pytest.raises(WorkerLostError):
        list(in_order(stillborn, None, range(1000), 2))


def test_an_error_of_ours() -> None:
    """It is raised where the work was given out, with its trace."""
    with pytest.raises(WorkerFailedError, match=r"(?s)in work.*ValueError: unwell"):
        list(in_order(mortal, "unwell", range(10), 2))


def test_whoever_closes_ends_them() -> None:
    """In the middle of the work."""
    made = in_order(hurried, None, range(1000), 2)
    next(made)
    made.close()
    assert list(made) == []


def test_an_interruption_ends_them() -> None:
    """Ctrl+C where the pieces come from, or where results go."""

    def interrupted() -> Iterator[int]:
        yield from range(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(in_order(hurried, None, interrupted(), 2))


def test_a_slow_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listening for Ctrl+C in between loses nothing."""
    monkeypatch.setattr(workers, "_PATIENCE", 0.001)
    assert [piece for piece, _ in in_order(hurried, None, range(4), 1)] == [0, 1, 2, 3]


def test_what_is_printed_meanwhile(capfd: pytest.CaptureFixture[str]) -> None:
    """It does not come between."""
    assert list(in_order(talkative, None, range(3), 1)) == [0, 1, 2]
    assert capfd.readouterr() == ("", "hello\n" * 3)


@posix
def test_workers_do_not_hear_ctrl_c() -> None:
    """They stand apart from the group that the terminal sends it to."""
    made = in_order(hurried, None, range(40), 2)
    next(made)
    groups = {os.getpgid(pid) for pid in children()}
    made.close()
    assert os.getpgid(0) not in groups


def served(*given: Any) -> list[Any]:
    """Return what a worker answers to all that it is given."""
    told = b"".join(map(pickle.dumps, given))
    command = [sys.executable, "-c", "import sys; from cmdesk.desk.workers import serve; serve()"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=told, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
    answers, found = BytesIO(done.stdout), []
    while answers.tell() < len(done.stdout):
        found.append(pickle.load(answers))  # noqa: S301  # our own
    return found


def test_serving() -> None:
    """A piece in, what is made of it out; an error of ours is an answer too."""
    first, second, third = served((mortal, "unwell"), 4, 5, 6)
    assert (first, third) == (4, 6)
    assert isinstance(second, WorkerFailedError)


def test_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """There a process group of its own keeps Ctrl+C away."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 512, raising=False)
    original = subprocess.Popen
    flags: list[int] = []

    def noted(command: list[str], *, creationflags: int, **how: Any) -> subprocess.Popen[bytes]:
        flags.append(creationflags)
        return original(command, **how)

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert list(in_order(times, 3, range(3), 1)) == [0, 3, 6]
    assert flags == [512]


# The frozen program


def test_the_frozen_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows no -c; its first argument tells it what it is."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    started: list[list[str]] = []
    original = subprocess.Popen

    def noted(command: list[str], **how: Any) -> subprocess.Popen[bytes]:
        started.append(command)
        launch = ROOT / "packaging" / "pyinstaller" / "launch.py"
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        return original([sys.executable, str(launch), *command[1:]], **how)

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert list(in_order(times, 3, range(3), 1)) == [0, 3, 6]
    assert started == [[sys.executable, "--batch-worker"]]


def test_launching_anything_else() -> None:
    """It remains the program."""
    launch = ROOT / "packaging" / "pyinstaller" / "launch.py"
    told = subprocess.run(
        [sys.executable, str(launch), "--version"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert told.stdout.startswith(b"cmdesk ")


def test_serving_ends_with_its_input() -> None:
    """Also where it ends in the middle, as when whoever gave the work out is killed."""
    whole = pickle.dumps((times, 3))
    for given in (b"", whole[:-5], whole, whole + pickle.dumps(1)[:-1]):
        done = subprocess.run(
            [sys.executable, "-c", "from cmdesk.desk.workers import serve; serve()"],
            input=given,
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
