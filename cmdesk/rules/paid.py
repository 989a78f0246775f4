"""8.4: what the Client paid between two days, in the currency of the contract, and what is supposed to be paid.

Payments are added up once for each currency; what was paid between two days is then one subtraction, however many
incidents and days ask for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cmdesk.basics.money import even
from cmdesk.basics.record import Record, record
from cmdesk.rules import fees
from cmdesk.rules.counting import ONE_DAY
from cmdesk.rules.exchange import per_eur

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cmdesk.rules.case import Case

ZERO = Decimal(0)
_LAST_MONTH, _LAST_DAY = 12, 31


@record
class Paid(Record):
    """What was paid between two days, exact: how many payments, what they come to, and what is supposed beside them."""

    number: int
    recorded: Decimal
    supposed: Decimal

    @property
    def whole(self) -> Decimal:
        """Return all that counts."""
        return self.recorded + self.supposed


@record
class Sums(Record):
    """Sums in order of day, and the running totals: one more than days, the first of them nothing."""

    days: tuple[date, ...]
    totals: tuple[Decimal, ...]

    @classmethod
    def of(cls, entries: Iterable[tuple[date, Decimal]]) -> Sums:
        """Add entries up."""
        in_order = sorted(entries, key=lambda one: one[0])
        return cls(tuple(day for day, _ in in_order), tuple(accumulate((sum_ for _, sum_ in in_order), initial=ZERO)))

    def between(self, first: date, last: date) -> tuple[int, Decimal]:
        """Return the number of entries between two days, both included, and what they come to."""
        start, stop = self._places(first, last)
        return stop - start, self.totals[stop] - self.totals[start]

    def days_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days between two others, both included, that have an entry."""
        start, stop = self._places(first, last)
        return tuple(dict.fromkeys(self.days[start:stop]))

    def entries(self, first: date, last: date) -> Iterator[tuple[date, Decimal]]:
        """Yield every entry between two days, both included."""
        start, stop = self._places(first, last)
        amounts = (after - before for before, after in pairwise(self.totals[start : stop + 1]))
        return zip(self.days[start:stop], amounts, strict=True)

    def _places(self, first: date, last: date) -> tuple[int, int]:
        return bisect_left(self.days, first), bisect_right(self.days, last)


def paid_between(case: Case, first: date, last: date, incident: date) -> Paid:
    """8.4: return what the Client paid between two days, for an incident. May raise NoRateError.

    Refunds and charge-backs are negative; top-ups and set-offs count on their own date. Where the contract supposes
    projected invoices paid they join as facts.
    """
    number, recorded = 0, ZERO
    for currency, sums in case.known(_by_currency).items():
        there, _ = sums.between(first, last)
        if there:
            number += there
            recorded += _in_contract_currency(case, currency, (first, last), incident)
    return Paid(number, even(recorded), even(_supposed_between(case, (first, last), incident)))


def state_rates(case: Case, first: date, last: date) -> None:
    """Leave a step for each rate at which a payment between two days counts, where `fx_date` takes its own day's.

    NoRateError where one is missing.
    """
    for currency, sums in case.known(_by_currency).items():
        days = sums.days_between(first, last) if _needs_rate(case, currency) else ()
        if days and _is_by_payment(case, currency):
            for day in days:
                per_eur(case, currency, day)
    ours = case.contract.currency
    if case.contract.projected_payments and _is_by_payment(case, ours):
        for day in case.known(_supposed_sums, _end_of_year(last)).days_between(first, last):
            per_eur(case, ours, day)


def supposed(case: Case, last: date) -> tuple[fees.PlannedInvoice, ...]:
    """Return the projected invoices due up to a day that the contract supposes paid, in order of due date.

    They are those due after the latest payment that is recorded.
    """
    if not case.contract.projected_payments:
        return ()
    found = case.known(_supposed_until, _end_of_year(last))
    return found[: bisect_right(found, last, key=lambda one: one.due)]


# In the currency of the contract


def _by_currency(case: Case) -> Mapping[str, Sums]:
    """Return the payments of each currency as they count: what was paid, or that without its VAT (`amount_paid`)."""
    net = case.reading("amount_paid") == "net"
    entries: dict[str, list[tuple[date, Decimal]]] = {}
    for one in case.contract.payments:
        counted = one.counted_net if net else one.counted
        entries.setdefault(one.currency or case.contract.currency, []).append((one.date, counted))
    return {currency: Sums.of(some) for currency, some in entries.items()}


def _needs_rate(case: Case, currency: str) -> bool:
    """Tell whether payments in a currency need a rate at all: euro for euro needs none."""
    return not currency == case.contract.currency == "EUR"


def _is_by_payment(case: Case, currency: str) -> bool:
    """Tell whether payments in a currency count at the rates of their own days."""
    return _needs_rate(case, currency) and case.reading("fx_date") == "payment"


def _in_contract_currency(case: Case, currency: str, window: tuple[date, date], incident: date) -> Decimal:
    """Return the payments of one currency between two days: at the rates of the incident's day, or at their own."""
    ours = case.contract.currency
    if _is_by_payment(case, currency):
        return _at_their_own_rates(case, currency, window, incident)
    _, amount = case.known(_by_currency)[currency].between(*window)
    if currency == ours:
        return amount
    return amount * per_eur(case, ours, incident) / per_eur(case, currency, incident)


def _at_their_own_rates(case: Case, currency: str, window: tuple[date, date], incident: date) -> Decimal:
    """Return payments to euro at their own days' rates and back at the incident's; one of its own day is as it was."""
    ours, (first, last) = case.contract.currency, window
    unchanged = ZERO
    if currency == ours and last == incident:
        _, unchanged = case.known(_by_currency)[currency].between(last, last)
        last -= ONE_DAY
    return unchanged + _converted(case, case.known(_by_currency)[currency].entries(first, last), currency, incident)


def _converted(case: Case, entries: Iterable[tuple[date, Decimal]], currency: str, incident: date) -> Decimal:
    """Return sums of a currency at their own days' rates and back at the incident's, together."""
    found = tuple(entries)
    if not found:  # then no rate is asked, and none can be missing
        return ZERO
    back = case.known(per_eur, case.contract.currency, incident)
    return sum((amount * back / case.known(per_eur, currency, day) for day, amount in found), ZERO)


# Supposed


def _supposed_between(case: Case, window: tuple[date, date], incident: date) -> Decimal:
    """Return what projected invoices due between two days come to, where the contract supposes them paid.

    Each is a payment on its due day, so under `fx_date: payment` it counts at that day's rate.
    """
    if not case.contract.projected_payments:
        return ZERO
    first, last = window
    sums, ours = case.known(_supposed_sums, _end_of_year(last)), case.contract.currency
    number, amount = sums.between(first, last)
    if not number or not _is_by_payment(case, ours):
        return amount
    return _converted(case, sums.entries(first, last), ours, incident)


def _supposed_sums(case: Case, last: date) -> Sums:
    """Return what is supposed to be paid, added up."""
    return Sums.of((one.due, one.amount.amount) for one in case.known(_supposed_until, last))


def _supposed_until(case: Case, last: date) -> tuple[fees.PlannedInvoice, ...]:
    """Return the projected invoices due up to a day that are supposed to be paid, in order of due date."""
    latest = max((one.date for one in case.contract.payments), default=date.min)
    planned = (one for one in fees.planned(case, last) if latest < one.due <= last)
    return tuple(sorted(planned, key=lambda one: one.due))


def _end_of_year(day: date) -> date:
    """Return the day up to which the fee plan is unfolded, the same for all windows that end in a year."""
    return date(day.year, _LAST_MONTH, _LAST_DAY)
