"""Every vector holds: contracts with results worked out by hand, and by an independent implementation of the Terms."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics.money import Money
from cmdesk.contract.read import read_contract
from cmdesk.engine.calculate import calculate
from cmdesk.rules.result import Result, Status

VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))


def written(value: Any) -> Any:
    """Return a value as the vectors write it."""
    match value:
        case date():
            return value.isoformat()
        case Money():
            return f"{value.amount:.2f}"
        case Decimal():
            return f"{value}"
        case _:
            return value


def status_of(result: Result) -> str:
    """Return a status as the vectors compare it: an estimated result meets a final one."""
    return "final" if result.status is Status.ESTIMATED else str(result.status)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_holds(path: Path) -> None:
    """Every expected value and status of a vector comes out of the calculation."""
    vector = json.loads(path.read_text(encoding="utf-8"))
    contract = read_contract(json.dumps(vector["contract"]), path.name)
    results = calculate(contract, date.fromisoformat(vector["as_of"])).results
    expected = {one: (want["value"], want["status"]) for one, want in vector["expect"].items()}
    found = {
        one: (written(results[one].value), status_of(results[one])) if one in results else ("no such result", "")
        for one in expected
    }
    assert found == expected
