"""Incidents and claims as entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmdesk.contract.incidents import HEADS, Claim, Head, Incident
from cmdesk.contract.parties import Party
from tests.contract.helpers import contract_with


def test_what_a_claim_can_name() -> None:
    """Direct loss, the eleven heads of 8.3 from (i) to (xi), and the carve-out of 8.5; each has its words."""
    numbers = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi")
    assert [head.value for head in Head] == ["direct", *(f"8.3({number})" for number in numbers), "8.5"]
    assert list(HEADS) == list(Head)


def test_incidents_are_read() -> None:
    """An incident is against CM.com unless it says otherwise, and may have no claims yet."""
    rows = [
        {"date": "2024-09-12"},
        {
            "date": "2024-09-13",
            "description": "platform outage",
            "against": "client",
            "settled": "0.00",
            "claims": [{"head": "8.3(iv)", "amount": "25000.00"}],
        },
    ]
    assert contract_with(incidents=rows).incidents == (
        Incident(date(2024, 9, 12), "", Party.CM_COM, None, ()),
        Incident(
            date(2024, 9, 13), "platform outage", Party.CLIENT, Decimal(0), (Claim(Head.EXCLUDED_4, Decimal(25000)),)
        ),
    )
