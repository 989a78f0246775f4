"""How far holidays and rates are known for the contract at hand, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import language
from cmdesk.gui.widgets.half_years import last_month_of
from cmdesk.rates.checked import exchange_known_until
from cmdesk.rates.ecb import history
from cmdesk.rates.interest import law_of
from cmdesk.rules.interest import law_country

if TYPE_CHECKING:
    from cmdesk.contract.contract import Contract
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rates.interest import Law


def known_words(calculation: Calculation) -> str:
    """Return it: the year for holidays, the half-year for the law that applies, the day for other currencies.

    No law is known ahead: holidays are worked out from the rules that the holiday library has now, and from some year
    on it, or whoever announces them, gives no more than an estimate of some.
    """
    words = language.words()
    return words.listed(_facts(calculation))


def _facts(calculation: Calculation) -> Iterator[Sentence]:
    """Yield each thing that is known to some day."""
    case, contract = calculation.case, calculation.contract
    estimated = case.calendar(calculation.as_of).known_until.year + 1
    yield say(N_("Holidays by the rules known now, some estimated from {year}"), year=str(estimated))
    country = law_country(case)
    if country is not None and case.peek("interest_percent", calculation.as_of) is None:
        law = law_of(country)
        yield say(N_("no statutory rates")) if law is None else _rates_to(law)
    others = _currencies(contract) - {"EUR"}
    if others and others & history().currencies:
        yield say(N_("exchange rates to {day}"), day=language.words().plain_date(exchange_known_until()))


def _rates_to(law: Law) -> Sentence:
    """Return the month up to which the rates of a law are known."""
    return say(N_("rates to {month}"), month=language.words().month(*last_month_of(law.known_until)))


def _currencies(contract: Contract) -> set[str]:
    """Return the currencies that a contract is made and paid in."""
    return {contract.currency, *(one.currency for one in contract.payments if one.currency is not None)}
