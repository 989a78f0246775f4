"""Strict reading: types are exact, keys are taken once, faults are collected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.editions.strict import Faults, Table, parsed, unknown


def table(values: dict[str, Any]) -> tuple[Table, Faults]:
    """Return a table at place "at" and the faults it notes."""
    faults = Faults("file.toml")
    return Table(values, "at", faults), faults


def noted(faults: Faults) -> list[tuple[str, str]]:
    """Return what was noted, as place and English words."""
    try:
        faults.raise_any()
    except FaultyInput as refused:
        return [(fault.place, fault.sentence.in_english()) for fault in refused.faults]
    return []


def test_what_is_right_is_taken() -> None:
    """Text, flag, day, number, choice, clause, names and tables, without a fault."""
    values = {
        "text": "Words",
        "flag": True,
        "day": date(2025, 3, 3),
        "number": Decimal("1.5"),
        "choice": "b",
        "clause": "3.5, 10.3(c)",
        "open": "9.2, 13.7 (2023), 3.13 / 3.16",
        "names": ["x", "y"],
        "table": {"flag": False},
    }
    root, faults = table(values)
    assert root.left() == tuple(values)
    assert (root.text("text"), root.flag("flag"), root.day("day")) == ("Words", True, date(2025, 3, 3))
    assert (root.number("number"), root.choice("choice", ("a", "b"))) == (Decimal("1.5"), "b")
    assert (root.clause(), root.open_clause("open")) == ("3.5, 10.3(c)", "9.2, 13.7 (2023), 3.13 / 3.16")
    assert root.names("names", ("x", "y", "z")) == ("x", "y")
    assert root.table("table").flag("flag") is False
    root.close()
    assert noted(faults) == []


@pytest.mark.parametrize("clause", ["1", "10.2", "8.3(xi)", "13.7(iv)", "3.5, 3.6", "10.3(c), 10.6"])
def test_what_is_a_clause(clause: str) -> None:
    """A chapter, a clause, a sub-clause, or several."""
    root, faults = table({"clause": clause})
    assert root.clause() == clause
    assert noted(faults) == []


@pytest.mark.parametrize(
    "clause", ["", "x", "10.", "10.2.", "10.2 (a)", "3.5,3.6", "3.5, ", "10.2(A)", "100.2", "3.7 / 3.8"]
)
def test_what_is_no_clause(clause: str) -> None:
    """Anything else is refused, two editions at once too."""
    root, faults = table({"clause": clause})
    root.clause()
    words = f"{clause} is no clause; write it like 10.3(c), several with commas"
    assert noted(faults) == [("at.clause", words)]


@pytest.mark.parametrize("clause", ["13.4 of 2023", "13.4(2023)", "13.7/13.6", "13.7 / 13.6 / 13.5", "13.4 (23)"])
def test_what_is_no_open_clause(clause: str) -> None:
    """Two editions are set apart by a stroke between blanks, one alone by its year in brackets."""
    root, faults = table({"clause": clause})
    root.open_clause()
    words = f"{clause} is no clause; write it like 13.7 / 13.6 or 13.4 (2023)"
    assert noted(faults) == [("at.clause", words)]


@pytest.mark.parametrize("text", ["", " ", " x", "x ", "a {field}", "two\nlines"])
def test_what_is_no_text(text: str) -> None:
    """A sentence key is one line without fields or blanks around it."""
    root, faults = table({"text": text})
    root.text("text")
    assert [place for place, _ in noted(faults)] == ["at.text"]


def test_names_are_known_and_named_once() -> None:
    """Every name of a list has a place of its own."""
    root, faults = table({"names": ["term", "terms", "term", 7]})
    root.names("names", ("term", "renewal"))
    assert noted(faults) == [
        ("at.names[1]", "there is no terms here; did you mean term?"),
        ("at.names[2]", "term is named twice; name it once"),
        ("at.names[3]", "there is no 7 here; take it out"),
    ]


@pytest.mark.parametrize(
    "value, words",
    [
        ("x", "x is not a table"),
        ([1, "a"], "[1, 'a'] is not a table"),
        (False, "false is not a table"),
    ],
)
def test_of_what_is_no_table_nothing_more_is_said(value: object, words: str) -> None:
    """One fault, not one for each key that is not in it."""
    root, faults = table({"inner": value})
    inner = root.table("inner")
    assert (inner.text("text"), inner.flag("flag"), inner.day("day")) == ("", False, date.min)
    assert (inner.number("number"), inner.choice("choice", ("a", "b")), inner.clause()) == (None, "a", "")
    assert (inner.names("names", ()), inner.left()) == ((), ())
    inner.table("deeper").close()
    inner.close()
    assert noted(faults) == [("at.inner", words)]


def test_what_is_missing_is_said() -> None:
    """A key that is not there stands in with nothing, and its place is named."""
    root, faults = table({})
    assert (root.names("names", ("x",)), root.number("number")) == ((), None)
    assert "number" not in root
    assert noted(faults) == [("at.names", "this is missing; add it"), ("at.number", "this is missing; add it")]


def test_a_key_that_nobody_took() -> None:
    """It is named with the near miss among what was asked for."""
    root, faults = table({"titel": "x", "zzz": 1})
    root.text("title")
    root.close()
    assert noted(faults) == [
        ("at.title", "this is missing; add it"),
        ("at.titel", "there is no titel here; did you mean title?"),
        ("at.zzz", "there is no zzz here; take it out"),
    ]


def test_nothing_wrong_raises_nothing() -> None:
    """A file without faults passes."""
    Faults("file.toml").raise_any()


def test_a_file_is_utf_8() -> None:
    """Another encoding is refused with the first byte that does not fit."""
    with pytest.raises(FaultyInput, match="the file is not UTF-8 from byte 5 on; save it as UTF-8"):
        parsed(b'a = "\xe9"', "file.toml")


def test_a_file_is_toml() -> None:
    """What is no TOML is refused as a whole, with the reason and its line."""
    with pytest.raises(FaultyInput, match=r"^file\.toml: : the file is not TOML: .*line 2"):
        parsed(b"a = 1\nb = x\n", "file.toml")


def test_a_key_twice_is_no_toml() -> None:
    """Two figures under one name are refused, never the last one taken."""
    with pytest.raises(FaultyInput, match="the file is not TOML"):
        parsed(b"a = 1\na = 2", "file.toml")


def test_numbers_with_a_point_are_decimal() -> None:
    """No figure ever becomes a binary fraction."""
    assert parsed(b"a = 0.1", "file.toml") == {"a": Decimal("0.1")}


def test_the_near_miss_is_the_same_on_every_run() -> None:
    """A set has no order; the words have."""
    assert unknown("terms", {"term", "renewal"}).in_english() == "there is no terms here; did you mean term?"
