"""The file of a register as the system sees it."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from cmdesk.register import errors, files
from cmdesk.register.register import open_register
from cmdesk.register.tables import SCHEMA
from tests.helpers import contract_of
from tests.register.kept import ANN


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the name of a register that was made and closed."""
    found = str(tmp_path / "register.sqlite")
    files.make(found)
    return found


def beside(path: str) -> list[str]:
    """Return what stands in the folder of a file besides it."""
    return sorted(one.name for one in Path(path).parent.iterdir() if one != Path(path))


def test_a_new_register_is_whole_and_its_owners_alone(path: str) -> None:
    """With its marks in the head, ready for the write-ahead log, and nothing beside it."""
    assert files.schema_of(path) == SCHEMA
    assert Path(path).stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
    assert beside(path) == []


def test_whoever_is_first_makes_it(path: str) -> None:
    """What stands there is never replaced."""
    with open_register(path) as register:
        register.add(contract_of(), ANN)
    files.make(path)
    with open_register(path) as register:
        assert register.get(1).id == 1
    assert beside(path) == []


def test_several_that_start_at_once_share_it(tmp_path: Path) -> None:
    """Each opens the same, and nothing is left of the other attempts."""
    path = str(tmp_path / "register.sqlite")
    threads = [threading.Thread(target=lambda: open_register(path).close()) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.name for one in tmp_path.iterdir()] == ["register.sqlite"]
    assert files.schema_of(path) == SCHEMA


def test_without_links_it_is_made_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every file system has them."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    path = str(tmp_path / "register.sqlite")
    files.make(path)
    files.make(path)
    files.keep(path, f"{path}.old")
    assert files.schema_of(path) == files.schema_of(f"{path}.old") == SCHEMA
    assert beside(path) == ["register.sqlite.old"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """It is not made: who mistypes a name is told."""
    with pytest.raises(errors.NoSuchPlaceError):
        files.make(str(tmp_path / "none" / "register.sqlite"))


@pytest.mark.parametrize(
    "failure, kind",
    [
        (OSError(28, "full"), errors.DiskFullError),
        (sqlite3.DatabaseError("told"), errors.UnexpectedError),
    ],
)
def test_a_register_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, kind: type[Exception]
) -> None:
    """Whatever stops it."""

    def fail(_: str) -> None:
        raise failure

    monkeypatch.setattr(files, "fill", fail)
    with pytest.raises(kind):
        files.make(str(tmp_path / "register.sqlite"))
    assert not list(tmp_path.iterdir())


def patched(path: str, at: int, content: bytes) -> bytes:
    """Write something into a file, and return all that it holds then."""
    before = bytearray(Path(path).read_bytes())
    before[at : at + len(content)] = content
    Path(path).write_bytes(before)
    return bytes(before)


@pytest.mark.parametrize(
    "at, content, kind",
    [
        (60, (SCHEMA + 1).to_bytes(4), errors.NewerRegisterError),
        (60, bytes(4), errors.NotARegisterError),
        (68, b"Else", errors.NotARegisterError),
        (0, b"PK\x03\x04", errors.NotARegisterError),
    ],
)
def test_what_is_not_ours_or_too_new_is_left_untouched(
    path: str, at: int, content: bytes, kind: type[Exception]
) -> None:
    """Not a byte of it changes, and nothing appears beside it."""
    before = patched(path, at, content)
    with pytest.raises(kind):
        open_register(path)
    assert Path(path).read_bytes() == before
    assert beside(path) == []


def test_a_head_that_cannot_be_read_is_told(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gone, a folder, or refused."""
    with pytest.raises(errors.NoSuchPlaceError):
        files.schema_of(str(tmp_path / "none"))
    with pytest.raises(errors.NotARegisterError):
        files.schema_of(str(tmp_path))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(errors.RefusedError):
        files.schema_of(path)


def test_an_empty_file_is_no_register(tmp_path: Path) -> None:
    """Whatever made it."""
    (tmp_path / "x.sqlite").touch()
    with pytest.raises(errors.NotARegisterError):
        open_register(str(tmp_path / "x.sqlite"))


def test_only_one_is_alone(path: str) -> None:
    """Whoever has it open stands in the way; afterwards the log is gone."""
    with open_register(path) as register:
        register.add(contract_of(), ANN)
        assert files.has_log(path)
        with pytest.raises(errors.LockedError), files.alone(path):
            pass
    with files.alone(path) as connection:
        files.check_sound(connection, path, thoroughly=True)
    assert not files.has_log(path)
    assert beside(path) == []


def test_damaged_pages_are_found(path: str) -> None:
    """By what the database says of them, and where it cannot even say."""
    with open_register(path) as register:
        register.add_all([contract_of(reference=f"R{at}") for at in range(50)], ANN)
    size = Path(path).stat().st_size
    patched(path, size // 2, os.urandom(size // 4))
    with closing(sqlite3.connect(path)) as connection, pytest.raises(errors.DamagedError):
        files.check_sound(connection, path, thoroughly=True)
    patched(path, 100, b"\xff" * 4000)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(errors.DamagedError):
        files.check_sound(connection, path)


def test_rows_without_their_contract_are_found(path: str) -> None:
    """Whatever program put them there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO versions VALUES (7, 1, 'added', 'Eve', '', '', '{}')")
        files.check_sound(connection, path)
        with pytest.raises(errors.DamagedError):
            files.check_sound(connection, path, thoroughly=True)


def test_a_file_is_known_wherever_it_lies(path: str) -> None:
    """By its own number, until it is another one."""
    known = files.identity(path)
    Path(path).rename(f"{path}.moved")
    assert files.identity(f"{path}.moved") == known
    assert files.identity(path) is None


def test_names_with_signs_of_their_own_are_no_options(tmp_path: Path) -> None:
    """A question mark or a hash in a name is a part of it."""
    path = str(tmp_path / "100% of #1? ü.sqlite")
    with open_register(path) as register:
        register.add(contract_of(), ANN)
    assert files.schema_of(path) == SCHEMA
