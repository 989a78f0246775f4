"""Files brought into the register while one works: read on a thread of their own, judged and stored by the register's.

Nothing is stored before `store` is called, and whoever leaves before that leaves the register as it was.
"""

from __future__ import annotations

from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.basics.wording import N_, say
from cmdesk.desk.importing import Import
from cmdesk.desk.registers import edit
from cmdesk.gui.keeper import sentence_of
from cmdesk.gui.living import while_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.importing import Otherwise
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.records import Edit
    from cmdesk.register.register import Register

_LOOK = 100
"""Milliseconds after which one looks how far the reading is."""

_MOST = 300
"""Contracts of which it is told in how many places they differ."""


class _LeftError(Exception):
    """Nobody waits for what is read."""


class Reading:
    """Reads files on its own thread; whoever waits looks at `is_done`, and at `error` then."""

    def __init__(self, files: Sequence[str], coming: Import) -> None:
        self.coming = coming
        self.number, self.part = 0, 0.0
        self.is_done = False
        self.error: Exception | None = None
        self._left, self._lock = Event(), Lock()
        Thread(target=self._run, args=(files,), daemon=True).start()

    def leave(self) -> bool:
        """Read no further, and tell whether what was read is the caller's to let go of, the thread having ended."""
        with self._lock:
            self._left.set()
            return self.is_done

    def _run(self, files: Sequence[str]) -> None:
        """Be the thread."""
        try:
            self.coming.read(files, self._tell, skip_faulty=True)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told where the reading was asked for
            self.error = error
        with self._lock:
            self.is_done = True
            is_left = self._left.is_set()
        if is_left:
            self.coming.close()

    def _tell(self, number: int, part: float) -> None:
        self.number, self.part = number, part
        if self._left.is_set():
            raise _LeftError


class Importing(QObject):
    """One import, from the files to the register; it can be begun again after it failed."""

    progressed = Signal(int, float)
    judged = Signal()
    stored = Signal()
    failed = Signal(object)

    def __init__(self, files: Sequence[str], keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self.files = tuple(files)
        self.otherwise: tuple[Otherwise, ...] = ()
        self.is_storing = False
        self.left_alone = 0
        """How many contracts are left as the register has them, though the files have them otherwise."""
        self._keeper = keeper
        self._place = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._start()

    @property
    def coming(self) -> Import:
        """Return what was read and judged."""
        return self._reading.coming

    def begin_again(self) -> None:
        """Read the files anew, for anything may have changed."""
        self.leave()
        self._start()

    def leave(self) -> None:
        """Stop, and let go of what was read; what the register does with it meanwhile comes to its end before."""
        self._timer.stop()
        if self._reading.leave():
            self._keeper.jobs.do(self.coming.close, _nothing, _nothing)

    def _start(self) -> None:
        self._edit: Edit = edit()
        self._reading = Reading(self.files, Import(self._edit.at))
        self.destroyed.connect(self._reading.leave)
        self._timer.start()

    # Reading and judging

    def _look(self) -> None:
        """Tell how far the reading is, and have it judged at its end."""
        reading = self._reading
        self.progressed.emit(reading.number, reading.part)
        if not reading.is_done:
            return
        self._timer.stop()
        if reading.error is not None:
            self.failed.emit(sentence_of(reading.error))
        else:
            self._judge()

    def _judge(self) -> None:
        coming, self._place = self.coming, self._keeper.place

        def work(register: Register) -> tuple[Otherwise, ...]:
            coming.compare(register, update=True)
            return coming.otherwise(register, _MOST)

        if self._is_open():
            self._keeper.ask(work, while_there(self, self._judged), while_there(self, self.failed.emit))

    def _judged(self, otherwise: tuple[Otherwise, ...]) -> None:
        self.otherwise = otherwise
        self.judged.emit()

    # Storing

    def store(self, *, versions: bool) -> None:
        """Store what is new, and as new `versions` what the register has otherwise."""
        if not self._is_open():
            return
        if not versions:
            self.left_alone = self.coming.changing
            self.coming.leave_versions()
        self.is_storing = True
        self._store_some()

    def _store_some(self) -> None:
        """Store the next piece; between two of them others are heard."""
        coming, done_by = self.coming, self._edit
        self._keeper.ask(
            lambda register: coming.store_some(register, done_by),
            while_there(self, lambda _done: self._go_on()),
            while_there(self, self._fail),
        )

    def _go_on(self) -> None:
        tally, left = self.coming.tally, self.coming.left
        self.progressed.emit(tally.stored, tally.stored / (tally.stored + left))
        if left:
            self._store_some()
            return
        self.is_storing = False
        self._keeper.look()
        self.stored.emit()

    def _fail(self, why: Sentence) -> None:
        self.is_storing = False
        self._keeper.look()
        self.failed.emit(why)

    def _is_open(self) -> bool:
        """Tell whether the register is open, and still the one with which was compared; say so where it is not."""
        keeper = self._keeper
        if not keeper.is_open:
            self.failed.emit(keeper.trouble or say(N_("The register is not open")))
        elif keeper.place != self._place:
            self.failed.emit(say(N_("Another register was opened meanwhile.")))
        else:
            return True
        return False


def _nothing(_found: object) -> None:
    """Do nothing: nobody waits for it."""
