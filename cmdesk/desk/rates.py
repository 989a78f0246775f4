"""Rates that a user adds: entering and removing them, importing exchange rates, and what is known of them.

They are data of the world and no settings: a result that rests on one says so.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from cmdesk.basics.atomic import write_atomically
from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.strict import is_one_line
from cmdesk.basics.wording import N_, Country, Sentence, say
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.folders import rates_folder
from cmdesk.desk.inputs import at_fault
from cmdesk.rates.ecb import History, history
from cmdesk.rates.interest import laws
from cmdesk.rates.local import HISTORY, OWN_RATES, content_of, local, use
from cmdesk.rates.own import written
from cmdesk.rates.series import Reference, fault_of_half_year, fault_of_percent, series_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.engine.calculate import Calculation
    from cmdesk.rates.own import OwnRates


def use_own_rates() -> None:
    """Calculate with the user's rates from now on; whatever changed in their folder counts."""
    use(rates_folder())


def rate_troubles() -> tuple[FaultyInput, ...]:
    """Return the user's files of rates that were asked for and are not used, each with all its faults."""
    return local().troubles


def all_rate_troubles() -> tuple[FaultyInput, ...]:
    """Return the user's files of rates that are not used, having looked into each."""
    use_own_rates()
    _ = local().own, history()
    return rate_troubles()


def not_used(trouble: FaultyInput) -> Sentence:
    """Return what follows from a fault in a user's file of rates."""
    sentence = N_("The rates in {file} are not used while anything is wrong there; those that came with cmdesk count.")
    return say(sentence, file=trouble.source)


def first_fault(trouble: FaultyInput) -> Sentence:
    """Return the same with the first fault, for where there is room for one."""
    fault = trouble.faults[0]
    place = fault.place or trouble.source
    return say(N_("{note} {place}: {fault}"), note=not_used(trouble), place=place, fault=fault.sentence)


def own_rates() -> OwnRates:
    """Return the rates that the user entered; FaultyInput where their file is at fault."""
    use_own_rates()
    found = local().own
    trouble = local().trouble(OWN_RATES)
    if trouble is not None:
        raise trouble
    return found


def add_rate(series: str, half_year: str, reference: Reference) -> None:
    """Enter a reference rate, in place of an earlier one; FaultyInput or OutputError where that cannot be."""
    faults = tuple(_faults(series, half_year, reference))
    if faults:
        raise FaultyInput("", faults)
    rates = own_rates()
    _write(OWN_RATES, written({**rates, series: {**rates.get(series, {}), half_year: reference}}))


def remove_rate(series: str, half_year: str) -> None:
    """Take back a rate that the user entered; FaultyInput where there is none, OutputError where that fails."""
    rates = own_rates()
    if half_year not in rates.get(series, {}):
        sentence = N_("there is no {half_year} of {series} that you entered; what came with cmdesk stays")
        raise at_fault("", say(sentence, half_year=half_year, series=series))
    rest = {half: one for half, one in rates[series].items() if half != half_year}
    _write(OWN_RATES, written({**rates, series: rest}))


def import_history(path: str, *, trust: bool = False) -> History:
    """Use a newer file of the ECB's exchange rates from now on; FaultyInput with all its faults, or OutputError.

    `trust` takes it even where a rate jumps from one day to the next.
    """
    from cmdesk.rates.history_file import check_jumps, check_whole, read_history  # noqa: PLC0415  # nothing else needs it

    use_own_rates()
    try:
        content = read_history(content_of(path), path)
    except OSError as error:
        raise at_fault(path, reason(error)) from error
    found = History(BytesIO(content))
    check_whole(found, history(), path)
    if found.known_until > today():
        raise at_fault(path, say(N_("its last day, {day}, has not come yet"), day=found.known_until))
    if not trust:
        check_jumps(found, history(), path)
    _write(HISTORY, content)
    return found


def missing_rate(calculation: Calculation) -> tuple[str, str] | None:
    """Return the series and the half-year of the first rate of interest that a calculation waits for."""
    for result in calculation.results.values():
        if result.missing == ("rates",):
            country, half_year = result.because.values["country"], result.because.values["half_year"]
            assert isinstance(country, Country)  # noqa: S101  # the sentence of rules/interest.py
            return laws()[country.code].series.name, half_year
    return None


def today() -> date:
    """Return today's date where the user is."""
    return datetime.now(UTC).astimezone().date()


def _faults(series: str, half_year: str, reference: Reference) -> Iterator[Fault]:
    """Yield what is wrong with a rate to be entered, by the name of what was given."""
    if series not in series_names():
        yield Fault("series", say(N_("there is no {name}; there are {known}"), name=series, known=series_names()))
    if (wrong := fault_of_half_year(half_year)) is not None:
        yield Fault("half_year", wrong)
    if (wrong := fault_of_percent(reference.percent)) is not None:
        yield Fault("percent", wrong)
    if not is_one_line(reference.source):
        yield Fault("source", say(N_("say in one line where the rate was found, without braces")))
    if reference.checked_on > today():
        yield Fault("checked_on", say(N_("{day} has not come yet"), day=reference.checked_on))


def _write(name: str, content: bytes) -> None:
    """Put a file of rates in place, and calculate with it from now on."""
    path = os.path.join(rates_folder(), name)  # noqa: PTH118  # pathlib costs start-up
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  # as above
        write_atomically(path, content)
    except OSError as error:
        raise OutputError(path, reason(error)) from error
    use(None)  # two changes within one tick of the file system's clock look alike
    use_own_rates()
