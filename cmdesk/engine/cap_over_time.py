"""How the cap moves over time (8.4): what it would be if an incident, and no other, happened on each day of a span."""

from __future__ import annotations

from datetime import date
from decimal import localcontext
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record, record
from cmdesk.calendars.periods import add_months
from cmdesk.contract.days import LAST_DAY
from cmdesk.engine.calculate import PRECISION
from cmdesk.rules.case import ONE_DAY, Case
from cmdesk.rules.exchange import NoRateError
from cmdesk.rules.liability import cap_of
from cmdesk.rules.paid import supposed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.engine.calculate import Calculation

_MONTHS_BACK = 12


@record
class CapFrom(Record):
    """The cap for an incident on any day from `start` to `until`; None where no exchange rate is known.

    `by_rate` tells that nothing but the rate of the day moved it from what it was on the day before.
    """

    start: date
    until: date
    cap: Money | None
    by_rate: bool = False


def cap_over_time(calculation: Calculation) -> tuple[CapFrom, ...]:
    """Return how the cap moves, from twelve months before the as-of date on.

    To the last day of the running term, or until the last payment that is recorded has left the window.
    """
    return caps_between(calculation.case, *_span_of(calculation))


def _span_of(calculation: Calculation) -> tuple[date, date]:
    """Return the first and the last day to look at; before the Effective Date there is nothing to look back on."""
    case, as_of = calculation.case, calculation.as_of
    first = max(add_months(as_of, -_MONTHS_BACK), min(case.contract.effective_date, as_of))
    latest = max((one.date for one in case.contract.payments), default=date.min)
    months = case.peek("cap_window_months", as_of)
    out = _first_day_without(latest, months, own_day=_own_day_counts(case)) if latest > date.min else as_of
    return first, min(max(out, case.result("term.last_day").value, as_of), LAST_DAY)


def caps_between(case: Case, first: date, last: date) -> tuple[CapFrom, ...]:
    """Return the cap on the first day of a span and on every day of it on which another one begins.

    It is the cap that `liability.cap_if_today` states on that day: by the edition, the rates and the readings of then.
    """
    asked = Case(case.contract, case.as_of, case.rules, case.moved)  # what is asked of each day is kept no longer
    with localcontext(prec=PRECISION):
        found = list(_changes(asked, first, last))
    ends = [*(day - ONE_DAY for day, _cap, _by_rate in found[1:]), last]
    return tuple(CapFrom(day, until, cap, by_rate) for (day, cap, by_rate), until in zip(found, ends, strict=True))


def _changes(case: Case, first: date, last: date) -> Iterator[tuple[date, Money | None, bool]]:
    """Yield the first day and each on which the cap is not what it was before, and whether the rate alone moved it."""
    turning = {first, *(day for day in _turning_days(case, first, last) if first <= day <= last)}
    before: Money | None = None
    for day in _each_day(first, last) if _is_at_the_days_rate(case) else sorted(turning):
        cap = _cap_on(case, day)
        if day == first or cap != before:
            yield day, cap, day not in turning and cap is not None and before is not None
        before = cap


def _cap_on(case: Case, day: date) -> Money | None:
    """Return the cap for an incident on a day."""
    try:
        return Money.stated(case.known(cap_of, day), case.contract.currency)
    except NoRateError:
        return None


def _turning_days(case: Case, first: date, last: date) -> Iterator[date]:
    """Yield every day of a span on which other payments count or other Terms; days beyond it may be among them."""
    yield from case.edition_changes()
    own_day = _own_day_counts(case)
    lengths = {case.peek("cap_window_months", day) for day in (first, *case.edition_changes())}
    for paid in {*(one.date for one in case.contract.payments), *(one.due for one in supposed(case, last))}:
        yield paid if own_day else paid + ONE_DAY
        for months in lengths:
            yield _first_day_without(paid, months, own_day=own_day)


def _each_day(first: date, last: date) -> list[date]:
    """Return the days of a span."""
    return [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]


def _first_day_without(paid: date, months: int, *, own_day: bool) -> date:
    """Return the first day after a payment on which an incident has it in its window no more.

    Several days can have one and the same day so many months before them: 28 to 31 March all look back to 28 February.
    """
    day = add_months(paid, months)
    while add_months(day, -months) < (paid if own_day else paid + ONE_DAY):
        day += ONE_DAY
    return day


def _own_day_counts(case: Case) -> bool:
    """Tell whether payments of the incident's own day count."""
    return case.reading("incident_day_payments") == "included"


def _is_at_the_days_rate(case: Case) -> bool:
    """Tell whether the limit or a payment is converted at the rate of the incident's day, which moves by itself."""
    currency = case.contract.currency
    if currency != "EUR":
        return True
    foreign = any(one.currency not in {None, currency} for one in case.contract.payments)
    return foreign and case.reading("fx_date") == "first_incident"
