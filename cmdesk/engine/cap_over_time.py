"""How the cap moves over time (8.4): what it would be if the only incident happened on each day of a span."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import localcontext
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money
from cmdesk.calendars.periods import add_months
from cmdesk.engine.calculate import PRECISION
from cmdesk.rules import liability
from cmdesk.rules.case import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.rules.case import Case


@dataclass(frozen=True, slots=True)
class CapFrom:
    """The cap for an incident on a day or later, until the next entry; None where an exchange rate is missing."""

    day: date
    cap: Money | None


def cap_over_time(case: Case, first: date, last: date) -> tuple[CapFrom, ...]:
    """Return the cap on the first day of a span and on each day on which it changes.

    It can change only on the day after a payment, when that enters the window, and when it leaves it a window's length
    later; a change of edition, of the limit or of a rate shows on those days.
    """
    found: list[CapFrom] = []
    with localcontext(prec=PRECISION):
        for day in sorted(set(_turning_points(case, first, last))):
            cap = _cap_on(case, day)
            if not found or found[-1].cap != cap:
                found.append(CapFrom(day, cap))
    return tuple(found)


def _turning_points(case: Case, first: date, last: date) -> Iterator[date]:
    """Yield the days of a span on which the cap can change."""
    yield first
    for start, _edition in case.moves:
        if first < start <= last:
            yield start
    for payment in case.contract.payments:
        leaves = add_months(payment.date, case.peek("cap_window_months", payment.date))
        for day in (payment.date, payment.date + ONE_DAY, leaves, leaves + ONE_DAY, leaves + 2 * ONE_DAY):
            if first < day <= last:
                yield day


def _cap_on(case: Case, day: date) -> Money | None:
    """Return the cap for an incident on a day."""
    try:
        return Money.stated(case.known(liability.cap_of, day), case.contract.currency)
    except liability.NoRateError:
        return None
