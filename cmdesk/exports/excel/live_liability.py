"""8.4 as formulas: the window before an incident, what was paid in it, the limit, the cap, what is left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.currencies import minor_units
from cmdesk.basics.wording import N_, say
from cmdesk.contract.parties import Party
from cmdesk.exports.excel import formulas
from cmdesk.exports.excel.ledger import known_rate
from cmdesk.exports.phrases import chosen
from cmdesk.rules.liability import first_incident_day

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.exports.excel.formulas import Live
    from cmdesk.exports.excel.working import Working
    from cmdesk.rules.result import Result


def window_start(work: Working, _result: Result, _argument: Any) -> Live:
    """8.4: the months before the first incident; a day later where its own day counts."""
    first = _first(work)
    incident = work.fact(say(N_("First incident")), first, say(N_("as cmdesk found")))
    work.answered["liability.first_incident"] = incident
    return _start(work, incident)


def window_end(work: Working, _result: Result, _argument: Any) -> Live:
    """8.4: the day before the first incident, or its own day."""
    return _end(work, work.answered["liability.first_incident"])


def first_window(work: Working) -> None:
    """Make the window before the first incident known to the sheet of payments."""
    work.know_window(_first(work), work.answered["liability.window_start"], work.answered["liability.window_end"])


def window_today(work: Working) -> None:
    """8.4: write the window that an incident on the as-of date would have, also where no cap can be stated for it."""
    incident = work.fact(say(N_("As-of date, taken as the day of an incident")), work.case.as_of)
    start = work.step(say(N_("Payments count from")), _start(work, incident))
    end = work.step(say(N_("Payments count to")), _end(work, incident))
    work.know_window(work.case.as_of, start, end)


def _first(work: Working) -> date:
    """Return the first incident, which is there where a window is asked for."""
    found = work.case.known(first_incident_day)
    assert found is not None  # noqa: S101
    return found


def _start(work: Working, incident: Live) -> Live:
    """Return the first day of the window before an incident."""
    start = formulas.edate_back(incident, work.figure("cap_window_months", incident.value))
    return formulas.day_after(start) if _own_day_counts(work) else start


def _end(work: Working, incident: Live) -> Live:
    """Return the last day of the window before an incident."""
    return incident if _own_day_counts(work) else formulas.day_before(incident)


def _own_day_counts(work: Working) -> bool:
    """Tell whether payments of the incident's own day count."""
    return chosen(work.case, "incident_day_payments") == "included"


def paid(work: Working, _result: Result, _argument: Any) -> Live:
    """8.4: the sum of the payments in the window."""
    return _paid(work, _first(work))


def _paid(work: Working, incident: date) -> Live:
    """Return the rounded sum of what was paid in the window before an incident."""
    return formulas.rounded(_exactly_paid(work, incident), _decimals(work))


def _exactly_paid(work: Working, incident: date) -> Live:
    """Return the sum of what was paid in the window before an incident."""
    start, end = work.windows[incident]
    column = next(one for one in work.payments.columns if one.incident.day == incident)
    return work.payments.paid_between(column, start, end)


def _decimals(work: Working) -> int:
    return minor_units(work.case.contract.currency)


def cap(work: Working, _result: Result, _argument: Any) -> Live:
    """8.4: the lesser of what was paid and the limit, never below zero."""
    limit = _limit(work, _first(work))
    exact_cap = formulas.lesser(_exactly_paid(work, _first(work)), work.answered["exact limit"])
    work.answered["exact cap"] = exact_cap
    return formulas.lesser(work.answered["liability.paid"], limit)


def _limit(work: Working, incident: date) -> Live:
    """Return the limit in the currency of the contract, rounded; the lesser of rounded sums is the rounded lesser."""
    currency = work.case.contract.currency
    limit = work.figure("cap_limit", incident)
    work.answered["exact limit"] = limit
    if currency == "EUR":
        return limit
    rate = work.fact(say(N_("{currency} per EUR"), currency=currency), known_rate(work.case, currency, incident))
    exact = work.answered["exact limit"] = formulas.product(limit, rate)
    local = formulas.rounded(exact, _decimals(work))
    return work.step(say(N_("Local equivalent of the limit")), local, currency=currency)


def remaining(work: Working, result: Result, _argument: Any) -> Live:
    """8.4: the cap less what was settled under it; under a cap for each incident, the limit less that."""
    contract = work.case.contract
    settled = sum(
        (one.settled or formulas.ZERO for one in contract.incidents if one.against is Party.CM_COM), formulas.ZERO
    )
    paid_out = work.sum_fact(say(N_("Settled so far for direct loss")), settled, contract.currency)
    # From what is exact: a cap already rounded would be rounded twice.
    of = _exact_limit(work, _first(work)) if _is_per_incident(work, result) else work.answered["exact cap"]
    return formulas.rounded(formulas.never_negative(formulas.difference(of, paid_out)), _decimals(work))


def _is_per_incident(work: Working, result: Result) -> bool:
    """Tell whether each incident has its own cap, so that what is left is that of the limit."""
    return "cap_per" in result.readings and chosen(work.case, "cap_per") == "incident"


def _exact_limit(work: Working, incident: date) -> Live:
    """Return the limit before it is rounded; it stands above already where a cap could be stated."""
    if "exact limit" not in work.answered:
        _limit(work, incident)
    return work.answered["exact limit"]


def cap_if_today(work: Working, _result: Result, _argument: Any) -> Live:
    """8.4: the cap if an incident happened on the as-of date."""
    today, currency = work.case.as_of, work.case.contract.currency
    found = work.step(say(N_("Paid in the window")), _paid(work, today), currency=currency)
    return formulas.lesser(found, _limit(work, today))
