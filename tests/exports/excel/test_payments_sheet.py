"""The sheet of payments: signs, VAT, currencies, and the windows marked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exports.excel.books import book

DATE, KIND, INVOICE, LINE, AMOUNT, VAT, CURRENCY, SIGNED = range(2, 10)
PAYMENTS = [
    {"date": "2024-05-20", "amount": "121.00", "vat": "21.00"},
    {"date": "2024-05-02", "amount": "50.00", "kind": "refund", "vat": "5.00", "invoice": "A"},
    {"date": "2022-01-03", "amount": "7.00", "kind": "topup"},
]
VALUES: dict[str, Any] = {
    "payments": PAYMENTS,
    "invoices": [{"number": "A", "date": "2024-05-01", "amount": "10"}],
    "incidents": [{"date": "2024-05-20", "against": "cm.com"}],
}


def lines(**values: Any) -> list[dict[int, Any]]:
    """Return the lines of the ledger."""
    return [row for row in book(**{**VALUES, **values}).rows("Payments") if isinstance(row.get(AMOUNT), int | float)]


def test_lines_by_date_with_their_signs() -> None:
    """A refund counts negative; the line of its invoice stands beside its number."""
    topup, refund, payment = lines()
    assert [topup[SIGNED], refund[SIGNED], payment[SIGNED]] == [7, -50, 121]
    assert (refund[INVOICE], refund[LINE], LINE in payment) == ("A", 1, False)
    assert topup[KIND] == "top-up of the Prepaid Account"


def test_windows_are_marked() -> None:
    """The day of the first incident lies outside its own window, but inside that of today."""
    marks = [(row.get(11), row.get(13)) for row in lines()]
    assert marks == [(None, None), ("yes", "yes"), (None, "yes")]


def test_net_of_vat() -> None:
    """By the reading `net` the VAT comes off, also off a refund."""
    _topup, refund, payment = lines(readings={"amount_paid": "net"})
    assert [(row[SIGNED], row[10], row[11]) for row in (refund, payment)] == [(-50, -45, -45), (121, 100, 100)]


def test_converted() -> None:
    """Where any payment is in another currency there are columns for rates, empty where none is needed."""
    rates = [{"date": "2024-05-20", "currency": "DKK", "per_eur": "7.5"}]
    payments = [{"date": "2024-05-02", "amount": "750.00", "currency": "DKK"}, PAYMENTS[0]]
    danish, euro = lines(payments=payments, fx=rates, invoices=None)
    assert (danish[10], danish[11], danish[12]) == (7.5, 100, "yes")
    assert (10 in euro, euro[11]) == (False, 121)


def test_converted_through_the_euro() -> None:
    """In a contract in kroner a pound goes to the euro at one rate and to the krone at the other."""
    rates = [
        {"date": "2024-05-20", "currency": code, "per_eur": rate} for code, rate in (("DKK", "7.5"), ("GBP", "0.8"))
    ]
    payments = [{"date": "2024-05-02", "amount": "80.00", "currency": "GBP"}]
    (pound,) = lines(payments=payments, fx=rates, invoices=None, currency="DKK")
    assert (pound[10], pound[11], pound[12]) == (0.8, 7.5, 750)


def test_without_payments_there_is_a_line_that_says_so() -> None:
    """The formulas keep a range to look at."""
    found = book()
    assert "No payments yet." in found.texts("Payments")
    assert found.row_of("Calculation", "Cap if an incident happened today")[3] == 0


@pytest.mark.parametrize("count", [1, 2])
def test_the_windows_are_told(count: int) -> None:
    """The head says which days count for which incident."""
    texts = book(incidents=VALUES["incidents"] if count == 2 else None).texts("Payments")
    told = [text for text in texts if text.endswith(" count")]
    assert len(told) == count
    assert told[-1] == ("If an incident happened today: payments from Saturday 3 June 2023 to Sunday 2 June 2024 count")


def test_rows_in_the_window_stand_out() -> None:
    """A rule of the sheet marks them, so that they follow when a day is changed."""
    rules = book(**VALUES).formulas["Payments"].conditional_formatting
    (area,) = rules
    assert [rule.formula for rule in area.rules] == [['$K6<>""']]
