"""Excel workbooks: the table on the first sheet that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.imports.sheet_errors import SheetError, errors_of
from cmdesk.imports.source import ROW, Entry, is_empty_row, with_gaps_at_fault
from cmdesk.imports.table import TableReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class XlsxTable:
    """The rows of a workbook."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        """Read the heading; FaultyInput where there is no workbook, or its heading is none of contracts."""
        sheet, self._errors = _opened(stream, source)
        self.position = 0
        self._rows = iter(()) if sheet is None else sheet.iter_rows()
        self.size = 0 if sheet is None or sheet.end is None else sheet.end[0] + 1
        self.reader = TableReader(self._heading(), source, ROW)

    def __iter__(self) -> Iterator[Entry]:
        """Yield every row by its number on the sheet, those that are empty once another follows."""
        return with_gaps_at_fault(self._entries(), is_empty_row)

    def _entries(self) -> Iterator[Entry]:
        """Yield every row, empty ones too."""
        for row in self._rows:
            self.position += 1
            for column, error in self._errors.get(self.position, {}).items():
                row[column] = error
            yield Entry(self.position, row)

    def _heading(self) -> list[Any]:
        """Return the first row that is not empty."""
        return next((one.content for one in self._entries() if not is_empty_row(one.content)), [])


def _opened(stream: BinaryIO, source: str) -> tuple[Any, dict[int, dict[int, SheetError]]]:
    """Return the first sheet that shows, None where there is none, and the cells of it that hold errors."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only who brings a workbook needs it

    try:
        book = CalamineWorkbook.from_filelike(stream)
        name = next((one.name for one in book.sheets_metadata if _shows(one)), None)
        if name is None:
            return None, {}
        with ZipFile(stream) as archive:
            return book.get_sheet_by_name(name), errors_of(archive, name)
    except (CalamineError, BadZipFile, KeyError, ParseError, ValueError):
        sentence = say(N_("this is no workbook that can be read; save it as .xlsx, without a password"))
        raise FaultyInput(source, (Fault("", sentence),)) from None


def _shows(sheet: Any) -> bool:
    """Tell whether a sheet is one of cells that is not hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  # as above

    found: bool = (sheet.typ, sheet.visible) == (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
    return found
