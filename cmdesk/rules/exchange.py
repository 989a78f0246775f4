"""8.4, 3.7: what a sum in one currency comes to in another: at a rate entered with the contract, or the ECB's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rates.ecb import history
from cmdesk.rates.exchange import Rate, Rates
from cmdesk.rates.local import HISTORY
from cmdesk.rules.errors import NoFigureError
from cmdesk.rules.result import pending

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.contract.payments import Payment
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Answer


class NoRateError(NoFigureError):
    """No exchange rate is known for a currency on a day; a rule that meets it answers with `missing_rate`."""

    def __init__(self, currency: str, day: date) -> None:
        """Keep what was asked for."""
        super().__init__(currency, day)
        self.currency = currency
        self.day = day


def rates_of(case: Case) -> Rates:
    """Return the exchange rates entered with the contract."""
    return Rates(Rate(one.date, one.currency, one.per_eur) for one in case.contract.fx)


def rate_on(case: Case, currency: str, day: date) -> Rate | None:
    """Return the rate that counts on a day: as entered with the contract, else the reference rate; None without one."""
    entered = case.known(rates_of).on(currency, day)
    if entered is not None:
        return entered
    case.rates_asked.add(HISTORY)
    return history().on(currency, day)


def per_eur(case: Case, currency: str, day: date) -> Decimal:
    """Return what one euro is worth in a currency on a day: as entered with the contract, else the reference rate.

    NoRateError where neither is known.
    """
    if currency == "EUR":
        return Decimal(1)
    rate = rate_on(case, currency, day)
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


def converted(case: Case, payment: Payment) -> Decimal:
    """Return a payment in the currency of the contract, at the rates of its own day."""
    ours, theirs = case.contract.currency, payment.currency or case.contract.currency
    if ours == theirs:
        return payment.counted
    return payment.counted * per_eur(case, ours, payment.date) / per_eur(case, theirs, payment.date)
