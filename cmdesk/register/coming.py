"""What is to be done next, over all contracts: the rows of deadlines that are right on an as-of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select, true

from cmdesk.register import rows
from cmdesk.register.history import KEPT
from cmdesk.register.records import Counts, DeadlinePage
from cmdesk.register.tables import contracts, deadlines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from cmdesk.register.records import Deadline, Part

COUNTED = 1000
"""Rows up to which a page counts what a search finds."""

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
_ROWS_EACH = 4
"""Rows to look at for each contract that is wanted, and so many times more where that was not enough."""

_FEW = 500
"""Contracts whose deadlines are looked up; of more, all deadlines there are are gone through."""

_TOGETHER = 500
"""Deadlines that are fetched together where all are."""

_ONE_DAY = timedelta(days=1)

_same = deadlines.alias()
_ORDER = deadlines.c.act_by, deadlines.c.contract_id, deadlines.c.number


@dataclass(frozen=True, slots=True)
class Found:
    """What holds of the contracts that a search finds, and whether they are so few that each can be asked."""

    holds: ColumnElement[bool]
    is_few: bool


def is_right(as_of: date, table: FromClause = deadlines) -> ColumnElement[bool]:
    """Return that a row is right on an as-of day."""
    day = as_of.isoformat()
    return and_(table.c.valid_until >= day, table.c.valid_from <= day)


def act_between(first: date | None, last: date | None) -> ColumnElement[bool]:
    """Return that something is to be done between two days."""
    bounds = []
    if first is not None:
        bounds.append(deadlines.c.act_by >= first.isoformat())
    if last is not None:
        bounds.append(deadlines.c.act_by <= last.isoformat())
    return and_(true(), *bounds)


def overdue(as_of: date) -> ColumnElement[bool]:
    """Return that a row is of a sum that was due before a day, and is not paid."""
    day = as_of.isoformat()  # nothing but a sum is right beyond its day, so that its index tells
    return and_(deadlines.c.act_by < day, deadlines.c.day < day)


def page(
    connection: Connection, as_of: date, until: date | None, found: Found | None, families: Collection[str], part: Part
) -> DeadlinePage:
    """Return deadlines that are to be met by some day, what is to be done first in front.

    `found` restricts them to the contracts of a search, `families` to some kinds.
    """
    holds = [is_right(as_of), act_between(None, until)]
    if families:
        holds.append(or_(*(_begins(FAMILIES[one]) for one in families)))
    counted = select(deadlines.c.number).where(*holds)
    if found is not None:
        holds.append(_of_found(found))
        counted = counted.where(holds[-1]).limit(max(COUNTED, part.offset + part.most) + 1)
    keys = select(deadlines.c.contract_id, deadlines.c.number).where(*holds).order_by(*_ORDER)
    wanted = keys.offset(part.offset).limit(part.most).subquery()
    same = (wanted.c.contract_id == deadlines.c.contract_id) & (wanted.c.number == deadlines.c.number)
    query = _with_names().join(wanted, same).order_by(*_ORDER)
    total = connection.execute(select(func.count()).select_from(counted.subquery())).scalar_one()
    at_least = found is not None and total > max(COUNTED, part.offset + part.most)
    return DeadlinePage(tuple(map(rows.deadline_of, connection.execute(query))), total - at_least, at_least)


def every(connection: Connection, as_of: date, contract_ids: Collection[int]) -> Iterator[Deadline]:
    """Yield all deadlines of some contracts, what is to be done first in front; few are held at once."""
    wanted = frozenset(contract_ids)
    query = _with_names().where(is_right(as_of)).order_by(*_ORDER)
    if len(wanted) <= _FEW:
        query = query.where(deadlines.c.contract_id.in_(wanted))
    found = connection.execute(query.execution_options(yield_per=_TOGETHER))
    return (rows.deadline_of(row) for row in found if row.contract_id in wanted)


def counts(connection: Connection, as_of: date) -> Counts:
    """Return the register in figures."""

    def rows_of(holds: ColumnElement[bool]) -> Select[Any]:
        return select(func.count()).select_from(deadlines).where(is_right(as_of), holds)

    week, month, season = (as_of + timedelta(days=days) for days in (7, 30, 90))
    asked = (
        select(KEPT),
        select(func.count()).select_from(contracts).where(contracts.c.deleted_at.is_not(None)),
        rows_of(overdue(as_of)),
        rows_of(act_between(None, week)),
        rows_of(act_between(week + _ONE_DAY, month)),  # each row is looked at once
        rows_of(act_between(month + _ONE_DAY, season)),
    )
    kept, deleted, late, *due = connection.execute(select(*(one.scalar_subquery() for one in asked))).one()
    return Counts(kept, deleted, late, *accumulate(due))


def kept(connection: Connection) -> int:
    """Return how many contracts there are, but for those that are deleted."""
    found: int = connection.execute(select(KEPT)).scalar_one()
    return found


def of_contract(connection: Connection, contract_id: int) -> tuple[Deadline, ...]:
    """Return all deadlines of a contract, in the order of display."""
    query = _with_names().where(deadlines.c.contract_id == contract_id).order_by(deadlines.c.number)
    return tuple(map(rows.deadline_of, connection.execute(query)))


def _with_names() -> Select[Any]:
    """Return deadlines with the reference and the client of their contracts."""
    joined = select(deadlines, contracts.c.reference, contracts.c.client)
    return joined.join(contracts, contracts.c.id == deadlines.c.contract_id)


# What is to be done first


def with_next(contract_ids: Collection[int], as_of: date) -> Select[Any]:
    """Return some contracts, each with what is to be done first in it where there is anything."""
    first = (
        select(_same.c.number)
        .where(_same.c.contract_id == contracts.c.id, is_right(as_of, _same))
        .order_by(_same.c.act_by, _same.c.number)
        .limit(1)
        .scalar_subquery()
    )
    of_it = (deadlines.c.contract_id == contracts.c.id) & (deadlines.c.number == first)
    joined = select(*rows.SHOWN, deadlines).outerjoin_from(contracts, deadlines, of_it)
    return joined.where(contracts.c.id.in_(contract_ids))


def in_order(connection: Connection, found: Found, as_of: date, part: Part) -> tuple[int, ...]:
    """Return the numbers of contracts that are found, by what is to be done first; those without any come last."""
    if found.is_few:
        return _of_few(connection, found, as_of, part)
    wanted = part.offset + part.most
    numbers = _walked(connection, found, as_of, wanted)
    if len(numbers) >= wanted:
        return numbers[part.offset : wanted]
    some = select(deadlines.c.contract_id).where(is_right(as_of))
    rest = (
        select(contracts.c.id)
        .where(found.holds, contracts.c.id.not_in(some))
        .order_by(contracts.c.folded_reference, contracts.c.id)
        .limit(wanted - len(numbers))
    )
    return (*numbers, *connection.execute(rest).scalars())[part.offset :]


def _of_few(connection: Connection, found: Found, as_of: date, part: Part) -> tuple[int, ...]:
    """Return a page of few contracts, each asked for what is to be done first."""
    first = (
        select(func.min(_same.c.act_by))
        .where(_same.c.contract_id == contracts.c.id, is_right(as_of, _same))
        .scalar_subquery()
    )
    order = func.coalesce(first, _BEYOND), contracts.c.folded_reference, contracts.c.id
    query = select(contracts.c.id).where(found.holds).order_by(*order).offset(part.offset).limit(part.most)
    return tuple(connection.execute(query).scalars())


def _walked(connection: Connection, found: Found, as_of: date, wanted: int) -> tuple[int, ...]:
    """Return the first contracts of many, or all that there are, walking along the days to act by."""
    most = _ROWS_EACH * wanted
    while True:
        query = select(deadlines.c.contract_id).where(is_right(as_of), _of_found(found)).order_by(*_ORDER).limit(most)
        walked = connection.execute(query).scalars().all()
        numbers = tuple(dict.fromkeys(walked))
        if len(numbers) >= wanted or len(walked) < most:
            return numbers
        most *= _ROWS_EACH


def _of_found(found: Found) -> ColumnElement[bool]:
    """Return that a row is of a contract that is found; of many it is asked row by row, in the order of the rows."""
    if found.is_few:
        return deadlines.c.contract_id.in_(select(contracts.c.id).where(found.holds))
    return exists().where(contracts.c.id == deadlines.c.contract_id, found.holds)


def _begins(beginning: str) -> ColumnElement[bool]:
    return and_(deadlines.c.result >= beginning, deadlines.c.result < beginning + _BEYOND)
