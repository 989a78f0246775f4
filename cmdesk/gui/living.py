"""Answers that come when whoever asked may be gone."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_LOOK = 50
"""Milliseconds after which one looks for an answer."""


def while_there(asker: QObject, deed: Callable[[Any], object]) -> Callable[[Any], object]:
    """Return a deed that is done as long as whoever asks for it is there; a dialog may be closed before its answer."""
    return lambda found: deed(found) if isValid(asker) else None


def do_apart(
    asker: QObject, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
) -> None:
    """Do something on a thread that nobody ever waits for, as with a file that may lie on a share that is gone.

    What comes of it is told for as long as whoever asks for it is there.
    """
    answer: SimpleQueue[tuple[Any, Exception | None]] = SimpleQueue()

    def run() -> None:  # knows nothing of the window, nothing of which may end in this thread
        try:
            answer.put((work(), None))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told where it was asked for
            answer.put((None, error))

    def look() -> None:
        if not answer.empty():
            timer.stop()
            timer.deleteLater()
            found, error = answer.get()
            done(found) if error is None else failed(error)

    timer = QTimer(asker)
    timer.setInterval(_LOOK)
    timer.timeout.connect(look)
    timer.start()
    Thread(target=run, daemon=True).start()
