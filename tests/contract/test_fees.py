"""Fees of every kind and the Usage Plan as entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cmdesk.contract.fees import (
    FEE_KINDS,
    Fee,
    Indexation,
    Rhythm,
    Setup,
    Subscription,
    Usage,
    UsagePlan,
    UsedMonth,
)
from cmdesk.contract.months import Month
from tests.contract.helpers import contract_with

START = date(2024, 3, 1)


@pytest.mark.parametrize("rhythm, months", [("month", 1), ("quarter", 3), ("year", 12)])
def test_a_rhythm_is_so_many_months(rhythm: str, months: int) -> None:
    """A billing period is a month, a quarter or a year long."""
    assert Rhythm(rhythm).months == months


def test_fees_are_read_by_their_kind() -> None:
    """Subscription, set-up and usage, each with its own keys, in the order of the file."""
    index = [{"from": "2025-01-01", "percent": "3.3"}]
    rows = [
        {"kind": "subscription", "amount": "1250.00", "every": "quarter", "from": "2024-03-01", "indexation": index},
        {"kind": "setup", "amount": 2000, "from": "2024-03-01"},
        {"kind": "usage", "month": "2024-05", "amount": "812.40"},
    ]
    expected: tuple[Fee, ...] = (
        Subscription(Decimal(1250), Rhythm.QUARTER, START, indexation=(Indexation(date(2025, 1, 1), Decimal("3.3")),)),
        Setup(Decimal(2000), START),
        Usage(Month(2024, 5), Decimal("812.4")),
    )
    assert contract_with(fees=rows).fees == expected


def test_every_kind_of_fee_has_its_words() -> None:
    """The kinds are those of the file, and each has a label."""
    assert set(FEE_KINDS) == {"subscription", "setup", "usage"}


def test_a_usage_plan_is_read() -> None:
    """What is included and used are numbers, the price may have many decimals."""
    plan = {"included": 10000, "unit_price": "0.0045", "months": [{"month": "2025-06", "used": 12034.5}]}
    expected = UsagePlan(Decimal(10000), Decimal("0.0045"), (UsedMonth(Month(2025, 6), Decimal("12034.5")),))
    assert contract_with(usage_plan=plan).usage_plan == expected
