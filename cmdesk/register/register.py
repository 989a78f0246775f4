"""The register: contracts are kept in it, found, watched and shared, and nothing that was stored is ever lost.

    register = open_register("contracts.sqlite")          # or "postgresql+psycopg://me@host/contracts"
    stored = register.add(contract, Edit("Ann", now))
    found = register.put(stored.id, changed, stored.version, Edit("Ann", now, "as agreed by phone"))
    if isinstance(found, Conflict): ...                    # somebody else was faster; nothing was stored
    page = register.search("client:acme due:<30d", today)
    coming = register.deadlines(today, 90)

Every method is one transaction and may be called from any thread. Whatever fails raises a `RegisterError`, whose
`sentence` is for the user; then nothing was stored. Moments and days come from the caller, never from the clock. This
module imports SQLAlchemy (150 ms); `records`, `query` and `errors` do not.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from cmdesk.calendars.entities import zone_of
from cmdesk.register import coming, errors, filters, history, keeping, merging, outdated, searching
from cmdesk.register.basis import basis
from cmdesk.register.history import Journal
from cmdesk.register.preparing import prepared
from cmdesk.register.query import parsed
from cmdesk.register.records import Action, Conflict, Edit, News, Part, Prepared, SortBy, Stored
from cmdesk.register.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from sqlalchemy import Connection

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract
    from cmdesk.register.basis import Basis
    from cmdesk.register.query import Query
    from cmdesk.register.records import (
        Change,
        Check,
        Counts,
        Deadline,
        DeadlinePage,
        Difference,
        Filter,
        Impact,
        Page,
        Summary,
        VersionNote,
    )


def open_register(place: str, password: str | None = None) -> Register:
    """Open a register by the name of its file, which is made where there is none, or by its address.

    The password, where one is needed, comes from the key ring or from whoever is asked; it may stand in the address
    too, in a service file, or in PGPASSFILE.
    """
    if "://" in place:
        from cmdesk.register.postgresql import PostgresqlServer  # noqa: PLC0415  # teams alone need it

        return Register(Store(PostgresqlServer(place, password)))
    from cmdesk.register.sqlite import SqliteFile  # noqa: PLC0415  # as above

    return Register(Store(SqliteFile(place)))


class Register:
    """All that can be done with a register."""

    def __init__(self, store: Store) -> None:
        """Work on a store that is open."""
        self.store = store

    @property
    def place(self) -> str:
        """The file, or the address without a password."""
        return self.store.place

    @property
    def read_only(self) -> bool:
        """Whether it can be read, and no more."""
        return self.store.kind.read_only

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What to tell the user once about where it lies."""
        return self.store.kind.notes

    def close(self) -> None:
        """Let go of it."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Contracts

    def get(self, contract_id: int, version: int | None = None) -> Stored:
        """Return a contract in its last version, or in an earlier one; of a deleted one `deleted_at` tells when."""
        with self.store.reading() as connection:
            return self._stored(connection, contract_id, version)

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
        all_ready = [self._ready(one, edit) for one in contracts]
        if not all_ready:
            return ()
        with self.store.writing() as connection:
            journal = Journal(connection, edit, all_ready[0].basis)
            numbers = keeping.add(connection, journal, all_ready)
            journal.close()
            if keeping.has_doubled(numbers[0], numbers[-1] + 1):
                self.store.kind.count_anew(connection)
        return numbers

    def put(
        self, contract_id: int, contract: Contract | Prepared, expected_version: int, edit: Edit
    ) -> Stored | Conflict:
        """Store a contract as changed from a version; a `Conflict` where that is not the last one any more.

        A contract that did not change is not stored again, nor is the same edit, put in twice because a connection
        broke. Of a deleted one it is a conflict, or has it back where the version is the last one.
        """
        return self._put(contract_id, contract, expected_version, edit, Action.CHANGED)

    def restore(self, contract_id: int, version: int, expected_version: int, edit: Edit) -> Stored | Conflict:
        """Store an earlier version again, as a new one."""
        earlier = self.get(contract_id, version).contract
        return self._put(contract_id, earlier, expected_version, edit, Action.RESTORED)

    def delete(self, contract_id: int, expected_version: int, edit: Edit) -> Stored | Conflict:
        """Take a contract out of sight; `undelete` has it back for 30 days."""
        with self.store.writing() as connection:
            before = self._stored(connection, contract_id)
            if before.version != expected_version:
                base = self._stored(connection, contract_id, expected_version)
                return keeping.conflict_of(before, base, base.contract)
            journal = Journal(connection, edit, basis())
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

    # Finding

    def search(
        self,
        query: str | Query,
        today: date,
        sort: SortBy = SortBy.REFERENCE,
        *,
        descending: bool = False,
        offset: int = 0,
        most: int = 100,
    ) -> Page:
        """Return a page of the contracts that a search finds; FaultyInput where the search cannot be read.

        Sorted by DUE what is to be done first comes first, whatever `descending` says.
        """
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.page(connection, asked, today, Part(sort, descending, offset, most))

    def count(self, query: str | Query, today: date) -> int:
        """Return how many contracts a search finds, counted to the end; a page counts as far as it is quick."""
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.count(connection, asked, today)

    def numbers(self, query: str | Query, today: date) -> tuple[int, ...]:
        """Return the numbers of all contracts that a search finds, for what is done to all of them."""
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.numbers(connection, asked, today)

    def by_reference(self, reference: str) -> tuple[Summary, ...]:
        """Return the contracts of a reference, as it is written; an import asks whether there is one already."""
        with self.store.reading() as connection:
            return searching.by_reference(connection, reference)

    def deleted(self) -> Page:
        """Return the contracts that `undelete` can have back, those deleted last in front."""
        with self.store.reading() as connection:
            return searching.deleted(connection)

    def deadlines(
        self,
        as_of: date,
        days: int | None = 90,
        query: str | Query = "",
        *,
        families: Collection[str] = (),
        offset: int = 0,
        most: int = 1000,
    ) -> DeadlinePage:
        """Return what is to be done within some days over all contracts, or over those that a search finds.

        What is to be done first comes first, sums overdue before all. `families` takes some kinds alone: see
        `coming.FAMILIES`. Rows are right for any as-of day from the one on which they were worked out: `stale` tells
        which contracts are to be worked out anew for a day.
        """
        asked = parsed(query, as_of) if isinstance(query, str) else query
        until = None if days is None else as_of + timedelta(days=days)
        with self.store.reading() as connection:
            found = searching.found(connection, asked, as_of) if asked.terms else None
            return coming.page(connection, as_of, until, found, families, Part(offset=offset, most=most))

    def deadlines_of(self, contract_id: int) -> tuple[Deadline, ...]:
        """Return all deadlines that are kept of a contract, in the order of display."""
        with self.store.reading() as connection:
            return coming.of_contract(connection, contract_id)

    def counts(self, as_of: date) -> Counts:
        """Return the register in figures."""
        with self.store.reading() as connection:
            return coming.counts(connection, as_of)

    # Saved searches

    def filters(self, owner: str) -> tuple[Filter, ...]:
        """Return the searches that a user saved, by name."""
        with self.store.reading() as connection:
            return filters.of(connection, owner)

    def save_filter(self, owner: str, found: Filter) -> None:
        """Save a search, in place of one with its name."""
        with self.store.writing() as connection:
            filters.save(connection, owner, found)

    def remove_filter(self, owner: str, name: str) -> None:
        """Take a saved search out; nothing where there is none."""
        with self.store.writing() as connection:
            filters.remove(connection, owner, name)

    # What rests on other versions, holidays or rates

    def stale(self, as_of: date, found: Basis | None = None) -> tuple[int, ...]:
        """Return the contracts whose deadlines rest on something older than what is in use, or end before a day.

        Those whose outcome somebody postponed for what is in use now are left out.
        """
        with self.store.reading() as connection:
            return outdated.stale(connection, as_of, found or basis())

    def aged(self, as_of: date) -> tuple[int, ...]:
        """Return those of the stale contracts for which nothing but days went by."""
        with self.store.reading() as connection:
            return outdated.aged(connection, as_of, basis())

    def impact(self, contract_id: int, ready: Prepared, as_of: date) -> Impact | None:
        """Return which deadlines newly computed ones would move, None where none; nothing is stored."""
        with self.store.reading() as connection:
            return outdated.impact(connection, contract_id, ready, as_of)

    def accept(self, news: Iterable[tuple[int, Prepared]], edit: Edit) -> int:
        """Store newly computed deadlines, by the number of their contract; return how many contracts they moved in.

        What moves is told in the history, what stays is not. A contract that somebody changed meanwhile is left alone,
        its deadlines being newer than these.
        """
        with self.store.writing() as connection:
            return outdated.accept(connection, tuple(news), edit)

    def postpone(self, impacts: Iterable[Impact], found: Basis, edit: Edit) -> None:
        """Leave deadlines as they are for as long as nothing else changes, and tell so in the history."""
        with self.store.writing() as connection:
            outdated.postpone(connection, tuple(impacts), found, edit)

    # History

    def history(self, contract_id: int | None = None, *, after: int = 0, most: int = 1000) -> tuple[Change, ...]:
        """Return lines of the history after some line, the earliest first; of one contract or of all."""
        with self.store.reading() as connection:
            return history.lines_of(connection, contract_id, after, most)

    def last_changes(self, contract_id: int | None = None, most: int = 100) -> tuple[Change, ...]:
        """Return the last lines of the history, the latest first; of one contract or of all."""
        with self.store.reading() as connection:
            return history.last_lines_of(connection, contract_id, most)

    def check(self) -> Check:
        """Check the history from its first line, and every version of every contract against it."""
        with self.store.reading() as connection:
            return history.checked(connection)

    def changes_since(self, seq: int) -> News:
        """Return what happened since a line of the history; asking costs next to nothing where nothing did."""
        with self.store.reading() as connection:
            return News(*history.contracts_since(connection, seq))

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
                base = self._stored(connection, contract_id, expected_version)
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

    def _ready(self, contract: Contract | Prepared, edit: Edit) -> Prepared:
        """Return a contract ready to be stored, its deadlines as of the day that the entity's clock shows."""
        if isinstance(contract, Prepared):
            return contract
        entity = contract.service_entity or contract.entity
        return prepared(contract, edit.at.astimezone(zone_of(entity)).date(), basis())
