"""A contract of the register beside those who work on it elsewhere: nothing of anybody is overwritten unknowingly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui.sending import check_known, clash_of, tried
from cmdesk.gui.storing import Stand, Storing

if TYPE_CHECKING:
    from collections.abc import Collection

    from cmdesk.contract.contract import Contract
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.session import Session
    from cmdesk.register.errors import RegisterError
    from cmdesk.register.records import Conflict, Stored
    from cmdesk.register.register import Register


class Sharing(Storing):
    """Stores a contract, and follows what others make of it.

    `renewed` tells that somebody else's version is shown now, `merged` that it was made one with what was typed here,
    `clashed` that the user has to choose, `deleted` that somebody deleted the contract.
    """

    renewed = Signal(object)
    merged = Signal(object)
    clashed = Signal(object)
    deleted = Signal(object)

    def __init__(self, session: Session, keeper: Keeper | None) -> None:
        super().__init__(session, keeper)
        if keeper is not None:
            keeper.changed.connect(self._hear)
            keeper.state_changed.connect(self._follow)

    # What others did

    def _follow(self) -> None:
        """Go on where the register opens again; what it did not answer before, it never will."""
        if self._keeper is not None and self._keeper.is_open:
            self._asked = None
            self.look()

    def _refuse(self, error: RegisterError) -> None:
        """Say why nothing was stored; where a backup was put back meanwhile, look what there is now."""
        from cmdesk.register.errors import NoSuchContractError, NoSuchVersionError  # noqa: PLC0415  # as late as used

        self.is_gone = isinstance(error, NoSuchContractError)
        self._fail(error.sentence, retry=not self.is_gone)
        if isinstance(error, NoSuchVersionError):
            self.look()

    def _hear(self, contracts: Collection[int]) -> None:
        """Hear which contracts were changed, here or by others."""
        if self.contract_id in contracts:
            self.look()

    def look(self) -> None:
        """Look whether the register still holds what was stored last; go on storing where it was not open before."""
        if self._keeper is None or not self._keeper.is_open or not self.is_at_home:
            return
        known = self.stored
        if known is None or self.contract_id is None:
            if self.stand is not Stand.SAVED:
                self.store()
            return

        def work(register: Register) -> Stored:
            check_known(register, known)
            return register.get(known.id)

        self._keeper.ask(tried(work), self._seen, self._fail)

    def _seen(self, found: Stored | Exception) -> None:
        from cmdesk.register.errors import RegisterError  # noqa: PLC0415  # as above
        from cmdesk.register.records import Stored  # noqa: PLC0415  # as above

        if isinstance(found, Stored):
            self.take_in(found)
        elif not isinstance(found, RegisterError):
            raise found
        elif not self.is_asking and self.stored is not None:
            self._refuse(found)

    def take_in(self, found: Stored) -> None:
        """Take over what the register holds, beside what was typed here."""
        stored = self.stored
        if stored is None or self.is_asking or found.id != stored.id or self.conflict is not None:
            return
        self.is_gone = False
        if (found.version, found.contract, found.deleted_at) == (stored.version, stored.contract, stored.deleted_at):
            if self._sent is not None or (self.stand is Stand.UNSAVED and self.trouble is not None):
                self.store()
        elif found.deleted_at is not None:
            if found.deleted_at != stored.deleted_at:
                self._was_deleted(found)
        elif self._has_taken(found):
            self.renewed.emit(found)

    def _has_taken(self, found: Stored) -> bool:
        """Show a version made since, and tell so; where something was typed, that is sent first and meets it."""
        if not self.is_unsaved:
            self._show(found, found.contract)
            return True
        assert self.stored is not None  # noqa: S101  # only what is stored has versions
        self.stored = replace(self.stored, deleted_at=None)  # what was typed rests on it all the same
        if not self._session.draft.is_being_typed:  # else whoever leaves the field meets it
            mine = self._next()
            if mine is not None:
                self._send(mine)
        elif self.stand is Stand.SAVING:
            self._say(Stand.UNSAVED)
        return False

    def _was_deleted(self, found: Stored) -> None:
        assert self.stored is not None  # noqa: S101  # as above
        if self.is_unsaved:
            self.stored = replace(self.stored, deleted_at=found.deleted_at)  # what was typed rests on it all the same
            self._fail(say(N_("the contract is deleted")), retry=False)
        else:
            self.stored = found
            self._say(Stand.SAVED)
        self.deleted.emit(found)

    def store(self) -> None:
        """Store what is typed; what clashed and was taken back again makes way for what others stored."""
        if self.conflict is not None and self._committed() == self.conflict.base:
            self.consider()
        else:
            super().store()

    def _meet(self, conflict: Conflict) -> None:
        """Make one of two edits, where they do not clash; else the user chooses."""
        from cmdesk.register.keeping import conflict_of  # noqa: PLC0415  # as above
        from cmdesk.register.merging import merged  # noqa: PLC0415  # as above

        if conflict.stored.deleted_at is not None:
            self._was_deleted(conflict.stored)
            return
        if self._session.draft.is_being_typed:
            self._say(Stand.UNSAVED)  # whoever leaves the field meets it again
            return
        mine = self._whole()
        if mine is None:
            return  # what makes it whole again is stored, and meets it then
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
        if mine == conflict.stored.contract:
            return  # as after a program was ended before it heard that all was stored
        if conflict.mine:
            self.merged.emit(conflict)
        else:
            self.renewed.emit(conflict.stored)
        self.store()

    def consider(self) -> None:
        """Meet the others once more, with what was typed since; what still clashes is asked about again."""
        if self.conflict is not None:
            conflict, self.conflict = self.conflict, None
            self._meet(conflict)

    def decide(self, contract: Contract) -> None:
        """Go on with the contract that came of a conflict, as the user chose."""
        if self.conflict is not None:
            stored, self.conflict = self.conflict.stored, None
            self._show(stored, contract)
            self.store()

    def bring_back(self) -> None:
        """Have a deleted contract back, with what was typed here since."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        if self.stored is None or self.is_asking or self._keeper is None or not self._keeper.is_open:
            return
        number, made = self.stored.id, edit()
        self._ask(lambda register: register.undelete(number, made), self._has_taken)

    def _show(self, stored: Stored, contract: Contract) -> None:
        """Show a contract that rests on another version; undo begins anew, so that nobody's change is undone by it."""
        self.stored, self.trouble = stored, None
        self._is_ahead = contract != stored.contract
        self._session.renew(contract)
        self._say(Stand.UNSAVED if self._is_ahead else Stand.SAVED)
        if not self._is_ahead:
            self._session.discard_kept()

    def restore(self, version: int) -> None:
        """Store an earlier version again; what is typed and not stored goes first."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        stored = self.stored
        if stored is None or self.is_asking or self._in_the_way():
            return
        if self.is_unsaved:
            self._say(Stand.UNSAVED, say(N_("an earlier version is restored when this is stored or undone")))
            return
        made = edit(self.why)

        def work(register: Register) -> Stored | Conflict:
            clash = clash_of(register, stored, stored.contract)
            return register.restore(stored.id, version, stored.version, made) if clash is None else clash

        self._ask(work, self._restored)

    def _restored(self, found: Stored | Conflict) -> None:
        from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

        if isinstance(found, Conflict):
            self._meet(found)
        else:
            self._has_taken(found)
