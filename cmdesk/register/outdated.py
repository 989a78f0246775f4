"""Deadlines that rest on other versions, holidays or rates than those in use: found, compared, taken over or left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update

from cmdesk.register import coming, keeping
from cmdesk.register.history import Journal
from cmdesk.register.impact import moves
from cmdesk.register.records import Action, Impact
from cmdesk.register.tables import contracts
from cmdesk.register.texts import json_text

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row

    from cmdesk.register.basis import Basis
    from cmdesk.register.records import Edit, Prepared


def stale(connection: Connection, as_of: date, basis: Basis) -> tuple[int, ...]:
    """Return the contracts whose deadlines rest on an older basis, or are not complete on a day."""
    bases = connection.execute(select(contracts.c.basis).distinct()).scalars()
    older = contracts.c.basis.in_([one for one in bases if basis.replaces(one)])
    outdated = older & (contracts.c.postponed.is_(None) | (contracts.c.postponed != basis.key))
    return _numbers(connection, or_(outdated, _incomplete(as_of)))


def aged(connection: Connection, as_of: date, basis: Basis) -> tuple[int, ...]:
    """Return the contracts whose deadlines rest on this very basis, and are not complete on a day."""
    return _numbers(connection, (contracts.c.basis == basis.key) & _incomplete(as_of))


def _incomplete(as_of: date) -> ColumnElement[bool]:
    day, tomorrow = as_of.isoformat(), (as_of + timedelta(days=1)).isoformat()  # where the entity is, it may have begun
    return (contracts.c.good_until < day) | (contracts.c.good_from > tomorrow)


def _numbers(connection: Connection, wanted: ColumnElement[bool]) -> tuple[int, ...]:
    query = select(contracts.c.id).where(contracts.c.deleted_at.is_(None), wanted)
    return tuple(connection.execute(query.order_by(contracts.c.id)).scalars())


def impact(connection: Connection, contract_id: int, ready: Prepared, as_of: date) -> Impact | None:
    """Return which deadlines of a contract newly computed ones would move."""
    row = _unchanged(connection, contract_id, ready)
    found = moves(coming.of_contract(connection, contract_id), ready.deadlines, as_of) if row is not None else ()
    if row is None or not found:
        return None
    return Impact(contract_id, row.version, row.reference, row.client, found)


def accept(connection: Connection, news: tuple[tuple[int, Prepared], ...], edit: Edit) -> int:
    """Store newly computed deadlines, telling what moves; return in how many contracts something does."""
    if not news:
        return 0
    journal, number = Journal(connection, edit, news[0][1].basis), 0
    for contract_id, ready in news:
        if _unchanged(connection, contract_id, ready) is None:
            continue
        found = impact(connection, contract_id, ready, ready.good_from)
        keeping.put_deadlines(connection, contract_id, ready)
        if found is not None:
            number += 1
            _tell(journal, found, Action.ACCEPTED, ready.contract.edition)
    journal.close()
    return number


def postpone(connection: Connection, impacts: tuple[Impact, ...], basis: Basis, edit: Edit) -> None:
    """Leave deadlines as they are for as long as this basis is in use, and tell so.

    What was changed, deleted or accepted since they were compared has others by now, or none, and is left alone.
    """
    journal = Journal(connection, edit, basis)
    for one in impacts:
        compared = (contracts.c.id == one.contract_id) & (contracts.c.version == one.version)
        query = select(contracts.c.edition).where(compared, contracts.c.basis != basis.key)
        edition = connection.execute(query).scalar_one_or_none()
        if edition is not None:
            connection.execute(update(contracts).where(compared).values(postponed=basis.key))
            _tell(journal, one, Action.POSTPONED, edition)
    journal.close()


def _unchanged(connection: Connection, contract_id: int, ready: Prepared) -> Row[Any] | None:
    """Return the row of a contract, None where it is gone or is not the one that deadlines were worked out of."""
    row = connection.execute(
        select(contracts).where(contracts.c.id == contract_id, contracts.c.deleted_at.is_(None))
    ).one_or_none()
    return row if row is not None and keeping.body(connection, contract_id) == ready.body else None


def _tell(journal: Journal, found: Impact, action: Action, edition: str) -> None:
    """Add a line of history for each deadline that moves."""
    for move in found.moves:
        journal.add(
            {
                "contract_id": found.contract_id,
                "version": found.version,
                "reference": found.reference,
                "edition": edition,
                "action": action.value,
                "place": move.result if move.term is None else f"{move.result}[{move.term}]",
                "before": _told(move.before, move.act_by_before),
                "after": _told(move.after, move.act_by_after),
                "fingerprint": "",
            }
        )


def _told(day: date | None, act_by: date | None) -> str | None:
    """Return a deadline with the day to act by, as JSON."""
    if day is None or act_by is None:
        return None
    return json_text({"day": day.isoformat(), "act_by": act_by.isoformat()})
