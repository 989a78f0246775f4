"""Contracts brought into the register from files of all kinds: everything is read and judged before any is stored.

    with Import(edit.at) as coming:
        coming.read(files)
        coming.compare(register, update=False)
        if not coming.faults: coming.store(register, edit)

A contract that is in the register already is left alone; one that differs is at fault, or becomes a new version where
updates are wanted. Where duplicates are wanted every contract read is one of its own, whatever others bear its
reference, as in what a register exported: as many as say the same are there already are left alone, the others stored.
What was read waits on the disk, so that memory stays flat.
"""

from __future__ import annotations

from collections import deque
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeVar

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.desk.incoming import Incoming
from cmdesk.desk.preparing import all_prepared
from cmdesk.desk.spool import Spool
from cmdesk.register.merging import differences
from cmdesk.register.preparing import contract_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from cmdesk.basics.errors import FaultyInput
    from cmdesk.contract.contract import Contract
    from cmdesk.desk.incoming import Origin
    from cmdesk.register.records import Edit, Prepared, Summary
    from cmdesk.register.register import Register

    Tell = Callable[[int, float], object]

T = TypeVar("T")

TOGETHER = 2000
"""Contracts that are stored in one transaction: about a second for which others who write have to wait."""

_ASKED = 500
"""References that are asked for at once."""


@dataclass(slots=True)
class Tally:
    """What became of the contracts; `same` are those that were there already."""

    added: int = 0
    updated: int = 0
    same: int = 0
    at_fault: int = 0

    @property
    def stored(self) -> int:
        """Return how many are stored."""
        return self.added + self.updated


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A contract that the register has with other content: what it is known by, and in how many places it differs."""

    reference: str
    client: str
    places: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A contract that was read: where it comes from, where it waits, and what it is known by."""

    origin: Origin
    place: int
    reference: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be stored: a new contract, or a new version of another one."""

    place: int
    number: int = 0
    version: int = 0


class Import:
    """One import, from the files to the register."""

    def __init__(self, now: datetime, jobs: int | None = None, *, duplicates: bool = False) -> None:
        """Begin; deadlines will be those of a moment's day."""
        self.faults: list[FaultyInput] = []
        self.tally = Tally()
        self.differing = 0
        """How many are in the register already with other content, and are at fault without updates."""
        self.alike = 0
        """How many bear the reference of another contract that differs, and are at fault without duplicates."""
        self.last = 0
        """The number of the contract that was stored last, none before that."""
        self._now = now
        self._jobs = jobs
        self._duplicates = duplicates
        self._matched: set[int] = set()
        self._spool: Spool[Prepared] = Spool()
        self._waiting: list[_Waiting] = []
        self._tasks: list[_Task] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what was read."""
        self._spool.__exit__()

    # Reading

    def read(self, files: Sequence[str], tell: Tell | None = None, *, skip_faulty: bool = False) -> None:
        """Read all contracts of some files and work their deadlines out, unless something is wrong anyway.

        `tell` hears how many are read, and which part of all; what it raises ends the reading.
        """
        incoming = Incoming(files, self.faults)
        if tell is not None:
            incoming.passed = lambda: tell(len(self._waiting), incoming.part)
        origins: deque[Origin] = deque()
        with closing(all_prepared(self._good(incoming, origins, skip_faulty), self._now, self._jobs)) as all_ready:
            for ready in all_ready:
                self._keep(origins.popleft(), ready)
                if tell is not None:
                    tell(len(self._waiting), incoming.part)
        if not self._duplicates:
            self._waiting = list(self._once())
        self.tally.at_fault = len(self.faults)

    def _good(self, incoming: Incoming, origins: deque[Origin], skip_faulty: bool) -> Iterator[Contract]:  # noqa: FBT001
        """Yield the contracts, none any more once something is wrong and nothing will be stored."""
        for origin, contract in incoming:
            if skip_faulty or not self.faults:
                origins.append(origin)
                yield contract

    def _once(self) -> Iterator[_Waiting]:
        """Yield what was read, without what says the same again; two that bear one reference and differ are a fault."""
        seen: dict[str, _Waiting] = {}
        for one in self._waiting:
            first = seen.setdefault(one.reference, one)
            if first is one:
                yield one
            elif first.fingerprint == one.fingerprint:
                self.tally.same += 1
            else:
                self.alike += 1
                self._blame(one, say(_TWICE, reference=one.reference, place=first.origin.name))

    def _keep(self, origin: Origin, ready: Prepared) -> None:
        fingerprint = _fingerprint(ready.body)
        self._waiting.append(_Waiting(origin, self._spool.put(ready), ready.contract.reference, fingerprint))

    # Comparing

    def compare(self, register: Register, *, update: bool = False) -> None:
        """Find out which contracts are new, which are there already, and which of those differ."""
        for some in _pieces(self._waiting, _ASKED):
            known = register.by_references([one.reference for one in some])
            texts = register.bodies([found.id for all_found in known.values() for found in all_found])
            for one in some:
                self._judge(one, [(found, texts.get(found.id, "")) for found in known.get(one.reference, ())], update)
        self.tally.at_fault = len(self.faults)

    def _judge(self, one: _Waiting, known: Sequence[tuple[Summary, str]], update: bool) -> None:  # noqa: FBT001
        others = ((found.id, text) for found, text in known if found.id not in self._matched)
        same = next((number for number, text in others if self._is_same(one, text)), None)
        if same is not None:
            self._matched.add(same)
            self.tally.same += 1
        elif not known or self._duplicates:
            self._tasks.append(_Task(one.place))
        elif len(known) > 1:
            self.alike += 1
            numbers = tuple(f"#{found.id}" for found, _ in known)
            self._blame(one, say(_SEVERAL, reference=one.reference, numbers=numbers))
        elif update:
            self._tasks.append(_Task(one.place, known[0][0].id, known[0][0].version))
        else:
            self.differing += 1
            self._blame(one, say(_DIFFERS, reference=one.reference, number=f"#{known[0][0].id}"))

    def _is_same(self, one: _Waiting, text: str) -> bool:
        """Tell whether a stored text is that of a contract, or was until the form of the file changed."""
        if _fingerprint(text) == one.fingerprint:
            return True
        return bool(text) and contract_in(text) == self._spool.get(one.place).contract

    def _blame(self, one: _Waiting, sentence: Sentence) -> None:
        self.faults.append(one.origin.at_fault(Fault("reference", sentence)))

    # What was found

    @property
    def new(self) -> int:
        """Return how many contracts the register does not have."""
        return len(self._tasks) - self.changing

    @property
    def changing(self) -> int:
        """Return how many contracts will become new versions."""
        return sum(1 for one in self._tasks if one.number)

    def otherwise(self, register: Register, most: int) -> tuple[Otherwise, ...]:
        """Return the first so many contracts that will become new versions, with the places in which they differ."""
        changed = islice((one for one in self._tasks if one.number), most)
        return tuple(self._otherwise(register, one) for one in changed)

    def _otherwise(self, register: Register, task: _Task) -> Otherwise:
        contract = self._spool.get(task.place).contract
        places = differences(register.get(task.number, task.version).contract, contract)
        return Otherwise(contract.reference, contract.client.name, len(places))

    def leave_versions(self) -> None:
        """Leave what the register has otherwise as it is there."""
        self._tasks = [one for one in self._tasks if not one.number]

    # Storing

    def store(self, register: Register, edit: Edit, tell: Tell | None = None) -> None:
        """Store what was found to be new or changed: at once where it fits, else in pieces, each whole or not at all.

        RegisterError where that fails; then `tally` tells what is stored.
        """
        while self.left:
            self.store_some(register, edit)
            if tell is not None:
                tell(self.tally.stored, self.tally.stored / len(self._tasks))

    def store_some(self, register: Register, edit: Edit) -> None:
        """Store the next piece, whole or not at all."""
        some = self._tasks[self.tally.stored :][:TOGETHER]
        new = [self._spool.get(one.place) for one in some if not one.number]
        changed = [(one.number, one.version, self._spool.get(one.place)) for one in some if one.number]
        numbers = register.take_in(new, changed, edit)
        self.last = [*(number for number, _, _ in changed), *numbers][-1]
        self.tally.added += len(new)
        self.tally.updated += len(changed)

    @property
    def left(self) -> int:
        """Return how many contracts are still to be stored."""
        return len(self._tasks) - self.tally.stored


def _fingerprint(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _pieces(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


_TWICE = N_("{reference} is also that of another contract, in {place}; keep one of the two")
_SEVERAL = N_("{reference} is that of several contracts in the register ({numbers}), so none can be taken for this one")
_DIFFERS = N_("{reference} is in the register already, as {number}, with other content")
