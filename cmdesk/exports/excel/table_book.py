"""A workbook of plain tables, written row by row as they come, so that any number of them fits.

What waits for its end lies in a folder of its own, never in memory.
"""

from __future__ import annotations

from datetime import date
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.exports.excel.formulas import serial
from cmdesk.exports.excel.sheet import writable
from cmdesk.exports.excel.styles import Styles
from cmdesk.exports.phrases import AID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from types import TracebackType
    from typing import BinaryIO, Self

    from cmdesk.basics.wording import Words

    Columns = Sequence[tuple[str, int]]

_MOST_ROWS = 1_048_576
"""As many as a sheet of Excel has."""

_A4 = 9

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class TableBook:
    """The workbook while it is written: sheets of rows, each with its heads."""

    def __init__(
        self,
        stream: BinaryIO,
        words: Words,
        created: datetime,
        title: str,
        tables: Iterable[tuple[str, Columns]],
        folder: str | None = None,
    ) -> None:
        """Write to a stream in the end, until then in a folder made within the one given."""
        from xlsxwriter import Workbook  # noqa: PLC0415  # only who exports pays for it

        self._folder = TemporaryDirectory(prefix=".cmdesk-", dir=folder, ignore_cleanup_errors=True)
        self._stream = _Stream(stream)
        self._file = Workbook(self._stream, {**_OPTIONS, "tmpdir": self._folder.name})
        self._file.use_zip64()  # where a sheet is larger than 4 GB, and only there
        self._file.set_properties(
            {"title": words.text(title), "comments": words.text(AID), "author": "cmdesk", "created": created}
        )
        styles = Styles(self._file, words.language)
        self._tables = [_Table(self._file, styles, words, name, columns) for name, columns in tables]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the workbook where all went well; in any case leave nothing else behind."""
        try:
            if kind is None:
                self._finish()
        finally:
            self._stream.let_go()
            for sheet in self._file.worksheets():
                sheet.row_data_fh.close()
            self._folder.cleanup()

    def write_rows(self, table: int, rows: Iterable[Iterable[Any]]) -> None:
        """Write the rows that come next in a table, by its place among the tables."""
        for row in rows:
            self._tables[table].write(row)

    def _finish(self) -> None:
        """Write the workbook; OSError where that fails."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  # as above

        for table in self._tables:
            table.finish()
        try:
            self._file.close()
        except FileCreateError as error:
            raise error.args[0] from None


class _Stream:
    """A stream that can be let go: an archive that could not be finished would write to it once more when it goes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO | None = stream

    def __getattr__(self, name: str) -> Any:
        return (lambda *_: 0) if self._stream is None else getattr(self._stream, name)

    def let_go(self) -> None:
        """Have nothing more to do with the stream."""
        self._stream = None


class _Table:
    """A table that goes on on another sheet where one is full."""

    def __init__(self, file: Any, styles: Styles, words: Words, key: str, columns: Columns) -> None:
        """Begin the first sheet."""
        self._file = file
        self._styles = styles
        self._name = words.text(key)
        self._columns = [(words.text(head), width) for head, width in columns]
        self._text = styles.text("bare")
        self._count = 0
        self._begin()

    def write(self, row: Iterable[Any]) -> None:
        """Write a row below the last, its empty cells left out."""
        if self._row == _MOST_ROWS:
            self.finish()
            self._begin()
        for column, value in enumerate(row):
            self._write(column, value)
        self._row += 1

    def finish(self) -> None:
        """Let a reader filter the sheet by its heads."""
        self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _begin(self) -> None:
        """Begin a sheet with its heads."""
        self._count += 1
        self._sheet = self._file.add_worksheet(self._name if self._count == 1 else f"{self._name} {self._count}")
        self._sheet.freeze_panes(1, 2)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        head = self._styles.text("head")
        for column, (text, width) in enumerate(self._columns):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, text, head)
        self._row = 1

    def _write(self, column: int, value: Any) -> None:
        """Write a value as what it is."""
        match value:
            case None | "":
                pass
            case str():
                self._sheet.write_string(self._row, column, writable(value), self._text)
            case date():
                self._sheet.write_number(self._row, column, serial(value), self._styles.date("bare"))
            case Money():
                style = self._styles.money("bare", value.currency)
                self._sheet.write_number(self._row, column, value.amount, style)
            case _:
                self._sheet.write_number(self._row, column, value, self._styles.number("bare"))
