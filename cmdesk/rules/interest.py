"""3.8: late interest at the highest rate the law allows, for which the statutory rate stands in.

Interest runs from the day after the due date to the day of payment, or to the as-of date, by actual days over 365. A
payment settles principal first and stops interest on it from the day after.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.money import even
from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, Country, say
from cmdesk.calendars.entities import country_of
from cmdesk.calendars.periods import last_day_of
from cmdesk.rates.interest import RateOf, half_year, law_of
from cmdesk.rates.local import OWN_RATES
from cmdesk.rules.counting import ONE_DAY
from cmdesk.rules.errors import NoFigureError
from cmdesk.rules.invoices import ZERO, disputed_sum, payments_of, waiting_for_rates
from cmdesk.rules.result import Answer, pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.rates.interest import Law
    from cmdesk.rules.case import Case

YEAR = Decimal(36500)
"""Actual days over 365, and per cent: what a rate times days is divided by."""


class NoInterestRateError(NoFigureError):
    """No rate is known for a half-year; it never leaves this module."""

    def __init__(self, law: Law, day: date) -> None:
        """Keep what was asked for."""
        super().__init__(law.country, day)
        self.law = law
        self.day = day


@record
class Debt(Record):
    """What bears interest on an invoice: the sum that came due and what moved it, by day, to the as-of date.

    `whole` is the invoice's own amount: while it is paid, nothing bears interest.
    """

    due: date
    until: date
    principal: Decimal
    moves: tuple[tuple[date, Decimal], ...]
    whole: Decimal

    def is_settled(self, day: date) -> bool:
        """Tell whether the whole invoice had been paid before a day."""
        return even(sum((amount for paid_on, amount in self.moves if paid_on < day), ZERO)) >= self.whole

    def year_from(self, years: int) -> date:
        """Return the first day after so many full years of interest; one from 29 February ends on the 28th."""
        return last_day_of(self.due + ONE_DAY, 12 * years) + ONE_DAY

    def spans(self) -> Iterator[tuple[date, date, Decimal]]:
        """Yield each span of days with the principal that bears interest in it, both days included."""
        start, paid, left = self.due + ONE_DAY, ZERO, self.principal
        for day, amount in self.moves:
            if day >= start:
                yield start, day, max(ZERO, left)
                start = day + ONE_DAY
            paid += amount
            left = even(self.principal - paid)
        if start <= self.until:
            yield start, self.until, max(ZERO, left)


def debt_of(case: Case, index: int) -> Debt:
    """Return what bears interest on an invoice: the undisputed part, or all of it under `interest_on_disputed`."""
    invoice = case.contract.invoices[index]
    due = case.given(f"invoice.{index}.due").value
    principal = invoice.amount
    if invoice.disputed and case.reading("interest_on_disputed") == "none":
        principal -= case.find(disputed_sum, index)
    case.sum_step(N_("Sum that bears interest from the day after it was due"), principal)
    paid = tuple(payments_of(case, index, case.as_of))
    return Debt(due, case.as_of, principal, paid, invoice.amount)


@waiting_for_rates
def interest(case: Case, index: int) -> Answer:
    """3.8: the interest on an invoice to the as-of date; pending where no rate is known for the law or a half-year."""
    invoice = case.contract.invoices[index]
    debt = debt_of(case, index)
    if not any(principal for _start, _end, principal in debt.spans()):
        return _stated(case, index, ZERO, _why_none(debt))
    agreed = case.parameter("interest_percent", invoice.date)
    if agreed is not None:
        exact = sum((_simple(span, agreed) for span in debt.spans()), ZERO)
        return _stated(case, index, exact, N_("At the rate agreed, the interest comes to {sum}."))
    country = law_country(case)
    if country is None:
        return pending(
            say(N_("The Client's country is not entered; its law sets the interest.")), invoice.date, "client.country"
        )
    case.rates_asked.add(OWN_RATES)
    law = law_of(country)
    if law is None:
        because = say(
            N_("No statutory rate is known for the law of {country}; enter the contract's own rate."), country=country
        )
        return pending(because, invoice.date, "deviations")
    case.step(say(N_("The statutory rate stands in for the highest that the law allows: {source}"), source=law.source))
    try:
        exact = _METHODS[law.rate_of](case, debt, law)
    except NoInterestRateError as error:
        return _unknown_rate(error, invoice.date)
    return _stated(case, index, exact, N_("At the statutory rate, the interest comes to {sum}."))


def _why_none(debt: Debt) -> str:
    """Return why no interest runs on a debt of which nothing undisputed was unpaid after it was due."""
    if debt.until <= debt.due:
        return N_("It is not overdue: no interest runs.")
    if debt.principal < debt.whole and not debt.is_settled(debt.until + ONE_DAY):
        return N_("What is unpaid is disputed and bears no interest.")
    return N_("Nothing was unpaid after the due date: no interest runs.")


def law_country(case: Case) -> str | None:
    """Return the country whose law sets the interest: as entered, or assumed by reading `interest_law`."""
    contract = case.contract
    if contract.law is not None:
        case.step(N_("Governing law as entered"), Country(contract.law))
        return contract.law
    if case.reading("interest_law") == "client_country":
        return contract.client.country
    country = country_of(contract.entity)
    case.step(N_("Assumed: the law of the contracting entity's country governs"), Country(country))
    return country


def _unknown_rate(error: NoInterestRateError, on: date) -> Answer:
    """Return the answer that asks for a rate."""
    because = say(
        N_("No statutory rate is known for {country} in {half_year}; enter it, or the contract's own rate."),
        country=Country(error.law.country),
        half_year=half_year(error.day),
    )
    return pending(because, on, "rates")


def _stated(case: Case, index: int, exact: Decimal, because: str) -> Answer:
    """Return an interest as a figure, rounded here and once."""
    found = case.in_currency(exact)
    return Answer(found, say(because, sum=found), case.contract.invoices[index].date)


def _rate(case: Case, law: Law, day: date) -> Decimal:
    """Return the rate of a day and leave it as a step; NoInterestRateError where it is not known."""
    rate = law.rate_on(day)
    if rate is None:
        raise NoInterestRateError(law, day)
    reference = law.reference_on(day)
    if reference is not None and reference.own:
        sentence = N_("Reference rate of {half_year} as entered by the user; source: {source}, checked on {day}")
        values = {"half_year": half_year(day), "source": reference.source, "day": reference.checked_on}
        case.step(say(sentence, **values), reference.percent)
    case.step(say(N_("Rate of {half_year}, per cent a year"), half_year=half_year(day)), rate)
    return rate


def _simple(span: tuple[date, date, Decimal], rate: Decimal) -> Decimal:
    """Return the interest of a span, exact."""
    start, end, principal = span
    return principal * rate * ((end - start).days + 1) / YEAR


def _by_half_year(case: Case, debt: Debt, law: Law) -> Decimal:
    """Return the interest where the rate moves with each half-year, and joins the principal yearly if the law has it.

    The interest of each full year from the start of interest bears interest from the next day on, until the whole
    invoice is paid.
    """
    total = joined = year = ZERO
    next_year, years = debt.year_from(1), 1
    for start, end, principal in _cut(debt, law):
        while law.compounds and start >= next_year:
            joined, year, years = joined + year, ZERO, years + 1
            next_year = debt.year_from(years)
        bearing = ZERO if debt.is_settled(start) else principal + joined
        if bearing:
            earned = _simple((start, end, bearing), _rate(case, law, start))
            total, year = total + earned, year + earned
    return total


def _cut(debt: Debt, law: Law) -> Iterator[tuple[date, date, Decimal]]:
    """Yield the spans of a debt, cut where a half-year or, under compounding, a year of interest begins."""
    for start, end, principal in debt.spans():
        first = start
        for cut in _cuts(debt, law, start, end):
            yield first, cut - ONE_DAY, principal
            first = cut
        yield first, end, principal


def _cuts(debt: Debt, law: Law, start: date, end: date) -> list[date]:
    """Return the days inside a span on which a half-year or a year of interest begins."""
    days = {date(year, month, 1) for year in range(start.year, end.year + 1) for month in (1, 7)}
    if law.compounds:
        years = end.year - debt.due.year + 1
        days |= {debt.year_from(number) for number in range(1, years + 1)}
    return sorted(day for day in days if start < day <= end)


def _from_start(case: Case, debt: Debt, law: Law) -> Decimal:
    """Return the interest where the rate at the start of interest counts for the whole time."""
    rate = _rate(case, law, debt.due + ONE_DAY)
    return sum((_simple(span, rate) for span in debt.spans()), ZERO)


def _by_payment(case: Case, debt: Debt, law: Law) -> Decimal:
    """Return the interest where each part counts at the rate of the day it was paid, what is open at the as-of date's.

    Money that went back is owed again from the day after; of two parts the older one is settled first.
    """
    total = owed = ZERO
    parts: list[tuple[date, Decimal]] = []
    for start, _end, principal in debt.spans():
        if principal > owed:
            parts.append((start, principal - owed))
        else:
            total += _settled(case, law, parts, owed - principal, start - ONE_DAY)
        owed = principal
    return total + _settled(case, law, parts, owed, debt.until)


def _settled(case: Case, law: Law, parts: list[tuple[date, Decimal]], amount: Decimal, day: date) -> Decimal:
    """Return the interest to a day on an amount taken from the oldest parts, at that day's rate."""
    total = ZERO
    while amount > 0:
        start, open_part = parts.pop(0)
        taken = min(amount, open_part)
        if taken < open_part:
            parts.insert(0, (start, open_part - taken))
        total += _simple((start, day, taken), _rate(case, law, day))
        amount -= taken
    return total


_METHODS = {
    RateOf.EACH_HALF_YEAR: _by_half_year,
    RateOf.START: _from_start,
    RateOf.PAYMENT: _by_payment,
}
