"""Results files for tests: written as the program writes them, then changed as somebody might."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from cmdesk.basics.wording import words_for
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation
from cmdesk.engine.stored_results import StoredResults, read_results
from cmdesk.exports.results_json import document_line, results_document
from tests.helpers import calculated

MON_2025_06_02 = date(2025, 6, 2)
CONTRACT: dict[str, Any] = {
    "client": {"name": "Client", "size": "medium", "country": "NL"},
    "invoices": [{"number": "1", "date": "2025-03-03", "amount": "1000.00"}],
    "payments": [{"date": "2025-01-06", "amount": "600.00"}],
    "incidents": [{"date": "2025-05-20", "claims": [{"head": "direct", "amount": "100"}]}],
    "notices": [{"id": "d", "kind": "default", "from": "cm.com", "channel": "registered", "sent": "2025-05-05"}],
    "force_majeure": [{"date": "2025-05-06"}],
    "deviations": [{"parameter": "notice_months", "value": 2}],
}
"""A contract with one of each: days, Business Days, sums, interest, a deviation, a warning."""


def calculation(**values: Any) -> Calculation:
    """Return what the contract comes to, with some keys set otherwise."""
    return calculated(MON_2025_06_02, **{**CONTRACT, **values})


def document(*, bands: bool = False, **values: Any) -> dict[str, Any]:
    """Return a results file as another program reads it."""
    found = calculation(**values)
    written = document_line(results_document(with_bands(found) if bands else found, words_for("en")))
    read: dict[str, Any] = json.loads(written)
    return read


def result(found: dict[str, Any], result_id: str) -> dict[str, Any]:
    """Return one result of a results file."""
    one: dict[str, Any] = next(one for one in found["results"] if one["id"] == result_id)
    return one


def read(found: dict[str, Any]) -> StoredResults:
    """Return a results file as the program reads it back."""
    return read_results(json.dumps(found), "results.json")
