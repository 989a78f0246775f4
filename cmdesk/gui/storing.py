"""A contract at home in the register: every committed change is stored at once and in order.

What cannot be stored stays a draft, and `words` says why.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui.sending import Sent, tried
from cmdesk.gui.timers import once

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.contract.contract import Contract
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.session import Session
    from cmdesk.register.errors import RegisterError
    from cmdesk.register.records import Conflict, Edit, Stored
    from cmdesk.register.register import Register

_AGAIN = 15_000
"""Milliseconds after which one tries again to store what could not be."""


class Stand(Enum):
    """How a contract stands to the register."""

    AWAY = auto()
    SAVED = auto()
    SAVING = auto()
    UNSAVED = auto()


class Storing(QObject):
    """Stores the contract of a session; nothing more is stored while an answer is still to come.

    `named` tells that it is stored under a reference that it did not bear before. `why` is the reason that goes with
    every change until the contract is left.
    """

    changed = Signal()
    named = Signal(object)

    def __init__(self, session: Session, keeper: Keeper | None) -> None:
        super().__init__(session)
        self._session, self._keeper = session, keeper
        self.stored: Stored | None = None
        self.place = ""
        self.why = ""
        self.trouble: Sentence | None = None
        self.can_retry = self.is_gone = False
        self.conflict: Conflict | None = None
        self.stand = Stand.AWAY
        self._sent: Sent | None = None
        self._asked: object | None = None
        self._begun = object()
        self._is_wanted = self._is_ahead = False
        self._soon = once(self, 0, self.store)
        self._again = once(self, _AGAIN, self.store)
        session.draft.committed.connect(self._soon.start)

    # What there is

    @property
    def contract_id(self) -> int | None:
        """Return the number of the contract in the register that is open, None where it has none there."""
        return self.stored.id if self.stored is not None and self._is_here else None

    @property
    def is_at_home(self) -> bool:
        """Tell whether the contract is in the register, or will be as soon as it is whole."""
        return self.stand is not Stand.AWAY

    @property
    def is_asking(self) -> bool:
        """Tell whether something is being stored."""
        return self._asked is not None

    @property
    def being_added(self) -> Sent | None:
        """Return what is on its way into the register as a new contract, None where nothing is."""
        return self._sent if self.stored is None else None

    @property
    def is_unsaved(self) -> bool:
        """Tell whether something was typed of which nobody knows yet that the register holds it."""
        is_open = self.is_asking or self._sent is not None or self.conflict is not None
        return is_open or self._is_ahead or not self._session.draft.undo_stack.isClean()

    @property
    def words(self) -> Sentence:
        """Return how far the contract is saved."""
        if self.stand is Stand.SAVING:
            return say(N_("Saving…"))
        if not self.is_unsaved and not self.is_gone:
            return say(N_("Nothing entered yet")) if self.stored is None else say(N_("Saved in the register"))
        if self.trouble is not None:
            return say(N_("Not saved: {why}; kept as a draft"), why=self.trouble)
        return say(N_("Not saved, kept as a draft"))

    # Coming home and going

    def begin(self) -> None:
        """Be at home from now on: the contract is added as soon as it is whole."""
        self._forget()
        self.stand = Stand.SAVED
        self.place = self._keeper.place if self._keeper is not None else ""
        self.changed.emit()

    def add(self) -> None:
        """Add the contract that is shown, whatever it was before; one that is being added is not added twice."""
        if self.being_added is None or not self._is_here:
            why = self.why  # given for this contract, wherever it was at home
            self.begin()
            self.why, self._is_ahead = why, True
        self.store()

    def repeat(self, contract: Contract, made: Edit) -> None:
        """Add once more what a draft tells to have been on its way, before what else it holds."""
        self._sent = Sent(contract, made)
        self.place = self._keeper.place if self._keeper is not None else ""

    def settle(self, stored: Stored) -> None:
        """Be at home as what the register holds."""
        self.begin()
        self.stored = stored
        self.changed.emit()

    def go_away(self) -> None:
        """Be at home nowhere: what is typed is stored no more."""
        self._forget()
        self.stand = Stand.AWAY
        self.changed.emit()

    def withdraw(self) -> None:
        """Be at home nowhere, and have the register keep nothing of what is still being stored."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # nothing is stored before the first paint

        sent = self._sent
        if sent is not None:
            sent.is_withdrawn = True
            if self._keeper is not None and self._is_here:
                made = edit()  # whoever withdraws goes, and hears of nothing any more
                self._keeper.ask(lambda register: sent.take_back(register, made), lambda _: None, lambda _: None)
        self.go_away()

    def _forget(self) -> None:
        self._soon.stop()
        self._again.stop()
        self.stored = self.trouble = self.conflict = self._sent = None
        self._asked, self._begun = None, object()
        self.why, self.can_retry, self.is_gone = "", False, False
        self._is_wanted = self._is_ahead = False

    # Storing

    def store(self) -> None:
        """Store what is typed, as soon as nothing else is being stored; nothing where it is stored already."""
        self._soon.stop()
        self._again.stop()
        if not self.is_at_home or self.conflict is not None:
            return
        if self.is_asking:
            self._is_wanted = True
            return
        contract = self._next()
        if contract is None:
            return
        if self._sent is None and self.stored is not None and contract == self.stored.contract:
            self._be_saved()
        elif not self._in_the_way():
            self._send(contract)

    def _send(self, typed: Contract) -> None:
        """Send the contract; first once more what was sent when the connection was lost, for it may be stored."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # nothing is stored before the first paint

        self._is_wanted = self._sent is not None
        if self._sent is None:
            self._sent = Sent(typed, edit(self.why), self.stored)
        if self.stored is None:
            self._session.keep()  # with the edit, so that what a draft resumes is not added twice
        self._ask(self._sent.store, self._answered)

    def _ask(self, work: Callable[[Register], Any], done: Callable[[Any], object]) -> None:
        """Ask for something that changes the contract; errors come to `_has_failed`, in the place of an answer."""
        assert self._keeper is not None  # noqa: S101  # _in_the_way asked
        asked = self._asked = object()

        def hear(found: Any) -> None:
            if self._asked is asked:  # else it was asked for a contract that is not shown any more
                self._asked = None
                if not self._has_failed(found):
                    done(found)

        self._say(Stand.SAVING)
        self._keeper.ask(tried(work), hear, self._fail)

    def _has_failed(self, found: Any) -> bool:
        """Tell, and say, whether nothing came of what was asked."""
        from cmdesk.register.errors import ConnectionLostError, RegisterError  # noqa: PLC0415  # as above

        if isinstance(found, RegisterError):
            if not isinstance(found, ConnectionLostError):
                self._sent = None  # nothing was stored, so what is typed by then can go in its place
            self._refuse(found)
        elif isinstance(found, Exception):
            self._fail(say(N_("something in cmdesk itself went wrong")), retry=False)
            raise found
        return isinstance(found, RegisterError)

    def _answered(self, found: Stored | Conflict) -> None:
        from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

        sent, self._sent = self._sent, None
        assert sent is not None  # noqa: S101  # it was answered
        if sent.own is not None:
            self.stored = sent.own
            self._is_ahead = False
            if sent.names_anew:
                self.named.emit(sent.own)
        if isinstance(found, Conflict):
            self._meet(found)
        else:
            self._go_on()

    def _refuse(self, error: RegisterError) -> None:
        """Say why nothing was stored."""
        self._fail(error.sentence)

    def _meet(self, conflict: Conflict) -> None:
        """Hear that somebody else was faster."""
        raise NotImplementedError

    def _go_on(self) -> None:
        """Store what was committed meanwhile; else say whether all is saved."""
        wanted, self._is_wanted = self._is_wanted, False
        if wanted:
            self.store()
        elif self.stored is not None and self._committed() == self.stored.contract:
            self._be_saved()
        else:
            self._say(Stand.UNSAVED)

    def _be_saved(self) -> None:
        self._is_ahead = False
        if not self._session.draft.is_being_typed:
            self._session.draft.undo_stack.setClean()
            self._session.discard_kept()
        self._say(Stand.SAVED)

    def _fail(self, why: Sentence, *, retry: bool = True) -> None:
        """Say why it is not stored, keep it as a draft, and try again later where that makes sense."""
        self._session.keep()
        self._say(Stand.UNSAVED, why, retry=retry)
        if retry:
            self._again.start()

    def _say(self, stand: Stand, trouble: Sentence | None = None, *, retry: bool = False) -> None:
        self.stand, self.trouble, self.can_retry = stand, trouble, retry
        self.changed.emit()

    def _in_the_way(self) -> bool:
        """Tell, and say, whether nothing can be stored now."""
        if self._keeper is None or not self._keeper.is_open:
            why = self._keeper.trouble if self._keeper is not None else None
            self._fail(why or say(N_("the register is not open")), retry=False)  # its opening is heard of
        elif not self._is_here:
            self._fail(say(N_("another register is open")), retry=False)
        elif self.stored is not None and self.stored.deleted_at is not None:
            self._fail(say(N_("the contract is deleted")), retry=False)
        else:
            return False
        return True

    @property
    def _is_here(self) -> bool:
        """Tell whether the register that is open is the one in which this contract is at home."""
        if self._keeper is None:
            return False
        if self.stored is None and (self._sent is None or not self.place):
            self.place = self._keeper.place
        return self.place == self._keeper.place

    # What others ask

    def when_answered(self, deed: Callable[[], object]) -> None:
        """Do something as soon as nothing is being stored; not at all where another contract is shown by then."""
        began = self._begun

        def look() -> None:
            if self._begun is began and not self.is_asking:
                deed()
            elif self._begun is began:
                self.changed.connect(look_later, Qt.ConnectionType.SingleShotConnection)

        def look_later() -> None:
            if self.stand is Stand.SAVED:
                look()  # before a window that waits for it closes
            else:
                QTimer.singleShot(0, self, look)  # what was committed meanwhile is stored first

        look()

    def ask(
        self,
        work: Callable[[Register], Any],
        done: Callable[[Any], object],
        failed: Callable[[Sentence], object],
        subject: str = "",
    ) -> None:
        """Ask the register something about the contract, or say why that cannot be."""
        if self._keeper is None or not self._keeper.is_open or not self._is_here:
            failed(say(N_("The register is not open")))
            return
        self._keeper.ask(work, done, failed, subject and f"{subject} {id(self)}")

    # What is typed

    def _next(self) -> Contract | None:
        """Return what is to be sent: once more what is on its way, else what is committed, None where it is none."""
        return self._whole() if self._sent is None else self._sent.contract

    def _whole(self) -> Contract | None:
        """Return the contract as committed; None where it is none yet, and then what it lacks is said."""
        try:
            found: Contract = self._session.contract_in(self._session.draft.committed_values)
        except FaultyInput as faulty:
            if self.is_unsaved:
                self._session.keep()
                self._say(Stand.UNSAVED, self._session.missing_words(faulty.faults))
            return None
        return found

    def _committed(self) -> Contract | None:
        """Return the contract as committed, None where it is none yet."""
        try:
            found: Contract = self._session.contract_in(self._session.draft.committed_values)
        except FaultyInput:
            return None
        return found
