"""Contracts for tests, written short: values laid over a small base and read by the product's own reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import words_for
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract
from cmdesk.editions.edition import Waiver
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.rules.fees import PlannedInvoice
from cmdesk.rules.result import Result

EDITION_2023 = "2023-01-01"
EDITION_2025 = "2025-03-03"
EDITIONS = (EDITION_2023, EDITION_2025)

BASE: Mapping[str, Any] = {
    "schema": "cmdesk.contract/1",
    "reference": "TEST",
    "client": {"name": "Client"},
    "entity": "nl",
    "edition": EDITION_2025,
    "effective_date": "2024-03-01",
    "initial_term": {"months": 12},
    "currency": "EUR",
}


def contract_of(**values: Any) -> Contract:
    """Return the base contract with some keys set otherwise; a key set to None is left out."""
    raw = {key: value for key, value in {**BASE, **values}.items() if value is not None}
    return read_contract(json.dumps(raw, default=date.isoformat), "test")


def calculated(as_of: date, **values: Any) -> Calculation:
    """Return everything that follows on a day from the base contract with some keys set otherwise."""
    return calculate(contract_of(**values), as_of)


def result_of(result_id: str, as_of: date = date(2024, 6, 3), **values: Any) -> Result:
    """Return one result of the base contract with some keys set otherwise."""
    return calculated(as_of, **values).results[result_id]


def notice(notice_id: str, sent: date | str, **values: Any) -> dict[str, Any]:
    """Return a notice of CM.com, handed over in person unless the values say otherwise."""
    return {"id": notice_id, "kind": "other", "from": "cm.com", "channel": "personal", "sent": sent, **values}


def written(value: Any) -> Any:
    """Return a value as cases write it: days as days, sums without their currency, an invoice or a waiver as a line."""
    match value:
        case Money():
            return value.text()
        case PlannedInvoice(date=day, due=due, amount=amount, kind=kind, start=start, until=until):
            return f"{day} due {due}: {amount.text()} {kind} {start} to {until}"
        case Waiver():
            return f"{value.clause} {value.id}"
        case tuple():
            return [written(one) for one in value]
        case _:
            return value


def told(result: Result) -> str:
    """Return all that a result says in English: why, and its steps."""
    words = words_for("en")
    steps = (f"{words.text(step.sentence)}: {words.value(step.value)}" for step in result.steps)
    return "\n".join((words.text(result.because), *steps))
