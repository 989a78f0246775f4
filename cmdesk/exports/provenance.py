"""Where results come from: the program, the editions, the holidays and the contract that they were worked out of."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import cmdesk
from cmdesk.calendars.holidays import library_version
from cmdesk.contract.write import contract_to_json
from cmdesk.editions.load import edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.case import Case


@dataclass(frozen=True, slots=True)
class Provenance:
    """What to compare where two calculations differ.

    `editions` are fingerprints by id, `calendar_end` is the last day whose holidays are official in every calendar
    used, `input_sha256` the fingerprint of the contract in its canonical form.
    """

    app: str
    editions: Mapping[str, str]
    holidays: str
    calendar_end: date
    input_sha256: str


def provenance_of(calculation: Calculation) -> Provenance:
    """Return where a calculation comes from."""
    case = calculation.case
    ids = (case.contract.edition, *(edition_id for _, edition_id in case.moves))
    return Provenance(
        app=cmdesk.__version__,
        editions={edition_id: edition(edition_id).sha256 for edition_id in ids},
        holidays=library_version(),
        calendar_end=_calendar_end(case),
        input_sha256=sha256(contract_to_json(case.contract).encode()).hexdigest(),
    )


def _calendar_end(case: Case) -> date:
    """Return the last day for which every edition in force knows its holidays for certain."""
    days = (case.contract.effective_date, *(start for start, _ in case.moves))
    return min(case.calendar(day).known_until for day in days)
