"""3.5, 3.7, 3.14: the fee plan and the invoices that it projects.

Edition 2023 states no rhythm of invoicing; the same one is assumed there, and the answer says so.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, count, say
from cmdesk.calendars.periods import add_months
from cmdesk.contract.fees import Setup, Subscription, Usage
from cmdesk.rules import ending, term
from cmdesk.rules.counting import ONE_DAY, rolled
from cmdesk.rules.result import Answer, pending
from cmdesk.rules.usage_plan import overage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.contract.contract import Contract
    from cmdesk.contract.fees import Indexation
    from cmdesk.rules.case import Case

_HUNDRED = Decimal(100)


@record
class Charge(Record):
    """What the fee plan charges on a day: the sum, and the days that it pays for."""

    date: dt.date
    amount: Money
    kind: str
    start: dt.date
    until: dt.date


@record
class PlannedInvoice(Record):
    """An invoice that the fee plan leads to: its date, when it is due, its sum, and the days that it pays for."""

    date: dt.date
    due: dt.date
    amount: Money
    kind: str
    start: dt.date
    until: dt.date


def planned(case: Case, up_to: date, since: date = date.min) -> Iterator[PlannedInvoice]:
    """Yield the invoices whose period or usage month begins no later than a day, nor after the end of the contract.

    With `since`, none whose period begins before that day.
    """
    days: timedelta | None = None
    changes = bool(case.edition_changes())
    for one in charges(case, up_to, since):
        if days is None or changes:
            days = timedelta(days=case.peek("payment_days", one.date))
        due = rolled(case, one.date + days, one.date)
        yield PlannedInvoice(one.date, due, one.amount, one.kind, one.start, one.until)


def charges(case: Case, up_to: date, since: date = date.min) -> Iterator[Charge]:
    """Yield what is planned as `planned` does, where nobody asks when it is due (3.7)."""
    ended = case.known(ending.end)
    last = up_to if ended is None else min(up_to, ended.day)
    yield from subscriptions(case, last, since)
    for fee in case.contract.fees:
        match fee:
            case Setup() if since <= fee.start <= last:
                yield _charge(case, fee.start, fee.amount, "setup", (fee.start, fee.start))
            case Usage() if since <= fee.month.first_day <= last:
                month = fee.month
                yield _charge(case, month.next.first_day, fee.amount, "usage", (month.first_day, month.last_day))
    yield from (one for one in _overages(case, last) if since <= one.start)


def subscriptions(case: Case, up_to: date, since: date = date.min) -> Iterator[Charge]:
    """Yield the charges of all subscriptions whose billing period begins on a span of days."""
    for schedule in case.facts(_schedules):
        yield from schedule.between(since, up_to)


def subscriptions_in(case: Case, first: date, last: date) -> Iterator[Charge]:
    """Return the charges of all subscriptions whose billing period begins on a span of days, none after the end."""
    ended = case.known(ending.end)
    return subscriptions(case, last if ended is None else min(last, ended.day), first)


class Schedule:
    """A subscription's charges, one at the start of each billing period, made as far as they are asked for.

    Billing period j starts on the first day plus j periods and ends the day before the next; one cut short by the
    subscription's own last day is charged pro rata by days.
    """

    def __init__(self, fee: Subscription, currency: str) -> None:
        """Take the fee and the currency of the contract; nothing is made yet."""
        self._fee = fee
        self._currency = currency
        self._indexation = sorted(fee.indexation, key=lambda one: one.start)
        self._next = fee.start
        self._starts: list[date] = []
        self._charges: list[Charge] = []

    def between(self, first: date, last: date) -> list[Charge]:
        """Return the charges whose billing period begins between two days, both included."""
        if self._fee.until is not None:
            last = min(last, self._fee.until)
        while self._next <= last:
            self._add()
        return self._charges[bisect_left(self._starts, first) : bisect_right(self._starts, last)]

    def _add(self) -> None:
        """Make the charge of the next billing period."""
        fee, start = self._fee, self._next
        self._next = add_months(fee.start, (len(self._charges) + 1) * fee.every.months)
        full = self._next - ONE_DAY
        until = full if fee.until is None else min(full, fee.until)
        amount = indexed(fee.amount, self._indexation, start)
        if until < full:
            amount = amount * days_in(start, until) / days_in(start, full)
        self._starts.append(start)
        self._charges.append(Charge(start, Money.stated(amount, self._currency), "subscription", start, until))


def _schedules(contract: Contract) -> tuple[Schedule, ...]:
    """Return the schedules of all subscriptions."""
    return tuple(Schedule(fee, contract.currency) for fee in contract.fees if isinstance(fee, Subscription))


def indexed(amount: Decimal, indexation: list[Indexation], start: date) -> Decimal:
    """3.4: return a fee with every CPI percentage in force when its billing period starts; percentages multiply."""
    for step in indexation:
        if step.start > start:
            break
        amount = amount * (_HUNDRED + step.percent) / _HUNDRED
    return amount


def days_in(first: date, last: date) -> int:
    """Return the number of days from one to another, both included."""
    return (last - first).days + 1


def _overages(case: Case, last: date) -> Iterator[Charge]:
    """Yield a charge a month in which the Usage Plan was exceeded (3.14)."""
    plan = case.contract.usage_plan
    for used in plan.months if plan is not None else ():
        month = used.month
        if month.first_day <= last and case.applies("usage_plan", month.first_day):
            overage = overage_of(plan, used)  # type: ignore[arg-type]  # there is a plan where there are months
            charge = _charge(case, month.next.first_day, overage, "overage", (month.first_day, month.last_day))
            if charge.amount.amount:  # less than half a minor unit is no invoice
                yield charge


def _charge(case: Case, day: date, amount: Decimal, kind: str, period: tuple[date, date]) -> Charge:
    """Return a charge, rounded here as its invoice will state it."""
    return Charge(day, case.in_currency(amount), kind, *period)


def invoices(case: Case) -> Answer:
    """3.5, 3.7: the invoices of the running term by the fee plan: those whose period or usage month begins in it."""
    running = case.find(term.running_term)
    if not case.contract.fees and case.contract.usage_plan is None:
        return pending(say(N_("No fees are entered, so no invoices can be projected.")), running.start, "fees")
    found = sorted(
        planned(case, running.last_day, running.start),
        key=lambda one: (one.date, one.kind),
    )
    if case.mode("invoice_rhythm", running.start) != "billing_periods":
        case.step(N_("The edition states no rhythm: invoices at the start of each billing period are assumed"))
    case.parameter("payment_days", running.start)
    case.steps(
        (say(N_("{kind}, {start} to {until}"), kind=say(KINDS[one.kind]), start=one.start, until=one.until), one.amount)
        for one in found
    )
    case.project()
    total = case.in_currency(sum((one.amount.amount for one in found), Decimal(0)))
    because = count(
        "The fee plan leads to {n} invoice in the running term, {total} in all.",
        "The fee plan leads to {n} invoices in the running term, {total} in all.",
        len(found),
        total=total,
    )
    return Answer(tuple(found), because, running.start)


KINDS = {
    "subscription": N_("Subscription"),
    "setup": N_("Set-up"),
    "usage": N_("Usage"),
    "overage": N_("Usage beyond the Usage Plan"),
}
