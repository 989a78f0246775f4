"""Strict reading: types are exact, keys are taken once, faults are collected."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.strict import Faults, Table, contents, is_one_line, unknown
from cmdesk.basics.wording import N_, say


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
    """Text, flag, day, numbers, choice, names and tables, without a fault."""
    values = {
        "text": "Words",
        "flag": True,
        "day": date(2025, 3, 3),
        "number": Decimal("1.5"),
        "choice": "b",
        "whole": 0,
        "names": ["x", "y"],
        "any": ["q"],
        "table": {"flag": False},
        "tables": [{"flag": True}, {"flag": False}],
    }
    root, faults = table(values)
    assert root.left() == tuple(values)
    assert (root.text("text"), root.flag("flag"), root.day("day")) == ("Words", True, date(2025, 3, 3))
    assert (root.number("number"), root.choice("choice", ("a", "b"))) == (Decimal("1.5"), "b")
    assert root.whole("whole") == 0
    assert (root.names("names", ("x", "y", "z")), root.names("any")) == (("x", "y"), ("q",))
    assert root.table("table").flag("flag") is False
    assert [one.flag("flag") for one in root.tables("tables")] == [True, False]
    root.close()
    assert noted(faults) == []


LETTERS = re.compile("[A-Z]{2}")


def test_a_text_of_a_form() -> None:
    """What it should be is said where it is no text, and what is wrong where it is another."""
    root, faults = table({"good": "NL", "bad": "nl", "number": 7})
    wanted, otherwise = say(N_("two letters")), N_("{value} is no pair of letters")
    assert [root.matching(key, LETTERS, wanted, otherwise) for key in ("good", "bad", "number")] == ["NL", "nl", ""]
    assert noted(faults) == [("at.bad", "nl is no pair of letters"), ("at.number", "7 is not two letters")]


@pytest.mark.parametrize("text", ["", " ", " x", "x ", "a {field}", "two\nlines", "a\tb", "a\x00"])
def test_what_is_no_text(text: str) -> None:
    """A sentence key is one line without fields or blanks around it, and everything in it can be seen."""
    assert not is_one_line(text)
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
        ("at.names[3]", "7 is not a text in quotation marks"),
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
    assert (inner.number("number"), inner.choice("choice", ("a", "b")), inner.whole("whole")) == (None, "a", 0)
    assert (inner.names("names", ()), inner.tables("tables"), inner.left()) == ((), (), ())
    assert "text" not in inner
    inner.table("deeper").close()
    inner.close()
    assert noted(faults) == [("at.inner", words)]


def test_a_list_of_tables_holds_nothing_else() -> None:
    """What is none has its place, and nothing more is said of it."""
    root, faults = table({"tables": [{"flag": True}, "x"]})
    assert [one.flag("flag") for one in root.tables("tables")] == [True, False]
    assert noted(faults) == [("at.tables[1]", "x is not a table")]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_what_is_no_number(number: str) -> None:
    """TOML has words for what nobody can calculate with."""
    root, faults = table(contents(f"number = {number}".encode(), "file.toml"))
    assert root.number("number") is None
    assert [place for place, _ in noted(faults)] == ["at.number"]


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


def test_a_key_that_need_not_be_there_is_a_near_miss_too() -> None:
    """What was looked for counts as asked for."""
    root, faults = table({"nota": "x"})
    assert "note" not in root
    root.close()
    assert noted(faults) == [("at.nota", "there is no nota here; did you mean note?")]


def test_nothing_wrong_raises_nothing() -> None:
    """A file without faults passes."""
    Faults("file.toml").raise_any()


def test_a_file_is_utf_8() -> None:
    """Another encoding is refused with the first byte that does not fit."""
    with pytest.raises(FaultyInput, match="the file is not UTF-8 from byte 5 on; save it as UTF-8"):
        contents(b'a = "\xe9"', "file.toml")


def test_a_file_is_toml() -> None:
    """What is no TOML is refused as a whole, with the reason and its line."""
    with pytest.raises(FaultyInput, match=r"^file\.toml: : the file is not TOML: .*line 2"):
        contents(b"a = 1\nb = x\n", "file.toml")


def test_a_key_twice_is_no_toml() -> None:
    """Two figures under one name are refused, never the last one taken."""
    with pytest.raises(FaultyInput, match="the file is not TOML"):
        contents(b"a = 1\na = 2", "file.toml")


def test_numbers_with_a_point_are_decimal() -> None:
    """No figure ever becomes a binary fraction."""
    assert contents(b"a = 0.1", "file.toml") == {"a": Decimal("0.1")}


def test_copies_of_files_that_share_a_name_are_kept_apart() -> None:
    """A file of the user's is named by its path, which no copy can be."""
    assert contents(b"a = 1", "folder/file.toml", "own") == {"a": 1}
    assert contents(b"a = 2", "file.toml") == {"a": 2}


def test_the_near_miss_is_the_same_on_every_run() -> None:
    """A set has no order; the words have."""
    assert unknown("terms", {"term", "renewal"}).in_english() == "there is no terms here; did you mean term?"
