"""What counts towards the cap, line by line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cmdesk.exports.excel.ledger import SUPPOSED, Rates, incidents_of, known_rate, ledger_of, rates_for
from tests.helpers import calculated

MON_2024_06_03 = date(2024, 6, 3)
RATES = [
    {"date": "2024-05-20", "currency": "DKK", "per_eur": "7.5"},
    {"date": "2024-05-20", "currency": "GBP", "per_eur": "0.8"},
    {"date": "2024-05-02", "currency": "DKK", "per_eur": "7.4"},
    {"date": "2024-05-02", "currency": "GBP", "per_eur": "0.9"},
]


def test_lines_come_by_date_with_sign_and_invoice() -> None:
    """A charge-back counts negative; the line of an invoice is found by its number, the first of two alike."""
    lines = ledger_of(
        calculated(
            MON_2024_06_03,
            invoices=[{"number": number, "date": "2024-04-01", "amount": "10"} for number in ("A", "B")],
            payments=[
                {"date": "2024-05-02", "amount": "10.00", "vat": "1.00", "kind": "chargeback", "invoice": "B"},
                {"date": "2024-05-01", "amount": "10.00", "currency": "DKK"},
            ],
        )
    )
    assert [(one.day.day, one.sign, one.key, one.currency, one.vat) for one in lines] == [
        (1, 1, None, "DKK", Decimal(0)),
        (2, -1, 1, "EUR", Decimal(1)),
    ]


def test_supposed_payments_join() -> None:
    """Projected invoices due after the latest payment count as paid on their due dates, where the contract says so."""
    values: dict[str, Any] = {
        "fees": [{"kind": "subscription", "amount": "100", "every": "month", "from": "2024-03-01"}],
        "payments": [{"date": "2024-04-01", "amount": "100.00"}],
    }
    assert len(ledger_of(calculated(MON_2024_06_03, **values))) == 1
    lines = ledger_of(calculated(MON_2024_06_03, **values, projected_payments=True))
    assert [(one.kind, one.day) for one in lines[1:]] == [
        (SUPPOSED, date(2024, 4, 15)),
        (SUPPOSED, date(2024, 5, 15)),
    ]


def test_windows() -> None:
    """Today is always looked at, the first incident where there is one."""
    assert [one.day for one in incidents_of(calculated(MON_2024_06_03))] == [MON_2024_06_03]
    incidents = [{"date": "2024-05-20", "against": "cm.com"}]
    first, today = incidents_of(calculated(MON_2024_06_03, incidents=incidents))
    assert (first.start, first.end) == (date(2023, 5, 20), date(2024, 5, 19))
    assert today.day == MON_2024_06_03


def test_rates() -> None:
    """At the incident's rates; by the other reading at the payment's own, and back at the incident's."""
    day = date(2024, 5, 20)
    values: dict[str, Any] = {
        "currency": "DKK",
        "fx": RATES,
        "payments": [
            {"date": "2024-05-02", "amount": "9.00", "currency": "GBP"},
            {"date": "2024-05-02", "amount": "9.00", "currency": "DKK"},
        ],
    }
    calculation = calculated(MON_2024_06_03, **values)
    foreign, own = ledger_of(calculation)
    assert rates_for(calculation.case, foreign, day) == Rates(Decimal("0.8"), Decimal("7.5"))
    assert rates_for(calculation.case, own, day) is None
    by_payment = calculated(MON_2024_06_03, **values, readings={"fx_date": "payment"})
    assert rates_for(by_payment.case, foreign, day) == Rates(Decimal("0.9"), Decimal("7.5"))
    assert rates_for(by_payment.case, own, day) == Rates(Decimal("7.4"), Decimal("7.5"))
    assert rates_for(by_payment.case, own, date(2024, 5, 2)) is None


def test_euro_needs_no_rate_and_an_unknown_one_is_none() -> None:
    """Nothing is guessed."""
    case = calculated(MON_2024_06_03).case
    assert known_rate(case, "EUR", MON_2024_06_03) == 1
    assert known_rate(case, "AED", MON_2024_06_03) is None
    assert not Rates(None, Decimal(1)).are_known
