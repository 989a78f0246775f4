"""3.7 to 3.10, 10.4(a), 10.7: when an invoice is due, what is disputed, open, and to be transferred."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.second import term
from tests.second.case import Case, Json, sum_of
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer
from tests.second.exchange import rate, stated
from tests.second.notices import deemed_delivered, notice_of


def counted_payment(payment: Json) -> Decimal:
    """Return a payment with its sign: refunds and charge-backs went back to the Client."""
    amount = sum_of(payment["amount"])
    return -amount if payment.get("kind") in {"refund", "chargeback"} else amount


def net_payment(payment: Json) -> Decimal:
    """Return a payment without its VAT."""
    vat = sum_of(payment.get("vat"))
    return counted_payment(payment) + (vat if payment.get("kind") in {"refund", "chargeback"} else -vat)


def settled_by_day(case: Case, invoice: Json) -> dict[date, Decimal | None]:
    """Return what was paid on an invoice by day, each sum at its own day's rate; none where that is not known."""
    found: dict[date, Decimal | None] = {}
    for payment in case.entries("payments"):
        if payment.get("invoice") == invoice["number"]:
            day = date.fromisoformat(payment["date"])
            amount, so_far = in_contract_currency(case, payment, day), found.get(day, Decimal(0))
            found[day] = None if amount is None or so_far is None else so_far + amount
    return found


def in_contract_currency(case: Case, payment: Json, day: date) -> Decimal | None:
    """Return a payment in the contract's currency, by the rates of a day."""
    own, paid_in = case.contract["currency"], payment.get("currency") or case.contract["currency"]
    if paid_in == own:
        return counted_payment(payment)
    here, there = rate(case, own, day), rate(case, paid_in, day)
    return None if here is None or there is None else counted_payment(payment) * here / there


def paid_by(case: Case, invoice: Json, day: date) -> Decimal | None:
    """Return what was paid on an invoice up to and on a day; none where a rate is missing."""
    sums = [amount for on, amount in settled_by_day(case, invoice).items() if on <= day]
    known = [amount for amount in sums if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(sums) else None


def due(case: Case, invoice: Json) -> Answer:
    """3.7: the days to pay from the invoice's date; 10.7: at once on termination and, in 2025, on suspension."""
    dated = date.fromisoformat(invoice["date"])
    edition = case.edition(dated)
    found = case.period_end(dated + case.count("payment_days", edition) * ONE_DAY, edition)
    for day in days_that_make_due(case):
        if dated <= day.value < found.value:
            found = day
    return found


def days_that_make_due(case: Case) -> list[Answer]:
    """10.7: the day of a termination for one of its reasons, and in 2025 the first day of each suspension."""
    suspended = [date.fromisoformat(one["from"]) for one in case.entries("suspensions")]
    found = [Answer(day) for day in suspended if case.edition(day).suspension_makes_due]
    if term.termination_counts(case):
        effective = term.termination_day(case)
        if case.contract["termination"]["reason"] in case.edition(effective.value).due_at_once:
            found.append(effective)
    return found


def disputed(case: Case, invoice: Json) -> Answer:
    """3.11 / 3.9: what is disputed, if notice of it arrives by the due date and the rest is paid by then."""
    part = sum_of(invoice.get("disputed"))
    if not part or not invoice.get("dispute_notice"):
        return Answer(part)
    notice = notice_of(case, invoice["dispute_notice"])
    if notice["from"] != "client":
        return Answer(Decimal(0))
    last, arrives = due(case, invoice), deemed_delivered(case, notice)
    nothing = Answer(Decimal(0)).resting_on(last, arrives)
    if arrives.value is None or arrives.value > last.value:
        return nothing
    paid = paid_by(case, invoice, last.value)
    if paid is None:
        return PENDING
    return nothing._replace(value=part) if paid >= sum_of(invoice["amount"]) - part else nothing


def undisputed(case: Case, invoice: Json) -> Answer:
    """Return what is not disputed; pending where a rate is missing to know it."""
    part = disputed(case, invoice)
    return part if part.value is None else part._replace(value=sum_of(invoice["amount"]) - part.value)


def breach_from(case: Case, invoice: Json) -> Answer:
    """10.4(a) of 2025: the day from which an undisputed sum that stays unpaid is a material breach."""
    edition = case.edition(date.fromisoformat(invoice["date"]))
    if edition.figures["overdue_breach_days"] is None:
        return NOT_APPLICABLE
    owed, start = undisputed(case, invoice), due(case, invoice)
    days = case.count("overdue_breach_days", edition)
    last = case.period_end(start.value + days * ONE_DAY, edition).resting_on(start, owed)
    paid = paid_by(case, invoice, min(last.value, case.as_of))
    if owed.value is None or paid is None:
        return PENDING
    return NOT_APPLICABLE if paid >= owed.value else last._replace(value=last.value + ONE_DAY)


def open_sum(case: Case, invoice: Json) -> Decimal | None:
    """Return what is open on the as-of date; negative where too much was paid."""
    paid = paid_by(case, invoice, case.as_of)
    return None if paid is None else sum_of(invoice["amount"]) - paid


def open_and_transfer(case: Case, invoice: Json) -> tuple[Answer, Answer]:
    """3.9 / 3.10: the open sum, and what to transfer so that it arrives in full."""
    left, currency = open_sum(case, invoice), case.contract["currency"]
    if left is None:
        return PENDING, PENDING
    open_as_stated = stated(left, currency)
    to_send = open_as_stated + sum_of(invoice.get("bank_charges"))
    return Answer(open_as_stated), Answer(stated(to_send, currency))
