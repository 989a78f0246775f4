"""What is done with each contract of a batch, in this process or in another: read, calculate, put into words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say, words_for
from cmdesk.desk.calculation import today_of
from cmdesk.desk.folders import rates_folder
from cmdesk.desk.reports import write_report
from cmdesk.engine.calculate import calculate
from cmdesk.rates.local import use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from cmdesk.basics.wording import Words
    from cmdesk.contract.contract import Contract
    from cmdesk.engine.calculate import Calculation
    from cmdesk.imports.source import Entry, Reader


class Form(StrEnum):
    """What results are written as."""

    LINES = "lines"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted of every contract; without a day each is calculated as of its own entity's today at `now`."""

    reader: Reader
    form: Form
    now: datetime
    as_of: date | None = None
    steps: bool = False
    sensitivity: bool = False
    language: str = "en"


class Piece(NamedTuple):
    """Some entries of a source, and how much of it is taken out with them."""

    entries: Sequence[Entry]
    position: int


class Made(NamedTuple):
    """What a piece came to: bytes or rows, how many contracts it had, and for how many there are faults or errors."""

    output: Any
    position: int
    contracts: int
    at_fault: int
    failed: int


class Clerk:
    """Whoever works on pieces, one after the other."""

    def __init__(self, plan: Plan) -> None:
        """Know what is wanted; the rates are those of now, for all pieces."""
        use(rates_folder())
        self._plan = plan
        self._words = words_for(plan.language)
        self._has_reported = False

    def __call__(self, piece: Piece) -> Made:
        """Return what a piece comes to; a contract at fault stands in the way of no other."""
        paper = _PAPERS[self._plan.form](self._plan, self._words)
        at_fault = failed = 0
        for entry in piece.entries:
            try:
                paper.state(self._calculated(self._plan.reader.contract(entry)))
            except FaultyInput as wrong:
                at_fault += 1
                self._complain(paper, entry, wrong.faults)
            except Exception as error:  # noqa: BLE001  # one contract is not to cost all others their results
                failed += 1
                self._report(error)
                self._complain(paper, entry, (_apology(error),))
        return Made(paper.output(), piece.position, len(piece.entries), at_fault, failed)

    def _calculated(self, contract: Contract) -> Calculation:
        """Return what follows from a contract, as far as it is wanted."""
        plan = self._plan
        found = calculate(contract, plan.as_of or today_of(contract, plan.now), steps=plan.steps)
        if not plan.sensitivity:
            return found
        from cmdesk.engine.bands import with_bands  # noqa: PLC0415  # only who wants them loads them

        return with_bands(found)

    def _complain(self, paper: _Paper, entry: Entry, faults: Iterable[Fault]) -> None:
        """Write down what is wrong with an entry; what has no place in it has the entry's own."""
        reader = self._plan.reader
        where = reader.where(entry)
        placed = [one if one.place else Fault(where.in_english(), one.sentence, where) for one in faults]
        paper.complain(reader.reference(entry), entry.number, placed)

    def _report(self, error: Exception) -> None:
        """Write a report about the first error of our own, for thousands may be alike."""
        if os.environ.get("CMDESK_DEBUG") == "1":
            raise error
        if not self._has_reported:
            self._has_reported = True
            write_report(error)


class _Paper(Protocol):
    """What results are written on."""

    def state(self, calculation: Calculation) -> None:
        """Add the results of a contract."""

    def complain(self, reference: str | None, number: int, faults: Iterable[Fault]) -> None:
        """Add what is wrong with one, by the number of its line or row."""

    def output(self) -> Any:
        """Return all that was added."""


class _Lines:
    """Results as JSON, an object a line."""

    def __init__(self, plan: Plan, words: Words) -> None:
        from cmdesk.exports import results_json, results_line  # noqa: PLC0415  # only what is written is loaded

        self._json = results_json
        self._line = results_line.full_line if plan.steps else results_line.results_line
        self._words = words
        self._lines: list[str] = []

    def state(self, calculation: Calculation) -> None:
        """Add the results of a contract."""
        self._lines.append(self._line(calculation, self._words))

    def complain(self, reference: str | None, number: int, faults: Iterable[Fault]) -> None:
        """Add what is wrong with one; its place in the output tells which."""
        del number
        self._lines.append(self._json.document_line(self._json.faults_document(reference, faults, self._words)))

    def output(self) -> bytes:
        """Return all lines."""
        return "".join(self._lines).encode("utf-8", "backslashreplace")


class _Rows:
    """Results as rows of a workbook."""

    def __init__(self, _plan: Plan, words: Words) -> None:
        from cmdesk.exports.excel import batch_book  # noqa: PLC0415  # as above

        self._book = batch_book
        self._words = words
        self._rows = batch_book.Rows([], [])

    def state(self, calculation: Calculation) -> None:
        """Add the results of a contract."""
        self._rows.results.extend(self._book.result_rows(calculation, self._words))

    def complain(self, reference: str | None, number: int, faults: Iterable[Fault]) -> None:
        """Add what is wrong with one."""
        self._rows.errors.extend(self._book.error_rows(reference, number, faults, self._words))

    def output(self) -> Any:
        """Return all rows."""
        return self._rows


_PAPERS: dict[Form, Callable[[Plan, Words], _Paper]] = {Form.LINES: _Lines, Form.ROWS: _Rows}


def _apology(error: Exception) -> Fault:
    """Return the fault that stands for an error of our own."""
    sentence = N_("cmdesk stopped here by an error of its own: {kind}; a report for its makers is kept")
    return Fault("", say(sentence, kind=type(error).__name__))
