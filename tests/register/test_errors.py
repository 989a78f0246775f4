"""What goes wrong is told in words, without a password and without anything of a contract."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from cmdesk.basics.errors import CmdeskError
from cmdesk.register import errors


def every(root: type[errors.RegisterError] = errors.RegisterError) -> list[type[errors.RegisterError]]:
    """Return every class of the family."""
    return [one for found in root.__subclasses__() for one in (found, *every(found))]


@pytest.mark.parametrize("kind", every(), ids=lambda kind: kind.__name__)
def test_each_says_what_is_wrong_and_where(kind: type[errors.RegisterError]) -> None:
    """One sentence of its own, with the place in the message of the error."""
    partly = {"stored": 2, "all": 3, "why": "The disk is full"}
    error = kind("somewhere", code="57", version=3, reference="R1", host="db", port="5432", **partly)
    assert isinstance(error, CmdeskError)
    sentence = error.sentence.in_english()
    assert str(error) == f"somewhere: {sentence.replace('R1', '…')}"
    assert sentence[0].isupper()
    assert "!" not in sentence
    assert sum(other.key == kind.key for other in every()) == 1


def test_a_message_names_no_contract() -> None:
    """It may come into a log; the user is told which contract it is about."""
    error = errors.ChangedMeanwhileError("somewhere", reference="ACME-1")
    assert "has changed ACME-1 meanwhile" in error.sentence.in_english()
    assert "ACME-1" not in f"{error}{error!r}{error.args}"
    assert "has changed … meanwhile" in str(error)


@pytest.mark.parametrize(
    "number, kind",
    [
        (errno.ENOSPC, errors.DiskFullError),
        (errno.EACCES, errors.RefusedError),
        (errno.EROFS, errors.ReadOnlyError),
        (errno.ENOENT, errors.NoSuchPlaceError),
        (errno.EIO, errors.DiskError),
    ],
)
def test_what_the_system_refuses(number: int, kind: type[errors.RegisterError]) -> None:
    """By its number; whatever else it is, the disk is at fault."""
    assert type(errors.of_system("x", OSError(number, "told"))) is kind
    assert type(errors.of_system("x", OSError("told"))) is errors.DiskError


def failing(code: int, name: str) -> sqlite3.OperationalError:
    """Return an error as sqlite3 raises it."""
    error = sqlite3.OperationalError("near 'ACME ApS'")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


@pytest.mark.parametrize(
    "code, kind",
    [
        (sqlite3.SQLITE_BUSY, errors.LockedError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, errors.LockedError),
        (sqlite3.SQLITE_LOCKED, errors.LockedError),
        (sqlite3.SQLITE_FULL, errors.DiskFullError),
        (sqlite3.SQLITE_IOERR_WRITE, errors.DiskError),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.ReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, errors.NoSuchPlaceError),
        (sqlite3.SQLITE_PERM, errors.RefusedError),
        (sqlite3.SQLITE_CORRUPT, errors.DamagedError),
        (sqlite3.SQLITE_NOTADB, errors.NotARegisterError),
    ],
)
def test_what_sqlite_refuses(tmp_path: Path, code: int, kind: type[errors.RegisterError]) -> None:
    """By its code, extended or not."""
    assert type(errors.of_sqlite(str(tmp_path / "none"), failing(code, "X"))) is kind


def test_a_file_that_is_there_and_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """It did not go away."""
    assert type(errors.of_sqlite(str(tmp_path), failing(sqlite3.SQLITE_CANTOPEN, "X"))) is errors.RefusedError


def test_what_we_have_no_words_for_is_named_by_its_code() -> None:
    """Never by its own words, which may quote a contract."""
    error = errors.of_sqlite("x", failing(sqlite3.SQLITE_MISUSE, "SQLITE_MISUSE"))
    assert str(error) == "x: The register could not do this (SQLITE_MISUSE); nothing was stored"
    assert "ProgrammingError" in str(errors.of_sqlite("x", sqlite3.ProgrammingError("ACME")))


def test_a_text_that_cannot_be_read_is_damage() -> None:
    """SQLite hands it out as it is."""
    error = UnicodeDecodeError("utf-8", b"\xe9ACME", 0, 1, "told")
    assert type(errors.of_sqlite("r.sqlite", error)) is errors.DamagedError
