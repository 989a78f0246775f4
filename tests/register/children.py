"""Children of a fork that work on a register, and the kill that ends them."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from alembic.operations import Operations
from sqlalchemy import Column, Text

from cmdesk.register import errors
from cmdesk.register.backups import back_up
from cmdesk.register.migrations import migrate_file
from cmdesk.register.records import Edit, Prepared, Stored
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA
from tests.register.kept import INVOICE, MORNING, WED_2025_01_15, named, ready

Tell = Callable[[str], None]
Work = Callable[[str, int, Tell], None]

AT_A_TIME = 40
"""Contracts of one import."""

APART = 10_000
"""Edits of one child, at the most: by their numbers edits are told apart."""


def _contract(at: int) -> Prepared:
    invoices = [{**INVOICE, "number": f"2025-{at:04}-{one}"} for one in range(at)]
    return ready(named(f"R{at}", "Client" * at or "X", invoices=invoices))


POOL = tuple(_contract(at) for at in range(10))
"""What contracts are made of, and become."""


def edit_of(number: int) -> Edit:
    """Return an edit that is known by its number, all on one day."""
    return Edit("Ann", MORNING + timedelta(milliseconds=number), str(number))


# What children do


def edits(place: str, first: int, tell: Tell) -> None:
    """Put in, change, delete and have back single contracts, for ever."""
    _work(place, first, tell, one_edit)


def imports(place: str, first: int, tell: Tell) -> None:
    """Put many contracts in at a time, for ever."""
    _work(place, first, tell, lambda register, draw, edit: register.add_all(draw.choices(POOL, k=AT_A_TIME), edit))


def backups(place: str, first: int, tell: Tell) -> None:
    """Make backups between edits, for ever."""

    def edited_and_backed_up(register: Register, draw: Random, edit: Edit) -> None:
        one_edit(register, draw, edit)
        made = back_up(register, str(Path(place).parent / "backups"), MORNING + timedelta(seconds=int(edit.why)))
        tell(f"backup {made.path}")

    _work(place, first, tell, edited_and_backed_up)


def cuts(place: str, first: int, tell: Tell) -> None:
    """Edit for ever, each time with the very same edit again for as long as the connection is lost."""

    def edited_at_last(register: Register, draw: Random, edit: Edit) -> None:
        state = draw.getstate()
        while True:
            try:
                return one_edit(register, draw, edit)
            except errors.ConnectionLostError:
                tell(f"lost {edit.why}")
                draw.setstate(state)

    _work(place, first, tell, edited_at_last)


def _work(place: str, first: int, tell: Tell, do: Callable[[Register, Random, Edit], object]) -> None:
    draw = Random(first)
    with open_register(place) as register:
        for number in range(first, first + APART):
            tell(f"try {number}")
            do(register, draw, edit_of(number))
            tell(f"done {number}")


def one_edit(register: Register, draw: Random, edit: Edit) -> None:
    """Do one thing to one contract, which stores one version."""
    chance, new, changed = draw.random(), draw.choice(POOL), draw.sample(POOL, 2)
    counts = register.counts(WED_2025_01_15)
    last = counts.contracts + counts.deleted
    picked = 1 + int(draw.random() * last)
    if last == 0 or chance < 0.2:
        assert register.add(new, edit).why == edit.why
        return
    before = register.get(picked)
    if before.deleted_at is not None and before.why != edit.why:
        assert register.undelete(before.id, edit).deleted_at is None
        return
    # Tried once more, after the answer was lost, it starts from the version that it started from before.
    start = before.version - (before.why == edit.why)
    base = register.get(before.id, start)
    if chance < 0.4:
        found = register.delete(before.id, start, edit)
    else:
        found = register.put(before.id, next(one for one in changed if one.contract != base.contract), start, edit)
    assert isinstance(found, Stored), found


def migration(place: str, _: int, tell: Tell) -> None:
    """Bring a file to a newer schema, and rest."""

    def step(operations: Operations) -> None:
        add_remark(operations)
        tell("step")

    migrate_file(place, {SCHEMA: step}, SCHEMA + 1)
    tell("done 0")
    signal.pause()


def add_remark(operations: Operations) -> None:
    """Be a step of a migration."""
    operations.add_column("contracts", Column("remark", Text))


# How they are killed


def started(work: Work, place: str, first: int) -> tuple[int, int]:
    """Start a child, and return its number and where to read what it tells."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write_end)
        return pid, read_end
    try:
        work(place, first, lambda told: _write(write_end, told))
    except BaseException:  # noqa: BLE001  # a child of a fork ends here, whatever happens
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _write(end: int, told: str) -> None:
    os.write(end, f"{told}\n".encode())


def killed(work: Work, place: str, first: int, wait: int, linger: float) -> list[str]:
    """Kill a child that told of so much done and had some more moments, and return all that it told.

    Ending in any other way is a failure.
    """
    pid, end = started(work, place, first)
    with os.fdopen(end) as told:
        lines: list[str] = []
        while sum(line.startswith(("done", "step")) for line in lines) < wait:
            line = told.readline()
            assert line, "the child ended by itself"
            lines.append(line)
        time.sleep(linger)
        os.kill(pid, signal.SIGKILL)
        lines += told.readlines()
    wait_for_the_end(pid)
    return [line.strip() for line in lines]


def wait_for_the_end(pid: int, wanted: int = -signal.SIGKILL) -> None:
    """Raise where a child does not end as it must."""
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code == wanted, f"the child ended by itself with {code}"


def numbers_told(told: list[str], what: str) -> set[int]:
    """Return the numbers of the edits of which a child told something."""
    return {int(line.split()[1]) for line in told if line.startswith(what)}
