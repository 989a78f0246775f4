"""8.4 as formulas: window, payments, limit, cap, what is left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.exports.excel.books import book

FOUND, CHECK = 3, 5
INCIDENT = {"date": "2024-05-20", "against": "cm.com", "settled": "300.00"}
PAYMENTS = [{"date": "2024-05-01", "amount": "1000.00"}, {"date": "2024-05-20", "amount": "200.00"}]


def found(label: str, **values: Any) -> Any:
    """Return what the workbook finds for an answer whose check holds."""
    row = book(**{"incidents": [INCIDENT], "payments": PAYMENTS, **values}).row_of("Calculation", label)
    assert row[CHECK] == "OK", label
    return row[FOUND]


def test_window() -> None:
    """The twelve months before 20 May 2024, that day left out."""
    assert found("Payments count from") == date(2023, 5, 20)
    assert found("Payments count to") == date(2024, 5, 19)
    included = {"incident_day_payments": "included"}
    assert found("Payments count from", readings=included) == date(2023, 5, 21)
    assert found("Payments count to", readings=included) == date(2024, 5, 20)


def test_cap_is_the_lesser() -> None:
    """A thousand was paid in the window, less than the limit; with a limit of 800, that decides."""
    assert found("Paid in the window") == 1000
    assert found("Liability cap") == 1000
    assert found("Left under the cap") == 700
    low = [{"parameter": "cap_limit", "value": "800.00"}]
    assert found("Liability cap", deviations=low) == 800


def test_left_under_a_cap_for_each_incident() -> None:
    """Each incident its own cap: what was settled comes off the limit."""
    assert found("Left under the cap", edition="2023-01-01", readings={"cap_per": "incident"}) == 49_700


def test_left_of_the_limit_needs_no_rate_of_a_payment() -> None:
    """Where each incident has its own cap, the limit is known though what was paid before the first is not."""
    values: dict[str, Any] = {"edition": "2023-01-01", "readings": {"cap_per": "incident"}}
    values["payments"] = [{"date": "2024-05-01", "amount": "10.00", "currency": "AED"}]
    result = book(incidents=[INCIDENT], **values)
    assert result.row_of("Calculation", "Liability cap")[FOUND] == "waiting for a fact"
    assert found("Left under the cap", **values) == 49_700


def test_cap_if_an_incident_happened_today() -> None:
    """By 3 June both payments lie in the window."""
    assert found("Cap if an incident happened today", incidents=None) == 1200


@pytest.mark.parametrize("currency, limit", [("DKK", "373050.00"), ("JPY", "8500000")])
def test_local_equivalent(currency: str, limit: str) -> None:
    """EUR 50,000 at the rate of the first incident's day."""
    rates = [
        {"date": "2024-05-20", "currency": "DKK", "per_eur": "7.4610"},
        {"date": "2024-05-20", "currency": "JPY", "per_eur": "170"},
    ]
    values = {"currency": currency, "fx": rates, "payments": [{"date": "2024-05-01", "amount": "9000000"}]}
    assert Decimal(str(found("Liability cap", **values))) == Decimal(limit)


def test_without_a_rate_there_is_no_formula() -> None:
    """A sum in a currency without a known rate leaves words, and the window all the same."""
    result = book(incidents=[INCIDENT], payments=[{"date": "2024-05-01", "amount": "10.00", "currency": "AED"}])
    for label in ("Paid in the window", "Liability cap", "Left under the cap", "Cap if an incident happened today"):
        assert result.row_of("Calculation", label)[FOUND] == "waiting for a fact"
    assert result.row_of("Calculation", "Payments count to")[CHECK] == "OK"
    assert "no rate" in result.texts("Payments")


def test_a_part_of_a_minor_unit_is_rounded_once() -> None:
    """8.4: JPY 0.50 paid and 0.01 settled leave 0.49, which is JPY 0; the stated cap of JPY 1 is no start."""
    facts: dict[str, Any] = {
        "currency": "JPY",
        "payments": [{"date": "2024-05-02", "amount": "0.50"}],
        "incidents": [{"date": "2024-05-20", "settled": "0.01"}],
        "fx": [{"date": "2024-05-20", "currency": "JPY", "per_eur": "170"}],
    }
    assert found("Liability cap", **facts) == 1
    assert found("Left under the cap", **facts) == 0
