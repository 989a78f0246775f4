"""Figures: as editions hold them, and as quantities that a reader is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.money import Money
from cmdesk.rules.figures import as_figure, quantity


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (1, "months", "1 month"),
        (3, "months", "3 months"),
        (1, "days", "1 day"),
        (14, "days", "14 days"),
        (1, "business_days", "1 Business Day"),
        (10, "business_days", "10 Business Days"),
        (Decimal(80), "percent", "80 %"),
    ],
)
def test_a_quantity_is_counted(value: Any, unit: str, text: str) -> None:
    """One of a thing, or several."""
    assert quantity(value, unit).in_english() == text


def test_a_sum_is_money_and_what_is_counted_otherwise_a_number() -> None:
    """Nothing is written out that the reader's language writes."""
    assert quantity(Decimal(50000), "EUR") == Money(Decimal("50000.00"), "EUR")
    assert quantity(1, "times") == 1


@pytest.mark.parametrize("unit, whole", [("months", True), ("business_days", True), ("EUR", False), ("percent", False)])
def test_an_agreed_figure_is_held_as_the_editions_hold_theirs(unit: str, whole: bool) -> None:
    """Whole where things are counted, decimal where sums and rates are."""
    found = as_figure(Decimal("7.0"), unit)
    assert (found, type(found)) == (7, int if whole else Decimal)
