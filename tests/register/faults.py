"""Faults that a process can only do to itself: no space, no right to write; each met by a register at work.

A program of its own: `python -m tests.register.faults FAULT FOLDER`. It ends with 1 where anything was lost, or told in
any other way than by a `RegisterError`.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cmdesk.register import errors
from cmdesk.register.backups import back_up
from cmdesk.register.migrations import migrate_file
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA
from tests.register.children import POOL, add_remark, edit_of
from tests.register.kept import MORNING, WED_2025_01_15

NOBODY = 65534
MANY = POOL * 40


def refused(do: Callable[[], object], *kinds: type[errors.RegisterError]) -> None:
    """Raise where something is not refused, for one of some reasons."""
    with pytest.raises(kinds) as caught:
        do()
    assert caught.value.place
    assert caught.value.sentence.in_english()


def register_in(folder: str) -> str:
    """Make a register with some contracts, and return its name."""
    path = str(Path(folder, "register.sqlite"))
    with open_register(path) as register:
        register.add_all(POOL, edit_of(1))
    return path


def still_whole(register: Register, lines: int) -> None:
    """Raise where a register does not hold what it did."""
    found = register.check()
    assert (found.lines, found.broken) == (lines, None)
    assert register.search("", WED_2025_01_15).total == lines


def no_file_may_grow(folder: str) -> None:
    """Let no file get larger than so much, as a quota does: edits, imports, backups, new registers, migrations."""
    path, backups, new = register_in(folder), str(Path(folder, "backups")), str(Path(folder, "new.sqlite"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    told = errors.DiskError, errors.DiskFullError
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_register(path) as register:
        before = set(os.listdir(folder)) | {"backups"}  # noqa: PTH208  # names alone
        for limit in range(5_000, 70_000, 13_000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            refused(lambda: register.add_all(MANY, edit_of(2)), *told)
            refused(lambda: back_up(register, backups, MORNING), *told)
            refused(lambda: open_register(new), *told)
            still_whole(register, len(POOL))
            assert set(os.listdir(folder)) == before  # noqa: PTH208  # as above
            assert not os.listdir(backups)  # noqa: PTH208  # as above
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        register.add_all(MANY, edit_of(2))
        still_whole(register, len(POOL) + len(MANY))
    content = Path(path).read_bytes()
    for limit in (5_000, 100_000, len(content) // 2):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        refused(lambda: migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1), *told)
        assert Path(path).read_bytes() == content
        assert set(os.listdir(folder)) == {"register.sqlite", "backups"}  # noqa: PTH208  # as above


def the_disk_is_full(folder: str) -> None:
    """Fill the file system of a folder to its end while a register in it is open."""
    path, ballast = register_in(folder), Path(folder, "ballast")
    with open_register(path) as register:
        with ballast.open("wb", buffering=0) as file, _until_full():
            while True:
                file.write(bytes(4096))
        refused(lambda: register.add_all(MANY, edit_of(2)), errors.DiskFullError)
        refused(lambda: back_up(register, str(Path(folder, "backups")), MORNING), errors.DiskFullError)
        refused(lambda: open_register(str(Path(folder, "new.sqlite"))), errors.DiskFullError)
        still_whole(register, len(POOL))
        ballast.unlink()
        register.add(POOL[0], edit_of(2))
        still_whole(register, len(POOL) + 1)


class _until_full:  # noqa: N801  # reads as a word of its sentence
    """Take the error of a full disk for the end of what is done."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: object, __: object) -> bool:
        return isinstance(error, OSError)


def it_can_only_be_read(folder: str) -> None:
    """Take the right to write from a file, from its folder, from both; then the right to read."""
    path, other = register_in(folder), register_in(_made(folder, "other"))
    open_register(path).close()
    _be_nobody(folder)
    for file_mode, folder_mode in ((0o444, 0o755), (0o644, 0o555), (0o444, 0o555)):
        _allow(path, file_mode, folder_mode)
        before = sorted(os.listdir(folder))  # noqa: PTH208  # names alone
        with open_register(path) as register:
            assert register.read_only
            still_whole(register, len(POOL))
            refused(lambda: register.add(POOL[0], edit_of(2)), errors.ReadOnlyError)
            refused(lambda: register.delete(1, 1, edit_of(2)), errors.ReadOnlyError)
        assert sorted(os.listdir(folder)) == before, (before, os.listdir(folder))  # noqa: PTH208  # as above
    refused(lambda: open_register(str(Path(folder, "new.sqlite"))), errors.RefusedError)
    _allow(path, 0o644, 0o755)
    with open_register(path) as register:
        register.add(POOL[0], edit_of(2))
        still_whole(register, len(POOL) + 1)
    _allow(path, 0o000, 0o755)
    refused(lambda: open_register(path), errors.RefusedError)
    _allow(other, 0o644, 0o000)
    refused(lambda: open_register(other), errors.RefusedError)
    _allow(other, 0o644, 0o755)
    open_register(other).close()


def _made(folder: str, name: str) -> str:
    made = Path(folder, name)
    made.mkdir()
    return str(made)


def _be_nobody(folder: str) -> None:
    """Give all in a folder to a user who may not do everything, and become that user; nothing where we are one."""
    if os.geteuid() == 0:
        for one in (Path(folder), *Path(folder).rglob("*")):
            os.chown(one, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _allow(path: str, file_mode: int, folder_mode: int) -> None:
    folder = Path(path).parent
    folder.chmod(0o755)
    Path(path).chmod(file_mode)
    folder.chmod(folder_mode)


FAULTS = {one.__name__: one for one in (no_file_may_grow, the_disk_is_full, it_can_only_be_read)}

if __name__ == "__main__":
    FAULTS[sys.argv[1]](sys.argv[2])
