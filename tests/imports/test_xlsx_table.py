"""Workbooks as Excel and LibreOffice write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.imports.xlsx_table import XlsxTable
from tests.imports.tables import NEEDED, ROW, contract

Fill = Callable[[Workbook], Any]


def saved(fill: Fill) -> BytesIO:
    """Return a workbook with something in it."""
    book = Workbook()
    fill(book)
    content = BytesIO()
    book.save(content)
    content.seek(0)
    return content


def table(*rows: Any) -> XlsxTable:
    """Return a table of some rows."""

    def fill(book: Workbook) -> None:
        for row in rows:
            book.worksheets[0].append(row)

    return XlsxTable(saved(fill), "contracts.xlsx")


def values(source: XlsxTable) -> list[Any]:
    """Return what the rows hold."""
    return [source.reader.contract(entry) for entry in source]


def test_a_row_is_a_contract() -> None:
    """Texts as texts."""
    assert values(table(NEEDED, ROW, ROW)) == [contract(), contract()]


def test_cells_of_every_kind() -> None:
    """Days and numbers as a spreadsheet has them come to what a contract file says."""
    payment = ("payments[0].date", "payments[0].amount")
    invoice = ("invoices[0].number", "invoices[0].date", "invoices[0].amount")
    heading = (*NEEDED, "initial_term.months", *payment, *invoice, "client.nonprofit", "projected_payments")
    cells = (24, dt.datetime(2024, 3, 20), 1512.1, 2024, dt.date(2024, 3, 1), 1512.5, True, "false")  # noqa: DTZ001
    row = (*ROW[:4], dt.date(2024, 3, 1), "EUR", *cells)
    [found] = values(table(heading, row))
    assert str(found.effective_date) == "2024-03-01"
    assert found.initial_term.months == 24
    assert str(found.payments[0].date) == "2024-03-20"
    assert str(found.payments[0].amount) == "1512.1"
    assert found.invoices[0].number == "2024"
    assert (found.client.nonprofit, found.projected_payments) == (True, False)


def test_empty_rows() -> None:
    """Between others they are at fault, after the last they are none; the heading may stand further down."""
    source = table((), (), NEEDED, (), ROW, (None, "  "), ROW, (None, " "))
    assert source.size == 8
    assert [(entry.number, source.position, isinstance(entry.content, Fault)) for entry in source] == [
        (4, 5, True),
        (5, 5, False),
        (6, 7, True),
        (7, 7, False),
    ]


def test_places() -> None:
    """Where nothing else is known, the row."""
    source = table(NEEDED, ROW)
    [entry] = source
    assert source.reader.where(entry).in_english() == "row 2"


def test_formulas_without_a_value() -> None:
    """An error is at fault, for a cell that merely looked empty would change the contract."""
    source = table((*NEEDED, "payments[0].date", "payments[0].amount"), (*ROW, "2024-04-02", "#DIV/0!"), ROW)
    bad, good = source
    with pytest.raises(FaultyInput) as caught:
        source.reader.contract(bad)
    [fault] = caught.value.faults
    assert fault.place == "payments[0].amount"
    assert fault.sentence.in_english() == "holds the error #DIV/0! of the spreadsheet; mend its formula"
    assert source.reader.contract(good) == contract()


def test_the_first_sheet_that_shows() -> None:
    """Hidden sheets hold lists for others to choose from."""

    def fill(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"
        book.worksheets[0].append(("a list",))
        shown = book.create_sheet("Contracts")
        shown.append(NEEDED)
        shown.append(ROW)

    assert values(XlsxTable(saved(fill), "contracts.xlsx")) == [contract()]


def test_nothing_at_all() -> None:
    """A workbook with an empty sheet is no table; with a heading alone it has no contracts."""
    with pytest.raises(FaultyInput, match="the table is empty"):
        table()
    assert values(table(NEEDED)) == []


def test_no_sheet_at_all() -> None:
    """A chart alone is no table either."""

    def fill(book: Workbook) -> None:
        book.create_chartsheet()
        book.remove(book.worksheets[0])

    with pytest.raises(FaultyInput, match="the table is empty"):
        XlsxTable(saved(fill), "contracts.xlsx")


def with_links(links: str | None) -> bytes:
    """Return a workbook that says otherwise where its parts lie, or not at all."""
    whole, changed = saved(lambda book: book.worksheets[0].append(NEEDED)), BytesIO()
    with ZipFile(whole) as archive, ZipFile(changed, "w") as target:
        for name in archive.namelist():
            content = links if name == "_rels/.rels" else archive.read(name)
            if content is not None:
                target.writestr(name, content)
    return changed.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"reference;client\n", b"PK\x03\x04 broken", with_links(None), with_links("<"), with_links("<none/>")],
)
def test_no_workbook(content: bytes) -> None:
    """Whatever else it is."""
    with pytest.raises(FaultyInput) as caught:
        XlsxTable(BytesIO(content), "contracts.xlsx")
    [fault] = caught.value.faults
    assert fault.sentence.in_english() == "this is no workbook that can be read; save it as .xlsx, without a password"


def test_headings_at_fault() -> None:
    """Before any row is read."""
    with pytest.raises(FaultyInput) as caught:
        table(("referense", *NEEDED[1:]), ROW)
    assert caught.value.source == "contracts.xlsx"
    assert [one.place for one in caught.value.faults] == ["referense"]
