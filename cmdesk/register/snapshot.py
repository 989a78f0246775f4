"""Contracts and their deadlines as they all are at one moment, however many: read part by part, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.register import coming, keeping, searching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from cmdesk.register.records import Deadline, Summary

_TOGETHER = 500
"""Contracts that are held at once."""


class Snapshot:
    """Some contracts, in the order of their numbers; whatever others store meanwhile is not seen."""

    def __init__(self, connection: Connection, numbers: tuple[int, ...], today: date) -> None:
        self._connection, self._today = connection, today
        self.numbers = numbers

    def bodies(self) -> Iterator[tuple[int, str]]:
        """Yield the contracts as texts, each on one line, with their numbers."""
        for some in self._parts():
            found = keeping.bodies(self._connection, some)
            yield from ((number, found[number]) for number in some)

    def contracts(self) -> Iterator[Summary]:
        """Yield the contracts with what is to be done first in each."""
        for some in self._parts():
            yield from searching.summaries(self._connection, some, self._today)

    def deadlines(self) -> Iterator[Deadline]:
        """Yield their deadlines, what is to be done first in front."""
        return coming.every(self._connection, self._today, self.numbers)

    def _parts(self) -> Iterator[tuple[int, ...]]:
        return (self.numbers[at : at + _TOGETHER] for at in range(0, len(self.numbers), _TOGETHER))
