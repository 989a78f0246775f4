"""How the cap moves over time (8.4): what it would be if an incident, and no other, happened on each day of a span."""

from __future__ import annotations

from datetime import date
from decimal import localcontext
from itertools import pairwise
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record, record
from cmdesk.calendars.periods import add_months
from cmdesk.contract.days import LAST_DAY
from cmdesk.engine.calculate import PRECISION
from cmdesk.rules.case import Case
from cmdesk.rules.counting import ONE_DAY
from cmdesk.rules.exchange import NoRateError, rate_on
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


@record
class Change(Record):
    """A day from which an incident would find another cap; None where no exchange rate is known."""

    start: date
    cap: Money | None


@record
class Ahead(Record):
    """What moves the cap after the as-of date, up to a day: payments, the Terms, rates that end; and rates by the day.

    `by_rate` tells that the rate alone moves it as well.
    """

    changes: tuple[Change, ...]
    by_rate: bool
    until: date


def cap_ahead(calculation: Calculation) -> Ahead | None:
    """Return what is to come of `cap_over_time`, without the days of rates; None where the cap never moved or will."""
    first, last = _span_of(calculation)
    asked = _apart(calculation.case)
    with localcontext(prec=PRECISION):
        found = list(_changes(asked, calculation.as_of, last, sparing=True))[1:]
        if not found and not any(day > first for day, _cap, _by_rate in _changes(asked, first, calculation.as_of)):
            return None
    changes = tuple(Change(day, cap) for day, cap, by_rate in found if not by_rate)
    return Ahead(changes, len(changes) < len(found), last)


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
    with localcontext(prec=PRECISION):
        found = list(_changes(_apart(case), first, last))
    ends = [*(day - ONE_DAY for day, _cap, _by_rate in found[1:]), last]
    return tuple(CapFrom(day, until, cap, by_rate) for (day, cap, by_rate), until in zip(found, ends, strict=True))


def _apart(case: Case) -> Case:
    """Return a case of its own, so that what is asked of each day is kept no longer."""
    return Case(case.contract, case.as_of, case.rules, case.moved)


def _changes(
    case: Case, first: date, last: date, *, sparing: bool = False
) -> Iterator[tuple[date, Money | None, bool]]:
    """Yield the first day and each on which the cap is not what it was before, and whether the rate alone moved it.

    `sparing` leaves out most of the days that the rate alone moves, after the first of them.
    """
    turning = {first, *(day for day in _turning_days(case, first, last) if first <= day <= last)}
    moving, breaks = _days_of_rates(case, first, last)
    needed = turning | breaks if sparing else turning | moving
    eves = {day - ONE_DAY for day in needed if day > first} if sparing and moving else set()
    before: Money | None = None
    moved = False
    for day in sorted(needed | moving | eves):
        if moved and sparing and day not in needed and day not in eves:
            continue
        cap = _cap_on(case, day)
        if day == first or cap != before:
            by_rate = day not in turning and cap is not None and before is not None
            moved = moved or by_rate
            yield day, cap, by_rate
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


def _days_of_rates(case: Case, first: date, last: date) -> tuple[set[date], set[date]]:
    """Return the days of a span with another rate than the day before, and those among them that have one or none."""
    moving: set[date] = set()
    breaks: set[date] = set()
    if not _is_at_the_days_rate(case):
        return moving, breaks
    days = [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]
    ours = case.contract.currency
    for currency in {ours, *(one.currency or ours for one in case.contract.payments)} - {"EUR"}:
        rates = [rate_on(case, currency, day) for day in days]
        for day, (before, now) in zip(days[1:], pairwise(rates), strict=True):
            if before is None or now is None:
                if before is not now:
                    breaks.add(day)
            elif before.per_eur != now.per_eur:
                moving.add(day)
    return moving | breaks, breaks


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
