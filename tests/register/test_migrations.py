"""From an older schema to a newer one: in a copy that takes the file's place, or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Text

from cmdesk.register import errors, files
from cmdesk.register.migrations import STEPS, migrate_file
from cmdesk.register.register import open_register
from cmdesk.register.tables import SCHEMA
from tests.helpers import contract_of
from tests.register.kept import ANN


def add_remark(operations: Operations) -> None:
    """Be a step that adds a column."""
    operations.add_column("contracts", Column("remark", Text))


def drop_filters(operations: Operations) -> None:
    """Be a step that drops a table."""
    operations.drop_table("filters")


def break_off(_: Operations) -> None:
    """Be a step that fails."""
    raise ZeroDivisionError


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the name of a register with one contract in it."""
    found = str(tmp_path / "register.sqlite")
    with open_register(found) as register:
        register.add(contract_of(), ANN)
    return found


def asked(path: str, query: str) -> list[tuple[object, ...]]:
    """Return what a file answers."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def names(path: str) -> list[str]:
    """Return what stands in the folder."""
    return sorted(one.name for one in Path(path).parent.iterdir())


def test_every_older_schema_has_a_step() -> None:
    """From the first one released."""
    assert sorted(STEPS) == list(range(1, SCHEMA))


def test_a_migrated_file_takes_the_place_of_the_old_one(path: str) -> None:
    """Which is kept beside it; all is there, and the mode of the file."""
    before = Path(path).read_bytes()
    migrate_file(path, {SCHEMA: add_remark, SCHEMA + 1: drop_filters}, SCHEMA + 2)
    assert asked(path, "PRAGMA user_version") == [(SCHEMA + 2,)]
    assert asked(path, "SELECT schema, seq FROM head") == [(SCHEMA + 2, 1)]
    assert asked(path, "SELECT reference, remark FROM contracts") == [("TEST", None)]
    assert asked(path, "SELECT count(*) FROM sqlite_master WHERE name = 'filters'") == [(0,)]
    assert Path(path).stat().st_mode & 0o777 == 0o600
    assert Path(f"{path}.schema-{SCHEMA}").read_bytes() == before
    assert names(path) == ["register.sqlite", f"register.sqlite.schema-{SCHEMA}"]


def test_a_step_that_fails_leaves_all_as_it_was(path: str) -> None:
    """Not a byte of the file changes, and nothing is left beside it."""
    before = Path(path).read_bytes()
    with pytest.raises(ZeroDivisionError):
        migrate_file(path, {SCHEMA: add_remark, SCHEMA + 1: break_off}, SCHEMA + 2)
    assert Path(path).read_bytes() == before
    assert names(path) == ["register.sqlite"]


def test_nobody_may_have_it_open(path: str) -> None:
    """What they store meanwhile would be lost."""
    with open_register(path), pytest.raises(errors.LockedError):
        migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1)
    migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1)


def test_two_that_start_at_once_migrate_it_once(path: str) -> None:
    """Nobody gets in while one is at it; and should the file be another one at the end, that one stays."""

    def be_beside(operations: Operations) -> None:
        with pytest.raises(errors.LockedError):
            migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1)
        add_remark(operations)

    def be_late(_: Operations) -> None:
        Path(path).unlink()
        Path(path).write_bytes(b"theirs")

    migrate_file(path, {SCHEMA: be_beside}, SCHEMA + 1)
    assert names(path) == ["register.sqlite", f"register.sqlite.schema-{SCHEMA}"]
    migrate_file(path, {SCHEMA + 1: be_late}, SCHEMA + 2)
    assert Path(path).read_bytes() == b"theirs"
    assert f"{Path(path).name}.schema-{SCHEMA + 1}" not in names(path)


def test_a_damaged_file_is_not_migrated(path: str) -> None:
    """It is told, and stays as it is."""
    content = bytearray(Path(path).read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    Path(path).write_bytes(content)
    with pytest.raises(errors.DamagedError):
        migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1)
    assert Path(path).read_bytes() == content


@pytest.mark.parametrize(
    "failure, kind",
    [(OSError(28, "full"), errors.DiskFullError), (sqlite3.DatabaseError("told"), errors.UnexpectedError)],
)
def test_a_full_disk_leaves_all_as_it_was(
    path: str, monkeypatch: pytest.MonkeyPatch, failure: Exception, kind: type[Exception]
) -> None:
    """Whichever move it stops."""

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(files, "replace", fail)
    with pytest.raises(kind):
        migrate_file(path, {SCHEMA: add_remark}, SCHEMA + 1)
    assert asked(path, "PRAGMA user_version") == [(SCHEMA,)]
    assert f"{os.path.basename(path)}.migrating" not in names(path)  # noqa: PTH119  # as names has it


def test_a_copy_that_does_not_fit_together_is_refused(path: str) -> None:
    """A step that leaves rows without their contract is a mistake of ours, and does no harm."""

    def orphan(operations: Operations) -> None:
        operations.execute("DELETE FROM contracts")

    with pytest.raises(errors.DamagedError):
        migrate_file(path, {SCHEMA: orphan}, SCHEMA + 1)
    assert asked(path, "SELECT count(*) FROM contracts") == [(1,)]
