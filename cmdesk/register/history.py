"""The history: lines that nobody can change, each sealed by a hash that takes in the one before.

Whoever writes opens a `Journal` first. In PostgreSQL it makes writers come one after the other, so that there is one
chain, and no line is seen before an earlier one.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select, update

from cmdesk.basics.wording import N_, say
from cmdesk.register.errors import NewerRegisterError
from cmdesk.register.records import Action, Change, Check, News
from cmdesk.register.store import WRITES
from cmdesk.register.tables import NOTHING_YET, SCHEMA, contracts, head, history, versions
from cmdesk.register.texts import moment_in, moment_text, storable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Row, Select

    from cmdesk.register.basis import Basis
    from cmdesk.register.records import Edit

_Told = tuple[int, tuple[str, ...]]
"""A line of the history, and what it says of a version: its fingerprint, and how it was made."""

_COUNTED = select(func.count()).select_from(contracts).where(contracts.c.deleted_at.is_(None))

KEPT = case((head.c.kept_seq == head.c.seq, head.c.kept), else_=_COUNTED.scalar_subquery())
"""How many contracts are not deleted: as the head has it, or counted where whoever wrote last did not count."""

_SEALED = tuple(column.name for column in history.columns if column.name != "hash")


class Journal:
    """What is being written to the history in one transaction."""

    def __init__(self, connection: Connection, edit: Edit, basis: Basis) -> None:
        """Take the head of the register, and with it the turn to write; NewerRegisterError where it is not ours."""
        self._connection = connection
        found = connection.execute(select(head).with_for_update()).one()
        if found.schema > SCHEMA:  # a newer program migrated it while this one had it open
            raise NewerRegisterError(connection.get_execution_options().get(WRITES, ""))
        self._seq: int = found.seq
        self._hash: str = found.hash
        self._next_contract: int = found.next_contract
        # In a statement of its own: one that waits for the head counts what was there before it waited.
        self._kept: int = found.kept if found.kept_seq == found.seq else connection.execute(_COUNTED).scalar_one()
        self._lines: list[dict[str, Any]] = []
        self._common = {
            "at": moment_text(edit.at),
            "who": storable(edit.who),
            "why": storable(edit.why),
            "program": basis.program,
            "calendar": basis.calendar,
        }

    @property
    def common(self) -> Mapping[str, str]:
        """What all lines of this edit share, as it is stored."""
        return self._common

    def new_contract(self) -> int:
        """Return the number of a new contract, which no other ever had."""
        self._next_contract += 1
        return self._next_contract - 1

    def count(self, more: int) -> None:
        """Count contracts that are kept from now on, or, below 0, that are not any more."""
        self._kept += more

    def add(self, line: Mapping[str, Any]) -> None:
        """Add a line, sealed."""
        self._seq += 1
        full = {"seq": self._seq, **self._common, **line}
        self._hash = full["hash"] = sealed(self._hash, full)
        self._lines.append(full)

    def close(self) -> int:
        """Write all lines down, and return the number of the last one."""
        if self._lines:
            self._connection.execute(history.insert(), self._lines)
        counted = {"kept": self._kept, "kept_seq": self._seq}
        new = {"seq": self._seq, "hash": self._hash, "next_contract": self._next_contract, **counted}
        self._connection.execute(update(head).values(new))
        return self._seq


def sealed(before: str, line: Mapping[str, Any]) -> str:
    """Return the hash of a line after the hash before it."""
    # What damage made of a text is sealed too, so that the line is found to be another one.
    text = json.dumps([line[name] for name in _SEALED], ensure_ascii=True, separators=(",", ":"), default=repr)
    return sha256(f"{before}\n{text}".encode()).hexdigest()


def fingerprint_of(body: str) -> str:
    """Return the SHA-256 of a stored text."""
    return sha256(body.encode()).hexdigest()


def checked(connection: Connection) -> Check:
    """Check the history from its first line, and every version and contract against it."""
    before, lines = NOTHING_YET, 0
    expected: dict[tuple[int, int], _Told] = {}
    purged = set()
    for row in _rows(connection, select(history).order_by(history.c.seq)):
        lines += 1
        if row.seq != lines or row.hash != sealed(before, dict(row._mapping)):  # noqa: SLF001  # SQLAlchemy's public name
            return Check(lines, lines, say(N_("this line is not what was written, or one before it is missing")))
        before = row.hash
        if row.fingerprint:
            expected[row.contract_id, row.version] = row.seq, (row.fingerprint, *_made(row))
        if row.action == Action.PURGED:
            purged.add(row.contract_id)
    found = connection.execute(select(head)).one()
    if (found.seq, found.hash) != (lines, before):
        return Check(lines, lines + 1, say(N_("the end of the history is missing")))
    broken = _altered(connection, {key: one for key, one in expected.items() if key[0] not in purged})
    return Check(lines) if broken is None else Check(lines, broken, say(N_("the contract stored is not this one")))


def _altered(connection: Connection, expected: dict[tuple[int, int], _Told]) -> int | None:
    """Return the first line of the history that tells of something else than what is stored, None where there is none.

    That is the text of every version with who made it, when, why and how; and which version of a contract is the last.
    """
    last = {number: (version, expected[number, version][1]) for number, version in sorted(expected)}
    wrong = []
    for row in _rows(connection, select(contracts.c.id, contracts.c.version, contracts.c.deleted_at)):
        version, (_, action, at, *_) = last.pop(row.id, (0, ("", "", "")))
        if (row.version, row.deleted_at) != (version, at if action == Action.DELETED else None):
            wrong.append(expected[row.id, version][0] if version else 0)
    wrong += [expected[number, version][0] for number, (version, _) in last.items()]
    for row in _rows(connection, select(versions)):
        seq, told = expected.pop((row.contract_id, row.version), (0, ()))
        if told != (fingerprint_of(str(row.body)), *_made(row)):
            wrong.append(seq)
    return min([*wrong, *(seq for seq, _ in expected.values())], default=None)


def _made(row: Row[Any]) -> tuple[str, ...]:
    """Return how a version came to be, and when, by whom and why."""
    return row.action, row.at, row.who, row.why


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """Yield rows by the thousand, however many there are."""
    with connection.execute(query.execution_options(yield_per=1000)) as found:
        yield from found


# Reading


def lines_of(connection: Connection, contract_id: int | None, after: int, most: int) -> tuple[Change, ...]:
    """Return lines after some line, of one contract or of all, the earliest first."""
    query = select(history).where(history.c.seq > after).order_by(history.c.seq).limit(most)
    if contract_id is not None:
        query = query.where(history.c.contract_id == contract_id)
    return tuple(_change(row) for row in connection.execute(query))


def last_lines_of(connection: Connection, contract_id: int | None, most: int) -> tuple[Change, ...]:
    """Return the last lines, of one contract or of all, the latest first."""
    query = select(history).order_by(history.c.seq.desc()).limit(most)
    if contract_id is not None:
        query = query.where(history.c.contract_id == contract_id)
    return tuple(_change(row) for row in connection.execute(query))


def since(connection: Connection, seq: int, seal: str) -> News:
    """Return what was written after some line, or that this line is not there any more.

    Without its hash only a line beyond the last one is known to be gone.
    """
    last = connection.execute(select(head.c.seq, head.c.hash)).one()
    if last.seq == seq and seal in {"", last.hash}:
        return News(seq, seal=last.hash)
    if last.seq <= seq or (seal and _seal_of(connection, seq) != seal):
        return News(
            last.seq, frozenset(connection.execute(select(contracts.c.id)).scalars()), last.hash, everything=True
        )
    found = connection.execute(select(history.c.contract_id).where(history.c.seq > seq).distinct())
    return News(last.seq, frozenset(found.scalars()), last.hash)


def _seal_of(connection: Connection, seq: int) -> str | None:
    """Return the hash of a line of the history, None where there is none; that of no line is where all begins."""
    if not seq:
        return NOTHING_YET
    return connection.execute(select(history.c.hash).where(history.c.seq == seq)).scalar_one_or_none()


def _change(row: Row[Any]) -> Change:
    values = dict(row._mapping)  # noqa: SLF001  # as above
    return Change(**{**values, "at": moment_in(row.at), "action": Action(row.action)})
