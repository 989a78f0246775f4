"""A contract at home in the register: every committed change stored at once, in order, and never over somebody else's.

What cannot be stored stays a draft, and `words` says why.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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
    """Stores the contract of a session; nothing is asked of the register while an answer is still to come.

    `renewed` tells that somebody else's version is shown now, `merged` that it was made one with what was typed here,
    `clashed` that the user has to choose, `deleted` that somebody deleted the contract.
    """

    changed = Signal()
    renewed = Signal(object)
    merged = Signal(object)
    clashed = Signal(object)
    deleted = Signal(object)

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
        self._sent: tuple[Contract, Edit] | None = None
        self._is_asking = self._is_wanted = self._is_ahead = False
        self._soon = _timer(self, 0, self.store)
        self._again = _timer(self, _AGAIN, self.store)
        session.draft.committed.connect(self._soon.start)
        if keeper is not None:
            keeper.changed.connect(self._hear)
            keeper.state_changed.connect(self.look)

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
        return self._is_asking

    @property
    def is_unsaved(self) -> bool:
        """Tell whether something was typed that the register does not hold."""
        return self._is_asking or self._is_ahead or not self._session.draft.undo_stack.isClean()

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
        """Add the contract that is shown, whatever it was before."""
        self.begin()
        self._is_ahead = True
        self.store()

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

    def _forget(self) -> None:
        self._soon.stop()
        self._again.stop()
        self.stored = self.trouble = self.conflict = self._sent = None
        self.why, self.can_retry, self.is_gone = "", False, False
        self._is_asking = self._is_wanted = self._is_ahead = False

    # Storing

    def store(self) -> None:
        """Store what is typed, as soon as nothing else is being stored; nothing where it is stored already."""
        self._soon.stop()
        self._again.stop()
        if not self.is_at_home or self.conflict is not None:
            return
        if self._is_asking:
            self._is_wanted = True
            return
        contract = self._whole()
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
        self._sent = contract, made = self._sent or (typed, edit(self.why))
        stored = self.stored

        def work(register: Register) -> Any:
            if stored is None:
                return register.add(contract, made)
            return register.put(stored.id, contract, stored.version, made)

        self._ask(work)

    def _ask(self, work: Callable[[Register], Any], done: Callable[[Any], object] | None = None) -> None:
        assert self._keeper is not None  # noqa: S101  # _in_the_way asked
        self._is_asking = True
        self._say(Stand.SAVING)
        self._keeper.ask(_tried(work), done or self._answered, self._fail)

    def _answered(self, found: Any) -> None:
        from cmdesk.register.errors import ConnectionLostError, RegisterError  # noqa: PLC0415  # as above
        from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

        self._is_asking = False
        if isinstance(found, RegisterError):
            if not isinstance(found, ConnectionLostError):
                self._sent = None  # nothing was stored, so what is typed by then can go in its place
            self._refused(found)
            return
        sent, self._sent = self._sent, None
        if isinstance(found, Conflict):
            mine = sent[0] if sent is not None else self._stored_contract()
            self._meet(found, mine)
            return
        self.stored, self.why = found, ""
        self._is_ahead = False
        self._go_on()

    def _refused(self, error: RegisterError) -> None:
        """Say why nothing was stored; where a backup was put back meanwhile, look what there is now."""
        from cmdesk.register.errors import NoSuchContractError, NoSuchVersionError  # noqa: PLC0415  # as above

        self.is_gone = isinstance(error, NoSuchContractError)
        self._fail(error.sentence, retry=not self.is_gone)
        if isinstance(error, NoSuchVersionError):
            self.look()

    def _stored_contract(self) -> Contract:
        assert self.stored is not None  # noqa: S101  # only what is stored is restored
        return self.stored.contract

    def _go_on(self) -> None:
        """Store what was committed meanwhile; else say whether all is saved."""
        wanted, self._is_wanted = self._is_wanted, False
        if wanted:
            self.store()
        elif self.stored is not None and self._session.readable_contract() == self.stored.contract:
            self._be_saved()
        else:
            self._say(Stand.UNSAVED)

    def _be_saved(self) -> None:
        self._is_ahead = False
        self._session.draft.undo_stack.setClean()
        self._session.discard_kept()
        self._say(Stand.SAVED)

    def _fail(self, why: Sentence, *, retry: bool = True) -> None:
        """Say why it is not stored, keep it as a draft, and try again later where that makes sense."""
        self._is_asking = False
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
        if self.stored is None:
            self.place = self._keeper.place
        return self.place == self._keeper.place

    # What others ask

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

    def restore(self, version: int) -> None:
        """Store an earlier version again; what is typed and not stored goes first."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        stored = self.stored
        if stored is None or self._is_asking or self._in_the_way():
            return
        if self.is_unsaved:
            self._say(Stand.UNSAVED, say(N_("an earlier version is restored when this is stored or undone")))
            return
        made = edit(self.why)
        self._ask(lambda register: register.restore(stored.id, version, stored.version, made), self._restored)

    def _restored(self, found: Any) -> None:
        from cmdesk.register.records import Stored  # noqa: PLC0415  # as above

        if isinstance(found, Stored):
            self._is_asking, self.why = False, ""
            self._show(found, found.contract)
        else:
            self._answered(found)

    # What is typed

    def _whole(self) -> Contract | None:
        """Return the contract as typed; None where it is none yet, and then what it lacks is said."""
        try:
            found: Contract = self._session.whole_contract()
        except FaultyInput as faulty:
            if self.is_unsaved:
                self._session.keep()
                self._say(Stand.UNSAVED, self._session.missing_words(faulty.faults))
            return None
        return found

    # What others did

    def _hear(self, contracts: Collection[int]) -> None:
        """Hear which contracts were changed, here or by others."""
        if self.contract_id in contracts:
            self.look()

    def look(self) -> None:
        """Look whether the register still holds what was stored last; go on storing where it was not open before."""
        if self._keeper is None or not self._keeper.is_open or not self.is_at_home:
            return
        number = self.contract_id
        if number is None:
            if self.stand is Stand.UNSAVED:
                self.store()
            return
        self._keeper.ask(_tried(lambda register: register.get(number)), self._seen, self._fail)

    def _seen(self, found: Stored | RegisterError) -> None:
        from cmdesk.register.records import Stored  # noqa: PLC0415  # as above

        if isinstance(found, Stored):
            self._found(found)
        elif not self._is_asking and self.stored is not None:
            self._refused(found)

    def _found(self, found: Stored) -> None:
        """Take over what the register holds, beside what was typed here."""
        stored = self.stored
        if stored is None or self._is_asking or found.id != stored.id or self.conflict is not None:
            return
        if (found.version, found.contract, found.deleted_at) == (stored.version, stored.contract, stored.deleted_at):
            if self.stand is Stand.UNSAVED and self.trouble is not None:
                self.store()
            return
        self.is_gone = False
        if found.deleted_at is not None:
            self._was_deleted(found)
        elif not self.is_unsaved:
            self._show(found, found.contract)
            self.renewed.emit(found)
        elif self._session.draft.is_being_typed:
            return  # whoever leaves the field meets it
        elif (mine := self._session.readable_contract()) is not None:
            self._meet(conflict_of(found, stored, mine), mine)

    def _was_deleted(self, found: Stored) -> None:
        self.stored, self._sent = found, None
        if self.is_unsaved:
            self._fail(say(N_("the contract is deleted")), retry=False)
        else:
            self._say(Stand.SAVED)
        self.deleted.emit(found)

    def _meet(self, conflict: Conflict, sent: Contract) -> None:
        """Make one of two edits, where they do not clash; else the user chooses."""
        from cmdesk.register.merging import merged  # noqa: PLC0415  # as above

        if conflict.stored.deleted_at is not None:
            self._was_deleted(conflict.stored)
            return
        mine = self._session.readable_contract() or sent
        assert self.stored is not None  # noqa: S101  # only what is stored meets others
        conflict = conflict_of(conflict.stored, self.stored, mine)
        try:
            found = merged(conflict, mine)
        except FaultyInput:  # such as an invoice paid here and taken out there
            found = None
        if found is None or conflict.clashes:
            self.conflict = conflict
            who = say(N_("{who} changed the same"), who=conflict.stored.who)
            self._fail(who, retry=False)
            self.clashed.emit(conflict)
            return
        self._show(conflict.stored, found)
        if conflict.mine:
            self.merged.emit(conflict)
        else:
            self.renewed.emit(conflict.stored)
        self.store()

    def decide(self, contract: Contract) -> None:
        """Go on with the contract that came of a conflict, as the user chose."""
        if self.conflict is not None:
            stored, self.conflict = self.conflict.stored, None
            self._show(stored, contract)
            self.store()

    def bring_back(self) -> None:
        """Have a deleted contract back, with what was typed here since."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        if self.stored is None or self._is_asking or self._keeper is None or not self._keeper.is_open:
            return
        number, made = self.stored.id, edit()
        self._ask(lambda register: register.undelete(number, made))
        self._is_wanted = True

    def _show(self, stored: Stored, contract: Contract) -> None:
        """Show a contract that rests on another version; undo begins anew, so that nobody's change is undone by it."""
        self.stored, self.trouble = stored, None
        self._is_ahead = contract != stored.contract
        self._session.renew(contract)
        self._say(Stand.UNSAVED if self._is_ahead else Stand.SAVED)
        if not self._is_ahead:
            self._session.discard_kept()


def conflict_of(stored: Stored, base: Stored, mine: Contract) -> Conflict:
    """Return what stands between a contract as typed and the version that is stored meanwhile."""
    from cmdesk.register import merging  # noqa: PLC0415  # nothing is compared before the first paint
    from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

    return Conflict(
        stored=stored,
        expected_version=base.version,
        base=base.contract,
        mine=merging.differences(base.contract, mine),
        theirs=merging.differences(base.contract, stored.contract),
        clashes=merging.clashes(base.contract, mine, stored.contract),
    )


def _tried(work: Callable[[Register], Any]) -> Callable[[Register], Any]:
    """Return some work that gives what went wrong as a value, for what follows depends on it."""
    from cmdesk.register.errors import RegisterError  # noqa: PLC0415  # as above

    def tried(register: Register) -> Any:
        try:
            return work(register)
        except RegisterError as error:
            return error

    return tried


def _timer(parent: QObject, after: int, slot: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(slot)
    return timer
