"""What is wrong with a value, and what was probably meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cmdesk.contract.json_text import Unnumbered
from cmdesk.contract.wrong import described, nearest, shortened, unknown


@pytest.mark.parametrize(
    "raw, words",
    [
        (None, "null"),
        (True, "the word true"),
        (False, "the word false"),
        ("x", "a text"),
        (Unnumbered("NaN"), "NaN, which is no number"),
        ([[]], "a list"),
        ({}, "an object"),
        (Decimal(1), "a number"),
        (1.5, "a number"),
    ],
)
def test_a_value_is_described_by_its_kind(raw: Any, words: str) -> None:
    """Never by its content, which may be anything and of any length."""
    assert described(raw).in_english() == words


@pytest.mark.parametrize(
    "wrong, near",
    [("registerd", "registered"), ("ELECTRONIC", "electronic"), ("post", None), ("", None), ("x" * 1_000_000, None)],
)
def test_the_near_miss(wrong: str, near: str | None) -> None:
    """Capitals aside; where nothing is like it, nothing is proposed."""
    assert nearest(wrong, ("personal", "courier", "registered", "electronic")) == near


@pytest.mark.parametrize(
    "wrong, known, near",
    [
        ("eux", ("UGX", "EUR"), "EUR"),
        ("abdcef", ("abdcefgh", "abcdef"), "abcdef"),
        ("dat", ("day", "date"), "date"),
        ("usx", ("USD", "USN"), "USD"),
        ("usx", ("USN", "USD"), "USN"),
    ],
)
def test_of_several_near_misses(wrong: str, known: tuple[str, ...], near: str) -> None:
    """The fewest slips count, an exchange of two letters is one; then how it begins, then what stands first."""
    assert nearest(wrong, known) == near


def test_an_unknown_id_brings_near_miss_list_or_advice() -> None:
    """A few are listed, many are not."""
    assert unknown("nll", ("nl", "be")).sentence.in_english() == '"nll" is not known; did you mean nl?'
    assert unknown("xyz", ("nl", "be")).sentence.in_english() == '"xyz" is not known; write one of: nl, be'
    many = [f"a{number}" for number in range(26)]
    assert unknown("xyz", many).sentence.in_english() == '"xyz" is not known; check how it is written'


def test_another_name_brings_the_id() -> None:
    """Somebody wrote the country's name for its code."""
    wrong = unknown("denmark", ("DK", "NL"), {"Denmark": "DK"})
    assert wrong.sentence.in_english() == '"denmark" is not known; did you mean DK?'


def test_what_was_written_is_shown_on_one_line() -> None:
    """Long texts end in an ellipsis, and nothing disturbs the line."""
    assert shortened("a\nb\x1b") == '"a\ufffdb\ufffd"'
    assert shortened("x" * 41) == '"' + "x" * 40 + '…"'
