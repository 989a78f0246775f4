"""The workbook of a batch: a row a result, a row a fault, written as they come, so that any number of them fits.

Rows are made where contracts are calculated, in another process perhaps, and written where the workbook is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Words
from cmdesk.exports.excel.formulas import serial
from cmdesk.exports.excel.sheet import writable
from cmdesk.exports.excel.styles import Styles
from cmdesk.exports.phrases import AID, STATUSES, band_sentence, stated_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from types import TracebackType
    from typing import BinaryIO, Self

    from cmdesk.basics.errors import Fault
    from cmdesk.engine.calculate import Calculation

_RESULTS = (
    (N_("Reference"), 22),
    (N_("Id"), 34),
    (N_("What"), 56),
    (N_("Value"), 20),
    (N_("Currency"), 10),
    (N_("Status"), 16),
    (N_("Clause"), 12),
    (N_("Edition"), 12),
    (N_("Explanation"), 90),
)
_BAND = (N_("What other readings allow"), 70)
_ERRORS = ((N_("Reference"), 22), (N_("Line"), 8), (N_("Place"), 34), (N_("What is wrong"), 100))
"""The heads of the columns and their widths in characters."""

_MOST_ROWS = 1_048_576
"""As many as a sheet of Excel has."""

_A4 = 9

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class Rows(NamedTuple):
    """Rows for both sheets, their cells as they are to be written: days, sums, numbers, texts, or nothing."""

    results: list[Sequence[Any]]
    errors: list[Sequence[Any]]


def result_rows(calculation: Calculation, words: Words) -> list[Sequence[Any]]:
    """Return a row for each result."""
    reference, bands = calculation.contract.reference, calculation.bands
    found: list[Sequence[Any]] = []
    for one in calculation.results.values():
        is_figure = isinstance(one.value, (date, Money, Decimal, int)) and not isinstance(one.value, bool)
        band = bands.get(one.id)
        found.append(
            (
                reference,
                one.id,
                words.text(one.label),
                one.value if is_figure or one.value is None else stated_value(one, words),
                one.value.currency if isinstance(one.value, Money) else None,
                words.text(STATUSES[one.status]),
                one.clause,
                one.edition,
                words.text(one.because),
                None if band is None or not band.is_open else words.text(band_sentence(band)),
            )
        )
    return found


def error_rows(reference: str | None, line: int, faults: Iterable[Fault], words: Words) -> list[Sequence[Any]]:
    """Return a row for each fault of a contract."""
    return [(reference, line, one.place, words.text(one.sentence)) for one in faults]


class BatchBook:
    """The workbook while it is written; what waits for its end lies in a folder of its own, never in memory."""

    def __init__(
        self, stream: BinaryIO, words: Words, created: datetime, *, folder: str | None = None, bands: bool = False
    ) -> None:
        """Write to a stream in the end, until then in a folder made within the one given."""
        from xlsxwriter import Workbook  # noqa: PLC0415  # only who exports pays for it

        self._folder = TemporaryDirectory(prefix=".cmdesk-", dir=folder, ignore_cleanup_errors=True)
        self._stream = _Stream(stream)
        self._file = Workbook(self._stream, {**_OPTIONS, "tmpdir": self._folder.name})
        self._file.use_zip64()  # where a sheet is larger than 4 GB, and only there
        self._file.set_properties(
            {"title": words.text(N_("Results")), "comments": words.text(AID), "author": "cmdesk", "created": created}
        )
        styles = Styles(self._file, words.language)
        columns = (*_RESULTS, _BAND) if bands else _RESULTS
        self._results = _Table(self._file, styles, words, N_("Results"), columns)
        self._errors = _Table(self._file, styles, words, N_("Errors"), _ERRORS)

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

    def write(self, rows: Rows) -> None:
        """Write what comes next."""
        for row in rows.results:
            self._results.write(row)
        for row in rows.errors:
            self._errors.write(row)

    def _finish(self) -> None:
        """Write the workbook; OSError where that fails."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  # as above

        self._results.finish()
        self._errors.finish()
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

    def __init__(self, file: Any, styles: Styles, words: Words, key: str, columns: Sequence[tuple[str, int]]) -> None:
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
