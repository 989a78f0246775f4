"""JSON text to plain values, exactly and strictly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import say
from cmdesk.contract import json_text
from cmdesk.contract.json_text import RepeatedKeys, Unnumbered, plain_values


def fault(text: str | bytes) -> tuple[str, str]:
    """Return the one fault of a text that is no JSON."""
    with pytest.raises(FaultyInput) as refused:
        plain_values(text, "a.cmdesk")
    (found,) = refused.value.faults
    return found.place, found.sentence.in_english()


def test_numbers_are_exact() -> None:
    """Every number is Decimal, as it stands; none is ever a float."""
    found = plain_values('[0.10, 12, 1e3, 123456789012345678901234567890, "0.10", true, null]', "a")
    assert found == [
        Decimal("0.1"),
        Decimal(12),
        Decimal(1000),
        Decimal(123456789012345678901234567890),
        "0.10",
        True,
        None,
    ]
    assert str(found[0]) == "0.10"


def test_a_number_of_thousands_of_digits() -> None:
    """It is read, and refused later where it stands; no limit of Python's own is met."""
    assert plain_values("9" * 6000, "a") == Decimal("9" * 6000)


def test_what_is_no_number_is_marked() -> None:
    """NaN, Infinity and an exponent beyond every bound."""
    marked = [Unnumbered("NaN"), Unnumbered("Infinity"), Unnumbered("-Infinity"), Unnumbered("1e" + "9" * 38)]
    assert plain_values(f"[NaN, Infinity, -Infinity, 1e{'9' * 60}]", "a") == marked


def test_a_repeated_key_is_marked() -> None:
    """The object keeps the names of keys that stand more than once, in their order."""
    found = plain_values('{"a": 1, "b": 2, "a": 3, "b": 4, "c": 5}', "a")
    assert isinstance(found, RepeatedKeys)
    assert found.repeated == ("a", "b")
    assert found == {"a": Decimal(3), "b": Decimal(4), "c": Decimal(5)}
    assert not isinstance(plain_values('{"a": 1}', "a"), RepeatedKeys)


def test_bytes_are_utf_8() -> None:
    """With a byte order mark or without."""
    assert plain_values('{"a": "Ø"}'.encode(), "a") == {"a": "Ø"}
    assert plain_values('{"a": "Ø"}'.encode("utf-8-sig"), "a") == {"a": "Ø"}
    assert plain_values('\ufeff{"a": "Ø"}', "a") == {"a": "Ø"}


@pytest.mark.parametrize("content", [b"\xff\xfe{\x00", b"\xfe\xff\x00{"])
def test_utf_16_is_named(content: bytes) -> None:
    """Windows programs write it; the fault says what to do."""
    assert fault(content) == ("", "the file is UTF-16; save it as UTF-8")


def test_other_bytes_are_refused_with_their_line() -> None:
    """Latin-1 for one."""
    assert fault('{"a": 1,\n"b": "Ø"}'.encode("latin-1")) == ("line 2", "the file is not UTF-8 here; save it as UTF-8")


@pytest.mark.parametrize("text", ["", " \n\t", b"", b"\xef\xbb\xbf"])
def test_nothing_is_no_contract(text: str | bytes) -> None:
    """An empty file, blanks, or a byte order mark alone."""
    assert fault(text) == ("", "the file is empty; a contract is one JSON object")


@pytest.mark.parametrize(
    "text, place, words",
    [
        ('{"a" 1}', "line 1, column 6", "a colon is expected here"),
        ('{"a": 1 "b": 2}', "line 1, column 9", "a comma or a closing bracket is expected here"),
        ('{"a":\n}', "line 2, column 1", "a value is expected here"),
        ("{a: 1}", "line 1, column 2", "a key in double quotation marks is expected here"),
        ('["a', "line 1, column 2", "a text that starts here has no closing quotation mark"),
        ("{} {}", "line 1, column 4", "something follows after the end of the object"),
        ('["\\q"]', "line 1, column 3", "a backslash here starts nothing that JSON knows; write two for one"),
    ],
)
def test_no_json_is_explained(text: str, place: str, words: str) -> None:
    """Line and column, and what should stand there."""
    assert fault(text) == (place, f"this is no JSON: {words}")


def test_a_reason_that_nobody_foresaw(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Python may find new words; the place is there all the same."""
    monkeypatch.setattr(json_text, "_REASONS", ())
    with pytest.raises(FaultyInput) as refused:
        plain_values("{", "", 1200)
    [found] = refused.value.faults
    assert (found.place, found.place_in_words) == (
        "line 1200, column 2",
        say("line {line}, column {column}", line="1200", column="2"),
    )
    assert fault("{") == ("line 1, column 2", "this is no JSON; mend it here")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_nests_beyond_reason(text: str) -> None:
    """A fault like any other, never the end of the program."""
    assert fault(text) == ("", "lists and objects nest beyond reason; a contract needs five levels")


def test_deep_but_readable() -> None:
    """What nests less than that is judged by where it stands."""
    assert plain_values("[[[]]]", "a") == [[[]]]
