"""One sheet: cells by what they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from cmdesk.basics.money import Money
from cmdesk.basics.wording import say, words_for
from cmdesk.exports.excel.formulas import Live, serial
from cmdesk.exports.excel.sheet import LONGEST_TEXT, Column, Sheet, cell, figures, fixed, letters, span, writable
from cmdesk.exports.excel.styles import Styles

SAT_2025_02_01 = date(2025, 2, 1)


def made(write: Callable[[Sheet], object], name: str = "Sheet") -> Any:
    """Return a sheet as openpyxl reads it after something was written to it."""
    content = BytesIO()
    file = Workbook(content, {"in_memory": True})
    words = words_for("en")
    sheet = Sheet(file.add_worksheet(name), name, words, Styles(file, "en"), (Column("A", 20), figures("B", 10)))
    write(sheet)
    sheet.close()
    file.close()
    return load_workbook(content).worksheets[0]


@pytest.mark.parametrize(
    "value, stored, form",
    [
        (SAT_2025_02_01, datetime(2025, 2, 1), "[$-809]ddd d mmm yyyy"),  # noqa: DTZ001  # as openpyxl reads a day
        (7, 7, "General"),
        (Decimal("7.461"), 7.461, "General"),
        (Money(Decimal("1512.50"), "EUR"), 1512.5, '"EUR" #,##0.00;"EUR" -#,##0.00'),
        (True, "yes", "General"),
        (None, "\N{EN DASH}", "General"),
        ("=1+1", "=1+1", "General"),
        (say("{n} days", n=3), "3 days", "General"),
        (datetime(2025, 2, 1, 17, 0, tzinfo=UTC), "Saturday 1 February 2025, 17:00", "General"),
    ],
)
def test_a_value_is_written_as_what_it_is(value: Any, stored: Any, form: str) -> None:
    """A day is a day, a sum a number with its currency, everything else its words."""
    found = made(lambda sheet: sheet.value(4, 1, value))["B5"]
    assert (found.value, found.number_format) == (stored, form)
    assert found.data_type != "f"


def test_a_value_gives_its_cell() -> None:
    """What was written can be referred to; a sum as its amount."""
    found: list[Live] = []
    made(lambda sheet: found.extend((sheet.value(4, 1, 7), sheet.value(5, 1, Money(Decimal(2), "EUR")))))
    assert found == [Live("B5", 7), Live("B6", Decimal(2))]


def test_a_formula_keeps_its_value() -> None:
    """Days are stored by their number, sums as they are, and other sheets can refer to the cell."""
    lives = (Live("1+1", Decimal("2.5")), Live("B5+1", SAT_2025_02_01), Live('"a"', "a"))
    cells: list[Live] = []

    def write(sheet: Sheet) -> None:
        cells.extend(sheet.formula(row, 1, live) for row, live in enumerate(lives, start=4))
        cells.append(Live(sheet.abroad(cells[0].text), None))

    found = made(write, "It's")
    assert [found[one].value for one in ("B5", "B6", "B7")] == ["=1+1", "=B5+1", '="a"']
    assert [live.text for live in cells] == ["B5", "B6", "B7", "'It''s'!B5"]
    assert serial(SAT_2025_02_01) == 45689


def test_names_of_cells() -> None:
    """As a spreadsheet names them."""
    assert (cell(0, 0), cell(4, 27), fixed(4, 2), span(5, 9, 3)) == ("A1", "AB5", "$C$5", "$D$6:$D$10")
    assert [letters(column) for column in (25, 26, 701, 702)] == ["Z", "AA", "ZZ", "AAA"]


def test_a_text_fits_into_a_cell() -> None:
    """A text that is too long ends in an ellipsis; half of a character pair is replaced."""
    assert writable("a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    long = writable("a" * (LONGEST_TEXT + 1))
    assert (len(long), long[-1]) == (LONGEST_TEXT, "…")
    assert writable("a\ud800b") == "a?b"


def test_rows_are_as_high_as_their_texts() -> None:
    """A text of several lines makes its row higher, up to what there is; others keep the usual height."""

    def write(sheet: Sheet) -> None:
        sheet.text(4, 1, "one line")
        sheet.text(5, 1, "word " * 12)
        sheet.text(6, 9, "word " * 999)
        sheet.text(7, 1, "word " * 12, "note")

    heights = {row: size.height for row, size in made(write).row_dimensions.items()}
    assert heights == {5: 17.25, 6: 42.75, 7: 408.75, 8: 17.25}


def test_heads_are_frozen_filtered_and_printed_on_every_page() -> None:
    """A table is usable on the screen and on paper."""

    def write(sheet: Sheet) -> None:
        row = sheet.opening("Title", "a line")
        sheet.head(row, (Column("A", 20), figures("B", 10)))
        sheet.freeze_below(row, 1)
        sheet.filter(row, row + 5, 2)
        sheet.section(row + 7, "Section")
        sheet.blanks(row + 8, (1, 2))

    found = made(write)
    assert (found.freeze_panes, found.auto_filter.ref, found.print_title_rows) == ("B5", "B4:C9", "$4:$4")
    assert [found[one].value for one in ("B1", "B2", "B4", "C4", "B11")] == ["Title", "a line", "A", "B", "Section"]
    assert found["C4"].alignment.horizontal == "right"
