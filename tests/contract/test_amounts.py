"""Exact numbers: what is kept, and what was probably meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cmdesk.contract.amounts import read_amount, read_whole
from cmdesk.contract.fields import Field, Shape
from cmdesk.contract.wrong import WrongValue

AMOUNT = Field(Shape.AMOUNT, "", "", least=0, most=1_000_000)
SIGNED = Field(Shape.NUMBER, "", "", least=-99, most=1_000_000)
UNBOUNDED = Field(Shape.NUMBER, "", "")
MONTHS = Field(Shape.WHOLE, "", "", least=1, most=600)


def wrong(read: Any, raw: Any, field: Field) -> str:
    """Return what is wrong with a value, in English."""
    with pytest.raises(WrongValue) as refused:
        read(raw, field)
    return refused.value.sentence.in_english()


@pytest.mark.parametrize("raw", ["1250.00", "0", "0.000000000001", "007", "-0.00"])
def test_an_amount_is_kept_as_it_was_entered(raw: str) -> None:
    """Decimals, trailing zeros and all."""
    assert str(read_amount(raw, SIGNED)) == str(Decimal(raw))


def test_a_number_is_an_amount_too() -> None:
    """A number of the file comes as Decimal, one from inside the program perhaps as int; neither is a float."""
    assert read_amount(Decimal("12.50"), AMOUNT) == Decimal("12.5")
    assert read_amount(12, AMOUNT) == Decimal(12)
    assert read_amount(Decimal("1E+3"), AMOUNT) == Decimal(1000)


def test_a_negative_number_where_there_may_be_one() -> None:
    """A price index may fall."""
    assert read_amount("-1.5", SIGNED) == Decimal("-1.5")
    assert read_amount(-10, UNBOUNDED) == Decimal(-10)


@pytest.mark.parametrize(
    "written, meant",
    [
        ("1250,50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1 250", "1250"),
        ("1'250.50", "1250.50"),
        ("1\u00a0250,50", "1250.50"),
        ("-1.250,50", "-1250.50"),
        ("EUR 12.50", "12.50"),
        ("12,50 €", "12.50"),
        (" 12.50 ", "12.50"),
    ],
)
def test_a_printed_amount_brings_the_plain_one(written: str, meant: str) -> None:
    """Grouped thousands, decimal commas and currencies are not read, but understood."""
    assert (
        wrong(read_amount, written, AMOUNT)
        == f'"{written.replace(chr(160), chr(0xFFFD))}" is no plain amount; did you mean {meant}?'
    )


@pytest.mark.parametrize("written", ["1,250", "ten", "", ".5", "5.", "1e3", "NaN", "٣", "1.2.3", "+5", "1_000"])
def test_what_has_two_meanings_or_none_brings_nothing(written: str) -> None:
    """1,250 is a thousand to some and one and a quarter to others: no guess."""
    assert wrong(read_amount, written, AMOUNT).endswith("is no amount; write digits and a decimal point alone")


@pytest.mark.parametrize("raw", [True, None, [], {}, 1.5])
def test_what_is_no_number_is_no_amount(raw: Any) -> None:
    """A float least of all: it is not what was entered."""
    assert wrong(read_amount, raw, AMOUNT).endswith("; write a number such as 1250.00")


def test_bounds_are_inclusive() -> None:
    """The least and the most are still in; a negative sum has words of its own."""
    assert read_amount("1000000", AMOUNT) == 1_000_000
    assert read_amount("-99", SIGNED) == -99
    assert wrong(read_amount, "1000000.01", AMOUNT) == "is out of bounds; write a number from 0 to 1,000,000"
    assert wrong(read_amount, "-99.1", SIGNED) == "is out of bounds; write a number from −99 to 1,000,000"  # noqa: RUF001
    assert wrong(read_amount, "-0.01", AMOUNT) == "is negative; write zero or more"


def test_more_decimals_than_can_be_added_up_exactly() -> None:
    """Twelve are enough for any price."""
    assert wrong(read_amount, "0.0000000000001", AMOUNT) == "has more than 12 decimals; round it"


def test_a_whole_number_has_no_fraction() -> None:
    """12.0 is twelve, 12.5 is no number of months, and a text is no number."""
    assert read_whole(Decimal("12.0"), MONTHS) == 12
    assert isinstance(read_whole(Decimal(12), MONTHS), int)
    assert wrong(read_whole, Decimal("12.5"), MONTHS) == "has a fraction; write a whole number"
    assert wrong(read_whole, Decimal("1E+999999"), MONTHS) == "is out of bounds; write a number from 1 to 600"
    assert wrong(read_whole, "12", MONTHS) == "is a text; write a whole number without quotation marks"
