"""Shapes of plain JSON values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.contract.findings import Findings
from cmdesk.contract.json_text import plain_values
from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.shapes import (
    Check,
    a_day,
    a_flag,
    a_list,
    a_text,
    an_object,
    anything,
    nests_beyond,
    one_of,
    or_null,
    texts,
)


def checked(check: Check, raw: Any) -> Any:
    """Return what a check makes of a value, in which nothing is wrong."""
    findings = Findings()
    found = check(raw, "here", findings)
    assert not findings.faults
    return found


def refused(check: Check, raw: Any) -> str:
    """Return why a check refuses a value as a whole."""
    with pytest.raises(WrongValue) as caught:
        check(raw, "here", Findings())
    return caught.value.sentence.in_english()


@pytest.mark.parametrize(
    "check, raw, expected",
    [
        (a_text, "", ""),
        (texts, ["a", "b"], ("a", "b")),
        (a_day, "2025-06-02", date(2025, 6, 2)),
        (a_flag, False, False),
        (anything, None, None),
        (anything, [{"a": Decimal(1)}], [{"a": Decimal(1)}]),
        (anything, [[[]]], [[[]]]),
        (one_of(("a", "b")), "b", "b"),
        (or_null(a_text), None, None),
        (or_null(a_text), "a", "a"),
    ],
)
def test_what_is_accepted(check: Check, raw: Any, expected: Any) -> None:
    """Each shape gives the value that it stands for."""
    assert checked(check, raw) == expected


@pytest.mark.parametrize(
    "check, raw, said",
    [
        (a_text, 1, "is a number; write a text in quotation marks"),
        (texts, "a", "is a text; a list in square brackets belongs here"),
        (a_day, "2025-06-31", '"2025-06-31" doesn\'t exist; did you mean 2025-06-30?'),
        (a_flag, "true", "is a text; write true or false"),
        (anything, plain_values("[" * 22 + "]" * 22, ""), "lists and objects nest beyond reason here; take them out"),
        (anything, plain_values("NaN", ""), "is NaN, which is no number; write a number such as 1250.00"),
        (one_of(("final", "pending")), "finl", '"finl" is not known; did you mean final?'),
        (one_of(("final", "pending")), None, "is null; write a text in quotation marks"),
        (or_null(a_text), 1, "is a number; write a text in quotation marks"),
    ],
)
def test_what_is_refused(check: Check, raw: Any, said: str) -> None:
    """What has another shape says what it is, and what belongs there."""
    assert refused(check, raw) == said


def test_an_object() -> None:
    """Every key at fault is named at once: those unknown, of another shape, written twice, and missing."""
    raw = plain_values('{"nam": 1, "age": "x", "list": ["a", 2], "list": ["a", 2], "zzz": 0}', "")
    findings = Findings()
    found = an_object(raw, "at", findings, {"name": a_text, "list": texts}, {"age": a_flag, "note": a_text})
    assert found == {"name": None, "list": ("a", None), "age": None, "note": None}
    assert [(one.place, one.sentence.in_english()) for one in findings.faults] == [
        ("at.list", "stands more than once; keep one"),
        ("at.nam", "is no key that belongs here; did you mean name?"),
        ("at.age", "is a text; write true or false"),
        ("at.list[1]", "is a number; write a text in quotation marks"),
        ("at.zzz", "is no key that belongs here; take it out"),
        ("at.name", "is missing; write the results anew with cmdesk calc --format json"),
    ]


def test_no_object_and_no_list() -> None:
    """Something else in their place is one fault."""
    with pytest.raises(WrongValue):
        an_object([], "", Findings(), {})
    with pytest.raises(WrongValue):
        a_list({}, "", Findings(), a_text)


@pytest.mark.parametrize(
    "raw, levels", [(1, 0), ([], 0), ({}, 0), ([1], 1), ({"a": 1}, 1), ([{"a": [1]}], 3), ([[[[1]]]], 4)]
)
def test_how_deep_it_nests(raw: Any, levels: int) -> None:
    """A level is a list or an object with something in it."""
    assert not nests_beyond(raw, levels)
    assert levels == 0 or nests_beyond(raw, levels - 1)
