"""A register in a file of SQLite: durable at every commit, for one computer, for its user alone.

Write-ahead log with synchronous=FULL: what was acknowledged survives a kill and a power cut. Files of others are not
trusted: their schema runs nothing, their pages are checked.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from cmdesk.basics.wording import N_, say
from cmdesk.register import errors, files
from cmdesk.register.drives import notes_on
from cmdesk.register.store import DISCREET, WRITES
from cmdesk.register.tables import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from cmdesk.basics.wording import Sentence

PATIENCE = 5.0
"""Seconds to wait while another program writes."""

_TURN = 600.0
"""Seconds to wait for the one connection of a copy, while another thread hands all of it out."""

_COPIED = N_(
    "This register is of an older cmdesk and can only be read here. What is shown is a copy, made when it was opened"
)

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -65536",
    # Pages of the log after which they are written to the file, 32 MB: what an import changes again is written once.
    "PRAGMA wal_autocheckpoint = 8192",
)


class SqliteFile:
    """A register in a file: what `Store` asks of its kind."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open a file, or make it; RegisterError where that cannot be, and then not a byte of it was touched."""
        self.place = os.path.realpath(path)
        self.notes: tuple[Sentence, ...] = notes_on(self.place)
        files.check_drive(self.place)
        if not os.path.exists(self.place):  # noqa: PTH110  # pathlib costs start-up
            files.make(self.place)
        is_older = files.schema_of(self.place) < SCHEMA
        self.read_only = not files.can_write(self.place)
        if not self.read_only:
            _check_after_unclean_end(self.place)
        if is_older and self.read_only:
            self.notes += (say(_COPIED),)
        elif is_older:
            from cmdesk.register.migrations import migrate_file  # noqa: PLC0415  # Alembic, where it is needed

            migrate_file(self.place)
        self._identity = files.identity(self.place)
        self.engine = _engine(self.place, read_only=self.read_only, copied=is_older and self.read_only)
        self._take_hold()

    def check_place(self) -> None:
        """Raise where the file is not the one that was opened: its folder was renamed, or its drive is gone."""
        if files.identity(self.place) != self._identity:
            raise errors.NoSuchPlaceError(self.place)

    def _take_hold(self) -> None:
        """Look into the file once: whoever wants to replace it sees from now on that somebody has it open."""
        try:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("SELECT schema FROM head")
        except (DBAPIError, UnicodeDecodeError) as error:
            self.engine.dispose()
            raise self.failure(getattr(error, "orig", None) or error) from None

    def check_sound(self, connection: Connection) -> None:
        """Raise where pages are damaged, or anything in them does not fit together."""
        driver: Any = connection.connection.driver_connection
        files.check_sound(driver, self.place, thoroughly=True)

    def count_anew(self, connection: Connection) -> None:
        """Do nothing: what is asked of SQLite is worded so that it need not know how much there is."""

    def failure(self, error: BaseException) -> errors.RegisterError:
        """Return what an error of SQLite means."""
        return errors.of_sqlite(self.place, error)


def _engine(path: str, *, read_only: bool, copied: bool) -> Engine:
    """Return an engine whose every connection is set up as it must be; of a copy there is one, which is waited for."""

    def connected() -> sqlite3.Connection:
        found = sqlite3.connect(
            files.address(path, *_mode(path, read_only=read_only)),
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        if copied:
            found = _migrated(found)
        try:
            for pragma in _PRAGMAS:
                found.execute(pragma)
        except BaseException:
            found.close()  # or who restores a backup would find the damaged file in use
            raise
        return found

    alone = {"pool_size": 1, "max_overflow": 0, "pool_timeout": _TURN} if copied else {}
    engine = create_engine("sqlite://", creator=connected, poolclass=QueuePool, **DISCREET, **alone)
    event.listen(engine, "begin", _begin)
    return engine


def _migrated(source: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of a file of an older schema in the one of now, and let go of the file."""
    from cmdesk.register.migrations import migrated_copy  # noqa: PLC0415  # Alembic, where it is needed

    with closing(source):
        return migrated_copy(source)


def _begin(connection: Connection) -> None:
    """Begin a transaction: one that is going to write waits for its turn now, and not in the middle."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _mode(path: str, *, read_only: bool) -> tuple[str, ...]:
    """Return how a file is opened; one that can only be read, and that nobody has open, without leaving a trace.

    A log made beside it could be written to by nobody, and would stand in the way of whoever may write later.
    """
    if not read_only:
        return ("mode=rw",)
    return ("mode=ro",) if files.is_in_use(path) else ("mode=ro", "immutable=1")


def _check_after_unclean_end(path: str) -> None:
    """Look into a file that was left with its log; DamagedError where it is damaged.

    Where another program has it open that one has looked already, and its log is no sign of anything.
    """
    if not files.has_log(path):
        return
    with suppress(errors.LockedError), files.alone(path) as connection:
        files.check_sound(connection, path)
