"""Writing a contract file in its one form."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from cmdesk.contract.contract import Contract
from cmdesk.contract.read import contract_of, read_contract, read_contract_file
from cmdesk.contract.write import contract_to_json, contract_to_values, fingerprint_of, record_to_values
from tests.contract.helpers import SMALLEST, contract_with
from tests.strategies import contracts

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
VECTORS = sorted((ROOT / "tests" / "vectors").glob("*.json"))


@given(contracts())
def test_what_is_written_reads_the_same(contract: Contract) -> None:
    """Any contract comes back equal, and its text is always the same."""
    text = contract_to_json(contract)
    again = read_contract(text, "a")
    assert again == contract
    assert contract_to_json(again) == text
    assert contract_of(contract_to_values(contract), "a") == contract


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_written_in_the_one_form(path: Path) -> None:
    """Reading and writing a sample changes no byte of it."""
    assert contract_to_json(read_contract_file(path)).encode() == path.read_bytes()


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_nothing_of_a_valid_file_is_lost(path: Path) -> None:
    """Every value of a vector stands in what is written, save nulls, empty lists and plain noes."""

    def without_empty(value: object) -> object:
        match value:
            case dict():
                kept = {key: without_empty(one) for key, one in value.items()}
                return {key: one for key, one in kept.items() if one not in (None, [], {}) and one is not False}
            case list():
                return [without_empty(one) for one in value]
            case float():
                return str(value)
            case _:
                return value

    given_values = json.loads(path.read_text("utf-8"))["contract"]
    written = json.loads(contract_to_json(read_contract(json.dumps(given_values), "a")))
    for row in [*written.get("payments", ()), *written.get("incidents", ())]:
        # What goes without saying is said.
        row.pop("kind", None), row.pop("against", None)
    for row in [*given_values.get("payments", ()), *given_values.get("incidents", ())]:
        row.pop("kind", None), row.pop("against", None)
    assert without_empty(written) == without_empty(given_values)


def test_the_form() -> None:
    """Keys in the order of the format, amounts as texts, counts as numbers, nothing empty, a last line end."""
    contract = contract_with(
        fx=[],
        client={"nonprofit": False, "name": "Ærø", "size": "micro"},
        initial_term={"months": 12},
        payments=[{"vat": None, "amount": 12.50, "date": "2024-03-20"}],
        usage_plan={"included": 10000, "unit_price": 0.045},
        deviations=[{"parameter": "interest_percent", "value": "9.50"}],
        notices=[
            {
                "sent": "2024-10-01T16:30Z",
                "channel": "electronic",
                "from": "client",
                "kind": "other",
                "id": "n1",
                "to_designated_address": False,
            }
        ],
    )
    expected = {
        "schema": "cmdesk.contract/1",
        "reference": "A-1",
        "client": {"name": "Ærø", "size": "micro"},
        "entity": "nl",
        "edition": "2025-03-03",
        "effective_date": "2024-03-01",
        "initial_term": {"months": 12},
        "currency": "EUR",
        "deviations": [{"parameter": "interest_percent", "value": "9.50"}],
        "usage_plan": {"included": 10000, "unit_price": "0.045"},
        "payments": [{"date": "2024-03-20", "amount": "12.5", "kind": "payment"}],
        "notices": [
            {
                "id": "n1",
                "kind": "other",
                "from": "client",
                "channel": "electronic",
                "sent": "2024-10-01T16:30+00:00",
                "to_designated_address": False,
            }
        ],
    }
    assert contract_to_json(contract) == json.dumps(expected, indent=2, ensure_ascii=False) + "\n"


def test_an_amount_is_never_written_with_an_exponent() -> None:
    """1E+3 in a file is a thousand."""
    text = json.dumps(SMALLEST)[:-1] + ', "payments": [{"date": "2024-03-20", "amount": 1E+3}]}'
    payment = read_contract(text, "a").payments[0]
    assert payment.amount == Decimal(1000)
    assert record_to_values(payment)["amount"] == "1000"


def test_the_fingerprint_is_of_the_canonical_form() -> None:
    """What is absent and what is null have one; a fact that moves has another."""
    one = contract_with()
    assert fingerprint_of(one) == fingerprint_of(contract_with(law=None))
    assert fingerprint_of(one) != fingerprint_of(contract_with(law="DK"))
    assert len(fingerprint_of(one)) == 64
