"""3.7, 3.9-3.11, 10.4(a), 10.7: when an invoice is due, until when it can be disputed, when unpaid it is a breach."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING

from cmdesk.basics.money import even
from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import Reason
from cmdesk.contract.parties import Party
from cmdesk.rules import ending
from cmdesk.rules.counting import ONE_DAY, rolled
from cmdesk.rules.exchange import NoRateError, converted, missing_rate
from cmdesk.rules.notices import notice_of
from cmdesk.rules.result import Answer, not_applicable, without_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.contract.payments import Invoice, Payment
    from cmdesk.rules.case import Case

ZERO = Decimal(0)

DUE_AT_ONCE = frozenset({Reason.CLIENT_BREACH, Reason.FORCE_MAJEURE, Reason.INSOLVENCY, Reason.AUTHORITY})
"""10.7: the reasons for termination that make every invoiced sum due under every edition."""


def payments_of(case: Case, index: int, up_to: date) -> list[tuple[date, Decimal]]:
    """Return what was paid on an invoice by a day, in order of date; what went back is negative.

    A payment in another currency counts at the rate of its own day. May raise NoRateError.
    """
    payments = case.find(_payments_by_invoice).get(case.contract.invoices[index].number, [])
    return [(one.date, converted(case, one)) for one in payments if one.date <= up_to]


def _payments_by_invoice(case: Case) -> dict[str, list[Payment]]:
    """Return the payments by the invoice that they name: the ledger is read once, whatever the number of invoices."""
    found: dict[str, list[Payment]] = {}
    for payment in sorted(case.contract.payments, key=lambda one: one.date):
        if payment.invoice is not None:
            found.setdefault(payment.invoice, []).append(payment)
    return found


def paid_by(case: Case, index: int, day: date) -> Decimal:
    """Return what had been paid on an invoice by a day, refunds and charge-backs taken off. May raise NoRateError."""
    return even(sum((amount for _day, amount in payments_of(case, index, day)), ZERO))


def waiting_for_rates(rule: Callable[[Case, int], Answer]) -> Callable[[Case, int], Answer]:
    """Return a rule on invoices that asks for the rate of a payment in another currency where none is known."""

    @wraps(rule)
    def answer(case: Case, index: int) -> Answer:
        try:
            return rule(case, index)
        except NoRateError as error:
            return missing_rate(error, case.contract.invoices[index].date)

    return answer


def due(case: Case, index: int) -> Answer:
    """3.7: so many days after the invoice date; 10.7 makes it due on a termination or, in 2025, a suspension."""
    invoice = case.contract.invoices[index]
    on = invoice.date
    case.step(N_("Invoice date"), on)
    days = case.parameter("payment_days", on)
    ordinary = rolled(case, on + timedelta(days=days), on)
    case.step(N_("Last day of the payment term"), ordinary, case.edition(on).clause("payment"))
    at_once = _due_at_once(case, invoice)
    if at_once is None or at_once >= ordinary:
        return Answer(ordinary, say(N_("It is due within the payment term: by {day}."), day=ordinary), on)
    clause = case.edition(at_once).clause("due_at_termination")
    case.step(N_("Invoiced before termination or suspension, it is due at once"), at_once, clause)
    because = say(N_("Termination or suspension made it due at once, on {day}."), day=at_once)
    return Answer(at_once, because, at_once, clause=clause)


def _due_at_once(case: Case, invoice: Invoice) -> date | None:
    """10.7: return the earliest termination or suspension that makes an invoice dated up to then due."""
    return min((day for day in case.known(days_all_is_due) if invoice.date <= day), default=None)


def days_all_is_due(case: Case) -> tuple[date, ...]:
    """10.7: return the days on which everything invoiced becomes due: a termination for cause, a suspension in 2025.

    A termination that comes after the contract had ended by another cause makes nothing due.
    """
    found = [one.start for one in case.contract.suspensions if case.mode("due_at_suspension", one.start)]
    day = case.known(ending.terminated_on)
    if isinstance(day, date) and _makes_all_due(case, day) and not case.known(ending.ended_before_termination):
        found.append(day)
    return tuple(found)


def _makes_all_due(case: Case, day: date) -> bool:
    """10.7: tell whether a termination is one after which invoiced sums fall due.

    2025 names terminations under 10.3 and 10.6 only, so the Client's own for a breach by CM.com is none there.
    """
    reason = case.contract.termination.reason if case.contract.termination is not None else None
    if reason is Reason.CM_BREACH:
        return bool(case.mode("due_after_cm_breach", day))
    return reason in DUE_AT_ONCE


def dispute_by(case: Case, index: int) -> Answer:
    """3.11 / 3.9: an invoice can be disputed in writing within its payment term."""
    invoice_due = case.given(f"invoice.{index}.due")
    because = say(N_("It can be disputed in writing, in good faith, until it is due: by {day}."), day=invoice_due.value)
    return Answer(invoice_due.value, because, case.contract.invoices[index].date)


def disputed_sum(case: Case, index: int) -> Decimal:
    """3.11 / 3.9: the part of an invoice that counts as disputed.

    A dispute holds if its notice is deemed delivered by the due date and the rest is paid by then; without a linked
    notice it is taken to hold, whether or not the rest was paid, and a step says so.
    """
    invoice = case.contract.invoices[index]
    if not invoice.disputed:
        return ZERO
    if invoice.dispute_notice is None:
        case.sum_step(N_("No notice of the dispute is linked: it is taken to have been made in time"), invoice.disputed)
        return invoice.disputed
    by = case.given(f"invoice.{index}.dispute_by").value
    rest = invoice.amount - invoice.disputed
    if not case.find(dispute_in_time, index) or paid_by(case, index, by) < rest:
        case.step(N_("Not disputed in time with the rest paid: the whole invoice counts as undisputed"))
        return ZERO
    case.sum_step(N_("Disputed in time, and the rest paid in time"), invoice.disputed)
    return invoice.disputed


def dispute_in_time(case: Case, index: int) -> bool:
    """3.11 / 3.9: tell whether the linked notice of dispute came from the Client and is deemed delivered in time."""
    notice_id: str = case.contract.invoices[index].dispute_notice  # type: ignore[assignment]  # asked where one is
    if notice_of(case, notice_id).sender is not Party.CLIENT:
        case.step(N_("The notice linked as dispute did not come from the Client: it disputes nothing"))
        return False
    delivered = case.given(f"notice.{notice_id}.deemed_delivered").value
    return delivered is not None and delivered <= case.result(f"invoice.{index}.dispute_by").value


@waiting_for_rates
def breach_from(case: Case, index: int) -> Answer:
    """10.4(a): the day from which an undisputed sum still unpaid is a material breach.

    Not applicable where the edition has no such rule, and once the undisputed part was paid in time.
    """
    invoice = case.contract.invoices[index]
    on = invoice.date
    if not case.applies("overdue_breach", on):
        return not_applicable(say(N_("This edition does not make an unpaid invoice a material breach by itself.")), on)
    invoice_due = case.given(f"invoice.{index}.due").value
    days = case.parameter("overdue_breach_days", on)
    last = rolled(case, invoice_due + timedelta(days=days), on)
    clause = case.edition(on).clause("overdue_breach")
    case.step(N_("Last day to pay before it is a breach"), last, clause)
    undisputed = invoice.amount - case.find(disputed_sum, index)
    case.sum_step(N_("Undisputed part"), undisputed)
    if paid_by(case, index, min(last, case.as_of)) >= undisputed:
        paid = N_("The undisputed part is paid.")
        return not_applicable(say(paid if undisputed > 0 else N_("Nothing of the invoice is undisputed.")), on)
    found = last + ONE_DAY
    return Answer(found, say(N_("Unpaid until then, it is a material breach from {day}."), day=found), on)


@waiting_for_rates
def open_sum(case: Case, index: int) -> Answer:
    """3.7: what is left to pay on an invoice on the as-of date; negative where it was overpaid."""
    invoice = case.contract.invoices[index]
    paid = paid_by(case, index, case.as_of)
    case.sum_step(N_("Amount of the invoice"), invoice.amount)
    case.sum_step(say(N_("Paid by {day}"), day=case.as_of), paid)
    found = case.in_currency(invoice.amount - paid)
    dated_later = N_("Dated after {day}, it will leave {sum} to pay.")
    because = dated_later if invoice.date > case.as_of else N_("On {day} {sum} is left to pay.")
    return Answer(found, say(because, day=case.as_of, sum=found), invoice.date)


def transfer(case: Case, index: int) -> Answer:
    """3.9 / 3.10: what to transfer so that the open sum arrives in full: the bank charges entered come on top."""
    invoice = case.contract.invoices[index]
    left = case.given(f"invoice.{index}.open")
    if left.value is None:
        return without_date(left, invoice.date)
    charges = invoice.bank_charges or ZERO
    case.sum_step(N_("Bank charges, borne by the Client"), charges)
    found = case.in_currency(left.value.amount + charges)
    return Answer(found, say(_TRANSFER if found.amount > 0 else _NO_TRANSFER, sum=found), invoice.date)


_TRANSFER = N_("A transfer of {sum} leaves the open sum after bank charges; a short receipt leaves the rest due.")
_NO_TRANSFER = N_("Nothing is to be transferred.")
