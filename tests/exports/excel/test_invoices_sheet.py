"""The sheet of invoices: due, paid, open, to transfer."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.exports.excel.books import book

LINE, NUMBER, DATE, AMOUNT, DAYS, ORDINARY, AT_ONCE, DUE, DUE_STATED, DUE_CHECK = range(2, 12)
PAID, OPEN, OPEN_STATED, OPEN_CHECK, CHARGES, TRANSFER, TRANSFER_STATED, TRANSFER_CHECK = range(12, 20)
INVOICES = [
    {"number": "1", "date": "2024-05-04", "amount": "100.00", "bank_charges": "7.50"},
    {"number": "01", "date": "2024-05-05", "amount": "30.00"},
]
PAYMENTS = [
    {"date": "2024-05-20", "amount": "40.00", "invoice": "1"},
    {"date": "2024-05-21", "amount": "15.00", "invoice": "1", "kind": "refund"},
    {"date": "2024-05-22", "amount": "31.00", "invoice": "01"},
    {"date": "2024-07-01", "amount": "60.00", "invoice": "1"},
]


def lines(**values: Any) -> list[dict[int, Any]]:
    """Return the lines of two invoices with payments."""
    found = book(**{"invoices": INVOICES, "payments": PAYMENTS, **values})
    return [row for row in found.rows("Invoices") if row.get(NUMBER) in {"1", "01"}]


def test_due() -> None:
    """Fourteen days after its date."""
    one, other = lines()
    assert (one[DAYS], one[ORDINARY], one[DUE], one[DUE_STATED]) == (14, *(date(2024, 5, 18),) * 3)
    assert other[DUE] == date(2024, 5, 19)
    assert [row[DUE_CHECK] for row in (one, other)] == ["OK", "OK"]


def test_due_on_a_business_day() -> None:
    """Saturday 18 May is carried past Whit Monday, where that reading is chosen."""
    one, _other = lines(readings={"calendar_period_end": "next_business_day"})
    assert one[DUE] == date(2024, 5, 21)


def test_due_at_once() -> None:
    """A termination for breach on 10 May makes due what was invoiced by then."""
    termination = {"by": "cm.com", "reason": "client_breach", "effective": "2024-05-10"}
    one, _other = lines(termination=termination)
    assert (one[AT_ONCE], one[ORDINARY], one[DUE], one[DUE_CHECK]) == (
        date(2024, 5, 10),
        date(2024, 5, 18),
        date(2024, 5, 10),
        "OK",
    )


def test_paid_and_open() -> None:
    """What came in by the as-of date on that very number counts, refunds taken off; "1" is not "01"."""
    one, other = lines()
    assert [one[PAID], one[OPEN], one[TRANSFER]] == [25, 75, 82.5]
    assert [other[PAID], other[OPEN], other[TRANSFER]] == [31, -1, -1]
    assert {row[check] for row in (one, other) for check in (OPEN_CHECK, TRANSFER_CHECK)} == {"OK"}


def test_the_as_of_date_is_a_fact() -> None:
    """The day up to which payments count stands in a cell that the formulas use."""
    found = book(invoices=INVOICES)
    assert found.value("Invoices", "C3") == date(2024, 6, 3)
    formula = found.formulas["Invoices"].cell(6, PAID).value
    assert isinstance(formula, str)
    assert formula.endswith('"<="&$C$3)')


def test_paid_in_another_currency() -> None:
    """373 kroner of 20 May at 7.46 a euro settle 50 euro; the ledger shows the rate, and the formula counts on it."""
    fx = [{"date": "2024-05-20", "currency": "DKK", "per_eur": "7.46"}]
    payments = [{"date": "2024-05-20", "amount": "373.00", "currency": "DKK", "invoice": "1"}]
    one, other = lines(payments=payments, fx=fx)
    assert [one[PAID], one[OPEN], one[OPEN_CHECK], one[TRANSFER], one[TRANSFER_CHECK]] == [50, 50, "OK", 57.5, "OK"]
    assert other[OPEN] == 30


def test_paid_in_a_currency_without_a_rate() -> None:
    """What is open waits for the rate, in words; no figure stands there that could be taken for one."""
    payments = [{"date": "2024-05-20", "amount": "373.00", "currency": "AED", "invoice": "1"}]
    one, other = lines(payments=payments)
    assert [one[PAID], one[OPEN], one.get(OPEN_STATED), one[TRANSFER]] == ["no rate", "no rate", None, "no rate"]
    assert other[OPEN] == 30
