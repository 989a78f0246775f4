"""JSON lines, good and bad."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.imports.json_lines import JsonLines
from cmdesk.imports.source import Entry
from tests.imports.tables import VALUES, contract


def entries(content: bytes, longest: int = 100) -> list[Entry]:
    """Return the entries of a stream."""
    return list(JsonLines(BytesIO(content), longest=longest))


def faults(content: bytes) -> list[tuple[str, str]]:
    """Return what is wrong with the one entry of a stream, by place."""
    source = JsonLines(BytesIO(content), longest=100)
    found = []
    for entry in source:
        with pytest.raises(FaultyInput) as caught:
            source.reader.contract(entry)
        where = source.reader.where(entry).in_english()
        found += [(one.place or where, one.sentence.in_english()) for one in caught.value.faults]
    return found


def test_a_contract_a_line() -> None:
    """Each line is an entry, as it stands there."""
    assert entries(b'{"a": 1}\n{"b": 2}\r\n[]') == [(1, b'{"a": 1}\n'), (2, b'{"b": 2}\r\n'), (3, b"[]")]


def test_values() -> None:
    """A line is read as JSON, with the marks that programs on Windows put before and after."""
    source = JsonLines(BytesIO(b"\xef\xbb\xbf" + json.dumps(VALUES).encode() + b"\r\n"))
    assert [source.reader.contract(entry) for entry in source] == [contract()]


@pytest.mark.parametrize(
    "content, reference",
    [(b'{"reference": "A"}', "A"), (b'{"reference": 3}', None), (b"[]", None), (b"{]", None)],
)
def test_the_reference_of_what_is_at_fault(content: bytes, reference: str | None) -> None:
    """Where the line is JSON at all."""
    source = JsonLines(BytesIO(content))
    [entry] = source
    assert source.reader.reference(entry) == reference


def test_position() -> None:
    """It tells how many bytes are taken out."""
    source = JsonLines(BytesIO(b"{}\n{}\n"), size=6)
    assert [(source.position, source.size) for _ in source] == [(3, 6), (6, 6)]


def test_nothing_at_all() -> None:
    """An empty file has no contracts, and neither have empty lines at its end."""
    assert entries(b"") == []
    assert entries(b"\n \r\n\t\n") == []
    assert entries(b"{}\n\n\n") == [(1, b"{}\n")]


def test_empty_lines_between() -> None:
    """A line left out would move every later result, so it has its place and is at fault."""
    first, second, third, last = entries(b"\n{}\n\n{}")
    assert isinstance(first.content, Fault)
    assert isinstance(third.content, Fault)
    assert (first.number, second, third.number, last) == (1, (2, b"{}\n"), 3, (4, b"{}"))
    assert first.content.sentence.in_english() == "is empty; take it out, or put a contract there"


@pytest.mark.parametrize(
    "content, place, said",
    [
        (b"{}}\n", "line 1, column 3", "this is no JSON: something follows after the end of the object"),
        (b'{"a": "\xff"}\n', "line 1", "the file is not UTF-8 here; save it as UTF-8"),
        (b"\xff\xfe{\x00}\x00\n", "line 1", "the file is UTF-16; save it as UTF-8"),
        (b"x" * 200, "line 1", "the line is longer than 0 MB; this is no contract"),
    ],
)
def test_bad_lines(content: bytes, place: str, said: str) -> None:
    """Whatever stands in a line, its fault has the line for its place."""
    assert faults(content) == [(place, said)]


def test_the_line_is_that_of_the_file() -> None:
    """Not that of the text in it, which is always the first."""
    [place, _], [other, _] = faults(b"{]\n{]")
    assert (place, other) == ("line 1, column 2", "line 2, column 2")


def test_other_places_stay() -> None:
    """A place within the contract is its place in the source too."""
    source = JsonLines(BytesIO(json.dumps({**VALUES, "payments": [{"date": "x", "amount": 1}]}).encode()))
    [entry] = source
    with pytest.raises(FaultyInput) as caught:
        source.reader.contract(entry)
    assert [one.place for one in caught.value.faults] == ["payments[0].date"]
