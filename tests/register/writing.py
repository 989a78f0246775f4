"""Several programs write to the same few contracts of a register, and each edit is accounted for.

A program of its own, as `killing` is: `python -m tests.register.writing PLACE WRITERS EDITS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from random import Random

from cmdesk.register.errors import LockedError
from cmdesk.register.records import Conflict, Edit, Stored
from cmdesk.register.register import Register, open_register
from tests.register.children import POOL, Tell, edit_of, started, wait_for_the_end
from tests.register.killing import numbers_in

CONTRACTS = (1, 2, 3)
"""Put in by edits of the same numbers; those of the writers follow."""


def one_edit(register: Register, draw: Random, known: Stored, edit: Edit) -> Stored | Conflict:
    """Change, delete or have back a contract as one knows it, which may be out of date."""
    if known.deleted_at is not None:
        return register.undelete(known.id, edit)
    if draw.random() < 0.1:
        return register.delete(known.id, known.version, edit)
    new = next(one for one in draw.sample(POOL, 2) if one.contract != known.contract)
    return register.put(known.id, new, known.version, edit)


def writer(place: str, first: int, edits: int, go: int, tell: Tell) -> None:
    """Make so many edits, each to a contract as it was when last seen, and tell what became of each."""
    draw = Random(first)
    with open_register(place) as register:
        known = {one: register.get(one) for one in CONTRACTS}
        tell("ready")
        os.read(go, 1)
        for number in range(first, first + edits):
            one = draw.choice(CONTRACTS)
            try:
                found = one_edit(register, draw, known[one], edit_of(number))
            except LockedError:
                tell(f"locked {number}")
                continue
            known[one] = found.stored if isinstance(found, Conflict) else found
            if isinstance(found, Stored) and found.why == str(number):
                tell(f"applied {number} {one} {found.version}")
            else:
                tell(f"refused {number}")


def told_by(place: str, writers: int, edits: int) -> list[list[str]]:
    """Let writers go at once, and return what each told."""
    wait, go = os.pipe()
    went = []
    for at in range(writers):
        first = 1 + len(CONTRACTS) + at * edits
        pid, end = started(lambda here, number, tell: writer(here, number, edits, wait, tell), place, first)
        went.append((pid, os.fdopen(end)))
    for _, told in went:
        assert told.readline() == "ready\n"
    os.write(go, b"!" * writers)
    found = []
    for pid, told in went:
        with told:
            found.append(told.read().splitlines())
        wait_for_the_end(pid, 0)
    return found


def versions_of(place: str) -> Iterator[tuple[int, int, int]]:
    """Yield the edit, the contract and the version of all that was changed since the contracts were put in."""
    with open_register(place) as register:
        for one in CONTRACTS:
            for note in register.versions(one):
                if note.version > 1:
                    yield int(note.why), one, note.version


def main(place: str, writers: str, edits: str) -> None:
    """Do what the command line says, and count what came of it."""
    with open_register(place) as register:
        for at in CONTRACTS:
            register.add(POOL[at], edit_of(at))
    found = told_by(place, int(writers), int(edits))
    assert [len(lines) for lines in found] == [int(edits)] * int(writers)
    lines = [line.split() for one in found for line in one]
    applied = {(int(line[1]), int(line[2]), int(line[3])) for line in lines if line[0] == "applied"}
    assert set(versions_of(place)) == applied
    assert numbers_in(place, 1) == {number for number, _, _ in applied} | set(CONTRACTS)
    refused, locked = (sum(line[0] == what for line in lines) for what in ("refused", "locked"))
    assert len(applied) + refused + locked == len(lines)
    assert refused
    print(f"{len(lines)} edits, {len(applied)} applied, {refused} conflicts, {locked} had to wait too long")  # noqa: T201  # a program tells what it did


if __name__ == "__main__":
    main(*sys.argv[1:])
