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


_FAR = 25
"""Years from the as-of date after which an estimate is of no use to anybody who reads the line."""


def known_words(calculation: Calculation) -> str:
    """Return it in short: holidays, the half-year for the law that applies, the day for other currencies.

    The year from which holidays are estimated is named where it is near.
    """
    estimated = _estimated_from(calculation)
    if estimated > calculation.as_of.year + _FAR:
        holidays = say(N_("Holidays by the rules known now"))
    else:
        holidays = say(N_("Some holidays estimated from {year}"), year=str(estimated))
    return language.words().listed([holidays, *_others(calculation)])


def all_known_words(calculation: Calculation) -> str:
    """Return it in full: no law is known ahead, so holidays are worked out from the rules that are known now.

    From some year on the holiday library, or whoever announces them, gives no more than an estimate of some.
    """
    sentence = N_("Holidays by the rules known now, some estimated from {year}")
    holidays = say(sentence, year=str(_estimated_from(calculation)))
    return language.words().listed([holidays, *_others(calculation)])


def _estimated_from(calculation: Calculation) -> int:
    return calculation.case.calendar(calculation.as_of).known_until.year + 1


def _others(calculation: Calculation) -> Iterator[Sentence]:
    """Yield each other thing that is known to some day."""
    case, contract = calculation.case, calculation.contract
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
