"""Payments, invoices, limits and rates as entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cmdesk.contract.payments import CreditLimit, ExchangeRate, Invoice, Payment, PaymentKind
from tests.contract.helpers import NOTICE, contract_with

DAY = date(2024, 3, 20)


@pytest.mark.parametrize(
    "kind, counted, net",
    [
        ("payment", "121", "100"),
        ("topup", "121", "100"),
        ("set_off", "121", "100"),
        ("refund", "-121", "-100"),
        ("chargeback", "-121", "-100"),
    ],
)
def test_money_that_went_back_counts_negative(kind: str, counted: str, net: str) -> None:
    """Refunds and charge-backs are entered positive and count negative, with VAT and without."""
    payment = Payment(DAY, Decimal(121), Decimal(21), kind=PaymentKind(kind))
    assert payment.counted == Decimal(counted)
    assert payment.counted_net == Decimal(net)


def test_without_vat_net_is_gross() -> None:
    """Where no VAT is entered, none is taken off."""
    assert Payment(DAY, Decimal(121)).counted_net == Decimal(121)


def test_payments_are_read() -> None:
    """A payment may be of another currency and name its invoice; kind is payment unless it says otherwise."""
    invoice = {"number": "7", "date": "2024-03-01", "amount": 121.00}
    rows = [
        {"date": "2024-03-20", "amount": "121.00"},
        {"date": "2024-03-20", "amount": 900.5, "vat": 0, "currency": "DKK", "kind": "topup", "invoice": "7"},
    ]
    contract = contract_with(invoices=[invoice], payments=rows)
    assert contract.payments == (
        Payment(DAY, Decimal(121)),
        Payment(DAY, Decimal("900.5"), Decimal(0), "DKK", PaymentKind.TOPUP, "7"),
    )
    assert str(contract.payments[0].amount) == "121.00"


def test_invoices_limits_and_rates_are_read() -> None:
    """Every key has its place."""
    invoice = {
        "number": "7",
        "date": "2024-03-20",
        "amount": "10",
        "disputed": "1",
        "dispute_notice": "n1",
        "bank_charges": "2",
    }
    contract = contract_with(
        notices=[NOTICE],
        invoices=[invoice],
        credit_limits=[{"from": "2024-03-20", "amount": "8000.00"}],
        fx=[{"date": "2024-03-20", "currency": "DKK", "per_eur": "7.4610"}],
    )
    assert contract.invoices == (Invoice("7", DAY, Decimal(10), Decimal(1), "n1", Decimal(2)),)
    assert contract.credit_limits == (CreditLimit(DAY, Decimal(8000)),)
    assert contract.fx == (ExchangeRate(DAY, "DKK", Decimal("7.461")),)
