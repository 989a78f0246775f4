"""JSON lines: a contract file a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import say
from cmdesk.contract.json_text import plain_values
from cmdesk.contract.read import contract_of
from cmdesk.imports.lines import LONGEST, Lines
from cmdesk.imports.source import LINE, Entry, content_of, with_gaps_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract


class JsonLine:
    """The reader of one line."""

    def contract(self, entry: Entry) -> Contract:
        """Return the contract; FaultyInput with everything that is wrong, where the line is no JSON that alone."""
        return contract_of(plain_values(content_of(entry), "", entry.number), "")

    def reference(self, entry: Entry) -> str | None:
        """Return the reference of a contract at fault; a line that is no JSON has none to be trusted."""
        try:
            values = plain_values(content_of(entry), "", entry.number)
        except FaultyInput:
            return None
        found = values.get("reference") if isinstance(values, dict) else None
        return found if isinstance(found, str) else None

    def where(self, entry: Entry) -> Sentence:
        """Return which line it is; its number is no sum and has no marks."""
        return say(LINE, n=str(entry.number))


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
        return with_gaps_at_fault(self._entries(), lambda line: isinstance(line, bytes) and line.isspace())

    def _entries(self) -> Iterator[Entry]:
        """Yield every line, empty ones too."""
        lines = self._lines
        for line in lines:
            yield Entry(lines.number, lines.too_long() if line is None else line)
