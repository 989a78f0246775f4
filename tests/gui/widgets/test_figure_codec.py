"""Sums and numbers in a field: exact inside, in the language's form outside."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui import language
from cmdesk.gui.widgets.figure_codec import FigureCodec, WholeCodec


def two() -> int:
    """Return the decimals of most currencies."""
    return 2


@pytest.mark.parametrize(
    "spoken, shown", [("en", "1,512.50"), ("nl", "1.512,50"), ("da", "1.512,50"), ("zh_CN", "1,512.50")]
)
def test_the_language_s_marks_are_shown(spoken: str, shown: str) -> None:
    """And read again."""
    language.choose(spoken)
    codec = FigureCodec(two)
    assert codec.shown("1512.5") == shown
    assert codec.read(shown) == "1512.50"


@pytest.mark.parametrize("value, shown", [(None, ""), ("12", "12.00"), ("0.045", "0.045"), ("x", "x"), ("NaN", "NaN")])
def test_nothing_is_rounded_and_nothing_lost(value: Any, shown: str) -> None:
    """More decimals than the currency has stay; what is no number stays as it is."""
    assert FigureCodec(two).shown(value) == shown


def test_what_is_no_number_is_kept_and_said() -> None:
    """The raw text is the value, for the strict reader to judge."""
    codec = FigureCodec(two)
    assert codec.read("twelve") == "twelve"
    assert codec.read("") is None
    problem = codec.problem("twelve")
    assert problem is not None
    assert problem.proposal == ""
    assert codec.problem("12") is None


def test_thousands_are_proposed() -> None:
    """Where a text can be read in two ways."""
    problem = FigureCodec(two).problem("1.512")
    assert problem is not None
    assert problem.proposal == "1,512.00"


SPOKEN = [("en", "1.125", "1,125"), ("nl", "1,125", "1.125"), ("da", "1,125", "1.125"), ("zh_CN", "1.125", "1,125")]


@pytest.mark.parametrize("spoken, unclear, thousand", SPOKEN)
def test_an_amount_that_can_be_read_in_two_ways_counts_as_neither(spoken: str, unclear: str, thousand: str) -> None:
    """More decimals than the currency has, and three of them: refused, with both ways to write it."""
    language.choose(spoken)
    codec = FigureCodec(two)
    assert codec.read(unclear) == unclear + "?"
    assert codec.read(unclear + "?") == unclear + "?"
    assert codec.shown(unclear + "?") == unclear
    problem = codec.problem(unclear)
    assert problem is not None
    assert problem.sentence.values == {"text": unclear, "whole": "1125", "exact": unclear + "0"}
    assert codec.read(problem.proposal) == "1125.00"
    assert codec.read(unclear + "0") == "1.1250"
    assert codec.read(thousand) == "1125"


@pytest.mark.parametrize("spoken, text, _thousand", SPOKEN)
def test_a_quantity_may_have_thousandths(spoken: str, text: str, _thousand: str) -> None:
    """So may a sum in dinars, which have a thousand fils."""
    language.choose(spoken)
    for codec in (FigureCodec(), FigureCodec(lambda: 3)):
        assert codec.read(text) == "1.125"
        assert codec.problem(text) is None
        assert codec.shown("1.125") == text


def test_a_sum_with_three_decimals_is_shown_with_four() -> None:
    """As a file may hold it; so it is never taken for thousands when it is read again."""
    assert FigureCodec(two).shown("1.125") == "1.1250"
    assert FigureCodec(two).read("1.1250") == "1.1250"


def test_whole_numbers() -> None:
    """Twelve and a half months are refused, with twelve proposed."""
    codec = WholeCodec()
    assert codec.read("24") == 24
    assert codec.read("12.5") == "12.5"
    problem = codec.problem("12.5")
    assert problem is not None
    assert problem.proposal == "12"
    assert codec.problem("x") is not None
    assert codec.problem("24") is None
    assert codec.right
