"""Days that a contract adds and strikes out."""

from __future__ import annotations

from datetime import date

from cmdesk.contract.own_days import OwnDay, OwnDays
from tests.contract.helpers import contract_with


def test_own_days_are_read() -> None:
    """The keys are add and remove; every day has its reason."""
    holidays = {
        "add": [{"date": "2024-05-10", "reason": "agreed closing day"}],
        "remove": [{"date": "2024-05-09", "reason": "agreed working day"}],
    }
    assert contract_with(holidays=holidays).holidays == OwnDays(
        (OwnDay(date(2024, 5, 10), "agreed closing day"),), (OwnDay(date(2024, 5, 9), "agreed working day"),)
    )
