"""The file of a register as the system sees it: where it lies, what its head says, how it comes to be."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sys
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from cmdesk.register import errors
from cmdesk.register.drives import is_on_network
from cmdesk.register.store import DISCREET
from cmdesk.register.tables import APPLICATION_ID, SCHEMA, create_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Engine

_IN_THE_MAKING = re.compile(r"\.cmdesk-[0-9a-f]{12}\.part(-wal|-shm|-journal)?")
_MAGIC = b"SQLite format 3\0"
_HEAD = 100
_VERSION, _APPLICATION = slice(60, 64), slice(68, 72)

Identity = tuple[int, int] | None


def identity(path: str) -> Identity:
    """Return by what a file is known wherever it lies; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  # as everywhere
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_drive(path: str) -> None:
    """Raise where a file lies, or would lie, on another computer: locks do not hold there."""
    if is_on_network(path):
        raise errors.NetworkDriveError(path)


def schema_of(path: str) -> int:
    """Return the number of a register's schema, read without opening it; RegisterError where it is none or too new."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # as everywhere
            head = file.read(_HEAD)
    except OSError as error:
        raise errors.of_system(path, error) from None
    if not head.startswith(_MAGIC) or int.from_bytes(head[_APPLICATION]) != APPLICATION_ID:
        raise errors.NotARegisterError(path)
    schema = int.from_bytes(head[_VERSION])
    if schema < 1:  # the first one
        raise errors.NotARegisterError(path)
    if schema > SCHEMA:
        raise errors.NewerRegisterError(path)
    return schema


def can_write(path: str) -> bool:
    """Tell whether a file and its folder, which takes the write-ahead log, can be written to."""
    return os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK)  # noqa: PTH120


def has_log(path: str) -> bool:
    """Tell whether a write-ahead log stands beside a file, so that somebody has it open or ended uncleanly."""
    with suppress(OSError):
        return os.stat(f"{path}-wal").st_size > 0  # noqa: PTH116
    return False


def is_in_use(path: str) -> bool:
    """Tell whether somebody has a file open, or left it so, by what SQLite then keeps beside it."""
    return has_log(path) or os.path.exists(f"{path}-shm")  # noqa: PTH110  # as everywhere


@contextmanager
def alone(path: str) -> Iterator[sqlite3.Connection]:
    """Yield a connection that nobody else has one beside; OpenElsewhereError where somebody has.

    Whoever is alone finds out whether a register was left uncleanly; at the end the log is in the file, and gone.
    """
    with ExitStack() as stack:
        try:
            connection = sqlite3.connect(address(path, "mode=rw"), uri=True, timeout=0, isolation_level=None)
            stack.enter_context(closing(connection))
            for one in ("PRAGMA trusted_schema = OFF", "PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE", "COMMIT"):
                connection.execute(one)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            found = errors.of_sqlite(path, error)
            raise (errors.OpenElsewhereError(path) if isinstance(found, errors.LockedError) else found) from None
        yield connection


def check_sound(connection: sqlite3.Connection, path: str, *, thoroughly: bool = False) -> None:
    """Raise where the pages of a file are damaged, or, when asked for, anything in it does not fit together."""
    try:
        checks = ["PRAGMA integrity_check(1)"] if thoroughly else ["PRAGMA quick_check(1)"]
        found = [connection.execute(one).fetchall() for one in checks]
        strays = connection.execute("PRAGMA foreign_key_check").fetchone() if thoroughly else None
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise errors.of_sqlite(path, error) from None
    if found != [[("ok",)]] or strays is not None:
        raise errors.DamagedError(path)


def address(path: str, *options: str) -> str:
    """Return a file's name as SQLite takes it with options."""
    return f"{Path(path).absolute().as_uri()}?{'&'.join(options)}"


def make(path: str) -> None:
    """Make an empty register, whole or not at all, for its owner alone; nothing where somebody else was faster."""
    folder = os.path.dirname(path)  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        raise errors.NoSuchPlaceError(path)
    beside = beside_of(path)
    try:
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        fill(beside)
        put_new(beside, path)
    except sqlite3.Error as error:
        raise errors.of_sqlite(path, error) from None
    except OSError as error:
        raise errors.of_system(path, error) from None
    finally:
        remove_all(beside)


def remove_all(path: str) -> None:
    """Remove a file with all that SQLite puts beside it, as far as it is there."""
    with suppress(OSError):
        os.remove(path)  # noqa: PTH107
    remove_log(path)


def remove_log(path: str) -> None:
    """Remove what SQLite puts beside a file."""
    for end in ("-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.remove(f"{path}{end}")  # noqa: PTH107


def sweep(folder: str, before: datetime) -> None:
    """Remove files in the making of one's own that nobody touched since some moment: whoever made them was killed."""
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if _IN_THE_MAKING.fullmatch(one.name) and _is_left(one, before):
                os.remove(one.path)  # noqa: PTH107


def _is_left(one: os.DirEntry[str], before: datetime) -> bool:
    """Tell whether a file is one's own, as not all are in the temporary folder, and was not touched for so long."""
    found = one.stat(follow_symlinks=False)
    return found.st_mtime < before.timestamp() and (sys.platform == "win32" or found.st_uid == os.geteuid())


def beside_of(path: str) -> str:
    """Return the name of a new file in the same folder."""
    return os.path.join(os.path.dirname(path), f".cmdesk-{os.urandom(6).hex()}.part")  # noqa: PTH118, PTH120


def fill(path: str) -> None:
    """Make the tables in an empty file, and have all of it on the disk, in the file itself."""
    with engine_of(path) as engine, engine.begin() as connection:
        create_all(connection)
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        plain.execute(f"PRAGMA user_version = {SCHEMA}")
        plain.execute("PRAGMA journal_mode = WAL")
    make_durable(path)


@contextmanager
def engine_of(path: str, *options: str) -> Iterator[Engine]:
    """Yield an engine for work on a whole file that nobody else has open; what SQLite refuses is told in its words."""

    def connected() -> sqlite3.Connection:
        return sqlite3.connect(address(path, *(options or ("mode=rw",))), uri=True)

    engine = create_engine("sqlite://", creator=connected, **DISCREET)
    try:
        yield engine
    except DBAPIError as error:
        raise error.orig if isinstance(error.orig, sqlite3.Error) else error from None
    finally:
        engine.dispose()


def make_durable(path: str) -> None:
    """Have a file on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_new(beside: str, path: str) -> None:
    """Give a file its name where nobody took it in the meantime; if so, theirs stays."""
    with suppress(FileExistsError):
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            os.rename(beside, path) if sys.platform == "win32" or not os.path.exists(path) else None  # noqa: PTH104, PTH110
    make_folder_durable(path)


def keep(path: str, name: str) -> None:
    """Keep a file under another name too, in place of what stands there."""
    with suppress(OSError):
        os.remove(name)  # noqa: PTH107
    try:
        os.link(path, name)
    except OSError:  # a file system without links
        shutil.copy2(path, name)
        make_durable(name)


def copy_for_owner(path: str, name: str) -> None:
    """Copy a file under a name that is free, for its owner alone."""
    os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    shutil.copyfile(path, name)


def replace(beside: str, path: str) -> None:
    """Put a file in the place of another one, in one move."""
    os.replace(beside, path)  # noqa: PTH105
    make_folder_durable(path)


def make_folder_durable(path: str) -> None:
    """Have a file's entry in its folder on the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(os.path.dirname(path), os.O_RDONLY)  # noqa: PTH120
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
