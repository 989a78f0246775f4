"""10.8 of 2025: the subscription fees of the remaining term that an early termination makes due at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import Reason
from cmdesk.contract.parties import Party
from cmdesk.rules import ending, fees, term
from cmdesk.rules.result import Answer, not_applicable, pending

if TYPE_CHECKING:
    from cmdesk.contract.notices import Termination
    from cmdesk.rules.case import Case

ZERO = Decimal(0)


@record
class Remaining(Record):
    """The subscription fees for the days from a termination to the end of its term: all, and what was invoiced."""

    whole: Decimal
    invoiced: Decimal


def early_termination(case: Case) -> Answer:
    """10.8: all subscription fees from the termination to the end of the term, billing periods pro rata by days."""
    remaining = case.find(_remaining_or_why_not)
    if isinstance(remaining, Answer):
        return remaining
    found = case.in_currency(remaining.whole)
    return Answer(
        found, say(N_("The subscription fees of the remaining term, {sum}, are due at once."), sum=found), _day(case)
    )


def early_termination_open(case: Case) -> Answer:
    """10.8: the same less what was already invoiced for those days."""
    remaining = case.find(_remaining_or_why_not)
    if isinstance(remaining, Answer):
        return remaining
    found = case.in_currency(remaining.whole - remaining.invoiced)
    because = say(N_("Of the subscription fees of the remaining term, {sum} is not invoiced yet."), sum=found)
    return Answer(found, because, _day(case))


def _day(case: Case) -> date:
    """Return the day of the termination where there is one to answer for."""
    day = case.known(ending.terminated_on)
    return day if isinstance(day, date) else case.as_of


def _remaining_or_why_not(case: Case) -> Remaining | Answer:
    """Return the fees of the remaining term, or the answer that nothing is due under 10.8."""
    termination, day = case.contract.termination, case.find(ending.terminated_on)
    if isinstance(day, date) or day is None:
        on = day or case.as_of
        if not case.applies("early_termination", on):
            return not_applicable(say(N_("This edition has no rule on the fees of the remaining term.")), on)
    if termination is None or day is None:
        return not_applicable(say(N_("The contract is not terminated.")), case.as_of)
    if isinstance(day, Answer):
        return Answer(None, day.because, case.as_of, day.status, missing=day.missing)
    if case.known(ending.ended_before_termination):
        return not_applicable(say(N_("The contract had ended before the termination.")), day)
    if not _is_early(case, termination):
        return not_applicable(say(N_("The termination is not one that makes the fees of the remaining term due.")), day)
    if not case.contract.fees:
        return pending(say(N_("No fees are entered, so those of the remaining term are not known.")), day, "fees")
    return _remaining(case, day)


def _is_early(case: Case, termination: Termination) -> bool:
    """Tell whether 10.8 covers a termination: the Client's without cause, or CM.com's for the Client's breach.

    Under reading `early_termination_scope: any_client_termination` every termination by the Client.
    """
    if termination.by is Party.CM_COM:
        return termination.reason is Reason.CLIENT_BREACH
    return (
        termination.reason in ending.WITHOUT_CAUSE
        or case.reading("early_termination_scope") == "any_client_termination"
    )


def _remaining(case: Case, day: date) -> Remaining:
    """Return the fees for the days from a termination to the last day of its term, both included."""
    last = term.term_on(case, day).last_day
    case.step(N_("Last day of the term"), last)
    whole = invoiced = ZERO
    for one in fees.subscriptions(case, last):
        first, end = max(one.start, day), min(one.until, last)
        if first <= end:
            part = one.amount.amount * fees.days_in(first, end) / fees.days_in(one.start, one.until)
            whole += part
            invoiced += part if one.date <= day else ZERO
            case.sum_step(
                say(
                    N_("{days} of {of} days of the billing period from {start}"),
                    days=fees.days_in(first, end),
                    of=fees.days_in(one.start, one.until),
                    start=one.start,
                ),
                part,
            )
    case.sum_step(N_("Invoiced already for those days"), invoiced)
    return Remaining(whole, invoiced)
