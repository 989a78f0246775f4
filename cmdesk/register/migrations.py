"""From an older schema to this one, by Alembic: in a copy that then takes the file's place, or in one transaction.

Where a file can only be read the copy is worked with in its stead, and taken away at the end.

`STEPS[n]` brings a register from schema n to n + 1. It is written once, when a table changes, in plain operations of
Alembic that name the tables as they were then; it never imports `tables`. With it goes a golden file of the schema
that it leaves behind, in tests/old_files.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Integer, StaticPool, create_engine, text

from cmdesk.register import errors, files
from cmdesk.register.store import DISCREET
from cmdesk.register.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    Step = Callable[[Operations], None]


def _figures(operations: Operations) -> None:
    """Have the contracts counted in the head, and an index of deadlines tell figures and order by itself."""
    for name in ("kept", "kept_seq"):
        operations.add_column("head", Column(name, Integer, nullable=False, server_default="0"))
    operations.execute(
        "UPDATE head SET kept = (SELECT count(*) FROM contracts WHERE deleted_at IS NULL), kept_seq = seq"
    )
    operations.drop_index("deadlines_act_by", table_name="deadlines")
    told = ["act_by", "contract_id", "number", "valid_until", "valid_from", "day"]
    operations.create_index("deadlines_act_by", "deadlines", told)


STEPS: Mapping[int, Step] = {1: _figures}
"""The step that leads on from each schema; schema 1 was the first."""


def migrate(connection: Connection, schema: int, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> None:
    """Bring the tables of a connection from some schema to the newest one, in the transaction that is under way."""
    operations = Operations(MigrationContext.configure(connection))
    for number in range(schema, newest):
        steps[number](operations)
    connection.execute(text("UPDATE head SET schema = :newest"), {"newest": newest})


def migrate_file(path: str, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> None:
    """Bring a file to the newest schema: a copy is migrated and checked, and takes its place in one move.

    Should anything fail on the way the file stays as it was; LockedError where another program has it open, which none
    can do until the copy is whole. The old file is kept beside the new one, under its name with the number of its
    schema.
    """
    identity, copy = files.identity(path), files.beside_of(path)
    try:
        os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with files.alone(path) as source:
            schema = _copied(source, path, copy)
            _migrate_copy(copy, schema, steps, newest)
            if schema >= newest or files.identity(path) != identity:  # another program was faster
                return
            files.keep(path, f"{path}.schema-{schema}")
        files.replace(copy, path)
    except sqlite3.Error as error:
        raise errors.of_sqlite(path, error) from None
    except OSError as error:
        raise errors.of_system(path, error) from None
    finally:
        files.remove_all(copy)


def migrated_copy(source: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy, in the newest schema, of what can only be read.

    It is a file without a name, for this connection alone: the system takes it away with it, whatever ends the program.
    """
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        source.backup(copy)
        [schema] = copy.execute("PRAGMA user_version").fetchone()
        with create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool, **DISCREET).begin() as connection:
            migrate(connection, schema)
        copy.execute(f"PRAGMA user_version = {SCHEMA:d}")
    except BaseException:
        copy.close()
        raise
    return copy


def _copied(source: sqlite3.Connection, path: str, copy: str) -> int:
    """Copy a file that is sound, and return the number of its schema."""
    files.check_sound(source, path)
    with closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    [schema] = source.execute("PRAGMA user_version").fetchone()
    return int(schema)


def _migrate_copy(copy: str, schema: int, steps: Mapping[int, Step], newest: int) -> None:
    """Migrate a copy in one transaction, check it, and have it on the disk in one file."""
    with files.engine_of(copy) as engine, engine.begin() as connection:
        migrate(connection, schema, steps, newest)
    with closing(sqlite3.connect(copy, isolation_level=None)) as plain:
        plain.execute(f"PRAGMA user_version = {newest:d}")
        files.check_sound(plain, copy, thoroughly=True)
    files.make_durable(copy)
