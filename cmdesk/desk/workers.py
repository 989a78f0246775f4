"""Work spread over processes: pieces go out as workers come free, and what is made of them comes back in order.

Only so many pieces are under way as keep all busy, so that memory stays flat whatever the number of pieces. A worker
is this program started anew, on every system and frozen alike, and talks over its standard input and output; when its
input ends, so does it.
"""

from __future__ import annotations

import gc
import pickle
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from traceback import format_exc
from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import CmdeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from typing import IO

    Make = Callable[[Any], Callable[[Any], Any]]
    Numbered = tuple[int, Any]
    Process = subprocess.Popen[bytes]

WORKER = "--batch-worker"
"""The argument by which the frozen program is started as a worker; packaging/pyinstaller/launch.py knows it."""

_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from cmdesk.desk.workers import serve; serve()"

_UNDER_WAY = 4
"""Pieces for each worker that may be out, or wait for one before them."""

_NEW_OBJECTS = 100_000
"""As in any command: what a calculation leaves goes by itself, and nobody need search for it often."""

_PATIENCE = 0.5
"""Seconds after which we listen for Ctrl+C, which wakes nobody on Windows."""


class WorkerLostError(CmdeskError):
    """A worker ended before its work was done: killed, or out of memory."""

    def __init__(self) -> None:
        """Say so; who gave the work out knows what to do about it."""
        super().__init__("a worker ended before its work was done")


class WorkerFailedError(CmdeskError):
    """A worker met an error of ours; the message has its trace."""


def in_order(make: Make, plan: Any, pieces: Iterable[Any], workers: int) -> Generator[Any, None, None]:
    """Yield what the workers make of pieces, in the order of the pieces; each worker makes itself of the plan.

    Whoever closes the iterator, or interrupts it, ends them all.
    """
    out: SimpleQueue[Numbered | None] = SimpleQueue()
    back: SimpleQueue[Numbered] = SimpleQueue()
    with _crew(make, plan, workers) as crew:
        errands = [Thread(target=_run, args=(process, out, back), daemon=True) for process in crew]
        for errand in errands:
            errand.start()
        try:
            yield from _given_and_taken(pieces, out, back, _UNDER_WAY * workers)
        finally:
            for _ in errands:
                out.put(None)
    for errand in errands:
        errand.join()


def _given_and_taken(
    pieces: Iterable[Any], out: SimpleQueue[Numbered | None], back: SimpleQueue[Numbered], most: int
) -> Iterator[Any]:
    """Put out so many pieces as may be under way, and yield what comes back in the order in which they went."""
    early: dict[int, Any] = {}
    given = taken = 0
    for piece in pieces:
        out.put((given, piece))
        given += 1
        while given - taken == most:
            yield _next(taken, early, back)
            taken += 1
    for number in range(taken, given):
        yield _next(number, early, back)


def _next(number: int, early: dict[int, Any], back: SimpleQueue[Numbered]) -> Any:
    """Return what was made of a piece, and keep what comes back before it."""
    while number not in early:
        try:
            other, made = back.get(timeout=_PATIENCE)
        except Empty:
            continue
        if isinstance(made, CmdeskError):
            raise made
        early[other] = made
    return early.pop(number)


def _run(process: Process, out: SimpleQueue[Numbered | None], back: SimpleQueue[Numbered]) -> None:
    """Run between the queues and one worker, until there is nothing more to do."""
    while (errand := out.get()) is not None:
        number, piece = errand
        try:
            _send(process.stdin, piece)
            back.put((number, pickle.load(process.stdout)))  # type: ignore[arg-type]  # noqa: S301  # a pipe of ours
        except Exception:  # noqa: BLE001  # whatever it is, nobody is to wait for this piece for ever
            back.put((number, WorkerLostError()))
            return


@contextmanager
def _crew(make: Make, plan: Any, workers: int) -> Iterator[list[Process]]:
    """Yield workers, and end them: at once where something went wrong, else when they see that nothing more comes."""
    crew: list[Process] = []
    try:
        crew.extend(_started(make, plan) for _ in range(workers))
        yield crew
    except BaseException:
        for process in crew:
            process.kill()
        raise
    finally:
        for process in crew:
            with suppress(OSError), process:  # closes our ends of the pipes, whatever is left in them, and waits
                pass


def _started(make: Make, plan: Any) -> Process:
    """Start a worker out of earshot of Ctrl+C, which we hear and end the workers; it may be gone before it begins."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, WORKER] if frozen else [sys.executable, "-c", _SERVE, *sys.path]
    apart: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **apart)  # noqa: S603  # ourselves
    with suppress(OSError):
        _send(process.stdin, (make, plan))
    return process


def _send(stream: IO[bytes] | None, found: Any) -> None:
    """Write something to a pipe and have it go out."""
    pickle.dump(found, stream, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]  # it is a pipe
    stream.flush()  # type: ignore[union-attr]  # as above


def serve() -> None:
    """Be a worker: make something of each piece that comes, until none comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may come between
    try:
        make, plan = pickle.load(given)  # noqa: S301  # a pipe of ours
        work = make(plan)
        gc.freeze()  # what is there now stays to the end
        gc.set_threshold(_NEW_OBJECTS)
        while True:
            piece = pickle.load(given)  # noqa: S301
            _send(taken, _tried(work, piece))
    except (EOFError, OSError, pickle.UnpicklingError):
        return  # nobody is there any more


def _tried(work: Callable[[Any], Any], piece: Any) -> Any:
    """Return what is made of a piece, or the error that is to be raised where it was given out."""
    try:
        return work(piece)
    except Exception:  # noqa: BLE001  # it is raised there
        return WorkerFailedError(format_exc())
