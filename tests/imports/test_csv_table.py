"""Comma-separated values as spreadsheets of all countries write them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.imports.csv_table import CsvTable
from cmdesk.imports.source import Entry
from tests.imports.tables import NEEDED, ROW, contract, csv_of

HEADING = csv_of(NEEDED)


def entries(content: bytes, longest: int = 10_000) -> list[Entry]:
    """Return the rows of a file."""
    return list(CsvTable(BytesIO(content), "contracts.csv", longest=longest))


def values(content: bytes) -> list[Any]:
    """Return what the rows of a file hold."""
    source = CsvTable(BytesIO(content), "contracts.csv")
    return [source.reader.contract(entry) for entry in source]


def said(entry: Entry) -> str:
    """Return what is wrong with an entry."""
    assert isinstance(entry.content, Fault)
    return entry.content.sentence.in_english()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_forms(delimiter: str, mark: bytes, end: str) -> None:
    """Comma, semicolon or tab, with the mark of UTF-8 or without, however lines end."""
    assert values(mark + csv_of(NEEDED, ROW, ROW, delimiter=delimiter, end=end)) == [contract(), contract()]


def test_the_heading_alone_tells_what_parts_cells() -> None:
    """However many semicolons stand in the rows."""
    [found] = values(HEADING + b'A-1,"a;b;c;d;e;f;g",nl,2025-03-03,2024-03-01,EUR\n')
    assert found.client.name == "a;b;c;d;e;f;g"


def test_quotation_marks() -> None:
    """Within them stand commas, line ends and quotation marks; the row has the number of its first line."""
    content = HEADING + b'A-1,"ACME, ""the"" Client\nof two lines",nl,2025-03-03,2024-03-01,EUR\n' + csv_of(ROW)
    first, second = entries(content)
    assert (first.number, first.content[1]) == (2, 'ACME, "the" Client\nof two lines')
    assert (second.number, second.content) == (4, list(ROW))


def test_nothing_at_all() -> None:
    """A file without lines, or with empty ones, is no table; with a heading alone it has no contracts."""
    for content in (b"", b"\n \n"):
        with pytest.raises(FaultyInput, match="the table is empty"):
            entries(content)
    assert entries(HEADING) == []


def test_empty_rows() -> None:
    """Before a contract they are at fault, after the last they are none; before the heading they are nothing at all."""
    content = b"\n" + HEADING + b"\n,,,,,\n , ,,,,\n" + csv_of(ROW) + b"\n,,,,,\n"
    *empty, last = entries(content)
    assert [(one.number, said(one)) for one in empty] == [
        (number, "is empty; take it out, or put a contract there") for number in (3, 4, 5)
    ]
    assert last == (6, list(ROW))


def test_position() -> None:
    """It tells how many bytes are taken out."""
    content = csv_of(NEEDED, ROW)
    source = CsvTable(BytesIO(content), "contracts.csv", len(content))
    assert (source.position, source.size) == (len(HEADING), len(content))
    list(source)
    assert source.position == len(content)


def test_quotation_marks_that_do_not_match() -> None:
    """The row is at fault, the next one is read."""
    bad, good = entries(HEADING + b'A-1,"AC"ME,nl\n' + csv_of(ROW))
    assert (bad.number, said(bad)) == (2, "this row does not fall into cells; check its quotation marks")
    assert good == (3, list(ROW))


def test_a_quotation_mark_that_is_never_closed() -> None:
    """It swallows lines; which ones is said, for they are no contracts now."""
    rows = csv_of(*[ROW] * 6000)
    bad, *good = entries(HEADING + b'A-1,"ACME\n' + rows)
    last = good[0].number - 1
    assert said(bad) == f"lines 2 to {last} do not fall into cells; check the quotation marks"
    assert [entry.number for entry in good] == list(range(last + 1, 6003))
    [to_the_end] = entries(HEADING + b'A-1,"ACME\n' + csv_of(ROW))
    assert said(to_the_end) == "lines 2 to 3 do not fall into cells; check the quotation marks"


def test_a_line_beyond_reason() -> None:
    """It is at fault, the next one is read."""
    bad, good = entries(HEADING + b"x" * 20_000 + b"\n" + csv_of(ROW))
    assert (bad.number, said(bad)) == (2, "the line is longer than 0 MB; this is no contract")
    assert good == (3, list(ROW))


def test_bytes_that_are_not_utf_8() -> None:
    """They are found out when the row is read."""
    source = CsvTable(BytesIO(HEADING + b"A-1,Caf\xe9,nl,2025-03-03,2024-03-01,EUR\n"), "contracts.csv")
    [entry] = source
    with pytest.raises(FaultyInput) as caught:
        source.reader.contract(entry)
    assert [one.place for one in caught.value.faults] == ["client.name"]


@pytest.mark.parametrize(
    "content, place, wrong",
    [
        (b"\xff\xfer\x00", "", "the file is UTF-16; save it as UTF-8"),
        (b"x" * 20_000, "", "the line is longer than 0 MB; this is no contract"),
        (b"qq\xe9q", "qq\udce9q", "is the heading of a column, but no place in a contract file; rename the column"),
    ],
)
def test_headings_at_fault(content: bytes, place: str, wrong: str) -> None:
    """Before any row is read."""
    with pytest.raises(FaultyInput) as caught:
        entries(content)
    [fault] = caught.value.faults
    assert (caught.value.source, fault.place) == ("contracts.csv", place)
    assert fault.sentence.in_english() == wrong


def test_a_heading_of_one_cell_beyond_reason() -> None:
    """What no table has for a heading is at fault like any other wrong name."""
    with pytest.raises(FaultyInput):
        CsvTable(BytesIO(b'"' + b"x" * 200_000 + b'"\n'), "contracts.csv")


def test_places() -> None:
    """Where nothing else is known, the line."""
    source = CsvTable(BytesIO(csv_of(NEEDED, ROW)), "contracts.csv")
    [entry] = source
    assert source.reader.where(entry).in_english() == "line 2"
