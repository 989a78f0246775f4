"""Contracts out of files of all kinds, one after the other, and everything that is wrong with any of them.

A contract file holds one; JSON lines, CSV and workbooks hold one a line or row, as for a batch; a folder holds contract
files. Nothing stops at a fault: whoever brings a hundred files learns at once what is wrong with all of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.desk.batch import SOURCES, opened_source, suffix_of
from cmdesk.desk.documents import SUFFIX
from cmdesk.desk.failures import reason
from cmdesk.desk.inputs import at_fault, read_contract_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract
    from cmdesk.imports.source import Entry, Source


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a contract comes from: its file, and its line or row there, None where it has the file for itself."""

    file: str
    unit: Sentence | None = None

    def at_fault(self, *faults: Fault) -> FaultyInput:
        """Return what is wrong there, each fault with the line or row before its place."""
        unit = self.unit
        return FaultyInput(self.file, faults if unit is None else tuple(_within(unit, one) for one in faults))

    @property
    def name(self) -> Sentence | str:
        """The file, and its line or row."""
        return self.file if self.unit is None else say(_NAMED, name=self.file, value=self.unit)


_NAMED = N_("{name}: {value}")


def _within(unit: Sentence, fault: Fault) -> Fault:
    """Return a fault of a line or a row with its place in the file; what is no JSON knows its line already."""
    written = unit.in_english()
    if not fault.place:
        return Fault(written, fault.sentence, unit)
    if fault.place.startswith(written):
        return fault
    where = say(_NAMED, name=unit, value=fault.place_in_words)
    return Fault(f"{written}: {fault.place}", fault.sentence, where)


@dataclass(slots=True)
class Incoming:
    """The contracts of some files; `faults` grows while they are read, `part` tells how much of them is read."""

    files: Sequence[str]
    faults: list[FaultyInput] = field(default_factory=list)
    part: float = 0.0
    passed: Callable[[], object] | None = None
    """What hears of everything that is read and is at fault, for nothing comes of that otherwise."""

    def __iter__(self) -> Iterator[tuple[Origin, Contract]]:
        """Yield every contract that nothing is wrong with, and where it comes from."""
        files = list(self._all_files())
        for number, file in enumerate(files):
            try:
                for found, part in self._in_file(file):
                    self.part = (number + part) / len(files)
                    if found is not None:
                        yield found
                    elif self.passed is not None:
                        self.passed()
            except FaultyInput as faulty:
                self.faults.append(faulty)

    def _all_files(self) -> Iterator[str]:
        """Yield the files, those of a folder in the order of their names."""
        for file in self.files:
            if not os.path.isdir(file):  # noqa: PTH112  # as everywhere in desk
                yield file
                continue
            try:
                names = sorted(name for name in os.listdir(file) if name.lower().endswith(SUFFIX))  # noqa: PTH208
            except OSError as error:
                self.faults.append(at_fault(file, reason(error)))
                continue
            if not names:
                self.faults.append(at_fault(file, say(N_("there is no contract file in this folder"))))
            yield from (os.path.join(file, name) for name in names)  # noqa: PTH118

    def _in_file(self, file: str) -> Iterator[tuple[tuple[Origin, Contract] | None, float]]:
        """Yield the contracts of a file, None for one at fault, and how much of the file is read.

        FaultyInput where it cannot be read as a whole.
        """
        if suffix_of(file) not in SOURCES:
            yield (Origin(file), read_contract_file(file)), 1.0
            return
        with opened_source(file) as source:
            try:
                for entry in source:
                    found = self._in_entry(file, source, entry)
                    yield found, source.position / source.size if source.size else 0.0
            except OSError as error:
                raise at_fault(file, reason(error)) from error

    def _in_entry(self, file: str, source: Source, entry: Entry) -> tuple[Origin, Contract] | None:
        """Return the contract of a line or a row, None where something is wrong with it."""
        origin = Origin(file, source.reader.where(entry))
        try:
            return origin, source.reader.contract(entry)
        except FaultyInput as faulty:
            self.faults.append(origin.at_fault(*faulty.faults))
            return None
