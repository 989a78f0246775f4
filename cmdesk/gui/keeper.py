"""The register that all windows share: opened after the first paint, asked off their thread, watched for news."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.basics.errors import CmdeskError, FaultyInput
from cmdesk.basics.wording import N_, say

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
    """Keeps the register open for all windows; `place` is where it is, `name` the one name of the one that is open.

    `changed` names the contracts that somebody changed, in this window or anywhere; `state_changed` follows opening and
    failing, of which `trouble` says why; `lost_changed` tells that an open register does not answer any more, as `lost`
    says, or does again. Everything asked is done in order, so an answer holds all that was stored
    before it was asked for.
    """

    state_changed = Signal()
    changed = Signal(object)
    lost_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = self.name = ""
        self.state = State.CLOSED
        self.trouble: Sentence | None = None
        self.lost: Sentence | None = None
        self.notes: tuple[Sentence, ...] = ()
        self.read_only = False
        self._register: Register | None = None
        self._password: str | None = None
        self._jobs: Jobs | None = None
        self._seq = self._opening = 0
        self._seal = ""
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH)
        self._watch.timeout.connect(self.look)

    # Opening

    def open(self, place: str | None = None, password: str | None = None) -> None:
        """Open a register, the usual one where none is named, in place of the one that is open.

        A password once given for it holds until another register is opened: not every key ring keeps it.
        """
        from cmdesk.desk.registers import known_as, opened, place_of  # noqa: PLC0415  # the window is painted first

        before, self.place = self.place, place_of(place)
        named, secret = self.place, password or (self._password if self.place == before else None)
        self._password = secret
        number = self._let_go()

        def work() -> tuple[Register, int, str] | None:
            if number != self._opening:
                return None  # another one is wanted by now
            found = opened(named, secret)
            try:
                return found, found.changes_since(0).seq, known_as(named)
            except BaseException:
                found.close()
                raise

        self.jobs.do(work, partial(self._opened, number), partial(self._not_opened, number))

    def lend(
        self, work: Callable[[str], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        """Let go of the register for some work with its place, and open it again whatever comes of that.

        What was asked before is answered first. It is opened again unless another one is wanted by then.
        """
        place, number = self.place, self._let_go()

        def again(hear: Callable[[Any], object], found: Any) -> None:
            if number == self._opening:
                self.open(place)
            hear(found)

        self.jobs.do(lambda: work(place), partial(again, done), partial(again, failed))

    def _let_go(self) -> int:
        """Let go of the register as soon as all is done that it was asked for; return the number of what follows."""
        self._watch.stop()
        before, self._register, self.lost = self._register, None, None
        if before is not None:
            self.jobs.do(before.close, lambda _done: None, _report)
        self._opening += 1
        number = self._opening
        self._become(State.OPENING)
        return number

    def _opened(self, number: int, found: tuple[Register, int, str] | None) -> None:
        if found is None:
            return
        if number != self._opening:
            self.jobs.do(found[0].close, lambda _done: None, _report)
            return
        self._register, self._seq, self.name = found
        self._seal = ""
        self.trouble, self.notes, self.read_only = None, self._register.notes, self._register.read_only
        self._become(State.OPEN)
        self._watch.start()

    def _not_opened(self, number: int, error: Exception) -> None:
        """Say why it did not open; of an error of ours, too, which is raised as such."""
        if number != self._opening:
            return
        self.trouble = say(N_("Something in cmdesk itself went wrong; try again, or start cmdesk anew"))
        try:
            self.trouble = sentence_of(error)
        finally:
            self._become(State.FAILED)

    def close(self) -> None:
        """Store what is still to be stored, and let go of the register."""
        self._watch.stop()
        self._opening += 1
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
        """Look for what was changed, by whomever, and tell it; where the register does not answer, tell that."""
        register = self._register
        if register is None:
            return
        self.jobs.do(
            lambda: register.changes_since(self._seq, self._seal), self._heard, partial(self._unheard, register), "news"
        )

    def _heard(self, news: News) -> None:
        self._tell_lost(None)
        before, self._seq, self._seal = self._seq, news.seq, news.seal
        if news.everything or news.seq != before:
            self.changed.emit(Everything() if news.everything else news.contracts)

    def _unheard(self, register: Register, error: Exception) -> None:
        from cmdesk.register.errors import LockedError  # noqa: PLC0415  # as above

        if register is self._register and not isinstance(error, LockedError):  # who writes lets go in a moment
            self._tell_lost(sentence_of(error))

    def _tell_lost(self, why: Sentence | None) -> None:
        """Tell once that the register does not answer any more, and once that it does again."""
        before, self.lost = self.lost, why
        if (before is None) != (why is None):
            self.lost_changed.emit()

    def _become(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()


class Everything(frozenset[int]):
    """All contracts: the history went back, as where somebody put a backup in the place of the register."""

    def __contains__(self, _number: object) -> bool:
        return True


def _report(error: Exception) -> None:
    """Let an error of ours go where those go."""
    raise error


def sentence_of(error: Exception) -> Sentence:
    """Return what an error says to the user; one that says nothing is an error of ours, and raised as such."""
    if isinstance(error, FaultyInput):
        return error.faults[0].sentence
    sentence: Sentence | None = getattr(error, "sentence", None)
    if isinstance(error, CmdeskError) and sentence is not None:
        return sentence
    raise error
