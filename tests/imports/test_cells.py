"""Cells to the plain values of a contract file."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.contract.fields import Shape
from cmdesk.imports.cells import plain_value

MORNING = dt.datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001  # a cell knows of no zone


@pytest.mark.parametrize("cell", [None, "", "  ", "\t\n"])
@pytest.mark.parametrize("shape", list(Shape))
def test_an_empty_cell_is_absent(cell: Any, shape: Shape) -> None:
    """Blanks are nothing."""
    assert plain_value(cell, shape) is None


@pytest.mark.parametrize(
    "written, shape, value",
    [
        (" ACME ", Shape.TEXT, "ACME"),
        ("0012", Shape.TEXT, "0012"),
        ("1512.50", Shape.AMOUNT, "1512.50"),
        ("24", Shape.WHOLE, Decimal(24)),
        ("24.5", Shape.WHOLE, Decimal("24.5")),
        ("two", Shape.WHOLE, "two"),
        ("TRUE", Shape.FLAG, True),
        ("false", Shape.FLAG, False),
        ("maybe", Shape.FLAG, "maybe"),
        ("2024-03-01", Shape.DAY, "2024-03-01"),
    ],
)
def test_texts(written: str, shape: Shape, value: Any) -> None:
    """A text is what it says; only where the contract file has no text it is read."""
    found = plain_value(written, shape)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "number, shape, value",
    [
        (1512.5, Shape.AMOUNT, Decimal("1512.5")),
        (0.1, Shape.AMOUNT, Decimal("0.1")),
        (1e20, Shape.AMOUNT, Decimal(100000000000000000000)),
        (1e-7, Shape.NUMBER, Decimal("0.0000001")),
        (24.0, Shape.WHOLE, Decimal(24)),
        (12, Shape.WHOLE, Decimal(12)),
        (1.0, Shape.FLAG, Decimal(1)),
        (45000.0, Shape.DAY, Decimal(45000)),
        (2024.0, Shape.TEXT, "2024"),
        (2024.5, Shape.TEXT, "2024.5"),
        (float("nan"), Shape.AMOUNT, "NaN"),
    ],
)
def test_numbers(number: float, shape: Shape, value: Any) -> None:
    """A number is the figure that it shows, exactly; where a text belongs, its digits."""
    found = plain_value(number, shape)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "cell, shape, value",
    [
        (dt.date(2024, 3, 1), Shape.DAY, "2024-03-01"),
        (dt.date(2024, 3, 1), Shape.TEXT, "2024-03-01"),
        (dt.date(2024, 3, 1), Shape.MONTH, "2024-03"),
        (MORNING, Shape.MOMENT, "2024-03-01T09:30"),
        (MORNING.replace(second=5), Shape.MOMENT, "2024-03-01T09:30:05"),
        (MORNING, Shape.DAY, "2024-03-01T09:30"),
        (dt.datetime(2024, 3, 1), Shape.DAY, "2024-03-01"),  # noqa: DTZ001  # as above
        (dt.datetime(2024, 3, 1), Shape.MONTH, "2024-03"),  # noqa: DTZ001
        (dt.time(9, 30), Shape.MOMENT, "09:30:00"),
        (True, Shape.FLAG, True),
        (True, Shape.TEXT, True),
    ],
)
def test_other_cells(cell: Any, shape: Shape, value: Any) -> None:
    """Days are days, moments moments; what belongs nowhere is left to the reader to refuse."""
    assert plain_value(cell, shape) == value
