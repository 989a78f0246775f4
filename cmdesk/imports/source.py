"""What a source of many contracts offers: its entries one after the other, and how each of them is read.

Whoever holds the source takes the entries out as they stand; whoever holds the reader, in another process perhaps,
makes values of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cmdesk.basics.errors import Fault, FaultyInput

if TYPE_CHECKING:
    from collections.abc import Iterator


class Entry(NamedTuple):
    """A contract as it stands in a source: the number of its line or row, and its bytes or cells.

    Where it could not even be taken out, the content is the fault.
    """

    number: int
    content: Any


class Reader(Protocol):
    """What makes values of an entry, wherever it is sent to."""

    def values(self, entry: Entry) -> Any:
        """Return the plain values of a contract; FaultyInput where the entry holds none."""

    def reference(self, entry: Entry) -> str | None:
        """Return the reference of a contract whose values are at fault, None where it cannot be told."""

    def place(self, entry: Entry, place: str) -> str:
        """Return where in the source a place of the contract is."""


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
