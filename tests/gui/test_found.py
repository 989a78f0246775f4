"""Where something of the calculated contract is found in what was typed."""

from __future__ import annotations

from cmdesk.gui.found import Found

FOUND = Found(None, kept={"payments": (0, 2, 3)})


def test_places_as_typed() -> None:
    """Entries that were left out move those after them."""
    assert FOUND.as_typed("payments[1].date") == "payments[2].date"
    assert FOUND.as_typed("invoices[1].date") == "invoices[1].date"
    assert FOUND.as_typed("payments[7]") == "payments[7]"
    assert FOUND.as_typed("reference") == "reference"


def test_numbers_as_calculated() -> None:
    """An entry that was left out has no number among the answers."""
    assert FOUND.calculated_number("payments", 2) == 1
    assert FOUND.calculated_number("payments", 1) is None
    assert FOUND.calculated_number("invoices", 5) == 5
