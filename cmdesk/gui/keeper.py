"""The register that all windows share: opened after the first paint, asked off their thread, watched for news."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.basics.errors import CmdeskError, FaultyInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.jobs import Jobs
    from cmdesk.register.records import News
    from cmdesk.register.register import Register

_WATCH = 2_000
"""Milliseconds after which one looks for what others changed; asking costs next to nothing."""


class State(Enum):
    """How far the register is."""

    CLOSED = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


class Keeper(QObject):
    """Keeps the register open for all windows.

    `changed` names the contracts that somebody changed, in this window or anywhere; `state_changed` follows opening and
    failing, of which `trouble` says why. Everything asked is done in order, so an answer holds all that was stored
    before it was asked for.
    """

    state_changed = Signal()
    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = ""
        self.state = State.CLOSED
        self.trouble: Sentence | None = None
        self.notes: tuple[Sentence, ...] = ()
        self.read_only = False
        self._register: Register | None = None
        self._jobs: Jobs | None = None
        self._seq = 0
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH)
        self._watch.timeout.connect(self.look)

    # Opening

    def open(self, place: str | None = None, password: str | None = None) -> None:
        """Open a register, the usual one where none is named, in place of the one that is open."""
        from cmdesk.desk.registers import opened, place_of  # noqa: PLC0415  # the window is painted first

        self.place = place_of(place)
        self._become(State.OPENING)
        before, self._register = self._register, None

        def work() -> tuple[Register, int]:
            if before is not None:
                before.close()
            found = opened(self.place, password)
            return found, found.changes_since(0).seq

        self.jobs.do(work, self._opened, self._not_opened, "open")

    def _opened(self, found: tuple[Register, int]) -> None:
        self._register, self._seq = found
        self.trouble, self.notes, self.read_only = None, self._register.notes, self._register.read_only
        self._become(State.OPEN)
        self._watch.start()

    def _not_opened(self, error: Exception) -> None:
        self._watch.stop()
        self.trouble = sentence_of(error)
        self._become(State.FAILED)

    def close(self) -> None:
        """Store what is still to be stored, and let go of the register."""
        self._watch.stop()
        if self._jobs is not None:
            self._jobs.close()
            self._jobs = None
        if self._register is not None:
            self._register.close()
            self._register = None
        self.state = State.CLOSED

    def take_notes(self) -> tuple[Sentence, ...]:
        """Return what there is to know of the register, once: the windows share it."""
        notes, self.notes = self.notes, ()
        return notes

    # Asking

    @property
    def jobs(self) -> Jobs:
        """Return who does the work."""
        if self._jobs is None:
            from cmdesk.gui.jobs import Jobs  # noqa: PLC0415  # nothing is asked before the first paint

            self._jobs = Jobs(self)
        return self._jobs

    @property
    def is_open(self) -> bool:
        """Tell whether the register can be asked."""
        return self.state is State.OPEN

    def ask(
        self,
        work: Callable[[Register], Any],
        done: Callable[[Any], object],
        failed: Callable[[Sentence], object],
        subject: str = "",
    ) -> None:
        """Ask the register something and do something with the answer; of one subject only the last is answered.

        `failed` hears in a sentence why there is none. Nothing is asked while the register is not open.
        """
        register = self._register
        if register is None:
            return
        self.jobs.do(lambda: work(register), done, lambda error: failed(sentence_of(error)), subject)

    def look(self) -> None:
        """Look for what was changed, by whomever, and tell it."""
        self.ask(lambda register: register.changes_since(self._seq), self._heard, lambda _why: None, "news")

    def _heard(self, news: News) -> None:
        if news.seq != self._seq:
            self._seq = news.seq
            self.changed.emit(news.contracts)

    def _become(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()


def sentence_of(error: Exception) -> Sentence:
    """Return what an error says to the user; one that says nothing is an error of ours, and raised as such."""
    if isinstance(error, FaultyInput):
        return error.faults[0].sentence
    sentence: Sentence | None = getattr(error, "sentence", None)
    if isinstance(error, CmdeskError) and sentence is not None:
        return sentence
    raise error
