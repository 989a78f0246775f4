"""Where results come from: the program, the editions, holidays, rates and contract that they were worked out of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cmdesk
from cmdesk.basics.record import Record, record
from cmdesk.calendars.holidays import library_version
from cmdesk.contract.write import fingerprint_of
from cmdesk.editions.load import edition
from cmdesk.rates.checked import checked_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.contract.contract import Contract
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.case import Case


@record
class Provenance(Record):
    """What to look at where two calculations differ.

    `editions` are fingerprints by id, `calendar_end` is the last day before some holidays are estimates in any
    calendar used, by the rules known when it was calculated, `rates_checked_on` the latest day on which any rate was
    checked (None in results of a program that did not say), `input_sha256` the fingerprint of the contract in its
    canonical form.
    """

    app: str
    editions: Mapping[str, str]
    holidays: str
    calendar_end: date
    rates_checked_on: date | None
    input_sha256: str


def provenance_of(calculation: Calculation) -> Provenance:
    """Return where a calculation comes from."""
    return provenance_of_all(calculation.contract, calculation)


def provenance_of_all(contract: Contract, *calculations: Calculation) -> Provenance:
    """Return where several calculations come from that rest on one contract as it was entered."""
    cases = [one.case for one in calculations]
    ids = dict.fromkeys(edition_id for case in cases for edition_id in _editions(case))
    return Provenance(
        app=cmdesk.__version__,
        editions={edition_id: edition(edition_id).sha256 for edition_id in ids},
        holidays=library_version(),
        calendar_end=min(map(_calendar_end, cases)),
        rates_checked_on=checked_on(),
        input_sha256=fingerprint_of(contract),
    )


def _editions(case: Case) -> tuple[str, ...]:
    """Return every edition that governs some day."""
    return case.contract.edition, *(edition_id for _, edition_id in case.moves)


def _calendar_end(case: Case) -> date:
    """Return the last day for which no edition in force has a holiday that is an estimate."""
    days = (case.contract.effective_date, *(start for start, _ in case.moves))
    return min(case.calendar(day).known_until for day in days)
