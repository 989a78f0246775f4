"""Comma-separated values: a table as UTF-8 text, its cells apart by comma, semicolon or tab."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.imports.lines import LONGEST, Lines
from cmdesk.imports.source import LINE, Entry, is_empty_row, with_gaps_at_fault
from cmdesk.imports.table import TableReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_DELIMITERS = ",;\t"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class CsvTable:
    """The rows of a stream; what parts its cells is what parts its heading into most."""

    def __init__(self, stream: BinaryIO, source: str, size: int = 0, longest: int = LONGEST) -> None:
        """Read the heading; FaultyInput where it is none of contracts."""
        self.size = size
        self._lines = Lines(stream, longest)
        heading = self._heading(source)
        found = {delimiter: _cells(heading, delimiter) for delimiter in _DELIMITERS}
        delimiter = max(_DELIMITERS, key=lambda one: len(found[one]))
        self.reader = TableReader(found[delimiter], source, LINE)
        self._rows = csv.reader(_Texts(self._lines), delimiter=delimiter, strict=True)

    @property
    def position(self) -> int:
        """How many bytes are taken out."""
        return self._lines.position

    def __iter__(self) -> Iterator[Entry]:
        """Yield every row by the number of its first line, those that are empty once another follows."""
        return with_gaps_at_fault(self._entries(), is_empty_row)

    def _entries(self) -> Iterator[Entry]:
        """Yield every row, empty ones too."""
        lines = self._lines
        while True:
            number = lines.number + 1
            try:
                row = next(self._rows)
            except StopIteration:
                return
            except _TooLongError:
                yield Entry(number, lines.too_long())
            except csv.Error:
                yield Entry(number, Fault("", _no_cells(number, lines.number)))
            else:
                yield Entry(number, row)

    def _heading(self, source: str) -> str:
        """Return the first line that is not empty; no text where there is none."""
        for line in self._lines:
            if line is None:
                raise FaultyInput(source, (self._lines.too_long(),))
            if line.startswith(_UTF_16):
                raise FaultyInput(source, (Fault("", say(N_("the file is UTF-16; save it as UTF-8"))),))
            text = line.decode("utf-8-sig", "surrogateescape")
            if not text.isspace():
                return text
        return ""


class _TooLongError(Exception):
    """A line is too long to be held."""


class _Texts:
    """Lines as texts, bytes that are no UTF-8 kept as marks of their own."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise _TooLongError
        return line.decode("utf-8", "surrogateescape")


def _cells(heading: str, delimiter: str) -> list[str]:
    """Return the cells of a heading, were they apart by a delimiter."""
    try:
        return next(csv.reader([heading], delimiter=delimiter), [])
    except csv.Error:
        return [heading]


def _no_cells(first: int, last: int) -> Sentence:
    """Return what is wrong where quotation marks leave it open what belongs to which cell."""
    if first == last:
        return say(N_("this row does not fall into cells; check its quotation marks"))
    sentence = N_("lines {first} to {last} do not fall into cells; check the quotation marks")
    return say(sentence, first=str(first), last=str(last))
