"""JSON lines: a contract file a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, say
from cmdesk.contract.json_text import plain_values
from cmdesk.imports.lines import LONGEST, Lines
from cmdesk.imports.source import Entry, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class JsonLine:
    """The reader of one line."""

    def values(self, entry: Entry) -> Any:
        """Return what the line holds; FaultyInput where that is no JSON."""
        return plain_values(content_of(entry), "", entry.number)

    def reference(self, _entry: Entry) -> str | None:
        """Return nothing: a line that is no JSON has no reference to be trusted."""
        return None

    def place(self, entry: Entry, place: str) -> str:
        """Return the place, and the line where it has none."""
        return place or f"line {entry.number}"


class JsonLines:
    """The lines of a stream; an empty one has no contract and is at fault, those after the last are none."""

    def __init__(self, stream: BinaryIO, size: int = 0, longest: int = LONGEST) -> None:
        """Take an open stream, of so many bytes."""
        self.reader = JsonLine()
        self.size = size
        self._lines = Lines(stream, longest)

    @property
    def position(self) -> int:
        """How many bytes are taken out."""
        return self._lines.position

    def __iter__(self) -> Iterator[Entry]:
        """Yield every line, those that are empty once another follows."""
        lines, expected = self._lines, 1
        for line in lines:
            if line is not None and line.isspace():
                continue
            for number in range(expected, lines.number):
                yield Entry(number, _empty())
            yield Entry(lines.number, lines.too_long() if line is None else line)
            expected = lines.number + 1


def _empty() -> Fault:
    return Fault("", say(N_("the line is empty; a contract is one JSON object")))
