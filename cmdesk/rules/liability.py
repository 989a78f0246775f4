"""8.4: the first incident, the window before it, what was paid in it, the cap, and what is left of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, count, say
from cmdesk.calendars.periods import add_months
from cmdesk.contract.parties import Party
from cmdesk.editions.edition import HeadKind
from cmdesk.rules.counting import ONE_DAY
from cmdesk.rules.exchange import NoRateError, missing_rate, per_eur
from cmdesk.rules.paid import paid_between, state_rates
from cmdesk.rules.result import Answer, not_applicable, without_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.contract.incidents import Claim, Incident
    from cmdesk.editions.edition import Head
    from cmdesk.rules.case import Case

ZERO = Decimal(0)


@record
class Window(Record):
    """The days whose payments make up the cap, both included."""

    start: date
    end: date


# First incident and window


def claims_of(case: Case, incident: Incident, kind: HeadKind) -> list[tuple[Claim, Head]]:
    """8.3-8.5: return the claims of an incident under heads of a kind, by the edition of its day, with their heads."""
    heads = case.edition(incident.date).heads if incident.claims else {}
    return [(claim, heads[claim.head]) for claim in incident.claims if heads[claim.head].kind is kind]


def direct_of(case: Case, incident: Incident) -> Decimal:
    """8.4: return the direct loss claimed for an incident."""
    return sum((claim.amount for claim, _head in claims_of(case, incident, HeadKind.CAPPED)), ZERO)


def first_incident_day(case: Case) -> date | None:
    """8.4: the earliest incident that makes CM.com liable: with direct loss, or with no claim lines yet."""
    ours = [one for one in case.contract.incidents if one.against is Party.CM_COM]
    if not ours:
        return None
    label = N_("First incident held against CM.com")
    if not _any_counts(case):
        ours = [one for one in ours if not one.claims or direct_of(case, one) > 0]
        label = N_("First incident that gives rise to liability")
    found = min((one.date for one in ours), default=None)
    if found is not None:
        case.step(say(label), found, case.edition(found).clause("liability_cap"))
    return found


def _any_counts(case: Case) -> bool:
    """8.4 under reading `first_incident: any_incident`: an incident without direct loss sets the window as well."""
    return case.reading("first_incident") == "any_incident"


def has_first(case: Case) -> bool:
    """8.4: tell whether an incident sets the window; without one there is no cap to state."""
    return case.find(first_incident_day) is not None


def window_before(case: Case, day: date) -> Window:
    """8.4: the months before an incident; its own day is left out, or counts under reading `incident_day_payments`."""
    months = case.parameter("cap_window_months", day)
    start, end = add_months(day, -months), day - ONE_DAY
    if case.reading("incident_day_payments") == "included":
        start, end = start + ONE_DAY, day
    case.step(say(N_("Window of payments: from {start} to {end}"), start=start, end=end))
    return Window(start, end)


# The cap


def limit_of(case: Case, incident: date) -> Decimal:
    """8.4: return the upper limit of the cap in the currency of the contract, at the rate of the incident's day."""
    limit: Decimal = case.parameter("cap_limit", incident)
    if case.contract.currency != "EUR":
        limit *= per_eur(case, case.contract.currency, incident)
        case.sum_step(N_("Local equivalent of the limit"), limit)
    return limit


def cap_of(case: Case, incident: date) -> Decimal:
    """8.4: the lesser of what was paid in the window and the limit, never below zero; exact. May raise NoRateError."""
    paid = case.find(_paid_before, incident)
    found = max(ZERO, min(paid, case.find(limit_of, incident)))
    case.sum_step(N_("The lesser of the two, never below zero"), found)
    return found


def _paid_before(case: Case, incident: date) -> Decimal:
    """8.4: return what was paid in the window before an incident, exact, and leave what it is made of as steps."""
    window = case.find(window_before, incident)
    found = paid_between(case, window.start, window.end, incident)
    case.sum_step(
        count("Paid in the window: {n} payment", "Paid in the window: {n} payments", found.number), found.recorded
    )
    if found.supposed:
        case.sum_step(N_("Supposed: projected invoices paid on their due dates"), found.supposed)
    return found.whole


def is_per_incident(case: Case, first: date) -> bool:
    """8.4 of 2023 under reading `cap_per: incident`: each incident has its own window and cap."""
    return case.mode("cap_per_incident_open", first) and case.reading("cap_per") == "incident"


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
def first_incident(case: Case, day: date) -> Answer:
    """8.4: the day of the incident that sets the window."""
    because = N_("The incident of {day} is the first that gives rise to liability of CM.com.")
    if _any_counts(case):
        because = N_("The incident of {day} is the first that is held against CM.com.")
    return Answer(day, say(because, day=day), day)


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
        _state_rates(case, day)
        found = case.in_currency(case.find(_paid_before, day))
    except NoRateError as error:
        return missing_rate(error, day)
    return Answer(found, say(N_("The Client paid {sum} in the window before the first incident."), sum=found), day)


@_with_first_incident
def cap(case: Case, day: date) -> Answer:
    """8.4: the most that CM.com owes for all incidents together, or for the first where each has its own cap."""
    paid_decides = N_("What was paid in the window is less than the limit: all incidents together are capped at {sum}.")
    limit_decides = N_("As much as the limit was paid, or more: all incidents together are capped at {sum}.")
    if is_per_incident(case, day):
        paid_decides = N_(
            "What was paid in the window is less than the limit: the first incident is capped at {sum}, each later one"
            " at a cap of its own."
        )
        limit_decides = N_(
            "As much as the limit was paid, or more: the first incident is capped at {sum}, which is also the most for"
            " all incidents together."
        )
    return _capped(case, day, paid_decides, limit_decides)


def cap_if_today(case: Case) -> Answer:
    """8.4: the cap if an incident happened on the as-of date, and no other."""
    paid_decides = N_("If an incident happened today, what was paid in the window before it would cap it at {sum}.")
    limit_decides = N_("If an incident happened today, the limit would cap it at {sum}.")
    return _capped(case, case.as_of, paid_decides, limit_decides)


def _capped(case: Case, incident: date, paid_decides: str, limit_decides: str) -> Answer:
    """Return the cap for an incident as an answer, with the sentence for what decides it."""
    try:
        _state_rates(case, incident)
        exact = case.find(cap_of, incident)
    except NoRateError as error:
        return missing_rate(error, incident)
    found = case.in_currency(exact)
    indemnity = case.edition(incident).subject("indemnity")
    case.step(say(indemnity.note), None, indemnity.clause)
    because = paid_decides if exact < case.known(limit_of, incident) else limit_decides
    return Answer(found, say(because, sum=found), incident)


def _state_rates(case: Case, incident: date) -> None:
    """Leave a step for each rate at which a payment in the window counts by its own day. May raise NoRateError."""
    window = case.find(window_before, incident)
    state_rates(case, window.start, window.end)


@_with_first_incident
def remaining(case: Case, day: date) -> Answer:
    """8.4: the cap less what was settled under it; settled sums of incidents against the Client do not count."""
    if is_per_incident(case, day):
        return _left_of_limit(case, day)
    total = case.given("liability.cap")
    if total.value is None:
        return without_date(total, day)
    found = case.in_currency(max(ZERO, case.known(cap_of, day) - _settled(case)))
    return Answer(found, say(N_("{sum} of the cap is left for what is not settled yet."), sum=found), day)


def _left_of_limit(case: Case, day: date) -> Answer:
    """8.4: where each incident has its own cap, what is left of the limit that holds for all together."""
    try:
        limit = limit_of(case, day)
    except NoRateError as error:
        return missing_rate(error, day)
    found = case.in_currency(max(ZERO, limit - _settled(case)))
    because = N_("{sum} of the limit for all incidents together is left for what is not settled yet.")
    return Answer(found, say(because, sum=found), day)


def _settled(case: Case) -> Decimal:
    """Return what was settled for direct loss of incidents that are held against CM.com, and leave it as a step."""
    settled = sum((one.settled or ZERO for one in case.contract.incidents if one.against is Party.CM_COM), ZERO)
    case.sum_step(N_("Settled so far for direct loss"), settled)
    return settled
