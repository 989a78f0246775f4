"""What incidents recover: together no more than there is, and each told in a few steps however many there are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.helpers import EDITION_2023, calculated

AS_OF = date(2025, 6, 2)


def many(number: int, **values: Any) -> dict[str, Any]:
    """Return a contract in kroner with so many incidents and twice as many payments, one a day."""
    first = date(2024, 1, 1)
    return {
        "currency": "DKK",
        "edition": EDITION_2023,
        "payments": [{"date": first + timedelta(at % 300), "amount": 10} for at in range(2 * number)],
        "incidents": [
            {"date": first + timedelta(200 + at % 300), "claims": [{"head": "direct", "amount": 50}]}
            for at in range(number)
        ],
        **values,
    }


@pytest.mark.parametrize("cap_per", ["agreement", "incident"])
@pytest.mark.parametrize("fx_date", ["first_incident", "payment"])
def test_a_derivation_does_not_grow_with_the_incidents(cap_per: str, fx_date: str) -> None:
    """What earlier ones took is one sum with their number; no other incident is told of, and no payment by itself."""
    steps = {}
    for number in (5, 50):
        found = calculated(AS_OF, **many(number, readings={"cap_per": cap_per, "fx_date": fx_date})).results
        steps[number] = [len(found[f"liability.incident.{at}.recoverable"].steps) for at in range(number)]
    assert max(steps[50]) == max(steps[5]) <= 14


@pytest.mark.parametrize("cap_per, whole", [("agreement", 240), ("incident", 600)])
def test_each_begins_where_the_earlier_ones_left_off(cap_per: str, whole: int) -> None:
    """What one finds taken is what those before it were given: 24 payments of 10 in all, or 12 times its loss of 50."""
    found = calculated(AS_OF, **many(12, readings={"cap_per": cap_per})).results
    taken = Decimal(0)
    for at in range(12):
        result = found[f"liability.incident.{at}.recoverable"]
        steps = {step.sentence.key: step.value for step in result.steps}
        if taken:
            assert steps["Taken by {n} earlier incident"].amount == taken
        taken += result.value.amount
    assert taken == whole
