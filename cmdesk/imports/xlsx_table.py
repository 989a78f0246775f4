"""Excel workbooks: the table on the first sheet that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.imports.source import Entry
from cmdesk.imports.table import TableReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class XlsxTable:
    """The rows of a workbook."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        """Read the heading; FaultyInput where there is no workbook, or its heading is none of contracts."""
        sheet = _first_sheet(stream, source)
        self.position = 0
        self._rows = iter(()) if sheet is None else sheet.iter_rows()
        self.size = 0 if sheet is None or sheet.end is None else sheet.end[0] + 1
        self.reader = TableReader(self._heading(), source, "row")

    def __iter__(self) -> Iterator[Entry]:
        """Yield every row that is not empty, by its number on the sheet."""
        for row in self._rows:
            self.position += 1
            if any(cell != "" for cell in row):
                yield Entry(self.position, row)

    def _heading(self) -> list[Any]:
        """Return the first row that is not empty."""
        return next(iter(self), Entry(0, [])).content  # type: ignore[no-any-return]  # rows are lists


def _first_sheet(stream: BinaryIO, source: str) -> Any:
    """Return the first sheet that shows, None where there is none."""
    from python_calamine import (  # noqa: PLC0415  # only who brings a workbook needs it
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(stream)
        shown = (
            one.name
            for one in book.sheets_metadata
            if (one.typ, one.visible) == (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
        )
        name = next(shown, None)
        return None if name is None else book.get_sheet_by_name(name)
    except CalamineError:
        sentence = say(N_("this is no workbook that can be read; save it as .xlsx, without a password"))
        raise FaultyInput(source, (Fault("", sentence),)) from None
