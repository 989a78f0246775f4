"""A workbook of plain tables: any number of rows, and nothing left behind."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cmdesk.basics.wording import words_for
from cmdesk.exports.excel import table_book
from cmdesk.exports.excel.table_book import TableBook

CREATED = datetime(2025, 11, 18, 12, 0)  # noqa: DTZ001  # a file knows of no zone
TABLES = (("Contracts", (("Number", 8), ("Client", 30))), ("Deadlines", (("Day", 12),)))


def book_of(content: BytesIO, folder: str | None = None) -> TableBook:
    """Return a workbook of two tables."""
    return TableBook(content, words_for("en"), CREATED, "Register", TABLES, folder)


def opened(numbers: range) -> Workbook:
    """Return a workbook with some numbers in its first table."""
    content = BytesIO()
    with book_of(content) as book:
        book.write_rows(0, [(number, "ACME") for number in numbers])
    content.seek(0)
    return load_workbook(content)


def columns(book: Workbook, sheet: str) -> list[Any]:
    """Return the values of the first column of a sheet."""
    return [row[0].value for row in book[sheet].iter_rows()]


def test_rows_go_where_they_belong() -> None:
    """Each table has its heads; a workbook has its title."""
    book = opened(range(2))
    assert (columns(book, "Contracts"), columns(book, "Deadlines")) == (["Number", 0, 1], ["Day"])
    assert book.properties.title == "Register"


def test_more_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no room goes on on a sheet with the same heads; nothing is cut."""
    monkeypatch.setattr(table_book, "_MOST_ROWS", 4)
    book = opened(range(7))
    assert book.sheetnames == ["Contracts", "Deadlines", "Contracts 2", "Contracts 3"]
    found = [columns(book, sheet) for sheet in ("Contracts", "Contracts 2", "Contracts 3")]
    assert found == [["Number", 0, 1, 2], ["Number", 3, 4, 5], ["Number", 6]]
    assert book["Contracts 2"].auto_filter.ref == "A1:B4"


def test_a_sheet_of_excel() -> None:
    """Its number of rows is Excel's."""
    assert table_book._MOST_ROWS == 2**20


def test_what_is_left_when_something_goes_wrong(tmp_path: Path) -> None:
    """Nothing: neither files nor warnings about them."""

    def fail() -> None:
        with book_of(BytesIO(), str(tmp_path)) as book:
            book.write_rows(0, [(number,) for number in range(10)])
            assert list(tmp_path.iterdir())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_when_all_went_well(tmp_path: Path) -> None:
    """Nothing either."""
    with book_of(BytesIO(), str(tmp_path)) as book:
        book.write_rows(0, [(number,) for number in range(10)])
    assert list(tmp_path.iterdir()) == []
