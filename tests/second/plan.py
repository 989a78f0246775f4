"""3.4, 3.5, 3.14: the fee plan, and the invoices that follow from it; 10.8: leaving early."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from tests.second import term
from tests.second.case import Case, Json, before, day_of, sum_of
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer, add_months
from tests.second.exchange import stated
from tests.second.notices import sent

MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Planned:
    """An invoice that the fee plan lets expect, for the days from start to end."""

    kind: str
    day: date
    start: date
    end: date
    amount: Decimal
    due: Answer


def planned(case: Case, kind: str, day: date, days: tuple[date, date], amount: Decimal) -> Planned:
    """Return an invoice, its amount rounded, due after the days to pay (3.7)."""
    edition = case.edition(day)
    due = case.period_end(day + case.count("payment_days", edition) * ONE_DAY, edition)
    return Planned(kind, day, *days, stated(amount, case.contract["currency"]), due)


def periods(fee: Json, stop: date) -> Iterator[tuple[date, date]]:
    """Yield the billing periods that start by a day, whole ones."""
    start, length = date.fromisoformat(fee["from"]), MONTHS[fee["every"]]
    for number in count():
        first = add_months(start, number * length)
        if first > stop:
            return
        yield first, before(add_months(start, (number + 1) * length))


def indexed(fee: Json, first: date) -> Decimal:
    """3.4: the fee of a billing period with every rise that starts by its first day."""
    amount = sum_of(fee["amount"])
    for rise in fee.get("indexation") or []:
        if date.fromisoformat(rise["from"]) <= first:
            amount *= 1 + sum_of(rise["percent"]) / 100
    return amount


def subscriptions(case: Case, fee: Json, stop: date) -> Iterator[Planned]:
    """3.5: an invoice at the start of each billing period; the last one pro rata by days where it is cut short."""
    until = day_of(fee.get("until")) or date.max
    for first, last in periods(fee, min(stop, until)):
        amount, end = indexed(fee, first), min(last, until)
        if end < last:
            amount = amount * length(first, end) / length(first, last)
        yield planned(case, "subscription", first, (first, end), amount)


def length(first: date, last: date) -> int:
    """Return how many days there are from the first to the last of them."""
    return max(0, (last - first).days + 1)


def month_of(written: str) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = date.fromisoformat(f"{written}-01")
    return first, before(add_months(first, 1))


def of_month(case: Case, kind: str, month: str, amount: Decimal) -> Planned:
    """Return what is invoiced on the first day after a month."""
    first, last = month_of(month)
    return planned(case, kind, last + ONE_DAY, (first, last), amount)


def overage(case: Case, month: Json) -> Answer:
    """3.14 of 2025: what was used beyond the plan in a month, at the price of a unit; nothing carries over."""
    first, _ = month_of(month["month"])
    if not case.edition(first).overage:
        return NOT_APPLICABLE
    plan = case.contract["usage_plan"]
    beyond = max(Decimal(0), sum_of(month["used"]) - sum_of(plan["included"]))
    return Answer(stated(beyond * sum_of(plan["unit_price"]), case.contract["currency"]))


def used_months(case: Case) -> list[Json]:
    """Return the months of the Usage Plan."""
    return (case.contract.get("usage_plan") or {}).get("months") or []


def plan(case: Case, stop: date) -> list[Planned]:
    """Return every invoice whose period begins by a day, as if the contract never ended."""
    found: list[Planned] = []
    for fee in case.entries("fees"):
        if fee["kind"] == "subscription":
            found += subscriptions(case, fee, stop)
        elif fee["kind"] == "setup":
            day = date.fromisoformat(fee["from"])
            found.append(planned(case, "setup", day, (day, day), sum_of(fee["amount"])))
        else:
            found.append(of_month(case, "usage", fee["month"], sum_of(fee["amount"])))
    for month in used_months(case):
        beyond = overage(case, month).value
        if beyond:
            found.append(of_month(case, "overage", month["month"], beyond))
    return sorted((one for one in found if one.start <= stop), key=lambda one: (one.day, one.kind))


def plan_to_the_end(case: Case, stop: date) -> list[Planned]:
    """Return every invoice whose period begins by a day; none begins after the end of the contract."""
    return plan(case, min(stop, term.contract_ends(case).value or date.max))


def has_plan(case: Case) -> bool:
    """Tell whether anything is known of what the Client is to pay."""
    return bool(case.entries("fees") or case.contract.get("usage_plan"))


def invoices_of_term(case: Case) -> Answer:
    """Return the projected invoices of the running term: those whose period or month begins in it."""
    if not has_plan(case):
        return PENDING
    number = term.running(case)
    first, last = term.first_day(case, number), term.last_day(case, number)
    found = [one for one in plan_to_the_end(case, last) if one.start >= first]
    return Answer([written(case, one) for one in found], "projected")


def written(case: Case, invoice: Planned) -> Json:
    """Return a projected invoice as results have it."""
    return {
        "date": invoice.day.isoformat(),
        "due": invoice.due.value.isoformat(),
        "amount": str(invoice.amount),
        "currency": case.contract["currency"],
        "kind": invoice.kind,
        "from": invoice.start.isoformat(),
        "to": invoice.end.isoformat(),
    }


def is_early_termination(case: Case) -> bool:
    """10.8: tell whether the Client left without a cause of 10.6, or CM.com for the Client's breach."""
    ended = case.contract["termination"]
    if ended["by"] == "cm.com":
        return bool(ended["reason"] == "client_breach")
    return ended["reason"] in {"convenience", "other"} or case.reads(
        "early_termination_scope", "any_client_termination"
    )


def early_termination(case: Case) -> tuple[Answer, Answer]:
    """10.8 of 2025: the subscription fees from the end to the last day of its term, and less what was invoiced."""
    effective = term.termination_day(case)
    if effective.value is None:
        return effective, effective
    leaves = effective.value
    applies = case.edition(leaves).early_termination and is_early_termination(case) and term.termination_counts(case)
    if not applies:
        return NOT_APPLICABLE, NOT_APPLICABLE
    if not case.entries("fees"):
        return PENDING, PENDING
    last = term.last_day(case, term.number_on(case, leaves))
    whole = invoiced = Decimal(0)
    for one in plan(case, last):
        if one.kind == "subscription":
            days = length(max(one.start, leaves), min(one.end, last))
            part = one.amount * days / length(one.start, one.end)
            whole += part
            invoiced += part if one.day <= leaves else 0
    currency = case.contract["currency"]
    return Answer(stated(whole, currency)), Answer(stated(whole - invoiced, currency))


def extra_cost(case: Case, notice: Json) -> Answer:
    """10.2: what a late notice costs, the subscription of the term that follows the one in which it was sent."""
    late = term.late_by_days(case, notice)
    if late.value is None:
        return late
    if not late.value:
        return NOT_APPLICABLE
    if not case.entries("fees"):
        return PENDING
    number = term.number_on(case, sent(case, notice)[0].value) + 1
    first, last = term.first_day(case, number), term.last_day(case, number)
    ends = term.contract_ends(case).value
    if ends is not None and ends < first:
        return NOT_APPLICABLE
    found = [one.amount for one in plan_to_the_end(case, last) if one.kind == "subscription" and one.start >= first]
    return Answer(stated(sum(found, Decimal(0)), case.contract["currency"]), "projected")
