"""What keeps a register in order while one works: deadlines brought up to date, backups, on a thread of its own."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.basics.wording import N_, say
from cmdesk.gui.jobs import Jobs
from cmdesk.gui.keeper import State, sentence_of
from cmdesk.gui.widgets.days import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.refreshing import Review
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.register import Register

_AFTER_OPENING = 1_500
"""Milliseconds in which the window gets what it shows first."""

_TICK = 600_000


class Upkeep(QObject):
    """Works after the register opened, every ten minutes, on every new day and where rates changed.

    `reviewed` tells what new holidays, rates or versions would move; `not_refreshed` what stands in the way of knowing;
    `failed` what goes wrong with backups, once until one is made again.
    """

    reviewed = Signal(object)
    not_refreshed = Signal(object)
    failed = Signal(object)

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        self._jobs: Jobs | None = None
        self._readings: Jobs | None = None
        self._stops = Event()
        self._asked = 0
        self._day = today()
        self._told: Sentence | None = None
        self.review: Review | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_OPENING)
        self._soon.timeout.connect(self.work)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._look_at_clock)

    # When

    def follow(self) -> None:
        """Begin once the register is open, and rest while it is not."""
        if self._keeper.state is State.OPEN:
            self._stops.clear()
            self.review = None
            self._soon.start()
            self._tick.start()
        else:
            self.rest()

    def _look_at_clock(self) -> None:
        day, self._day = self._day, today()
        if day != self._day:
            self.work()
        else:
            self._do(_back_up, lambda _made: self._settle(), self._tell)

    def rest(self) -> None:
        """Begin nothing more, and end soon what is under way."""
        self._soon.stop()
        self._tick.stop()
        self._stops.set()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is under way, or about to be."""
        return self._asked > 0 or any(jobs is not None and jobs.is_busy for jobs in (self._jobs, self._readings))

    def close(self) -> None:
        """End for good."""
        self.rest()
        for jobs in (self._jobs, self._readings):
            if jobs is not None:
                jobs.close()
        self._jobs = self._readings = None

    # What

    def work(self) -> None:
        """Bring deadlines up to date, and make a backup where one is due."""
        self._do(self._brought_up_to_date, self._show, self._tell_not_refreshed, "refresh")
        self._do(_back_up, lambda _made: self._settle(), self._tell)

    def back_up(self, done: Callable[[Any], object], failed: Callable[[Sentence], object]) -> None:
        """Make a backup now."""
        from cmdesk.desk.safekeeping import back_up  # noqa: PLC0415  # SQLAlchemy comes after the first paint

        self._do(back_up, done, failed)

    def save_copy(self, path: str, done: Callable[[Any], object], failed: Callable[[Sentence], object]) -> None:
        """Save a copy of the register."""
        from cmdesk.desk.safekeeping import save_copy  # noqa: PLC0415  # as above

        self._do(lambda register: save_copy(register, path), done, failed)

    def read(
        self, work: Callable[[Register], Any], done: Callable[[Any], object], failed: Callable[[Sentence], object]
    ) -> None:
        """Read at length, as an export does: on a thread of its own, so that edits are stored meanwhile."""

        def begin(register: Register) -> None:
            if self._readings is None:
                self._readings = Jobs(self)
            self._readings.do(lambda: work(register), done, lambda error: failed(sentence_of(error)))

        self._ask(begin, failed)

    def settle(self, review: Review) -> None:
        """Hear that a review is accepted or postponed."""
        if review is self.review:
            self.review = None

    def _do(
        self,
        work: Callable[[Register], Any],
        done: Callable[[Any], object],
        failed: Callable[[Sentence], object],
        subject: str = "",
    ) -> None:
        """Do something with the register beside what the windows ask of it."""

        def begin(register: Register) -> None:
            if not self._keeper.is_open:  # any more
                failed(say(N_("The register is not open")))
                return
            if self._jobs is None:
                self._jobs = Jobs(self)
            self._jobs.do(
                lambda: work(register),
                done,
                lambda error: None if isinstance(error, _Ended) else failed(sentence_of(error)),
                subject,
            )

        self._ask(begin, failed)

    def _ask(self, begin: Callable[[Register], object], failed: Callable[[Sentence], object]) -> None:
        """Begin with the register once what was asked of it before is answered; until then something is under way."""
        if not self._keeper.is_open:
            return

        def hear(deed: Callable[[Any], object], found: Any) -> None:
            self._asked -= 1
            deed(found)

        self._asked += 1
        self._keeper.ask(lambda register: register, partial(hear, begin), partial(hear, failed))

    def _brought_up_to_date(self, register: Register) -> Review:
        from cmdesk.desk.refreshing import brought_up_to_date  # noqa: PLC0415  # as above
        from cmdesk.register.errors import RegisterError  # noqa: PLC0415  # as above

        self._go_on(0, 0)
        try:
            return brought_up_to_date(register, self._go_on)
        except RegisterError:  # whatever is wrong with the register, the windows meet and tell it
            raise _Ended from None

    def _go_on(self, _done: int, _of: int) -> None:
        if self._stops.is_set():
            raise _Ended

    def _show(self, review: Review) -> None:
        self._keeper.look()
        self.review = review if review.impacts else None
        if review.impacts:
            self.reviewed.emit(review)

    def _tell_not_refreshed(self, why: Sentence) -> None:
        if self._keeper.is_open:
            self.not_refreshed.emit(why)

    def _settle(self) -> None:
        self._told = None

    def _tell(self, why: Sentence) -> None:
        """Say once what stands in the way of backups."""
        if self._keeper.is_open and self._told != why:
            self._told = why
            self.failed.emit(why)


class _Ended(Exception):  # noqa: N818  # not an error
    """There is nothing to tell: the register is being closed, or fails."""


def _back_up(register: Register) -> Any:
    from cmdesk.desk.safekeeping import back_up_if_due  # noqa: PLC0415  # as above

    return None if register.read_only else back_up_if_due(register)
