"""Money is exact inside and rounded half-up once."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money, even, round_half_up
from cmdesk.engine.calculate import PRECISION

AMOUNTS = st.decimals(-(10**12), 10**12, places=6)


@pytest.mark.parametrize(
    "amount, currency, rounded",
    [
        ("1.005", "EUR", "1.01"),
        ("1.0049999999", "EUR", "1.00"),
        ("-1.005", "EUR", "-1.01"),
        ("0.125", "EUR", "0.13"),
        ("0.5", "JPY", "1"),
        ("2.5", "JPY", "3"),
        ("-2.5", "JPY", "-3"),
        ("1.0005", "BHD", "1.001"),
        ("7", "EUR", "7.00"),
        ("0", "EUR", "0.00"),
        ("-0.004", "EUR", "0.00"),
        ("-0.4", "JPY", "0"),
        ("1E+3", "EUR", "1000.00"),
    ],
)
def test_half_a_unit_rounds_away_from_zero(amount: str, currency: str, rounded: str) -> None:
    """To the decimals of the currency, the tie upwards whatever the digit before it."""
    assert str(round_half_up(Decimal(amount), currency)) == rounded
    assert Money.stated(Decimal(amount), currency) == Money(Decimal(rounded), currency)
    assert Money.stated(Decimal(amount), currency).text() == rounded


@pytest.mark.parametrize("precision", [6, 28, 60])
def test_no_sum_is_too_large(precision: int) -> None:
    """However few digits a calculation keeps, and however large a sum becomes, it is stated whole."""
    large = Decimal("12345678901234567890123456789.005")
    huge = Decimal("9" * 104 + ".995")
    with localcontext(prec=precision):
        assert Money.stated(large, "EUR").text() == "12345678901234567890123456789.01"
        assert Money.stated(huge, "EUR").text() == "1" + "0" * 104 + ".00"


def test_an_unknown_currency_is_our_mistake() -> None:
    """The reader lets none through."""
    with pytest.raises(KeyError, match="XXX"):
        round_half_up(Decimal(1), "XXX")


@given(AMOUNTS)
def test_what_is_rounded_stays(amount: Decimal) -> None:
    """Rounding twice is rounding once, and never moves a sum by more than half a cent."""
    once = round_half_up(amount, "EUR")
    assert round_half_up(once, "EUR") == once
    assert abs(once - amount) <= Decimal("0.005")


@given(AMOUNTS)
def test_both_signs_round_alike(amount: Decimal) -> None:
    """A refund of a sum takes back what the sum stated."""
    assert round_half_up(-amount, "EUR") == -round_half_up(amount, "EUR")


PARTS = st.lists(st.tuples(st.integers(0, 10**8), st.sampled_from([28, 29, 30, 31, 73, 90, 365])), max_size=12)


@given(PARTS)
def test_parts_that_make_an_even_sum_are_it(parts: list[tuple[int, int]]) -> None:
    """However they are cut: as fractions they come to the same, to the last decimal and rounded at a tie."""
    with localcontext(prec=PRECISION):
        found = even(sum((Decimal(cents) / days for cents, days in parts), Decimal(0)))
    exact = sum((Fraction(cents, days) for cents, days in parts), Fraction(0))
    assert abs(Fraction(found) - exact) <= Fraction(51, 10**32)
    with localcontext(prec=PRECISION):
        stated = round_half_up(sum((Decimal(cents) / days for cents, days in parts), Decimal(0)), "JPY")
    assert int(stated) == (2 * exact + 1) // 2
