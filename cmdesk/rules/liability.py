"""8.3-8.5: the first incident, the window before it, what was paid in it, the cap, what each incident recovers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.periods import add_months
from cmdesk.contract.incidents import Head
from cmdesk.contract.parties import Party
from cmdesk.rules import fees
from cmdesk.rules.case import ONE_DAY, not_applicable, without_date
from cmdesk.rules.exchange import NoRateError, converted, missing_rate, per_eur
from cmdesk.rules.result import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cmdesk.contract.incidents import Incident
    from cmdesk.contract.payments import Payment
    from cmdesk.rules.case import Case

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Window(Record):
    """The days whose payments make up the cap, both included."""

    start: date
    end: date


# First incident and window


def direct_of(incident: Incident) -> Decimal:
    """Return the direct loss claimed for an incident."""
    return _claimed(incident, Head.DIRECT)


def _claimed(incident: Incident, head: Head) -> Decimal:
    return sum((claim.amount for claim in incident.claims if claim.head is head), ZERO)


def first_incident_day(case: Case) -> date | None:
    """8.4: the earliest incident that makes CM.com liable: with direct loss, or with no claim lines yet."""
    ours = [one for one in case.contract.incidents if one.against is Party.CM_COM]
    if not ours:
        return None
    if case.reading("first_incident") == "giving_rise_to_liability":
        ours = [one for one in ours if not one.claims or direct_of(one) > 0]
    found = min((one.date for one in ours), default=None)
    if found is not None:
        case.step(
            say(N_("First incident that gives rise to liability")), found, case.edition(found).clause("liability_cap")
        )
    return found


def has_first(case: Case) -> bool:
    """Tell whether an incident sets the window; without one there is no cap to state."""
    return case.find(first_incident_day) is not None


def window_before(case: Case, day: date) -> Window:
    """8.4: the months before an incident; its own day is left out, or counts under reading `incident_day_payments`."""
    months = case.parameter("cap_window_months", day)
    start, end = add_months(day, -months), day - ONE_DAY
    if case.reading("incident_day_payments") == "included":
        start, end = start + ONE_DAY, day
    case.step(say(N_("Window of payments: from {start} to {end}"), start=start, end=end))
    return Window(start, end)


# Money


def _payments_by_date(case: Case) -> list[Payment]:
    """Return the payments in order of date, sorted once however many windows look at them."""
    return sorted(case.contract.payments, key=lambda one: one.date)


def _paid_in(case: Case, window: Window, incident: date) -> Decimal:
    """8.4: return what the Client paid in a window, in the currency of the contract, exact.

    Refunds and charge-backs are negative; top-ups and set-offs count on their own date. Where the contract supposes
    projected invoices paid they join as facts: a step and a warning say so.
    """
    net = case.reading("amount_paid") == "net"
    payments = case.find(_payments_by_date)
    first = bisect_left(payments, window.start, key=lambda one: one.date)
    recorded = payments[first : bisect_right(payments, window.end, key=lambda one: one.date)]
    paid = sum((in_contract_currency(case, one, incident, net=net) for one in recorded), ZERO)
    case.step(
        count("Paid in the window: {n} payment", "Paid in the window: {n} payments", len(recorded)),
        Money.stated(paid, case.contract.currency),
    )
    supposed = list(_supposed(case, window))
    if supposed:
        joined = sum((one.amount.amount for one in supposed), ZERO)
        case.step(
            say(N_("Supposed: projected invoices paid on their due dates")),
            Money.stated(joined, case.contract.currency),
        )
        paid += joined
    return paid


def in_contract_currency(case: Case, payment: Payment, incident: date, *, net: bool) -> Decimal:
    """Return a payment in the currency of the contract: at the incident's rate, or at its own day's under `fx_date`."""
    if case.contract.currency == (payment.currency or case.contract.currency) == "EUR":
        return payment.counted_net if net else payment.counted
    day = payment.date if case.reading("fx_date") == "payment" else incident
    return converted(case, payment, day, incident, net=net)


def _supposed(case: Case, window: Window) -> Iterator[fees.PlannedInvoice]:
    """Yield the projected invoices due in a window, after the latest payment, that the contract supposes paid."""
    if not case.contract.projected_payments:
        return
    latest = max((one.date for one in case.contract.payments), default=date.min)
    for one in fees.planned(case, window.end):
        if one.due > latest and window.start <= one.due <= window.end:
            yield one


def _limit(case: Case, incident: date) -> Decimal:
    """8.4: return the upper limit of the cap in the currency of the contract, at the rate of the first incident."""
    limit: Decimal = case.parameter("cap_limit", incident)
    if case.contract.currency != "EUR":
        limit *= per_eur(case, case.contract.currency, incident)
        case.step(say(N_("Local equivalent of the limit")), Money.stated(limit, case.contract.currency))
    return limit


def cap_of(case: Case, incident: date) -> Decimal:
    """8.4: the lesser of what was paid in the window and the limit, never below zero; exact. May raise NoRateError."""
    paid = _paid_in(case, window_before(case, incident), incident)
    found = max(ZERO, min(paid, _limit(case, incident)))
    case.step(say(N_("The lesser of the two, never below zero")), Money.stated(found, case.contract.currency))
    return found


# The answers


def _with_first_incident(function: Callable[[Case, date], Answer]) -> Callable[[Case], Answer]:
    """Return a rule that is not applicable where no incident sets the window, else asks for that incident's day too."""

    @wraps(function)
    def answer(case: Case) -> Answer:
        day = case.find(first_incident_day)
        if day is None:
            because = N_("No incident gives rise to liability of CM.com, so there is no window and no cap.")
            return not_applicable(say(because), case.as_of)
        return function(case, day)

    return answer


@_with_first_incident
def first_incident(_case: Case, day: date) -> Answer:
    """8.4: the day of the incident that sets the window."""
    return Answer(
        day, say(N_("The incident of {day} is the first that gives rise to liability of CM.com."), day=day), day
    )


@_with_first_incident
def window_start(case: Case, day: date) -> Answer:
    """8.4: the first day of the window."""
    window = case.find(window_before, day)
    return Answer(window.start, say(N_("Payments count from {day}."), day=window.start), day)


@_with_first_incident
def window_end(case: Case, day: date) -> Answer:
    """8.4: the last day of the window."""
    window = case.find(window_before, day)
    return Answer(window.end, say(N_("Payments count to {day}."), day=window.end), day)


@_with_first_incident
def paid(case: Case, day: date) -> Answer:
    """8.4: what the Client paid in the window."""
    try:
        found = Money.stated(_paid_in(case, case.find(window_before, day), day), case.contract.currency)
    except NoRateError as error:
        return missing_rate(error, day)
    return Answer(found, say(N_("The Client paid {sum} in the window before the first incident."), sum=found), day)


@_with_first_incident
def cap(case: Case, day: date) -> Answer:
    """8.4: the most that CM.com owes for all incidents together."""
    paid_decides = N_("What was paid in the window is less than the limit: all incidents together are capped at {sum}.")
    limit_decides = N_("As much as the limit was paid, or more: all incidents together are capped at {sum}.")
    return _capped(case, day, paid_decides, limit_decides)


def cap_if_today(case: Case) -> Answer:
    """8.4: the cap if an incident happened on the as-of date, and no other."""
    paid_decides = N_("If an incident happened today, what was paid in the window before it would cap it at {sum}.")
    limit_decides = N_("If an incident happened today, the limit would cap it at {sum}.")
    return _capped(case, case.as_of, paid_decides, limit_decides)


def _capped(case: Case, incident: date, paid_decides: str, limit_decides: str) -> Answer:
    """Return the cap for an incident as an answer, with the sentence for what decides it."""
    try:
        exact = cap_of(case, incident)
        because = paid_decides if exact < case.known(_limit, incident) else limit_decides
    except NoRateError as error:
        return missing_rate(error, incident)
    found = Money.stated(exact, case.contract.currency)
    case.step(say(N_("The Client's indemnities of clause 5 are not limited by it")))
    return Answer(found, say(because, sum=found), incident)


@_with_first_incident
def remaining(case: Case, day: date) -> Answer:
    """8.4: the cap less what was settled under it; settled sums of incidents against the Client do not count."""
    total = case.given("liability.cap")
    if total.value is None:
        return without_date(total, day)
    settled = sum((one.settled or ZERO for one in case.contract.incidents if one.against is Party.CM_COM), ZERO)
    of = case.known(_limit if _is_per_incident(case, day) else cap_of, day)
    case.step(say(N_("Settled so far for direct loss")), Money.stated(settled, case.contract.currency))
    found = Money.stated(max(ZERO, of - settled), case.contract.currency)
    return Answer(found, say(N_("{sum} of the cap is left for what is not settled yet."), sum=found), day)


def _is_per_incident(case: Case, day: date) -> bool:
    """8.4 of 2023 under reading `cap_per: incident`: each incident has its own window and cap."""
    return case.mode("cap_per_incident_open", day) and case.reading("cap_per") == "incident"


def recoverables(case: Case) -> tuple[Decimal, ...]:
    """8.3, 8.4: what each incident recovers of its direct loss, in the order of entry. May raise NoRateError.

    Met in order of date, then of entry, until the cap is used up, whether settled or not. An incident against the
    Client knows no cap. Under reading `cap_per: incident` each has its own cap, and all together the limit.
    """
    incidents = case.contract.incidents
    found = [direct_of(one) for one in incidents]
    first = case.find(first_incident_day)
    if first is None:
        return tuple(found)
    per_incident = _is_per_incident(case, first)
    left = case.find(_limit, first) if per_incident else case.find(cap_of, first)
    for at in sorted(range(len(incidents)), key=lambda at: incidents[at].date):
        if incidents[at].against is Party.CM_COM:
            own = case.find(cap_of, incidents[at].date) if per_incident else left
            found[at] = min(found[at], own, left)
            left -= found[at]
    return tuple(found)


def recoverable(case: Case, index: int) -> Answer:
    """8.3, 8.4: what an incident recovers of its direct loss under the cap."""
    incident = case.contract.incidents[index]
    case.step(say(N_("Direct loss claimed")), Money.stated(direct_of(incident), case.contract.currency))
    try:
        found = Money.stated(case.find(recoverables)[index], case.contract.currency)
    except NoRateError as error:
        return missing_rate(error, incident.date)
    return Answer(found, _recovered(incident, found), incident.date)


def _recovered(incident: Incident, found: Money) -> Sentence:
    """Return why an incident recovers what it does."""
    if incident.against is Party.CLIENT:
        return say(N_("Held against the Client, whom the cap does not protect: {sum} is recoverable."), sum=found)
    if not direct_of(incident):
        return say(N_("No direct loss is claimed for it."))
    if found.amount < direct_of(incident):
        return say(N_("What is left of the cap when its turn comes allows {sum}."), sum=found)
    return say(N_("Its direct loss is recoverable: {sum}."), sum=found)


def excluded(case: Case, index: int) -> Answer:
    """8.3: what is claimed under the excluded heads, of which nothing is recoverable."""
    incident = case.contract.incidents[index]
    total = sum((claim.amount for claim in incident.claims if claim.head.is_excluded), ZERO)
    found = Money.stated(total, case.contract.currency)
    return Answer(
        found, say(N_("{sum} is claimed under heads of loss for which nothing is owed."), sum=found), incident.date
    )


def uncapped(case: Case, index: int) -> Answer:
    """8.5: what is claimed for death or personal injury, recoverable in full and outside the cap."""
    incident = case.contract.incidents[index]
    found = Money.stated(_claimed(incident, Head.CARVE_OUT), case.contract.currency)
    return Answer(found, say(N_("{sum} lies outside every limit."), sum=found), incident.date)
