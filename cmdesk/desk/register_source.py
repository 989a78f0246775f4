"""The register as a source of many contracts: each as the line that is stored of it, by reference."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.desk.rates import today
from cmdesk.desk.registers import check_there, opened
from cmdesk.imports.json_lines import JsonLine
from cmdesk.imports.source import Entry
from cmdesk.register.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.basics.wording import Sentence
    from cmdesk.register.register import Register

_TOGETHER = 500


class RegisterLine(JsonLine):
    """The reader of one contract."""

    def where(self, entry: Entry) -> Sentence:
        """Return which contract it is."""
        return say(N_("contract #{n}"), n=str(entry.number))


class RegisterSource:
    """The contracts of a register that is open, those that are there when the reading begins."""

    def __init__(self, register: Register) -> None:
        """Know which there are."""
        self.reader = RegisterLine()
        self.position = 0
        self._register = register
        self._numbers = register.numbers(Query(), today())
        self.size = len(self._numbers)

    def __iter__(self) -> Iterator[Entry]:
        """Yield every contract by its number; none that goes meanwhile."""
        numbers = iter(self._numbers)
        while some := tuple(islice(numbers, _TOGETHER)):
            found = self._register.bodies(some)
            for number in some:
                self.position += 1
                if number in found:
                    yield Entry(number, found[number].encode())


@contextmanager
def opened_register(place: str) -> Iterator[RegisterSource]:
    """Yield the contracts of a register by its place; FaultyInput or RegisterError where it cannot be opened."""
    check_there(place)
    with opened(place) as register:
        yield RegisterSource(register)
