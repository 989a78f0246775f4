"""The smallest contract, with changes, and the faults that reading it gives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract

SMALLEST: dict[str, Any] = {
    "schema": "cmdesk.contract/1",
    "reference": "A-1",
    "client": {"name": "ACME ApS"},
    "entity": "nl",
    "edition": "2025-03-03",
    "effective_date": "2024-03-01",
    "currency": "EUR",
}
NOTICE = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "registered", "sent": "2024-10-01"}


def text_of(**changes: Any) -> str:
    """Return the smallest contract file with some keys added or replaced."""
    return json.dumps(SMALLEST | changes)


def contract_with(**changes: Any) -> Contract:
    """Return the smallest contract with some keys added or replaced."""
    return read_contract(text_of(**changes), "a.cmdesk")


def faults_of(text: str | bytes) -> list[tuple[str, str]]:
    """Return the faults of a contract file that has some: places and English words."""
    with pytest.raises(FaultyInput) as refused:
        read_contract(text, "a.cmdesk")
    assert refused.value.source == "a.cmdesk"
    return [(fault.place, fault.sentence.in_english()) for fault in refused.value.faults]
