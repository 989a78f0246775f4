"""The looks of the workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook

from cmdesk.basics.wording import LANGUAGES
from cmdesk.exports.excel.styles import Styles, money_format
from tests.exports.excel.books import book


@pytest.mark.parametrize(
    "currency, form",
    [
        ("EUR", '"EUR" #,##0.00;"EUR" -#,##0.00'),
        ("JPY", '"JPY" #,##0;"JPY" -#,##0'),
        ("KWD", '"KWD" #,##0.000;"KWD" -#,##0.000'),
    ],
)
def test_sums(currency: str, form: str) -> None:
    """The currency in front, all decimals of its minor unit behind."""
    assert money_format(currency) == form


@pytest.mark.parametrize(
    "language, form",
    [
        ("en", "[$-809]ddd d mmm yyyy"),
        ("nl", "[$-413]ddd d mmm yyyy"),
        ("da", "[$-406]ddd d\\. mmm yyyy"),
        ("zh_CN", '[$-804]yyyy"年"m"月"d"日" ddd'),
    ],
)
def test_days_are_never_ambiguous(language: str, form: str) -> None:
    """Weekday and month in words of the language, whatever that of the reader's program."""
    sheet: Any = book(language=language).formulas.worksheets[0]
    assert form in {cell.number_format for row in sheet.iter_rows() for cell in row}


def test_a_format_is_made_once() -> None:
    """Thousands of cells share a few formats."""
    for language in LANGUAGES:
        file = Workbook(BytesIO())
        styles = Styles(file, language)
        assert styles.date("cell") is styles.date("cell")
        assert styles.money("cell", "EUR") is not styles.money("cell", "DKK")
        assert styles.number("cell") is not styles.text("cell")
        file.close()


def test_figures_stand_at_the_right_edge() -> None:
    """Sums and days line up, words do not."""
    found: Any = book(payments=[{"date": "2024-05-02", "amount": "10"}]).formulas["Payments"]
    row = {cell.column: cell.alignment.horizontal for cell in found[6]}
    assert (row[2], row[6], row[3]) == ("right", "right", None)
