"""Numbers as people type them: both decimal marks, and never 56,34 as 5634."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cmdesk.gui.widgets.figure_text import read_figure


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize(
    "text, number",
    [
        ("1512", "1512"),
        ("1512.50", "1512.50"),
        ("1512,50", "1512.50"),
        ("1,512.50", "1512.50"),
        ("1.512,50", "1512.50"),
        ("1 512,50", "1512.50"),
        ("1'512.50", "1512.50"),
        ("1\u00a0512,5", "1512.5"),
        ("56,34", "56.34"),
        ("0,125", "0.125"),
        ("0.045", "0.045"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-5", "-5"),
        ("\u22125,25", "-5.25"),
        ("1.512.000", "1512000"),
        ("1,512,000", "1512000"),
        ("1.512.000,25", "1512000.25"),
        ("12,5", "12.5"),
        ("1234.567", "1234.567"),
    ],
)
def test_what_is_understood_everywhere(mark: str, text: str, number: str) -> None:
    """Whatever the decimal mark of the place."""
    assert read_figure(text, mark).number == Decimal(number)


@pytest.mark.parametrize("mark, text, number", [(".", "1,512", 1512), (",", "1.512", 1512)])
def test_a_group_in_the_mark_of_the_place(mark: str, text: str, number: int) -> None:
    """The other mark with three figures after it makes thousands."""
    assert read_figure(text, mark).number == number


@pytest.mark.parametrize("mark, text, exact", [(".", "1.512", "1.5120"), (",", "1,512", "1,5120")])
def test_what_can_be_read_in_two_ways_is_refused(mark: str, text: str, exact: str) -> None:
    """Both ways to write it are said, and thousands are proposed."""
    reading = read_figure(text, mark)
    assert reading.number is None
    assert reading.problem is not None
    assert reading.problem.in_english() == f"“{text}” can be read in two ways: write 1512 or {exact}."
    assert reading.proposal == 1512
    assert read_figure(exact, mark).number == Decimal("1.512")


@pytest.mark.parametrize(
    "mark, text, number", [(".", "1.125", "1.125"), (",", "1,125", "1.125"), (".", "1,125", "1125")]
)
def test_thousandths_where_they_are_usual(mark: str, text: str, number: str) -> None:
    """A quantity: three figures after the decimal mark of the place are decimals, after the other one thousands."""
    assert read_figure(text, mark, thousandths=True).number == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "-", "\u2013"])
def test_empty_is_nothing(text: str) -> None:
    """No number, and nothing wrong."""
    reading = read_figure(text, ".")
    assert (reading.number, reading.problem) == (None, None)


@pytest.mark.parametrize("text", ["abc", "12 EUR", "1.2.3", "1,2,3.4", "1.512,50,3", "--5", "1e5", "12,3456,789", "+"])
def test_nonsense_is_refused(text: str) -> None:
    """It is no number, and says so."""
    reading = read_figure(text, ".")
    assert reading.number is None
    assert reading.problem is not None


@pytest.mark.parametrize("mark, group", [(".", ","), (",", "."), (",", "\u202f")])
@given(number=some.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_what_is_shown_is_understood_again(mark: str, group: str, number: Decimal) -> None:
    """With groups and decimals of the place."""
    shown = f"{number:,.2f}".replace(",", "#").replace(".", mark).replace("#", group)
    assert read_figure(shown, mark).number == number


@given(some.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed, there is a number, nothing, or a problem."""
    reading = read_figure(text, ".")
    assert (reading.number is None) or (reading.problem is None)
