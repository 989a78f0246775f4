"""The life of contracts in a register: put in, changed, deleted, had back, and every version of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cmdesk.calendars.entities import zone_of
from cmdesk.register import errors, keeping, merging
from cmdesk.register.basis import basis
from cmdesk.register.history import Journal
from cmdesk.register.opened import Opened
from cmdesk.register.preparing import prepared
from cmdesk.register.records import Action, Conflict, Prepared, Stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from cmdesk.contract.contract import Contract
    from cmdesk.register.records import Difference, Edit, VersionNote


class Changing(Opened):
    """What is done to contracts."""

    def get(self, contract_id: int, version: int | None = None) -> Stored:
        """Return a contract in its last version, or in an earlier one; of a deleted one `deleted_at` tells when."""
        with self.store.reading() as connection:
            return self._stored(connection, contract_id, version)

    def holds(self, known: Stored) -> bool:
        """Tell whether a contract as it was known is still the one under its number, whatever became of it since.

        Where a backup was put back, another one may have taken the number.
        """
        with self.store.reading() as connection:
            last = self._stored(connection, known.id)
            found = keeping.stored(connection, known.id, known.version)
            if found is not None and (found.at, found.contract) == (known.at, known.contract):
                return True
            return keeping.common_of(connection, last, found, known.version) is not None

    def base(self, contract_id: int, version: int, at: datetime | None) -> Stored:
        """Return the version of some moment, or of any, from which something grew; or what both have in common.

        NoSuchContractError where the contract is another one by now, as `holds` has it.
        """
        with self.store.reading() as connection:
            last = self._stored(connection, contract_id)
            found = keeping.stored(connection, contract_id, version)
            if found is not None and at in {None, found.at}:
                return found
            common = keeping.common_of(connection, last, found, version)
            if common is None:
                raise errors.NoSuchContractError(self.place)
            return common

    def add(self, contract: Contract | Prepared, edit: Edit) -> Stored:
        """Put a new contract in; the same edit put in twice, because a connection broke, is stored once."""
        ready = self._ready(contract, edit)
        with self.store.writing() as connection:
            journal = Journal(connection, edit, ready.basis)
            number = keeping.added_by(connection, journal, ready)
            if number is None:
                [number] = keeping.add(connection, journal, [ready])
                journal.close()
        return Stored(number, 1, ready.contract, edit.who, edit.at, edit.why)

    def add_all(self, contracts: Iterable[Contract | Prepared], edit: Edit) -> tuple[int, ...]:
        """Put many new contracts in, all or none, and return their numbers; hundreds at a time are quickest."""
        return self.take_in(contracts, (), edit)

    def take_in(
        self,
        new: Iterable[Contract | Prepared],
        changed: Iterable[tuple[int, int, Contract | Prepared]],
        edit: Edit,
    ) -> tuple[int, ...]:
        """Put new contracts in, and new versions of others, all or none; return the numbers of the new ones.

        What is changed comes with its number and the version that it is changed from; ChangedMeanwhileError where that
        is not the last one any more. The same edit put in twice is stored once.
        """
        all_new = [self._ready(one, edit) for one in new]
        others = [(number, version, self._ready(one, edit)) for number, version, one in changed]
        if not all_new and not others:
            return ()
        with self.store.writing() as connection:
            journal = Journal(connection, edit, (all_new[0] if all_new else others[0][2]).basis)
            before = keeping.taken_in_by(connection, journal, all_new, others)
            if before is not None:
                return before
            keeping.check_versions(connection, self.place, others)
            numbers = keeping.add(connection, journal, all_new)
            for number, _, ready in others:
                keeping.put(connection, journal, self._stored(connection, number), ready, Action.CHANGED)
            journal.close()
            if numbers and keeping.has_doubled(numbers[0], numbers[-1] + 1):
                self.store.kind.count_anew(connection)
        return numbers

    def put(
        self, contract_id: int, contract: Contract | Prepared, expected_version: int, edit: Edit
    ) -> Stored | Conflict:
        """Store a contract as changed from a version; a `Conflict` where that is not the last one any more.

        A contract that did not change is not stored again, nor is the same edit, put in twice because a connection
        broke. Of a deleted one it is a conflict, or has it back where the version is the last one. A version that went
        when a backup was put back is a conflict too, with the last version of the backup for its base.
        """
        return self._put(contract_id, contract, expected_version, edit, Action.CHANGED)

    def restore(self, contract_id: int, version: int, expected_version: int, edit: Edit) -> Stored | Conflict:
        """Store an earlier version again, as a new one."""
        earlier = self.get(contract_id, version).contract
        return self._put(contract_id, earlier, expected_version, edit, Action.RESTORED)

    def delete(self, contract_id: int, expected_version: int, edit: Edit) -> Stored | Conflict:
        """Take a contract out of sight; `undelete` has it back for 30 days.

        Made twice, the same edit is one; a contract that is deleted stays as it is.
        """
        with self.store.writing() as connection:
            journal = Journal(connection, edit, basis())
            before = self._stored(connection, contract_id)
            if before.deleted_at == edit.at and keeping.is_made_by(before, expected_version, edit):
                return before
            if before.version != expected_version:
                base = self._base(connection, before, expected_version)
                return keeping.conflict_of(before, base, base.contract)
            if before.deleted_at is not None:
                return before
            keeping.delete_softly(connection, journal, before)
            journal.close()
        return Stored(contract_id, before.version + 1, before.contract, edit.who, edit.at, edit.why, edit.at)

    def undelete(self, contract_id: int, edit: Edit) -> Stored:
        """Have a deleted contract back; as it is where it was not deleted."""
        before = self.get(contract_id)
        if before.deleted_at is None:
            return before
        found = self._put(contract_id, before.contract, before.version, edit, Action.UNDELETED)
        return found.stored if isinstance(found, Conflict) else found

    def purge(self, edit: Edit) -> int:
        """Take out for good what was deleted more than 30 days ago, and return how many."""
        with self.store.writing() as connection:
            journal = Journal(connection, edit, basis())
            number = keeping.purge(connection, journal, edit.at - timedelta(days=keeping.UNDOABLE_DAYS))
            journal.close()
        return number

    def versions(self, contract_id: int) -> tuple[VersionNote, ...]:
        """Return every version of a contract, the last one first."""
        with self.store.reading() as connection:
            return keeping.version_notes(connection, contract_id)

    def differences(self, contract_id: int, earlier: int, later: int) -> tuple[Difference, ...]:
        """Return the places in which two versions of a contract differ."""
        before, after = self.get(contract_id, earlier), self.get(contract_id, later)
        return merging.differences(before.contract, after.contract)

    # What the methods above share

    def _put(
        self, contract_id: int, contract: Contract | Prepared, expected_version: int, edit: Edit, action: Action
    ) -> Stored | Conflict:
        ready = self._ready(contract, edit)
        with self.store.writing() as connection:
            journal = Journal(connection, edit, ready.basis)
            before = self._stored(connection, contract_id)
            if keeping.is_done(before, ready, expected_version, edit):
                return before
            if before.version != expected_version:
                base = self._base(connection, before, expected_version)
                return keeping.conflict_of(before, base, ready.contract)
            if before.contract == ready.contract and before.deleted_at is None:
                return before
            keeping.put(connection, journal, before, ready, action)
            journal.close()
        return Stored(contract_id, before.version + 1, ready.contract, edit.who, edit.at, edit.why)

    def _stored(self, connection: Connection, contract_id: int, version: int | None = None) -> Stored:
        found = keeping.stored(connection, contract_id, version)
        if found is None and version is not None and keeping.stored(connection, contract_id) is not None:
            raise errors.NoSuchVersionError(self.place, version=version)
        if found is None:
            raise errors.NoSuchContractError(self.place)
        return found

    def _base(self, connection: Connection, before: Stored, expected_version: int) -> Stored:
        """Return the version that an edit started from, or the best there is in its place."""
        found = keeping.base_of(connection, before, expected_version)
        if found is None and expected_version > before.version:
            raise errors.NoSuchContractError(self.place)
        if found is None:
            raise errors.NoSuchVersionError(self.place, version=expected_version)
        return found

    def _ready(self, contract: Contract | Prepared, edit: Edit) -> Prepared:
        """Return a contract ready to be stored, its deadlines as of the day that the entity's clock shows."""
        if isinstance(contract, Prepared):
            return contract
        entity = contract.service_entity or contract.entity
        return prepared(contract, edit.at.astimezone(zone_of(entity)).date(), basis())
