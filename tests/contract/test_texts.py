"""Texts, ids, choices and yes or no."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.contract.fields import Field, Known, Shape
from cmdesk.contract.texts import LONGEST_TEXT, read_choice, read_flag, read_id, read_text
from cmdesk.contract.wrong import WrongValue

FIELD = Field(Shape.TEXT, "", "")


def wrong(read: Any, *arguments: Any) -> str:
    """Return what is wrong with a value, in English."""
    with pytest.raises(WrongValue) as refused:
        read(*arguments)
    return refused.value.sentence.in_english()


@pytest.mark.parametrize(
    "text", ["ACME ApS", " padded ", "北京", "two\nlines\tand a tab\r\n", "x" * LONGEST_TEXT, "e\u0301"]
)
def test_a_text_is_kept_as_it_is(text: str) -> None:
    """Blanks, lines and every script."""
    assert read_text(text, FIELD) == text


@pytest.mark.parametrize(
    "text, code", [("a\0", "U+0000"), ("\x1b[31m", "U+001B"), ("\ud83d", "U+D83D"), ("\uffff", "U+FFFF")]
)
def test_what_no_document_can_show_is_refused(text: str, code: str) -> None:
    """Control characters, half characters, and what is none."""
    assert wrong(read_text, text, FIELD) == f"holds the character {code}, which no document can show; take it out"


def test_an_empty_or_endless_text_is_refused() -> None:
    """What is not there is left out; ten thousand characters are enough."""
    assert wrong(read_text, " ", FIELD).startswith("is empty")
    assert wrong(read_text, "x" * 10_001, FIELD) == "is longer than 10,000 characters; shorten it"
    assert wrong(read_text, 7, FIELD) == "is a number; write a text in quotation marks"


def test_ids_are_known() -> None:
    """An id of a list is taken as it is; nothing else is."""
    assert read_id("2023-01-01", Known.EDITIONS) == "2023-01-01"
    assert wrong(read_id, "2025-03-30", Known.EDITIONS) == '"2025-03-30" is not known; did you mean 2025-03-03?'
    assert wrong(read_id, {}, Known.EDITIONS) == "is an object; write a text in quotation marks"


@pytest.mark.parametrize("written, near", [("EUX", "EUR"), ("USX", "USD"), ("GPB", "GBP"), ("DKX", "DKK")])
def test_a_currency_that_is_used(written: str, near: str) -> None:
    """Of several codes that are as like, one of CM.com's own entities is meant."""
    assert wrong(read_id, written, Known.CURRENCIES) == f'"{written}" is not known; did you mean {near}?'


def test_choices() -> None:
    """One of them, or which there are."""
    assert read_choice("a", ("a", "b")) == "a"
    assert wrong(read_choice, "zzz", ("a", "b")) == '"zzz" is not known; write one of: a, b'
    assert wrong(read_choice, 1, ("a", "b")) == "is a number; write one of: a, b"


def test_yes_or_no() -> None:
    """Nothing stands for true but true."""
    assert read_flag(True, FIELD) is True
    assert read_flag(False, FIELD) is False
    assert wrong(read_flag, 1, FIELD) == "is a number; write true or false"
    assert wrong(read_flag, "true", FIELD) == "is a text; write true or false"
