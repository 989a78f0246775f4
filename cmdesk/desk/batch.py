"""Calculate contracts by the thousand: from a file of many to a file of results, in order, whatever their number."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from cmdesk.basics.atomic import replacing
from cmdesk.basics.wording import N_, say, words_for
from cmdesk.desk.batch_work import Clerk, Form, Made, Piece, Plan
from cmdesk.desk.cores import cores
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.inputs import at_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from contextlib import AbstractContextManager
    from datetime import date
    from typing import BinaryIO

    from cmdesk.imports.source import Source

    Write = Callable[[Any], object]
    Tell = Callable[[int, float], None]

STANDARD = "-"
"""What names standard input or output instead of a file."""

_ENTRIES = 64
"""Contracts in a piece, some hundredths of a second of work."""

_WEIGHT = 1 << 20
"""Bytes in a piece, from which on it takes no more contracts."""

_FEW = 4
"""Pieces for which no process is worth its start."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be calculated, how, and where to; without a day as of today."""

    source: str
    target: str
    as_of: date | None = None
    steps: bool = False
    sensitivity: bool = False
    language: str = "en"
    jobs: int | None = None
    register: str | None = None
    """The register to read instead of the source."""


@dataclass(slots=True)
class Tally:
    """How many contracts there were, at fault or given up by an error of ours among them."""

    contracts: int = 0
    at_fault: int = 0
    failed: int = 0


def batch(order: Order, show: Callable[[bytes], None], tell: Tell) -> Tally:
    """Carry an order out; `show` takes what goes to standard output, `tell` how many are done and which part that is.

    FaultyInput where the source cannot be read as a whole, OutputError where the target cannot be written; the target
    appears whole or not at all.
    """
    tally, now = Tally(), datetime.now(UTC)
    with _source_of(order) as source:
        plan = Plan(
            source.reader, form_of(order.target), now, order.as_of, order.steps, order.sensitivity, order.language
        )
        with _opened_target(order, now, show) as write, closing(_made(plan, source, order)) as all_made:
            for made in all_made:
                write(made.output)
                tally.contracts += made.contracts
                tally.at_fault += made.at_fault
                tally.failed += made.failed
                tell(tally.contracts, made.position / source.size if source.size else 0.0)
    return tally


def form_of(target: str) -> Form:
    """Return what results are written as."""
    return Form.ROWS if suffix_of(target) == ".xlsx" else Form.LINES


def suffix_of(path: str) -> str:
    """Return the suffix that tells how a file is read or written; that of JSON lines for standard input and output."""
    return ".jsonl" if path == STANDARD else os.path.splitext(path)[1].lower()  # noqa: PTH122  # as everywhere in desk


# The work


def _made(plan: Plan, source: Source, order: Order) -> Generator[Made, None, None]:
    """Yield what each piece of a source came to: here where there are few, else by as many workers as are wanted."""
    pieces = _pieces(source, order.source)
    few = list(islice(pieces, _FEW + 1))
    jobs = cores() if order.jobs is None else order.jobs
    if jobs == 1 or len(few) <= _FEW:
        yield from map(Clerk(plan), chain(few, pieces))
        return
    from cmdesk.desk.workers import WorkerLostError, in_order  # noqa: PLC0415  # 20 ms

    try:
        yield from in_order(Clerk, plan, chain(few, pieces), jobs)
    except WorkerLostError:
        sentence = N_("a process that calculates was ended from outside, perhaps for want of memory; try --jobs 1")
        raise OutputError(order.target, say(sentence)) from None


def _pieces(source: Source, path: str) -> Iterator[Piece]:
    """Yield the entries of a source by pieces; FaultyInput where it cannot be read to its end."""
    entries, weight = [], 0
    try:
        for entry in source:
            entries.append(entry)
            weight += len(entry.content) if isinstance(entry.content, bytes) else 1
            if len(entries) == _ENTRIES or weight > _WEIGHT:
                yield Piece(entries, source.position)
                entries, weight = [], 0
    except OSError as error:
        raise at_fault(path, reason(error)) from error
    if entries:
        yield Piece(entries, source.position)


# Where contracts come from


def _source_of(order: Order) -> AbstractContextManager[Source]:
    """Return what gives the source of an order."""
    if order.register is None:
        return opened_source(order.source)
    from cmdesk.desk.register_source import opened_register  # noqa: PLC0415  # SQLAlchemy costs 150 ms

    return opened_register(order.register)


@contextmanager
def opened_source(path: str) -> Iterator[Source]:
    """Yield the source of a name; FaultyInput where it cannot be opened, or is at fault as a whole."""
    try:
        stream = _standard_input() if path == STANDARD else open(path, "rb")  # noqa: PTH123, SIM115
    except OSError as error:
        raise at_fault(path, reason(error)) from error
    except ValueError:  # a name that no system can have
        raise at_fault(path, say(N_("no file can have this name; check the path"))) from None
    with stream:
        try:
            source = SOURCES[suffix_of(path)](stream, path, _size_of(stream))
        except OSError as error:
            raise at_fault(path, reason(error)) from error
        yield source


def _standard_input() -> BinaryIO:
    """Return standard input; a program without one finds it empty."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def _size_of(stream: BinaryIO) -> int:
    """Return how many bytes a stream has, 0 where nobody knows."""
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0


def _json_lines(stream: BinaryIO, _path: str, size: int) -> Source:
    from cmdesk.imports.json_lines import JsonLines  # noqa: PLC0415  # only what is read is loaded

    return JsonLines(stream, size)


def _csv(stream: BinaryIO, path: str, size: int) -> Source:
    from cmdesk.imports.csv_table import CsvTable  # noqa: PLC0415  # as above

    return CsvTable(stream, path, size)


def _xlsx(stream: BinaryIO, path: str, _size: int) -> Source:
    from cmdesk.imports.xlsx_table import XlsxTable  # noqa: PLC0415  # as above

    return XlsxTable(stream, path)


SOURCES: dict[str, Callable[[BinaryIO, str, int], Source]] = {".jsonl": _json_lines, ".csv": _csv, ".xlsx": _xlsx}
"""How a file is read, by its suffix."""

TARGETS = (".jsonl", ".xlsx")
"""What results can be written as."""


# Where results go


@contextmanager
def _opened_target(order: Order, now: datetime, show: Callable[[bytes], None]) -> Iterator[Write]:
    """Yield what writes results; the file stands in its place once all went well."""
    if order.target == STANDARD:
        yield show
        return
    opened = _workbook(order, now) if form_of(order.target) is Form.ROWS else _lines(order)
    try:
        with opened as write:
            yield write
    except OSError as error:
        raise OutputError(order.target, reason(error)) from error


@contextmanager
def _lines(order: Order) -> Iterator[Write]:
    with replacing(order.target) as file:
        yield file.write


@contextmanager
def _workbook(order: Order, now: datetime) -> Iterator[Write]:
    from cmdesk.exports.excel.batch_book import BatchBook  # noqa: PLC0415  # as above

    folder = os.path.dirname(os.path.realpath(order.target))  # noqa: PTH120
    words, created = words_for(order.language), now.replace(tzinfo=None)
    with (
        replacing(order.target) as file,
        BatchBook(file, words, created, folder=folder, bands=order.sensitivity) as book,
    ):
        yield book.write
