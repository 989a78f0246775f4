"""Workbooks as tests read them: formulas, stored values and looks by sheet and cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.exports.excel.workbook import workbook_bytes
from tests.helpers import calculated

MON_2024_06_03 = date(2024, 6, 3)
TUE_2025_11_18 = date(2025, 11, 18)
ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors"
SAMPLES = ROOT / "resources" / "samples"


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook, read twice: with its formulas, and with the values that stand beside them."""

    formulas: Workbook
    values: Workbook

    @classmethod
    def of(cls, content: bytes) -> Book:
        """Read a workbook."""
        return cls(load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True))

    def formula_cells(self) -> Iterator[tuple[str, str, str]]:
        """Yield sheet, cell and text of every formula."""
        for sheet in self.formulas.worksheets:
            for row in sheet.iter_rows():
                for one in row:
                    if one.data_type == "f":
                        yield sheet.title, one.coordinate, str(one.value)

    def value(self, sheet: str, cell: str) -> Any:
        """Return the value of a cell, a day as a day."""
        return civil(self.values[sheet][cell].value)

    def row_of(self, sheet: str, label: str, column: int = 2) -> dict[int, Any]:
        """Return the row of a sheet with a label in a column, by columns; the first where there are several."""
        found = [row for row in self.rows(sheet) if row.get(column) == label]
        assert found, f"no row {label!r} in {sheet}: {[row.get(column) for row in self.rows(sheet)]}"
        return found[0]

    def rows(self, sheet: str) -> list[dict[int, Any]]:
        """Return every row of a sheet, its values by column, A being 1."""
        cells: Worksheet = self.values[sheet]
        return [{one.column: civil(one.value) for one in row if one.value is not None} for row in cells.iter_rows()]

    def texts(self, sheet: str) -> list[str]:
        """Return every text of a sheet."""
        return [value for row in self.rows(sheet) for value in row.values() if isinstance(value, str)]


def civil(value: Any) -> Any:
    """Return a spreadsheet's day at midnight as a day."""
    return value.date() if isinstance(value, datetime) else value


def written(calculation: Calculation, language: str = "en") -> Book:
    """Return the workbook of a calculation."""
    return Book.of(workbook_bytes(calculation, words_for(language)))


def book(as_of: date = MON_2024_06_03, language: str = "en", **values: Any) -> Book:
    """Return the workbook of the base contract with some keys set otherwise."""
    return written(calculated(as_of, **values), language)


def of_vector(name: str) -> Calculation:
    """Return the calculation of a vector."""
    vector = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return calculate(read_contract(json.dumps(vector["contract"]), name), date.fromisoformat(vector["as_of"]))
