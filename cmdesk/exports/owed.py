"""What is owed on all invoices together on the as-of date: open, overdue, and claimed with late interest.

All invoices are in the currency of the contract. No sum is given that rests on a result without a value: what is
missing there is said at the invoice.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, Sentence, count, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cmdesk.contract.payments import Invoice
    from cmdesk.engine.calculate import Calculation

ZERO = Decimal(0)
OVERDUE = "overdue"
_OPEN, _INTEREST = N_("Invoice {entry}: open"), N_("Invoice {entry}: late interest")


@record
class Part(Record):
    """What one invoice adds to a total: its number, what of it, and how much."""

    number: str
    label: Sentence
    value: Money


@record
class Total(Record):
    """A sum over invoices: what it is, how it comes about, and what each invoice adds to it."""

    name: str
    label: str
    value: Money
    because: Sentence
    parts: tuple[Part, ...]


@record
class _Owed(Record):
    """What the results say of one invoice; an unknown sum is None."""

    invoice: Invoice
    due: date | None
    open: Money | None
    interest: Money | None


def totals(calculation: Calculation) -> tuple[Total, ...]:
    """Return what all invoices dated up to the as-of date come to; nothing where there is none."""
    rows = [row for row in _rows(calculation) if row.invoice.date <= calculation.as_of]
    if not rows or any(row.open is None for row in rows):
        return ()
    return tuple(_totals(rows, calculation.as_of, calculation.contract.currency))


def _rows(calculation: Calculation) -> Iterator[_Owed]:
    """Yield what is known of each invoice."""
    for at, invoice in enumerate(calculation.contract.invoices):
        due, left, interest = (
            calculation.results[f"invoice.{at}.{name}"].value for name in ("due", "open", "interest")
        )
        yield _Owed(invoice, due, left, interest)


def _totals(rows: Sequence[_Owed], as_of: date, currency: str) -> Iterator[Total]:
    left = [row for row in rows if row.open is not None and row.open.amount > 0]
    opened = _parts(_OPEN, ((row.invoice, row.open) for row in left))
    yield Total("open", N_("Open in all"), _sum(opened, currency), _why_open(len(left), as_of), opened)
    late = [row for row in left if row.due is not None and row.due < as_of]
    if late:
        parts = _parts(_OPEN, ((row.invoice, row.open) for row in late))
        yield Total(OVERDUE, N_("Overdue in all"), _sum(parts, currency), _why_overdue(late), parts)
    interest = _parts(_INTEREST, ((row.invoice, row.interest) for row in rows))
    if interest and all(row.interest is not None for row in rows):
        because = say(N_("What is open, and {sum} of late interest to {day}."), sum=_sum(interest, currency), day=as_of)
        parts = (*opened, *interest)
        yield Total("claimed", N_("Claimed in all, with late interest"), _sum(parts, currency), because, parts)


def _why_open(number: int, as_of: date) -> Sentence:
    """Return how many invoices are not paid in full."""
    if not number:
        return say(N_("On {day} every invoice is paid."), day=as_of)
    return count(
        "On {day} {n} invoice is not paid in full.", "On {day} {n} invoices are not paid in full.", number, day=as_of
    )


def _why_overdue(late: Sequence[_Owed]) -> Sentence:
    """Return how many invoices are past their due date, and that disputed sums are among them."""
    if any(row.invoice.disputed for row in late):
        return count(
            "{n} invoice is past its due date; what is disputed is included.",
            "{n} invoices are past their due dates; what is disputed is included.",
            len(late),
        )
    return count("{n} invoice is past its due date.", "{n} invoices are past their due dates.", len(late))


def _parts(label: str, found: Iterable[tuple[Invoice, Money | None]]) -> tuple[Part, ...]:
    """Return what invoices add, without those that add nothing."""
    return tuple(
        Part(invoice.number, say(label, entry=invoice.number), value)
        for invoice, value in found
        if value is not None and value.amount != 0
    )


def _sum(parts: Sequence[Part], currency: str) -> Money:
    return Money.stated(sum((part.value.amount for part in parts), ZERO), currency)
