"""The sheet of fees: the plan and what it leads to."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.exports.excel.books import Book, book

FEE, AMOUNT, FROM, UNTIL, EVERY, INDEXATION = range(2, 8)
INVOICE_DATE, DUE = 6, 7
FEES = [
    {
        "kind": "subscription",
        "amount": "1250.00",
        "every": "quarter",
        "from": "2024-03-01",
        "until": "2024-11-30",
        "indexation": [{"from": "2024-09-01", "percent": "3.3"}],
    },
    {"kind": "setup", "amount": "2000.00", "from": "2024-03-01"},
    {"kind": "usage", "month": "2024-05", "amount": "812.40"},
]


def rows(found: Book, fee: str) -> list[dict[int, Any]]:
    """Return the rows of a fee."""
    return [row for row in found.rows("Fees") if row.get(FEE) == fee]


def test_the_plan() -> None:
    """Each fee as entered, its rhythm and its rises in words."""
    found = book(fees=FEES)
    subscription = rows(found, "Subscription")[0]
    assert (subscription[AMOUNT], subscription[FROM], subscription[UNTIL]) == (
        1250,
        date(2024, 3, 1),
        date(2024, 11, 30),
    )
    assert subscription[EVERY] == "a quarter"
    assert subscription[INDEXATION] == "3.3 % from Sunday 1 September 2024"
    assert rows(found, "Set-up")[0][FROM] == date(2024, 3, 1)
    usage = rows(found, "Usage")[0]
    assert (usage[FROM], usage[UNTIL]) == (date(2024, 5, 1), date(2024, 5, 31))


def test_the_invoices_and_their_total() -> None:
    """Three quarters, the last one indexed, the set-up and the usage of May: 6,603.65 in all, as a formula."""
    found = book(fees=FEES)
    quarters = rows(found, "Subscription")[1:]
    assert [row[AMOUNT] for row in quarters] == [1250, 1250, 1291.25]
    assert (quarters[0][INVOICE_DATE], quarters[0][DUE]) == (date(2024, 3, 1), date(2024, 3, 15))
    assert found.row_of("Fees", "Total")[AMOUNT] == 6603.65
    (total,) = [formula for sheet, _, formula in found.formula_cells() if sheet == "Fees"]
    assert total.startswith("=SUM(")


def test_a_plan_without_invoices_in_the_term() -> None:
    """A fee of another term leaves no list and no total."""
    found = book(fees=[{"kind": "setup", "amount": "10", "from": "2026-03-01"}])
    assert "Total" not in found.texts("Fees")
    only_overage = {"included": "10", "unit_price": "1", "months": [{"month": "2024-05", "used": "12"}]}
    assert rows(book(usage_plan=only_overage), "Usage beyond the Usage Plan")[0][AMOUNT] == 2
