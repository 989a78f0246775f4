"""Backups: whole copies of a register in a file, each checked before an older one may go, and the way back.

    made = back_up(register, folder, now)      # from a file or from a server, while others write
    thin(folder, now)                          # all of a day, daily of a week, weekly of a year
    restore(made.path, place, edit)            # what stood there is kept beside it

A backup is itself a register: it can be opened, searched and copied to another computer or server.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from bisect import bisect_left
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import chain, count
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import SQLAlchemyError

from cmdesk.basics.record import Record, record
from cmdesk.register import errors, files
from cmdesk.register.basis import basis
from cmdesk.register.copying import copy_tables, is_empty
from cmdesk.register.history import Journal, checked
from cmdesk.register.records import Action
from cmdesk.register.register import Register
from cmdesk.register.store import Store
from cmdesk.register.tables import SCHEMA, create_all, head, history
from cmdesk.register.texts import moment_in, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection

    from cmdesk.register.records import Edit

_NAME = re.compile(r"register-(?P<at>\d{8}T\d{6}Z)-(?P<seq>\d+)\.sqlite")
_AT = "%Y%m%dT%H%M%SZ"
_KEPT_ON_SERVER = 5
_AS_IT_IS = "mode=ro", "immutable=1"
_TOLD = errors.NewerRegisterError, errors.RefusedError, errors.DiskFullError
_NOT_SOUND = errors.RegisterError, sqlite3.Error, SQLAlchemyError, LookupError, TypeError, ValueError
_HOUR, _DAY, _WEEK, _YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=366)


@record
class Backup(Record):
    """A backup: its file, when it was made, and the last line of the history in it, with its hash where it was read."""

    path: str
    at: datetime
    seq: int
    seal: str = ""


def back_up(register: Register, folder: str, at: datetime) -> Backup:
    """Make a checked backup in a folder, which is made where there is none.

    What a kill left of a file in the making, beside the register or in the temporary folder, is swept out.
    """
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103  # pathlib costs start-up
    except OSError as error:
        raise errors.of_system(folder, error) from None
    if "://" not in register.place:
        files.sweep(os.path.dirname(register.place), at - _HOUR)  # noqa: PTH120  # as above
    with suppress(OSError):  # where no folder at all can be written to
        files.sweep(gettempdir(), at - _HOUR)
    with _part_in(folder, folder) as part:
        seq = _copy(register, part)
        path = os.path.join(folder, f"register-{at.astimezone(UTC).strftime(_AT)}-{seq}.sqlite")  # noqa: PTH118
        _finish(part, path)
    return Backup(path, at, seq)


def save_copy(register: Register, path: str) -> None:
    """Save a checked copy under a name of its own, in place of what stands there."""
    with _new_file(os.path.realpath(path)) as part:
        _copy(register, part)


def backups_in(folder: str) -> tuple[Backup, ...]:
    """Return the backups of a folder, the last one first; none where there is no such folder."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # as above
    except OSError:
        return ()
    found = ((name, _NAME.fullmatch(name)) for name in names)
    made = (
        Backup(os.path.join(folder, name), datetime.strptime(one["at"], _AT).replace(tzinfo=UTC), int(one["seq"]))  # noqa: PTH118
        for name, one in found
        if one is not None
    )
    return tuple(sorted(made, key=lambda one: one.at, reverse=True))


def is_due(register: Register, folder: str, now: datetime) -> bool:
    """Tell whether a backup is to be made: something changed since the last one, and that is an hour old.

    One dated in the future, made while the clock was wrong, does not count.
    """
    last = next((one for one in backups_in(folder) if one.at <= now), None)
    if last is None:
        return True
    return now - last.at >= _HOUR and register.changes_since(last.seq).seq != last.seq


def thin(folder: str, now: datetime) -> tuple[Backup, ...]:
    """Take out the backups that are not needed any more, and return them; and what a kill left of one in the making."""
    files.sweep(folder, now - _HOUR)
    found = backups_in(folder)
    kept = to_keep((one.at for one in found), now)
    gone = tuple(one for one in found if one.at not in kept)
    for one in gone:
        files.remove_all(one.path)
    return gone


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which backups are kept: all of the last 24 hours, the last of each day of a week, of each week of a year.

    Those made unasked are an hour apart, so that what was asked for need not be told from them. The last one of all
    is kept however old it is.
    """
    recent: set[datetime] = set()
    latest: dict[tuple[object, ...], datetime] = {}
    for at in sorted(moments):
        age = now - at
        if age <= _DAY:
            recent.add(at)
        elif age <= _WEEK:
            latest[("day", at.date())] = at
        elif age <= _YEAR:
            latest[("week", *at.isocalendar()[:2])] = at
        else:
            latest[("older",)] = at
    if recent or len(latest) > 1:
        latest.pop(("older",), None)
    return frozenset(recent | set(latest.values()))


# Making them


@contextmanager
def _new_file(path: str) -> Iterator[str]:
    """Yield the name of a new empty file that takes its place once it is checked; nothing of it is left otherwise."""
    with _part_in(os.path.dirname(path), path) as part:  # noqa: PTH120  # as above
        yield part
        _finish(part, path)


@contextmanager
def _part_in(folder: str, place: str) -> Iterator[str]:
    """Yield the name of a new empty file in a folder; nothing is left under it. What goes wrong is told of a place."""
    part = files.beside_of(os.path.join(folder, ""))  # noqa: PTH118  # as above
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
    except sqlite3.Error as error:
        raise errors.of_sqlite(place, error) from None
    except OSError as error:
        raise errors.of_system(place, error) from None
    finally:
        files.remove_all(part)


def _finish(part: str, path: str) -> None:
    """Check a file, and have it on the disk in the place of another one."""
    with closing(sqlite3.connect(part, isolation_level=None)) as plain:
        files.check_sound(plain, part, thoroughly=True)
    files.make_durable(part)
    files.replace(part, path)


def _copy(register: Register, part: str) -> int:
    """Copy a register into an empty file, and return the last line of its history."""
    with register.store.reading() as connection:
        driver: Any = connection.connection.driver_connection
        if isinstance(driver, sqlite3.Connection):
            with closing(sqlite3.connect(part)) as target:
                driver.backup(target)
        else:
            _copy_from_server(connection, part)
    with closing(sqlite3.connect(part)) as made:
        [(seq,)] = made.execute("SELECT seq FROM head").fetchall()
    found: int = seq
    return found


def _copy_from_server(connection: Connection, part: str) -> None:
    """Copy a register on a server into an empty file."""
    files.fill(part)
    with files.engine_of(part) as engine, engine.begin() as target:
        copy_tables(connection, target)


# The way back


def restore(backup: str, place: str, edit: Edit, password: str | None = None) -> str | None:
    """Put a backup in the place of a register, which nobody may have open; its history tells of it.

    Returns where what stood there is kept, None where nothing did: beside a file, under its name with
    `.before-restore-` and the moment; on a server in a schema `cmdesk_before_restore_` and the moment, of which the
    last five are kept. BadBackupError where the backup is not sound, InUseError where it is a register that somebody
    has open or the very file that is to be replaced; then nothing was changed. No contract gets a
    number that was given to another one in between, as far as what stood there can still be read.
    """
    name = os.path.basename(backup)  # noqa: PTH119  # as above
    if files.identity(backup) is not None and files.identity(backup) == files.identity(place):
        raise errors.InUseError(backup)
    with _checked(backup) as source:
        if "://" in place:
            from cmdesk.register.postgresql import PostgresqlServer  # noqa: PLC0415  # teams alone need it

            return _restore_on_server(source, Store(PostgresqlServer(place, password)), name, edit)
        return _restore_file(source, os.path.realpath(place), name, edit)


def look_into(path: str) -> Backup:
    """Return any file that could be put back, as of the last line of its history, or of the file where it has none.

    BadBackupError where it is no sound register, by its pages and by its history.
    """
    query = select(history.c.at).order_by(history.c.seq.desc()).limit(1)
    with (
        _checked(path) as source,
        _told_of(path),
        files.engine_of(source, *_AS_IT_IS) as engine,
        engine.connect() as connection,
    ):
        end = connection.execute(select(head.c.seq, head.c.hash)).one()
        last = connection.execute(query).scalar_one_or_none()
        at = None if last is None else moment_in(last)
    at = at or datetime.fromtimestamp(os.stat(path).st_mtime, UTC)  # noqa: PTH116  # as above
    return Backup(path, at, end.seq, end.hash)


@contextmanager
def _checked(backup: str) -> Iterator[str]:
    """Yield the file of a backup, once it is found to be sound: its own, or a copy of an older schema, migrated."""
    if files.is_in_use(backup):
        raise errors.InUseError(backup)  # the end of it may be in its log, and somebody may write to it meanwhile
    with ExitStack() as stack:
        with _told_of(backup):
            schema = files.schema_of(backup)
            with closing(sqlite3.connect(files.address(backup, *_AS_IT_IS), uri=True)) as plain:
                files.check_sound(plain, backup, thoroughly=True)
            source = backup if schema == SCHEMA else stack.enter_context(_migrated(backup, schema))
            with files.engine_of(source, *_AS_IT_IS) as engine, engine.connect() as connection:
                sound = checked(connection).broken is None
        if not sound:
            raise errors.BadBackupError(backup)
        yield source


@contextmanager
def _told_of(backup: str) -> Iterator[None]:
    """Tell of a backup what comes of reading it: whatever may stand in a file that anybody names, it is not sound."""
    try:
        yield
    except errors.NoSuchPlaceError:
        raise errors.NoSuchFileError(backup) from None
    except _TOLD:
        raise
    except _NOT_SOUND:
        raise errors.BadBackupError(backup) from None


@contextmanager
def _migrated(backup: str, schema: int) -> Iterator[str]:
    """Yield a copy of a backup in the schema of now; the backup itself stays as it was made."""
    from cmdesk.register.migrations import migrate  # noqa: PLC0415  # Alembic, where it is needed

    folder = gettempdir()
    with _part_in(folder, folder) as part:
        shutil.copyfile(backup, part)
        with files.engine_of(part) as engine, engine.begin() as connection:
            migrate(connection, schema)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA:d}")
        yield part


def _restore_file(source: str, path: str, name: str, edit: Edit) -> str | None:
    """Put a backup in the place of a file; its history tells of it before it has that place, lest a kill come first."""
    aside, next_contract, parted = None, 0, 0
    with _new_file(path) as part:
        shutil.copyfile(source, part)
        if os.path.exists(path):  # noqa: PTH110  # as above
            aside = _aside_of(path, edit.at)
            next_contract = _let_go_of(path, aside)
            parted = _parted_from(path, source)
        with files.engine_of(part) as engine, engine.begin() as connection:
            _go_on_from(connection, next_contract)
            _tell(connection, name, edit, parted)
        if aside is not None:
            files.keep(path, aside)
    return aside


def _aside_of(path: str, at: datetime) -> str:
    """Return the name under which a file is kept, which no other file has."""
    taken = set(os.listdir(os.path.dirname(path)))  # noqa: PTH120, PTH208  # as above
    name = f"{path}.before-restore-{at.astimezone(UTC).strftime(_AT)}"
    return _free(name, lambda one: os.path.basename(one) in taken)  # noqa: PTH119  # as above


def _free(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name, or the first one with a number after it that is not taken."""
    others = (f"{name}_{number}" for number in count(2))
    return next(one for one in chain([name], others) if not is_taken(one))


def _let_go_of(path: str, aside: str) -> int:
    """Settle a file, damaged or not, that is to be kept; return the number its next contract would have had.

    LockedError where somebody has it open. What is in its log goes into it first; the log of a damaged file, of which
    the number is not known, is kept under the other name too, and never beside the new file, which it would damage.
    """
    if files.has_log(path):
        files.copy_for_owner(f"{path}-wal", f"{aside}-wal")
    try:
        with files.alone(path) as connection:
            next_contract = _next_contract(connection)
    except (errors.DamagedError, errors.NotARegisterError):
        files.remove_log(path)
        return 0
    except errors.RegisterError:
        files.remove_log(aside)
        raise
    files.remove_log(aside)
    return next_contract


def _next_contract(connection: sqlite3.Connection) -> int:
    """Return the number that the next contract would have had; 0 where damage hides it."""
    try:
        [(found,)] = connection.execute("SELECT next_contract FROM head").fetchall()
    except (sqlite3.Error, ValueError):
        return 0
    return found if isinstance(found, int) else 0


def _parted_from(path: str, source: str) -> int:
    """Return where the history of a file that is settled parts from that of a backup; 0 where damage hides it."""
    try:
        with (
            files.engine_of(path, *_AS_IT_IS) as engine,
            files.engine_of(source, *_AS_IT_IS) as other,
            engine.connect() as before,
            other.connect() as connection,
        ):
            return _parted(before, connection)
    except (sqlite3.Error, SQLAlchemyError, ValueError):
        return 0


def _parted(before: Connection, source: Connection) -> int:
    """Return the first line from which a backup knows nothing of contracts that are known to others by now.

    That is the first one that is another in what the backup replaces, and 0 where it has all lines of the backup. What
    an earlier backup told of this in lines that go now is still so.
    """

    def is_other(seq: int) -> bool:
        query = select(history.c.hash).where(history.c.seq == seq)
        known: str | None = before.execute(query).scalar_one_or_none()
        return known != str(source.execute(query).scalar_one())

    last: int = source.execute(select(head.c.seq)).scalar_one()
    lines = range(1, last + 1)
    same = last if not last or not is_other(last) else bisect_left(lines, x=True, key=is_other)
    told = history.c.action == Action.ROLLED_BACK.value, history.c.version > 0, history.c.seq > same
    earlier: int | None = before.execute(select(func.min(history.c.version)).where(*told)).scalar_one()
    parted = [same + 1] if same < last else []
    return min([*parted, *([earlier] if earlier else [])], default=0)


def _go_on_from(connection: Connection, next_contract: int) -> None:
    """Have contracts numbered from some number on where that is higher: no number is ever given twice."""
    connection.execute(update(head).where(head.c.next_contract < next_contract).values(next_contract=next_contract))


def _restore_on_server(backup: str, store: Store, name: str, edit: Edit) -> str:
    """Put a backup in the place of the tables of a server, in one transaction."""
    with (
        closing(store),
        files.engine_of(backup, *_AS_IT_IS) as engine,
        engine.connect() as source,
        store.writing() as connection,
    ):
        # Who writes is waited for; who wants to write waits by the name of the table, and so finds the new one.
        connection.exec_driver_sql("LOCK TABLE head IN ACCESS EXCLUSIVE MODE")
        next_contract = connection.execute(select(head.c.next_contract)).scalar_one()
        parted = _parted(connection, source)
        aside = _make_room(connection, edit.at)
        connection.exec_driver_sql("CREATE SCHEMA cmdesk")
        create_all(connection)
        copy_tables(source, connection)
        _go_on_from(connection, next_contract)
        _tell(connection, name, edit, parted)
        store.kind.count_anew(connection)
    return aside


def _make_room(connection: Connection, at: datetime) -> str:
    """Keep the tables of a server in another schema, and return its name; of the earlier ones the last few stay."""
    query = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^cmdesk_before_restore(_[0-9a-z_]+)?$'"
    earlier = sorted(connection.exec_driver_sql(query).scalars())
    for one in earlier[: 1 - _KEPT_ON_SERVER]:
        connection.exec_driver_sql(f"DROP SCHEMA {one} CASCADE")
    name = f"cmdesk_before_restore_{at.astimezone(UTC).strftime(_AT).lower()}"
    aside = _free(name, earlier.__contains__)
    connection.exec_driver_sql(f"ALTER SCHEMA cmdesk RENAME TO {aside}")
    return aside


def move(source: Register, target: Register) -> None:
    """Put everything of a register into another one that is still empty, as from a desk to the server of a team."""
    with source.store.reading() as connection, target.store.writing() as other:
        if not is_empty(other):
            raise errors.NotEmptyError(target.place)
        copy_tables(connection, other)
        target.store.kind.count_anew(other)


def _tell(connection: Connection, name: str, edit: Edit, parted: int) -> None:
    """Write the line of history that tells of a backup put back; where it parted stands in place of a version."""
    journal = Journal(connection, edit, basis())
    told = {"action": Action.ROLLED_BACK.value, "place": storable(name)}
    nothing = {"reference": "", "edition": "", "before": None, "after": None, "fingerprint": ""}
    journal.add({"contract_id": 0, "version": parted, **told, **nothing})
    journal.close()
