"""A register in a file: durable, alone on its computer, and kind about what goes wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from cmdesk.register import drives, errors, files, sqlite
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA
from tests.helpers import contract_of
from tests.register.kept import ANN, BO, later, named


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the name of a register with one contract in it, closed."""
    found = str(tmp_path / "register.sqlite")
    with open_register(found) as register:
        register.add(contract_of(), ANN)
    return found


def pragma(register: Register, name: str) -> object:
    """Return how a connection is set up."""
    with register.store.reading() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


def test_every_connection_is_set_up(path: str) -> None:
    """Durable at each commit, references kept, strangers not trusted."""
    with open_register(path) as register:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "mmap_size": 0,
            "busy_timeout": 5000,
        }
        assert {name: pragma(register, name) for name in wanted} == wanted


def test_somebody_who_writes_for_long_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """We wait for a while; then nothing was stored, and one can try again."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with open_register(path) as register, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert register.get(1).id == 1
        with pytest.raises(errors.LockedError):
            register.put(1, named("B"), 1, BO)
        other.execute("ROLLBACK")
        register.put(1, named("B"), 1, BO)


def test_a_folder_renamed_under_it_pauses_edits(tmp_path: Path) -> None:
    """What is open can still be read; put back, it goes on."""
    folder = tmp_path / "folder"
    folder.mkdir()
    path = str(folder / "register.sqlite")
    with open_register(path) as register:
        register.add(contract_of(), ANN)
        folder.rename(tmp_path / "moved")
        with pytest.raises(errors.NoSuchPlaceError):
            register.add(contract_of(), later(2))
        assert register.get(1).id == 1
        (tmp_path / "moved").rename(folder)
        register.add(contract_of(), later(2))


def test_another_file_in_its_place_is_not_written_to(tmp_path: Path, path: str) -> None:
    """It is somebody else's."""
    with open_register(path) as register:
        Path(path).rename(tmp_path / "mine")
        files.make(path)
        with pytest.raises(errors.NoSuchPlaceError):
            register.add(contract_of(), later(2))


def test_a_full_disk_stores_nothing(path: str) -> None:
    """What was there before is there, and after making room one goes on."""
    with open_register(path) as register:
        with register.store.kind.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(errors.DiskFullError):
            register.add_all([named(f"R{at}") for at in range(200)], BO)
        assert register.changes_since(0).seq == 1
        with register.store.kind.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert len(register.add_all([named(f"R{at}") for at in range(200)], BO)) == 200
        assert register.check().broken is None


def test_a_file_that_can_only_be_read_is_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so when one writes."""
    monkeypatch.setattr(files, "can_write", lambda _: False)
    with open_register(path) as register:
        assert register.read_only
        assert register.get(1).id == 1
        with pytest.raises(errors.ReadOnlyError):
            register.add(contract_of(), BO)


def test_in_a_folder_that_can_only_be_read_too(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody else has it open, for a log could not be kept."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = set(Path(path).parent.iterdir())
    with open_register(path) as register:
        assert register.read_only
        assert register.get(1).id == 1
        assert set(Path(path).parent.iterdir()) == before


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a register of schema 1 that can only be read."""
    found = tmp_path / "archive.sqlite"
    shutil.copyfile(Path(__file__).parents[1] / "old_files" / "register-1.sqlite", found)
    monkeypatch.setattr(files, "can_write", lambda _: False)
    return str(found)


def test_an_older_file_that_can_only_be_read_is_read_as_it_was(archive: str) -> None:
    """With what an older program that has it open wrote to its log; what it writes later is told to be missing."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as other:
        other.execute("INSERT INTO filters VALUES ('Bo', 'all', '', 'reference', 0, '[]')")
        with open_register(archive) as register:
            other.execute("INSERT INTO filters VALUES ('Bo', 'later', '', 'reference', 0, '[]')")
            assert [one.name for one in register.filters("Bo")] == ["all"]
            assert "copy" in register.notes[-1].in_english()
            assert register.check().broken is None


def test_threads_take_turns_with_a_copy(archive: str) -> None:
    """Whoever reads waits until another one has read."""
    with open_register(archive) as register:
        with ThreadPoolExecutor(1) as threads:
            with register.store.reading():
                found = threads.submit(register.counts, ANN.at.date())
                assert not wait([found], 0.05).done
            assert found.result().contracts == 2
        assert register.get(1).version == 2


def test_nothing_is_left_of_a_copy(archive: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nor is there a file of it that another user could read."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("SQLITE_TMPDIR", "TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    with open_register(archive) as register:
        assert register.get(1).version == 2
    assert not list(temporary.iterdir())
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["archive.sqlite"]


def test_an_older_file_that_is_damaged_is_told(archive: str) -> None:
    """Whether or not it can be written to; it stays as it is."""
    content = bytearray(Path(archive).read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    Path(archive).write_bytes(content)
    with pytest.raises(errors.DamagedError):
        open_register(archive)
    assert Path(archive).read_bytes() == content


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks do not hold there; nothing is made."""
    monkeypatch.setattr(files, "is_on_network", lambda _: True)
    with pytest.raises(errors.NetworkDriveError) as caught:
        open_register(str(tmp_path / "register.sqlite"))
    assert "PostgreSQL" in caught.value.sentence.in_english()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_synchronised_is_told_of(tmp_path: Path) -> None:
    """Once, to whoever opens it."""
    (tmp_path / "Dropbox").mkdir()
    with open_register(str(tmp_path / "Dropbox" / "r.sqlite")) as register:
        assert len(register.notes) == 1
    with open_register(str(tmp_path / "r.sqlite")) as register:
        assert register.notes == drives.notes_on(str(tmp_path)) == ()


def left_uncleanly(path: str, tmp_path: Path) -> str:
    """Return a copy of a register as a kill leaves it: with its log beside it."""
    killed = str(tmp_path / "killed.sqlite")
    with open_register(path) as register:
        register.add_all([named(f"R{at}") for at in range(50)], BO)
        for end in ("", "-wal"):
            Path(f"{killed}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    return killed


def test_after_a_kill_everything_is_there(tmp_path: Path, path: str) -> None:
    """What stood in the log is in the file."""
    with open_register(left_uncleanly(path, tmp_path)) as register:
        assert register.search("", ANN.at.date()).total == 51
        assert register.check().broken is None


def damaged(path: str) -> None:
    """Damage the pages of a file."""
    found = Path(path)
    content = bytearray(found.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    found.write_bytes(content)


def test_damage_is_found_at_opening_after_a_kill(tmp_path: Path, path: str) -> None:
    """And nothing is repaired silently."""
    with open_register(path) as register:
        register.add_all([named(f"S{at}") for at in range(50)], later(9))
    killed = left_uncleanly(path, tmp_path)
    damaged(killed)
    with pytest.raises(errors.DamagedError):
        open_register(killed)


def test_damage_met_later_is_told(path: str) -> None:
    """Whatever meets it."""
    with open_register(path) as register:
        register.add_all([named(f"S{at}") for at in range(200)], later(9))
    content = bytearray(Path(path).read_bytes())
    content[len(content) // 2 :] = b"\xa5" * (len(content) - len(content) // 2)
    Path(path).write_bytes(content)
    with open_register(path) as register, pytest.raises(errors.DamagedError):
        register.check()


def test_damage_at_its_beginning_is_told_at_opening(path: str) -> None:
    """Without a kill before."""
    damaged(path)
    with pytest.raises(errors.DamagedError):
        open_register(path)


def test_a_damaged_register_that_does_not_open_is_held_by_nobody(path: str) -> None:
    """Or a backup could not take its place; nobody waits for the garbage collector."""
    content = bytearray(Path(path).read_bytes())
    Path(path).write_bytes(content[:4096] + b"x" * (len(content) - 4096))
    with pytest.raises(errors.DamagedError) as held:  # its trace holds all that was made on the way
        open_register(path)
    with files.alone(path):
        assert held.value.place == path


@pytest.mark.parametrize("is_left_uncleanly", [False, True])
def test_texts_that_are_damaged_are_told_at_opening(path: str, tmp_path: Path, is_left_uncleanly: bool) -> None:
    """Even those with which SQLite would say what is wrong."""
    damaged_one = Path(left_uncleanly(path, tmp_path) if is_left_uncleanly else path)
    damaged_one.write_bytes(damaged_one.read_bytes().replace(b"CREATE TABLE filters", b"CREATE TABLE (\xe9lters"))
    with pytest.raises(errors.DamagedError):
        open_register(str(damaged_one))


def test_a_log_that_somebody_uses_is_no_sign_of_anything(path: str) -> None:
    """Who starts beside it does not wait."""
    with open_register(path) as first:
        first.add(contract_of(), BO)
        assert files.has_log(path)
        with open_register(path) as second:
            assert second.changes_since(0).seq == 2


def test_what_stops_the_look_after_a_kill_is_told(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file that cannot be opened."""
    killed = left_uncleanly(path, tmp_path)

    def refuse(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("told")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(errors.RefusedError):
        open_register(killed)


def test_threads_have_connections_of_their_own(path: str) -> None:
    """One reads while another writes."""
    with open_register(path) as register:
        seen: list[int] = []

        def look() -> None:
            seen.append(register.search("", ANN.at.date()).total)

        threads = [threading.Thread(target=look) for _ in range(8)]
        for at, thread in enumerate(threads):
            thread.start()
            register.add(named(f"R{at}"), later(at))
        for thread in threads:
            thread.join()
        assert len(seen) == 8
        assert register.changes_since(0).seq == 9


def test_an_older_schema_is_migrated(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alembic is asked for that alone."""
    migrated: list[str] = []
    monkeypatch.setattr(sqlite, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("cmdesk.register.migrations.migrate_file", migrated.append)
    open_register(path).close()
    assert migrated == [path]


def test_a_check_looks_at_everything(path: str) -> None:
    """Also at what no line of the history tells of."""
    with open_register(path) as register:
        assert register.check().broken is None
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("INSERT INTO versions VALUES (7, 1, 'added', 'Eve', '', '', '{}')")
        with pytest.raises(errors.DamagedError):
            register.check()
