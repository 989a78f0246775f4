"""The card that leads what is owed: what all invoices come to, and what each adds."""

from __future__ import annotations

from typing import Any

from cmdesk.gui.answers.owed import owed_card
from cmdesk.gui.answers.views import CardView
from tests.gui.helpers import calculation_of

INVOICE = {"number": "I-1", "date": "2025-10-01", "amount": "100.00"}  # due on 15 October, before 18 November 2025
LATER = {"number": "I-2", "date": "2025-11-17", "amount": "50.00"}


def card(*invoices: dict[str, Any]) -> CardView | None:
    """Return the card of the small contract with some invoices."""
    return owed_card(calculation_of(invoices=list(invoices), law="KE"))


def test_what_all_invoices_come_to() -> None:
    """Open first, then what is overdue, which is urgent."""
    found = card(INVOICE, LATER)
    assert found is not None
    assert [(one.label, one.value, one.beside, one.tone) for one in found.answers] == [
        ("Open in all", "EUR 150.00", "2 invoices", ""),
        ("Overdue in all", "EUR 100.00", "1 invoice", "urgent"),
    ]


def test_what_each_invoice_adds() -> None:
    """As the steps of the sum."""
    found = card(INVOICE, LATER)
    assert found is not None
    assert [(step.text, step.value) for step in found.head.steps()] == [
        ("Invoice I-1: open", "EUR 100.00"),
        ("Invoice I-2: open", "EUR 50.00"),
    ]
    assert found.head.citation == "EUR 150.00 (as of Tuesday 18 November 2025)"


def test_nothing_to_add_up() -> None:
    """No invoice, no card; where all is paid nothing counts invoices."""
    assert card() is None
    paid = [{"date": "2025-10-10", "amount": "100.00", "invoice": "I-1"}]
    found = owed_card(calculation_of(invoices=[INVOICE], payments=paid))
    assert found is not None
    assert (found.head.value, found.head.beside, found.rows) == ("EUR 0.00", "", ())
