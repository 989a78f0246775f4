"""Sums in another currency: at the rate entered with the contract, or at the ECB's of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmdesk.rules.result import Status
from tests.helpers import calculated

FRI_2025_10_31 = date(2025, 10, 31)
PAID_IN_KRONER = {
    "invoices": [{"number": "A-1", "date": "2025-09-01", "amount": "100.00"}],
    "payments": [{"date": "2025-09-10", "amount": "373.00", "currency": "DKK", "invoice": "A-1"}],
}


def test_a_payment_in_another_currency_counts_on_its_invoice_at_the_rate_of_its_day() -> None:
    """373 kroner at 7.46 a euro, the rate entered for that day, are 50 euro; the other 50 stay open."""
    rate = {"date": "2025-09-10", "currency": "DKK", "per_eur": "7.46"}
    found = calculated(FRI_2025_10_31, **PAID_IN_KRONER, fx=[rate])
    assert found.results["invoice.0.open"].value.amount == Decimal("50.00")
    assert found.results["invoice.0.transfer"].value.amount == Decimal("50.00")


def test_without_a_rate_what_rests_on_the_payment_waits_for_one() -> None:
    """The dirham has no ECB rate, so nothing is guessed: each sum names the place where a rate is entered."""
    payments = [{**PAID_IN_KRONER["payments"][0], "currency": "AED"}]
    found = calculated(FRI_2025_10_31, **{**PAID_IN_KRONER, "payments": payments})
    for name in ("open", "transfer", "interest", "breach_from"):
        result = found.results[f"invoice.0.{name}"]
        assert (result.status, result.missing) == (Status.PENDING, ("fx",)), name
