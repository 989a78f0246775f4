"""What is to be done next, over all contracts: the rows of deadlines that are right on an as-of day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from cmdesk.register import rows
from cmdesk.register.records import Counts, DeadlinePage
from cmdesk.register.tables import contracts, deadlines

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection, Select

    from cmdesk.register.records import Deadline, Part

FAMILIES = {
    "non_renewal": "term.",
    "cure": "notice.",
    "force_majeure": "force_majeure.",
    "information": "information_request.",
    "amendment": "amendment.",
    "invoice": "invoice.",
    "prepaid": "prepaid.",
}
"""What deadlines are about, by the beginnings of their ids."""

_BEYOND = "\U0010ffff"
_WINDOWS = (30, 120, 500)
"""Days in which to look for what is to be done first, before all are looked at."""


def is_right(as_of: date) -> ColumnElement[bool]:
    """Return that a row is right on an as-of day."""
    day = as_of.isoformat()
    return and_(deadlines.c.valid_until >= day, deadlines.c.valid_from <= day)


def act_between(first: date | None, last: date | None) -> ColumnElement[bool]:
    """Return that something is to be done between two days."""
    bounds = []
    if first is not None:
        bounds.append(deadlines.c.act_by >= first.isoformat())
    if last is not None:
        bounds.append(deadlines.c.act_by <= last.isoformat())
    return and_(*bounds)


def overdue(as_of: date) -> ColumnElement[bool]:
    """Return that a row is of a sum that was due before a day, and is not paid."""
    day = as_of.isoformat()
    due = and_(deadlines.c.result >= "invoice.", deadlines.c.result < "invoice/", deadlines.c.result.like("%.due"))
    return and_(deadlines.c.act_by < day, deadlines.c.day < day, due)


def page(
    connection: Connection,
    as_of: date,
    until: date | None,
    only: tuple[ColumnElement[bool] | None, Collection[str]],
    part: Part,
) -> DeadlinePage:
    """Return deadlines that are to be met by some day, what is to be done first in front.

    `only` restricts them to contracts of which something holds, and to some families.
    """
    found, families = only
    holds = [is_right(as_of), act_between(None, until)]
    if families:
        holds.append(or_(*(_begins(FAMILIES[one]) for one in families)))
    if found is not None:
        holds.append(deadlines.c.contract_id.in_(select(contracts.c.id).where(found)))
    wanted = and_(*holds)
    query = (
        _with_names()
        .where(wanted)
        .order_by(deadlines.c.act_by, deadlines.c.contract_id, deadlines.c.number)
        .offset(part.offset)
        .limit(part.most)
    )
    total = connection.execute(select(func.count()).select_from(deadlines).where(wanted)).scalar_one()
    return DeadlinePage(tuple(map(rows.deadline_of, connection.execute(query))), total)


def counts(connection: Connection, as_of: date) -> Counts:
    """Return the register in figures."""

    def of(*holds: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(deadlines).where(is_right(as_of), *holds)
        return connection.execute(query).scalar_one()

    def kept(*, deleted: bool) -> int:
        gone = contracts.c.deleted_at.is_not(None) if deleted else contracts.c.deleted_at.is_(None)
        return connection.execute(select(func.count()).select_from(contracts).where(gone)).scalar_one()

    due = (of(act_between(None, as_of + timedelta(days=days))) for days in (7, 30, 90))
    return Counts(kept(deleted=False), kept(deleted=True), of(overdue(as_of)), *due)


def of_contract(connection: Connection, contract_id: int) -> tuple[Deadline, ...]:
    """Return all deadlines of a contract, in the order of display."""
    query = _with_names().where(deadlines.c.contract_id == contract_id).order_by(deadlines.c.number)
    return tuple(map(rows.deadline_of, connection.execute(query)))


def _with_names() -> Select[Any]:
    """Return deadlines with the reference and the client of their contracts."""
    joined = select(deadlines, contracts.c.reference, contracts.c.client)
    return joined.join(contracts, contracts.c.id == deadlines.c.contract_id)


# What is to be done first


def next_of(connection: Connection, contract_ids: Collection[int], as_of: date) -> dict[int, Deadline]:
    """Return what is to be done first in each of some contracts, by number."""
    query = (
        _with_names()
        .where(deadlines.c.contract_id.in_(contract_ids), is_right(as_of))
        .order_by(deadlines.c.act_by.desc(), deadlines.c.number.desc())
    )
    return {row.contract_id: rows.deadline_of(row) for row in connection.execute(query)}


def in_order(
    connection: Connection, found: ColumnElement[bool], as_of: date, offset: int, most: int
) -> tuple[int, ...]:
    """Return the numbers of contracts that are found, by what is to be done first; those without any come last.

    Near days are looked at first, and further ones only where those do not fill the page.
    """
    for days in _WINDOWS:
        numbers = _first(connection, found, as_of, as_of + timedelta(days=days), offset, most)
        if len(numbers) == most:
            return numbers
    numbers = _first(connection, found, as_of, None, offset, most)
    if len(numbers) == most:
        return numbers
    with_some = _having_some(as_of, None).subquery()
    total = connection.execute(
        select(func.count()).select_from(contracts).where(found, contracts.c.id.in_(select(with_some.c.contract_id)))
    ).scalar_one()
    rest = (
        select(contracts.c.id)
        .where(found, contracts.c.id.not_in(select(with_some.c.contract_id)))
        .order_by(contracts.c.folded_reference, contracts.c.id)
        .offset(max(0, offset - total))
        .limit(most - len(numbers))
    )
    return (*numbers, *connection.execute(rest).scalars())


def _first(
    connection: Connection, found: ColumnElement[bool], as_of: date, until: date | None, offset: int, most: int
) -> tuple[int, ...]:
    """Return a page of the contracts in which something is to be done by a day."""
    some = _having_some(as_of, until).subquery()
    query = (
        select(contracts.c.id)
        .join(some, some.c.contract_id == contracts.c.id)
        .where(found)
        .order_by(some.c.first, contracts.c.id)
        .offset(offset)
        .limit(most)
    )
    return tuple(connection.execute(query).scalars())


def _having_some(as_of: date, until: date | None) -> Select[Any]:
    """Return the contracts in which something is to be done by a day, with the day of the first."""
    first = func.min(deadlines.c.act_by).label("first")
    held = and_(is_right(as_of), act_between(None, until))
    return select(deadlines.c.contract_id, first).where(held).group_by(deadlines.c.contract_id)


def _begins(beginning: str) -> ColumnElement[bool]:
    return and_(deadlines.c.result >= beginning, deadlines.c.result < beginning + _BEYOND)
