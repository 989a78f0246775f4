"""What must be acted on in all contracts, as the register tells it: plain values, asked for off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.register.records import Counts, Deadline
    from cmdesk.register.register import Register

_LATE = -1
"""Days from today to the last day on which something is late."""

_INVOICE = "invoice"
_TOGETHER = 1000
_LONGEST_WAY = timedelta(days=31)
"""Longer than any notice travels; what was to be sent earlier is not in time by any other way."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is to be done as of a day.

    `in_time` holds what should have been sent by now and still arrives another way, `unpaid` the first of the sums
    that are overdue, `coming` the first of what is to be done from today on; `late_total` counts all that is late.
    """

    today: date
    in_time: tuple[Deadline, ...]
    unpaid: tuple[Deadline, ...]
    unpaid_total: int
    coming: tuple[Deadline, ...]
    coming_total: int
    counts: Counts
    late_total: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much of it is wanted: up to how many days ahead, of which kinds, and how many rows of what is long."""

    days: int | None = 90
    families: tuple[str, ...] = ()
    unpaid: int = 5
    coming: int = 100


def to_do(register: Register, today: date, wanted: Wanted) -> ToDo:
    """Return what is to be done."""
    late = register.deadlines(today, _LATE, families=wanted.families, most=0).total
    coming = register.deadlines(today, wanted.days, families=wanted.families, offset=late, most=wanted.coming)
    in_time = _others_in_time(register, today, wanted)
    unpaid: tuple[Deadline, ...] = ()
    unpaid_total = 0
    if not wanted.families or _INVOICE in wanted.families:
        to_dispute = tuple(_disputes_in_time(register, today))
        unpaid_total = register.deadlines(today, _LATE, families=(_INVOICE,), most=0).total - len(to_dispute)
        unpaid = _unpaid(register, today, wanted.unpaid)
        in_time += to_dispute
    return ToDo(
        today,
        tuple(sorted(in_time, key=lambda one: (one.advised(today)[1], one.act_by))),
        unpaid,
        unpaid_total,
        coming.rows,
        max(0, coming.total - late),
        register.counts(today),
        register.deadlines(today, _LATE, most=0).total if wanted.families else late,
    )


def _others_in_time(register: Register, today: date, wanted: Wanted) -> tuple[Deadline, ...]:
    """Return what is late and no sum; a deadline that has passed is no deadline any more, so all of it is in time."""
    from cmdesk.register.coming import FAMILIES  # noqa: PLC0415  # it imports SQLAlchemy, as whoever asks has done

    families = tuple(one for one in wanted.families or FAMILIES if one != _INVOICE)
    if not families:
        return ()
    return register.deadlines(today, _LATE, families=families, most=_TOGETHER).rows


def _disputes_in_time(register: Register, today: date) -> Iterator[Deadline]:
    """Yield what can still be sent about invoices: looked for from the end, among the sums that are overdue."""
    end = register.deadlines(today, _LATE, families=(_INVOICE,), most=0).total
    while end > 0:
        start = max(0, end - _TOGETHER)
        rows = register.deadlines(today, _LATE, families=(_INVOICE,), offset=start, most=end - start).rows
        yield from (one for one in rows if one.day >= today)
        if not rows or rows[0].act_by < today - _LONGEST_WAY:
            return
        end = start


def _unpaid(register: Register, today: date, most: int) -> tuple[Deadline, ...]:
    """Return the sums that are overdue for the longest time."""
    found: list[Deadline] = []
    offset = 0
    while len(found) < most:
        rows = register.deadlines(today, _LATE, families=(_INVOICE,), offset=offset, most=max(most, 100)).rows
        found.extend(one for one in rows if one.day < today)
        offset += len(rows)
        if not rows:
            break
    return tuple(found[:most])
