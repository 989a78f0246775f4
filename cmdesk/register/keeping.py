"""Contracts put into the tables and taken out of them, in one transaction each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, select, update

from cmdesk.register import merging, rows
from cmdesk.register.errors import ChangedMeanwhileError
from cmdesk.register.history import fingerprint_of
from cmdesk.register.preparing import body_of
from cmdesk.register.records import Action, Conflict, Stored, VersionNote
from cmdesk.register.tables import contracts, deadlines, history, versions, words
from cmdesk.register.texts import json_text, moment_in, moment_text, storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Table

    from cmdesk.contract.contract import Contract
    from cmdesk.register.history import Journal
    from cmdesk.register.records import Difference, Edit, Prepared

UNDOABLE_DAYS = 30
"""Days for which a deleted contract can be had back."""


# Reading


def stored(connection: Connection, contract_id: int, version: int | None = None) -> Stored | None:
    """Return a contract in its last version or in another one; None where there is none."""
    wanted = contracts.c.version if version is None else version
    query = (
        select(versions, contracts.c.deleted_at)
        .join(contracts, contracts.c.id == versions.c.contract_id)
        .where(versions.c.contract_id == contract_id, versions.c.version == wanted)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else rows.stored_of(row)


def body(connection: Connection, contract_id: int) -> str:
    """Return the text of a contract in its last version."""
    query = (
        select(versions.c.body)
        .join(contracts, (contracts.c.id == versions.c.contract_id) & (contracts.c.version == versions.c.version))
        .where(contracts.c.id == contract_id)
    )
    found: str = connection.execute(query).scalar_one()
    return found


def bodies(connection: Connection, contract_ids: Collection[int]) -> dict[int, str]:
    """Return the texts of contracts in their last versions, by number; deleted ones are left out."""
    query = (
        select(contracts.c.id, versions.c.body)
        .join(contracts, (contracts.c.id == versions.c.contract_id) & (contracts.c.version == versions.c.version))
        .where(contracts.c.id.in_(contract_ids), contracts.c.deleted_at.is_(None))
    )
    return {row.id: row.body for row in connection.execute(query)}


def version_notes(connection: Connection, contract_id: int) -> tuple[VersionNote, ...]:
    """Return all versions of a contract, the last one first."""
    columns = (versions.c.version, versions.c.action, versions.c.who, versions.c.at, versions.c.why)
    query = select(*columns).where(versions.c.contract_id == contract_id).order_by(versions.c.version.desc())
    return tuple(
        VersionNote(row.version, Action(row.action), row.who, moment_in(row.at), row.why)
        for row in connection.execute(query)
    )


# Writing


def add(connection: Connection, journal: Journal, all_ready: Sequence[Prepared]) -> tuple[int, ...]:
    """Put new contracts in, and return their numbers."""
    numbers = tuple(journal.new_contract() for _ in all_ready)
    journal.count(len(numbers))
    pairs = tuple(zip(numbers, all_ready, strict=True))
    _insert(connection, contracts, [rows.contract_row(one, 1, ready, journal.common) for one, ready in pairs])
    _insert(
        connection,
        versions,
        [rows.version_row(one, 1, Action.ADDED.value, ready.body, journal.common) for one, ready in pairs],
    )
    _insert_parts(connection, pairs)
    for number, ready in pairs:
        journal.add(_line(number, 1, Action.ADDED, ready.contract, fingerprint_of(ready.body)))
    return numbers


def added_by(connection: Connection, journal: Journal, ready: Prepared) -> int | None:
    """Return the number under which this very edit put a contract in before; None where it did not."""
    query = (
        select(versions.c.contract_id)
        .join(contracts, contracts.c.id == versions.c.contract_id)
        .where(contracts.c.folded_reference == ready.index["folded_reference"], *_first_ones(journal))
        .where(versions.c.body == ready.body)
        .order_by(versions.c.contract_id)
    )
    return connection.execute(query).scalars().first()


def taken_in_by(
    connection: Connection, journal: Journal, new: Sequence[Prepared], changed: Iterable[tuple[int, int, Prepared]]
) -> tuple[int, ...] | None:
    """Return the numbers under which this very edit took all of something in before; None where it did not."""
    numbers = _added_in_a_row(connection, journal, new)
    for number, version, ready in changed:
        query = select(versions).where(versions.c.contract_id == number, versions.c.version == version + 1)
        row = connection.execute(query).one_or_none()
        if row is None or (row.at, row.who, row.body) != (journal.common["at"], journal.common["who"], ready.body):
            return None
    return numbers


def _added_in_a_row(connection: Connection, journal: Journal, new: Sequence[Prepared]) -> tuple[int, ...] | None:
    """Return the numbers that this very edit gave to contracts before; None where it did not put in just these."""
    first = added_by(connection, journal, new[0]) if new else None
    if first is None:
        return None if new else ()
    query = select(versions.c.contract_id, versions.c.body).where(versions.c.contract_id >= first)
    rows = connection.execute(query.where(*_first_ones(journal)).order_by(versions.c.contract_id))
    bodies = {row.contract_id: row.body for row in rows}
    for number in bodies:
        if all(bodies.get(number + at) == ready.body for at, ready in enumerate(new)):
            return tuple(range(number, number + len(new)))
    return None


def _first_ones(journal: Journal) -> tuple[ColumnElement[bool], ...]:
    """Return what marks the first versions that an edit made."""
    told = journal.common
    return versions.c.version == 1, versions.c.at == told["at"], versions.c.who == told["who"]


def is_done(before: Stored, ready: Prepared, expected_version: int, edit: Edit) -> bool:
    """Tell whether this very edit made the version that is stored."""
    return is_made_by(before, expected_version, edit) and before.contract == ready.contract


def is_made_by(before: Stored, expected_version: int, edit: Edit) -> bool:
    """Tell whether an edit, started from a version, made the one that is stored, whatever it did."""
    return (before.version, before.who, before.at) == (expected_version + 1, storable(edit.who), edit.at)


def put(connection: Connection, journal: Journal, before: Stored, ready: Prepared, action: Action) -> None:
    """Put a new version of a contract in, with a line of history for every place in which it differs."""
    version, common = before.version + 1, journal.common
    row = rows.contract_row(before.id, version, ready, common)
    _take_parts_out(connection, before.id)
    if before.deleted_at is not None:
        journal.count(1)
    connection.execute(update(contracts).where(contracts.c.id == before.id).values(row))
    connection.execute(versions.insert(), rows.version_row(before.id, version, action.value, ready.body, common))
    _insert_parts(connection, [(before.id, ready)])
    fingerprint = fingerprint_of(ready.body)
    changes = merging.differences(before.contract, ready.contract)
    for change in changes:
        journal.add(_line(before.id, version, action, ready.contract, fingerprint, change))
    if not changes:
        journal.add(_line(before.id, version, action, ready.contract, fingerprint))


def delete_softly(connection: Connection, journal: Journal, before: Stored) -> None:
    """Take a contract out of sight; it is kept, and has no deadlines any more."""
    version, common, body = before.version + 1, journal.common, body_of(before.contract)
    gone = {"version": version, "deleted_at": common["at"], "changed_at": common["at"], "changed_by": common["who"]}
    connection.execute(update(contracts).where(contracts.c.id == before.id).values(gone))
    journal.count(-1)
    connection.execute(versions.insert(), rows.version_row(before.id, version, Action.DELETED.value, body, common))
    connection.execute(delete(deadlines).where(deadlines.c.contract_id == before.id))
    journal.add(_line(before.id, version, Action.DELETED, before.contract, fingerprint_of(body)))


def purge(connection: Connection, journal: Journal, deleted_before: datetime) -> int:
    """Take out for good what was deleted before some moment, and return how many; the history stays."""
    columns = contracts.c.id, contracts.c.version, contracts.c.reference, contracts.c.edition
    query = select(*columns).where(contracts.c.deleted_at < moment_text(deleted_before)).order_by(contracts.c.id)
    found = connection.execute(query).all()
    for row in found:
        _take_parts_out(connection, row.id)
        connection.execute(delete(contracts).where(contracts.c.id == row.id))
        told = {"contract_id": row.id, "version": row.version, "reference": row.reference, "edition": row.edition}
        empty = {"place": "", "before": None, "after": None, "fingerprint": ""}
        journal.add({**told, **empty, "action": Action.PURGED.value})
    return len(found)


def check_versions(connection: Connection, place: str, changed: Iterable[tuple[int, int, Prepared]]) -> None:
    """Raise where a contract is not in the version any more that it is changed from."""
    for number, version, ready in changed:
        found = stored(connection, number)
        if found is None or found.version != version or found.deleted_at is not None:
            raise ChangedMeanwhileError(place, reference=ready.contract.reference)


def base_of(connection: Connection, before: Stored, expected_version: int) -> Stored | None:
    """Return the version that an edit started from; None where there is none.

    A version higher than the last one went when a backup was put back: the edit and what is stored then have the last
    version of the backup in common, and none where the contract came later and took the number of another one, or came
    with the file of another register. Where the history tells of no backup, as in a file that was copied by hand, no
    more is known than what is stored.

    A number is all that is asked, so it must be that of a version that is still stored, or of none: after a backup was
    put back the same number may have been given once more, to a version that the edit did not start from. Whoever
    keeps a version for longer than a moment keeps the contract, too, asks `holds`, and makes the conflict of its own
    base with `conflict_of`.
    """
    if expected_version <= before.version:
        return stored(connection, before.id, expected_version)
    rolled_back = connection.execute(
        select(func.max(history.c.seq)).where(history.c.action == Action.ROLLED_BACK.value)
    ).scalar_one()
    if rolled_back is None:
        return before
    of_backup = history.c.contract_id == before.id, history.c.seq < rolled_back
    lines = select(func.min(history.c.seq), func.max(history.c.version)).where(*of_backup)
    first, version = connection.execute(lines).one()
    if version is None or _came_from_elsewhere(connection, first):
        return None
    return stored(connection, before.id, version)


def _came_from_elsewhere(connection: Connection, first: int) -> bool:
    """Tell whether a contract, by its first line, came with a backup that had another history from there on."""
    told = history.c.action == Action.ROLLED_BACK.value, history.c.seq > first
    parted = select(history.c.seq).where(*told, history.c.version.between(1, first)).limit(1)
    return connection.execute(parted).first() is not None


def common_of(connection: Connection, last: Stored, found: Stored | None, version: int) -> Stored | None:
    """Return what a contract has in common with a version of it that is another one by now, or none; None if nothing.

    `found` is what is stored under the number of that version.
    """
    base = base_of(connection, last, max(version, last.version + 1))
    return base if base is not None and (found is None or base.version < last.version) else None


def conflict_of(before: Stored, base: Stored, contract: Contract) -> Conflict:
    """Return what stands in the way of an edit: what is stored, and what either changed since a base of both."""
    return Conflict(
        stored=before,
        expected_version=base.version,
        base=base.contract,
        mine=merging.differences(base.contract, contract),
        theirs=merging.differences(base.contract, before.contract),
        clashes=merging.clashes(base.contract, contract, before.contract),
    )


def has_doubled(before: int, after: int) -> bool:
    """Tell whether there are twice as many contracts as when the database last looked, from some hundreds on."""
    return (before // _FEW).bit_length() < (after // _FEW).bit_length()


_FEW = 256
"""Contracts up to which no database minds what it knows of its tables."""


# Rows that hang on a contract


def put_deadlines(connection: Connection, contract_id: int, ready: Prepared) -> None:
    """Put newly computed deadlines in the place of those there are."""
    connection.execute(delete(deadlines).where(deadlines.c.contract_id == contract_id))
    _insert(connection, deadlines, list(rows.deadline_rows(contract_id, ready.deadlines)))
    good = {"good_from": ready.good_from.isoformat(), "good_until": ready.good_until.isoformat()}
    found = {**good, "basis": ready.basis.key, "postponed": None}
    connection.execute(update(contracts).where(contracts.c.id == contract_id).values(found))


def _insert_parts(connection: Connection, pairs: Iterable[tuple[int, Prepared]]) -> None:
    """Put in the words and the deadlines of contracts."""
    pairs = tuple(pairs)
    found = [row for number, ready in pairs for row in rows.word_rows(number, str(ready.index["searched"]))]
    _insert(connection, words, sorted(found, key=lambda row: str(row["word"])))
    _insert(
        connection, deadlines, [row for number, ready in pairs for row in rows.deadline_rows(number, ready.deadlines)]
    )


def _take_parts_out(connection: Connection, contract_id: int) -> None:
    """Take out the words and the deadlines of a contract; which words it has stands in its row."""
    searched = connection.execute(select(contracts.c.searched).where(contracts.c.id == contract_id)).scalar_one()
    having = and_(words.c.word.in_(searched.split()), words.c.contract_id == contract_id)
    connection.execute(delete(words).where(having))
    connection.execute(delete(deadlines).where(deadlines.c.contract_id == contract_id))


def _insert(connection: Connection, table: Table, found: list[dict[str, Any]]) -> None:
    if found:
        connection.execute(table.insert(), found)


def _line(
    contract_id: int,
    version: int,
    action: Action,
    contract: Contract,
    fingerprint: str,
    change: Difference | None = None,
) -> dict[str, Any]:
    """Return a line of the history."""
    return {
        "contract_id": contract_id,
        "version": version,
        "reference": contract.reference,
        "edition": contract.edition,
        "action": action.value,
        "place": "" if change is None else change.place,
        "before": None if change is None else json_text(change.before),
        "after": None if change is None else json_text(change.after),
        "fingerprint": fingerprint,
    }
