"""Tables of contracts for tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cmdesk.contract.contract import Contract
from cmdesk.contract.read import contract_of

NEEDED = ("reference", "client.name", "entity", "edition", "effective_date", "currency")
ROW = ("A-1", "ACME", "nl", "2025-03-03", "2024-03-01", "EUR")
VALUES = {
    "schema": "cmdesk.contract/1",
    "reference": "A-1",
    "client": {"name": "ACME"},
    "entity": "nl",
    "edition": "2025-03-03",
    "effective_date": "2024-03-01",
    "currency": "EUR",
}
"""What the row says under that heading."""


def contract(**more: Any) -> Contract:
    """Return the contract of the row, with some values more."""
    return contract_of({**VALUES, **more}, "")


def csv_of(*rows: Sequence[str], delimiter: str = ",", end: str = "\n") -> bytes:
    """Return rows without anything special in them as comma-separated values."""
    return "".join(delimiter.join(row) + end for row in rows).encode()
