"""The Prepaid Account as entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmdesk.contract.prepaid import Prepaid, Purchase
from tests.contract.helpers import contract_with

DAY = date(2024, 1, 10)


def test_a_prepaid_account_is_read() -> None:
    """Days that are not known yet stay open: no top-up received, never empty."""
    row = {"registered": "2024-01-10", "emptied": "2024-01-10", "purchases": [{"date": "2024-01-10", "amount": 500}]}
    purchase = Purchase(date=DAY, received=None, amount=Decimal(500))
    assert contract_with(prepaid=row).prepaid == Prepaid(DAY, DAY, (purchase,))
    assert contract_with(prepaid={}).prepaid == Prepaid(None, None, ())
