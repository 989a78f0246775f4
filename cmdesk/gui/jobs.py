"""Work off the window's thread: one thing after the other, and what comes of it back in the window's thread."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Job(NamedTuple):
    """What is to be done, what to do with what comes of it or goes wrong, and what it takes the place of."""

    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    subject: str


class Jobs(QObject):
    """Does jobs in the order in which they are given, on a thread of its own.

    Of several jobs with one subject only the last is done and told: what one types in a search asks anew with every
    letter, and only the last question is of interest. An error that `failed` raises goes where errors of ours go.
    """

    _ended = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._latest: dict[str, Job] = {}
        self._open = 0
        self._is_closed = False
        self._ended.connect(self._tell)
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Tell whether anything is still to be done or told."""
        return self._open > 0

    def do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        subject: str = "",
    ) -> None:
        """Do something as soon as what came before is done."""
        job = Job(work, done, failed, subject)
        if subject:
            self._latest[subject] = job
        self._open += 1
        self._waiting.put(job)

    def close(self) -> None:
        """Finish what was given, wait for it, and end; nothing is told any more."""
        self._is_closed = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        """Be the thread."""
        while (job := self._waiting.get()) is not None:
            if not self._is_wanted(job):
                self._ended.emit((job, None, None))
                continue
            try:
                found = job.work()
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told where it was asked for
                self._ended.emit((job, None, error))
            else:
                self._ended.emit((job, found, None))

    def _is_wanted(self, job: Job) -> bool:
        return not job.subject or self._latest.get(job.subject) is job

    def _tell(self, ended: tuple[Job, Any, Exception | None]) -> None:
        """Tell what came of a job, in the window's thread."""
        if self._is_closed:
            return  # what was on its way to this thread then still arrives
        job, found, error = ended
        self._open -= 1
        try:
            if self._is_wanted(job):
                self._latest.pop(job.subject, None)
                if error is None:
                    job.done(found)
                else:
                    job.failed(error)
        finally:
            if not self.is_busy:
                self.idle.emit()
