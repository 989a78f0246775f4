"""8.3-8.5: the first incident, the window before it, what was paid in it, the cap, what each incident recovers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.periods import add_months
from cmdesk.contract.incidents import Head
from cmdesk.contract.parties import Party
from cmdesk.rates.ecb import history
from cmdesk.rates.exchange import Rate, Rates
from cmdesk.rules import fees
from cmdesk.rules.case import ONE_DAY, NoFigureError, pending, without_date
from cmdesk.rules.result import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.contract.incidents import Incident
    from cmdesk.contract.payments import Payment
    from cmdesk.rules.case import Case

ZERO = Decimal(0)


class NoRateError(NoFigureError):
    """No exchange rate is known for a currency on a day; it never leaves this module."""

    def __init__(self, currency: str, day: date) -> None:
        """Keep what was asked for."""
        super().__init__(currency, day)
        self.currency = currency
        self.day = day


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


def rates_of(case: Case) -> Rates:
    """Return the exchange rates entered with the contract."""
    return Rates(Rate(one.date, one.currency, one.per_eur) for one in case.contract.fx)


def per_eur(case: Case, currency: str, day: date) -> Decimal:
    """Return what one euro is worth in a currency on a day: as entered with the contract, else the reference rate.

    NoRateError where neither is known.
    """
    if currency == "EUR":
        return Decimal(1)
    rate = case.known(rates_of).on(currency, day) or history().on(currency, day)
    if rate is None:
        raise NoRateError(currency, day)
    case.step(say(N_("{currency} per EUR, rate of {day}"), currency=currency, day=rate.day), rate.per_eur)
    return rate.per_eur


def missing_rate(error: NoRateError, on: date) -> Answer:
    """Return the answer that asks for a rate."""
    because = say(
        N_("No exchange rate is known for {currency} on {day} or the week before it; enter one with the contract."),
        currency=error.currency,
        day=error.day,
    )
    return pending(because, on, "fx")


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


def converted(case: Case, payment: Payment, day: date, back_on: date, *, net: bool) -> Decimal:
    """Return a payment in the currency of the contract: to EUR at the rate of one day, and back at that of another."""
    amount = payment.counted_net if net else payment.counted
    ours, theirs = case.contract.currency, payment.currency or case.contract.currency
    if ours == theirs and day == back_on:
        return amount
    return amount / per_eur(case, theirs, day) * per_eur(case, ours, back_on)


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


def first_incident(case: Case) -> Answer:
    """8.4: the day of the incident that sets the window."""
    day = _first(case)
    return Answer(
        day, say(N_("The incident of {day} is the first that gives rise to liability of CM.com."), day=day), day
    )


def _first(case: Case) -> date:
    """Return the first incident where the contract has one; these ids exist only then."""
    day: date = case.find(first_incident_day)  # type: ignore[assignment]  # there is one where these ids exist
    return day


def window_start(case: Case) -> Answer:
    """8.4: the first day of the window."""
    day = _first(case)
    window = case.find(window_before, day)
    return Answer(window.start, say(N_("Payments count from {day}."), day=window.start), day)


def window_end(case: Case) -> Answer:
    """8.4: the last day of the window."""
    day = _first(case)
    window = case.find(window_before, day)
    return Answer(window.end, say(N_("Payments count to {day}."), day=window.end), day)


def paid(case: Case) -> Answer:
    """8.4: what the Client paid in the window."""
    day = _first(case)
    try:
        found = Money.stated(_paid_in(case, case.find(window_before, day), day), case.contract.currency)
    except NoRateError as error:
        return missing_rate(error, day)
    return Answer(found, say(N_("The Client paid {sum} in the window before the first incident."), sum=found), day)


def cap(case: Case) -> Answer:
    """8.4: the most that CM.com owes for all incidents together."""
    paid_decides = N_("What was paid in the window is less than the limit: all incidents together are capped at {sum}.")
    limit_decides = N_("As much as the limit was paid, or more: all incidents together are capped at {sum}.")
    return _capped(case, _first(case), paid_decides, limit_decides)


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


def remaining(case: Case) -> Answer:
    """8.4: the cap less what was settled under it; settled sums of incidents against the Client do not count."""
    day = _first(case)
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
