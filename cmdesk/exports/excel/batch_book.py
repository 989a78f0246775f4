"""The workbook of a batch: a row a result, a row a fault, written as they come, so that any number of them fits.

Rows are made where contracts are calculated, in another process perhaps, and written where the workbook is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_
from cmdesk.exports.excel.table_book import TableBook
from cmdesk.exports.phrases import STATUSES, band_sentence, stated_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from cmdesk.basics.errors import Fault
    from cmdesk.basics.wording import Words
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
    return [(reference, line, words.value(one.place_in_words), words.text(one.sentence)) for one in faults]


class BatchBook(TableBook):
    """The workbook while it is written."""

    def __init__(
        self, stream: BinaryIO, words: Words, created: datetime, *, folder: str | None = None, bands: bool = False
    ) -> None:
        """Write to a stream in the end, until then in a folder made within the one given."""
        columns = (*_RESULTS, _BAND) if bands else _RESULTS
        tables = ((N_("Results"), columns), (N_("Errors"), _ERRORS))
        super().__init__(stream, words, created, N_("Results"), tables, folder)

    def write(self, rows: Rows) -> None:
        """Write what comes next."""
        self.write_rows(0, rows.results)
        self.write_rows(1, rows.errors)
