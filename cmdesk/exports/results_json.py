"""Results as JSON: the form that other programs read (`cmdesk.results/1`).

Ids, values, kinds, statuses, clauses and names of readings are stable; `because`, `steps` and every `text` are words.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.editions.edition import Waiver
from cmdesk.engine.provenance import provenance_of
from cmdesk.rules.fees import PlannedInvoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdesk.basics.errors import Fault
    from cmdesk.basics.wording import Words
    from cmdesk.contract.contract import Deviation
    from cmdesk.engine.bands import Band
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.caution import Caution
    from cmdesk.engine.provenance import Provenance
    from cmdesk.rules.result import Result, Step

SCHEMA = "cmdesk.results/1"


def results_document(calculation: Calculation, words: Words, *, steps: bool = True) -> dict[str, Any]:
    """Return a calculation as plain values, ready for JSON; a batch may leave the `steps` out."""
    contract = calculation.contract
    return {
        "schema": SCHEMA,
        "reference": contract.reference,
        "edition": contract.edition,
        "as_of": calculation.as_of.isoformat(),
        "results": [
            result_values(one, words, calculation.bands.get(one.id), steps=steps)
            for one in calculation.results.values()
        ],
        "warnings": [warning_values(one, words) for one in calculation.warnings],
        "provenance": provenance_values(provenance_of(calculation)),
    }


def faults_document(reference: str | None, faults: Iterable[Fault], words: Words) -> dict[str, Any]:
    """Return what is wrong with a contract, for the place in a batch where its results would stand."""
    errors = [{"place": one.place, "text": words.text(one.sentence)} for one in faults]
    return {"reference": reference, "errors": errors}


def document_text(document: Mapping[str, Any]) -> str:
    """Return a document as JSON to be read: indented, with a line feed at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def document_line(document: Mapping[str, Any]) -> str:
    """Return a document as JSON on one line, for one object a line."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def result_values(result: Result, words: Words, band: Band | None = None, *, steps: bool) -> dict[str, Any]:
    """Return one result; a sum has its currency beside it, a deadline in Business Days its moment."""
    found: dict[str, Any] = {
        "id": result.id,
        "clause": result.clause,
        "edition": result.edition,
        "kind": result.kind.value,
        "value": plain(result.value),
    }
    if isinstance(result.value, Money):
        found["currency"] = result.value.currency
    found["status"] = result.status.value
    if result.until is not None:
        found["until"] = result.until.isoformat(timespec="minutes")
    found["because"] = words.text(result.because)
    if steps:
        found["steps"] = [_step(one, words) for one in result.steps]
    found["readings"] = list(result.readings)
    found["deviation"] = deviation_values(result.deviation)
    if band is not None:
        found["band"] = band_values(band)
    return found


def band_values(band: Band) -> dict[str, Any]:
    """Return what all readings allow."""
    return {"low": plain(band.low), "high": plain(band.high), "none": band.none, "deciding": list(band.deciding)}


def _step(step: Step, words: Words) -> dict[str, Any]:
    """Return one step in words."""
    return {"text": words.text(step.sentence), "value": None if step.value is None else words.value(step.value)}


def deviation_values(deviation: Deviation | None) -> dict[str, Any] | None:
    """Return what decided in place of the edition."""
    if deviation is None:
        return None
    return {"parameter": deviation.parameter, "value": plain(deviation.value), "agreed_in": deviation.agreed_in}


def warning_values(warning: Caution, words: Words) -> dict[str, Any]:
    """Return what is worth a look."""
    return {"code": warning.code, "place": warning.place, "text": words.text(warning.sentence)}


def provenance_values(found: Provenance) -> dict[str, Any]:
    """Return where results come from."""
    return {
        "app": found.app,
        "editions": dict(found.editions),
        "holidays": found.holidays,
        "calendar_end": found.calendar_end.isoformat(),
        "rates_checked_on": plain(found.rates_checked_on),
        "input_sha256": found.input_sha256,
    }


def plain(value: Any) -> Any:
    """Return a result's value as JSON has it: days in ISO form, sums as text with all decimals, whole numbers.

    Other numbers are texts, as in a contract file: no program reads them as something near them.
    """
    match value:
        case Money():
            return value.text()
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else f"{value:f}"
        case PlannedInvoice():
            return _planned(value)
        case Waiver():
            return {"clause": value.clause, "id": value.id}
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value


def _planned(invoice: PlannedInvoice) -> dict[str, Any]:
    """Return a projected invoice."""
    return {
        "date": invoice.date.isoformat(),
        "due": invoice.due.isoformat(),
        "amount": invoice.amount.text(),
        "currency": invoice.amount.currency,
        "kind": invoice.kind,
        "from": invoice.start.isoformat(),
        "to": invoice.until.isoformat(),
    }
