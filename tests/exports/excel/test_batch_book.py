"""The workbook of a batch: read back as tables, by three programs."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from cmdesk.basics.errors import Fault
from cmdesk.basics.money import Money
from cmdesk.basics.wording import LANGUAGES, say, words_for
from cmdesk.engine.bands import with_bands
from cmdesk.exports.excel.batch_book import BatchBook, Rows, error_rows, result_rows
from tests.exports.excel.books import civil
from tests.exports.excel.recalculation import recalculated
from tests.helpers import calculated, contract_of, notice

MON_2024_06_03 = date(2024, 6, 3)
CREATED = datetime(2025, 11, 18, 12, 0)  # noqa: DTZ001  # a file knows of no zone
EN = words_for("en")
ROW = ("A-1", "an.id", "What", 1, None, "final", "1", "2025-03-03", "Because.", "Readings allow more.")


def written(*rows: Rows, language: str = "en", bands: bool = False) -> BytesIO:
    """Return the workbook of some rows."""
    content = BytesIO()
    with BatchBook(content, words_for(language), CREATED, bands=bands) as book:
        for one in rows:
            book.write(one)
    content.seek(0)
    return content


def opened(*rows: Rows, **how: Any) -> Workbook:
    """Return the workbook as openpyxl reads it."""
    return load_workbook(written(*rows, **how))


def valued(*values: Any) -> Rows:
    """Return results with some values."""
    return Rows([(*ROW[:3], value, *ROW[4:]) for value in values], [])


def values(book: Workbook, sheet: str) -> list[list[Any]]:
    """Return the values of a sheet by row."""
    return [[civil(cell.value) for cell in row] for row in book[sheet].iter_rows()]


# Rows


def test_a_row_for_each_result() -> None:
    """All of them, in the order of display, each with its clause and its reason."""
    calculation = calculated(MON_2024_06_03)
    rows = result_rows(calculation, EN)
    assert [row[1] for row in rows] == list(calculation.results)
    assert {row[0] for row in rows} == {"TEST"}
    [deadline] = [row for row in rows if row[1] == "term.non_renewal_deadline"]
    assert deadline[3:5] == (date(2024, 11, 30), None)
    assert deadline[5:8] == ("final", "10.2", "2025-03-03")
    assert deadline[8].endswith(".")
    assert deadline[9] is None


def test_values_of_every_kind() -> None:
    """Sums keep their currency, lists say how long they are, what is not there is empty."""
    fees = [{"kind": "subscription", "amount": "10", "every": "month", "from": "2024-03-01"}]
    payments = [{"date": "2024-04-02", "amount": "100"}]
    found = {row[1]: row for row in result_rows(calculated(MON_2024_06_03, fees=fees, payments=payments), EN)}
    assert found["liability.cap_if_today"][3:5] == (Money(Decimal("100.00"), "EUR"), "EUR")
    assert found["fees.invoices"][3:5] == ("12 entries", None)
    assert found["term.number"][3] == 0
    assert found["term.ends"][3] is None
    client = {"name": "Client", "country": "DK", "size": "micro"}
    small = calculated(MON_2024_06_03, client=client, initial_term={"months": 36})
    assert {row[1]: row[3] for row in result_rows(small, EN)}["micro.long_commitment"] == "yes"


def test_bands() -> None:
    """What other readings allow, in words, where they allow anything else."""
    sent = notice("n", "2024-06-03T18:30", kind="default")
    rows = result_rows(with_bands(calculated(MON_2024_06_03, notices=[sent])), EN)
    found = {row[1]: row[9] for row in rows}
    assert found["term.start"] is None
    assert found["notice.n.deemed_delivered"].startswith("Readings allow Monday 3 June 2024 to Tuesday 4 June 2024")


def test_a_row_for_each_fault() -> None:
    """With the reference where there is one, and the line."""
    faults = [Fault("client", say("is missing")), Fault("", say("no JSON"))]
    assert error_rows(None, 7, faults, EN) == [(None, 7, "client", "is missing"), (None, 7, "", "no JSON")]
    of_line = Fault("line 3", say("no JSON"), say("line {n}", n="3"))
    assert error_rows("A", 3, [of_line], words_for("nl"))[0][2] == "regel 3"


# The workbook


def test_tables() -> None:
    """Heads that stay in sight, then what was written, piece by piece."""
    book = opened(Rows([ROW], [("A-2", 3, "client", "is missing")]), Rows([ROW], []))
    assert book.sheetnames == ["Results", "Errors"]
    heads = ["Reference", "Id", "What", "Value", "Currency", "Status", "Clause", "Edition", "Explanation"]
    assert [row[:9] for row in values(book, "Results")] == [heads, list(ROW[:9]), list(ROW[:9])]
    assert values(book, "Errors") == [
        ["Reference", "Line", "Place", "What is wrong"],
        ["A-2", 3, "client", "is missing"],
    ]
    for sheet, table in (("Results", "A1:I3"), ("Errors", "A1:D2")):
        assert (book[sheet].freeze_panes, book[sheet].auto_filter.ref) == ("C2", table)


def test_bands_have_a_column_where_they_are_wanted() -> None:
    """And none where not."""
    assert values(opened(Rows([ROW], []), bands=True), "Results")[0][9] == "What other readings allow"
    assert values(opened(Rows([ROW[:9]], [])), "Results")[0][8:] == ["Explanation"]


def test_values_are_what_they_are() -> None:
    """Days are days, sums numbers with their currency, texts texts whatever they begin with."""
    sheet = opened(valued(date(2025, 11, 30), Money(Decimal("1512.50"), "EUR"), Decimal("0.5"), "=1+1", None))[
        "Results"
    ]
    day, money, number, text, nothing = (sheet.cell(row, 4) for row in range(2, 7))
    assert (civil(day.value), day.number_format) == (date(2025, 11, 30), "[$-809]ddd d mmm yyyy")
    assert (money.value, money.number_format) == (1512.5, '"EUR" #,##0.00;"EUR" -#,##0.00')
    assert (number.value, number.number_format) == (0.5, "General")
    assert (text.value, text.data_type) == ("=1+1", "s")
    assert nothing.value is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language: str) -> None:
    """Sheets and heads are named in the language."""
    book = opened(Rows([ROW], []), language=language)
    assert book.sheetnames == [words_for(language).text(name) for name in ("Results", "Errors")]


def test_beyond_what_an_archive_of_old_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of more than 4 GB is still written whole."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 500)
    assert len(values(opened(valued(*range(50))), "Results")) == 51


def test_nothing_at_all() -> None:
    """A batch without contracts has its heads."""
    assert len(values(opened(), "Results")) == len(values(opened(), "Errors")) == 1


def test_another_reader() -> None:
    """A program that shares no code with either side reads the same."""
    rows = result_rows(calculated(MON_2024_06_03), EN)
    sheet = CalamineWorkbook.from_filelike(written(Rows(rows, []))).get_sheet_by_name("Results")
    _, *found = sheet.to_python()
    assert [row[:3] for row in found] == [list(row[:3]) for row in rows]
    days = {row[1]: row[3] for row in rows if isinstance(row[3], date)}
    assert {row[1]: row[3] for row in found if row[1] in days} == days


@pytest.mark.needs_libreoffice
def test_libreoffice(tmp_path: Path) -> None:
    """It opens the workbook, and what it saves says the same."""
    rows = result_rows(calculated(MON_2024_06_03, payments=[{"date": "2024-04-02", "amount": "100.10"}]), EN)
    content = written(Rows(rows, error_rows("B", 2, [Fault("client", say("is missing"))], EN)))
    (tmp_path / "batch.xlsx").write_bytes(content.getvalue())
    theirs = load_workbook(recalculated([tmp_path / "batch.xlsx"], tmp_path)["batch"])
    ours = load_workbook(content)
    for sheet in ("Results", "Errors"):
        assert values(theirs, sheet) == values(ours, sheet)
        assert theirs[sheet].auto_filter.ref == ours[sheet].auto_filter.ref


def test_a_reference_that_begins_like_a_formula() -> None:
    """What a user entered never becomes one."""
    contract = contract_of(reference="=HYPERLINK(1)")
    rows = result_rows(calculated(MON_2024_06_03, reference=contract.reference), EN)
    cell = opened(Rows(rows, []))["Results"]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
