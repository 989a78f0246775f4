"""What a source of many contracts offers: its entries one after the other, and how each of them is read.

Whoever holds the source takes the entries out as they stand; whoever holds the reader, in another process perhaps,
makes values of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract


class Entry(NamedTuple):
    """A contract as it stands in a source: the number of its line or row, and its bytes or cells.

    Where it could not even be taken out, the content is the fault.
    """

    number: int
    content: Any


class Reader(Protocol):
    """What makes values of an entry, wherever it is sent to."""

    def contract(self, entry: Entry) -> Contract:
        """Return the contract; FaultyInput with everything that is wrong, by its place in the line or row.

        What is wrong with the line or row as a whole has no place: `where` has it.
        """

    def reference(self, entry: Entry) -> str | None:
        """Return the reference of a contract that is at fault, None where it cannot be told."""

    def where(self, entry: Entry) -> Sentence:
        """Return which line or row of the source it is."""


LINE, ROW = N_("line {n}"), N_("row {n}")
"""What an entry of a source is called, by its number."""


class Source(Protocol):
    """A source of contracts."""

    @property
    def reader(self) -> Reader:
        """What makes values of its entries."""

    @property
    def size(self) -> int:
        """How much there is to take out, 0 where nobody knows."""

    @property
    def position(self) -> int:
        """How much of it is taken out."""

    def __iter__(self) -> Iterator[Entry]:
        """Yield every entry in order."""


def content_of(entry: Entry) -> Any:
    """Return the content of an entry; FaultyInput where it could not be taken out."""
    if isinstance(entry.content, Fault):
        raise FaultyInput("", (entry.content,))
    return entry.content


def with_gaps_at_fault(entries: Iterable[Entry], is_empty: Callable[[Any], bool]) -> Iterator[Entry]:
    """Yield the entries; one that is empty is at fault where another follows, those after the last are none.

    Passed over, it would move every later result away from the line or row that it belongs to.
    """
    empty: list[int] = []
    for entry in entries:
        if is_empty(entry.content):
            empty.append(entry.number)
            continue
        yield from (Entry(number, _EMPTY) for number in empty)
        empty.clear()
        yield entry


def is_empty_row(content: Any) -> bool:
    """Tell whether a row was taken out and all its cells are blank."""
    return not isinstance(content, Fault) and all(isinstance(cell, str) and not cell.strip() for cell in content)


_EMPTY = Fault("", say(N_("is empty; take it out, or put a contract there")))
