"""The laws of the Usage Plan; cases are in tests/cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.fees import UsagePlan, UsedMonth
from cmdesk.contract.months import Month
from cmdesk.rules.usage_plan import overage_of
from tests.helpers import calculated, result_of

UNITS = st.integers(0, 100_000)
MARCH, APRIL = Month(2025, 3), Month(2025, 4)


@given(UNITS, UNITS, UNITS)
def test_only_what_goes_beyond_costs_something(included: int, used: int, more: int) -> None:
    """Nothing up to the plan, a unit's price for each one above it."""
    plan = UsagePlan(Decimal(included), Decimal("0.045"))
    found = overage_of(plan, UsedMonth(MARCH, Decimal(used)))
    assert (found == 0) == (used <= included)
    further = overage_of(plan, UsedMonth(MARCH, Decimal(max(used, included) + more)))
    assert further - found == more * Decimal("0.045")


@given(UNITS, UNITS, UNITS)
def test_nothing_carries_over(included: int, march: int, april: int) -> None:
    """A month's overage is the same whatever the month before used or left."""
    plan = {
        "included": included,
        "unit_price": "0.05",
        "months": [{"month": "2025-03", "used": march}, {"month": "2025-04", "used": april}],
    }
    found = calculated(date(2025, 6, 2), usage_plan=plan).results["usage_plan.2025-04.overage"].value
    alone = overage_of(UsagePlan(Decimal(included), Decimal("0.05")), UsedMonth(APRIL, Decimal(april)))
    assert found == Money.stated(alone, "EUR")


def test_what_rounds_to_nothing_is_no_invoice() -> None:
    """3.14: six units at 0.045 yen are 0.27 yen, which nobody can invoice; twelve are 0.54, so one yen."""
    months = [{"month": "2025-04", "used": 1006}, {"month": "2025-05", "used": 1012}]
    plan = {"included": 1000, "unit_price": "0.045", "months": months}
    found = result_of("fees.invoices", date(2025, 6, 2), currency="JPY", usage_plan=plan).value
    assert [(one.start, one.amount.text()) for one in found] == [(date(2025, 5, 1), "1")]
