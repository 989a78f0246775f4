"""Children are killed at work on a register, and all that they acknowledged must be there, and nothing torn.

A program of its own, with one thread, so that it may fork: the libraries are loaded once, and a kill costs
milliseconds. It goes by `python -m tests.register.killing WORK PLACE KILLS SEED`, prints what it did, and ends with 1
where anything was lost or torn.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

import psycopg
from sqlalchemy import Connection, NullPool, create_engine, func, select

from cmdesk.register import files
from cmdesk.register.backups import back_up, backups_in, look_into, thin
from cmdesk.register.history import checked
from cmdesk.register.migrations import migrate_file
from cmdesk.register.register import open_register
from cmdesk.register.rows import deadline_rows
from cmdesk.register.tables import SCHEMA, contracts, deadlines, head, history, metadata, versions, words
from tests.register import children
from tests.register.children import APART, AT_A_TIME, POOL, Work, add_remark, edit_of, killed, numbers_told, started

_ROUNDS = 25
"""Kills that one register lives through, before a new one takes its place."""

_MOST = {"edits": 20, "imports": 3, "backups": 4, "cuts": 30}
"""What a child may have acknowledged when it is killed, at the most."""

_AFTER_A_STEP, _FROM_THE_START = 0.012, 0.1
"""Seconds in which a child is killed after it told something, or after it was started, at the most."""

_LONG_AFTER = datetime(2100, 1, 1, tzinfo=UTC)
_BY_BODY = {one.body: one for one in POOL}


# What must be found


def numbers_in(place: str, size: int) -> set[int]:
    """Return the numbers of the edits that a register holds, each whole; raise where anything is torn."""
    with open_register(place) as register:
        assert register.check().broken is None, register.check()
        with register.store.reading() as connection:
            found = Counter(connection.execute(select(versions.c.why)).scalars())
            _check_whole(connection)
    assert not [why for why, times in found.items() if times != size], found
    if "://" not in place:
        with closing(sqlite3.connect(place)) as plain:
            files.check_sound(plain, place, thoroughly=True)
    return set(map(int, found))


def _check_whole(connection: Connection) -> None:
    """Raise where what hangs on a contract is not what its last version says."""
    bodies = {(row.contract_id, row.version): row.body for row in connection.execute(select(versions))}
    lines = connection.execute(select(history.c.contract_id, history.c.version).distinct()).all()
    assert {tuple(row) for row in lines} == set(bodies)
    wanted_words, wanted_deadlines, last = set(), [], {}
    for row in connection.execute(select(contracts)).mappings():
        last[row["id"]] = row["version"]
        one = _BY_BODY[bodies[row["id"], row["version"]]]
        assert {name: row[name] for name in one.index} == one.index
        wanted_words |= {(word, row["id"]) for word in row["searched"].split()}
        if row["deleted_at"] is None:
            wanted_deadlines += [(each["contract_id"], each["day"]) for each in deadline_rows(row["id"], one.deadlines)]
    assert set(bodies) == {(one, version) for one, until in last.items() for version in range(1, until + 1)}
    assert {tuple(row) for row in connection.execute(select(words.c.word, words.c.contract_id))} == wanted_words
    there = connection.execute(select(func.count()).where(contracts.c.deleted_at.is_(None))).scalar_one()
    assert connection.execute(select(head.c.kept)).scalar_one() == there
    kept = connection.execute(select(deadlines.c.contract_id, deadlines.c.day)).all()
    assert sorted(map(tuple, kept)) == sorted(wanted_deadlines)


def check_backups(told: list[str], folder: str) -> None:
    """Raise where an acknowledged backup is missing, or one that has its name is not whole; keep but the last."""
    made = backups_in(folder)
    assert {line.split(maxsplit=1)[1] for line in told if line.startswith("backup")} <= {one.path for one in made}
    for one in made:
        look_into(one.path)
    thin(folder, _LONG_AFTER)
    there = Path(folder)  # not there where every kill of the round came before the first backup
    names = {each.name for each in there.iterdir()} if there.exists() else set()
    assert names == {Path(one.path).name for one in made[:1]}, names


def check_swept(place: str) -> None:
    """Raise where a kill leaves anything beside a register for good."""
    folder = Path(place).parent
    with open_register(place) as register:
        back_up(register, str(folder / "backups"), _LONG_AFTER)
    assert {one.name for one in folder.iterdir()} == {Path(place).name, "backups"}, list(folder.iterdir())


# Rounds


def places(place: str) -> Iterator[str]:
    """Yield places for one register after the other: a folder for each, or the database, made empty."""
    for at in count():
        if "://" in place:
            with connected(place) as connection:
                connection.execute("DROP SCHEMA IF EXISTS cmdesk CASCADE")
            yield place
        else:
            folder = Path(place, str(at))
            folder.mkdir()
            yield str(folder / "register.sqlite")


def connected(address: str) -> psycopg.Connection[tuple[object, ...]]:
    """Return a connection of our own to the database of a register."""
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=True)


def wait_for_the_server(address: str) -> None:
    """Wait until a server noticed that its clients are gone: one may be storing what was asked of it last."""
    asked = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() "
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with connected(address) as connection:
        while connection.execute(asked).fetchall():
            time.sleep(0.002)


def kill_often(name: str, place: str, kills: int, draw: Random) -> str:
    """Kill children at work on a register, again and again; return what came of it."""
    work: Work = {"edits": children.edits, "imports": children.imports, "backups": children.backups}[name]
    size = AT_A_TIME if name == "imports" else 1
    acknowledged = unheard = 0
    new, known, here = places(place), set[int](), ""
    for at in range(kills):
        if at % _ROUNDS == 0:
            known, here = set(), next(new)
        wait, linger = (
            draw.randrange(_MOST[name] + 1),
            draw.random() * (_AFTER_A_STEP if at % _ROUNDS else _FROM_THE_START),
        )
        told = killed(work, here, 1 + at % _ROUNDS * APART, wait, linger)
        if "://" in place:
            wait_for_the_server(place)
        found = numbers_in(here, size)
        done, tried = numbers_told(told, "done"), numbers_told(told, "try")
        assert done <= found - known <= tried, (done, found - known, tried)
        acknowledged, unheard, known = acknowledged + len(done), unheard + len(found - known - done), found
        if name == "backups":
            check_backups(told, str(Path(here).parent / "backups"))
        if "://" not in place and (at % _ROUNDS == _ROUNDS - 1 or at == kills - 1):
            check_swept(here)
    return f"{kills} kills, {acknowledged} acknowledged, {unheard} stored and not yet told, 0 lost"


def cut_often(address: str, times: int, draw: Random) -> str:
    """End the connections of a child at work, again and again; return what came of it."""
    new, acknowledged, lost = places(address), 0, 0
    for _ in range(0, times, _ROUNDS):
        here, told = next(new), list[str]()
        pid, end = started(children.cuts, here, 1)
        with os.fdopen(end) as lines:
            for _ in range(min(times, _ROUNDS)):
                wanted = len(told) + draw.randrange(2, _MOST["cuts"])
                told += (lines.readline().strip() for _ in range(wanted - len(told)))
                time.sleep(draw.random() * 0.01)
                with connected(address) as connection:
                    connection.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE application_name = 'cmdesk' AND datname = current_database()"
                    )
            os.kill(pid, signal.SIGKILL)
            told += map(str.strip, lines)
        children.wait_for_the_end(pid)
        wait_for_the_server(address)
        found = numbers_in(here, 1)
        done, tried = numbers_told(told, "done"), numbers_told(told, "try")
        assert done <= found <= tried, (done, found, tried)
        acknowledged, lost = acknowledged + len(done), lost + sum(line.startswith("lost") for line in told)
    return f"{times} cuts, {acknowledged} acknowledged at last, {lost} tried again"


def kill_migrations(folder: str, kills: int, draw: Random) -> str:
    """Kill children that migrate a file; return how often the file was the old one afterwards, and the new one."""
    original = Path(folder, "original.sqlite")
    with open_register(str(original)) as register:
        for number in range(1, 6):
            register.add_all(draw.choices(POOL, k=AT_A_TIME), edit_of(number))
        register.delete(7, 1, edit_of(6))
        uncleanly = {end: Path(f"{original}{end}").read_bytes() for end in ("", "-wal")}
    wanted, found = content_of(str(original), SCHEMA), Counter[int]()
    for at in range(kills):
        path = Path(folder, str(at), "register.sqlite")
        path.parent.mkdir()
        for end, content in uncleanly.items():
            Path(f"{path}{end}").write_bytes(content)
        wait, linger = at % 2, draw.random() * _FROM_THE_START
        told = killed(children.migration, str(path), 1, wait, linger)
        found[_migrated_at_last(path, wanted, told)] += 1
    return f"{kills} kills, {found[SCHEMA]} found the old file, {found[SCHEMA + 1]} the new one, 0 lost"


def _migrated_at_last(path: Path, wanted: dict[str, list[tuple[object, ...]]], told: list[str]) -> int:
    """Return which schema a file had after a kill; raise where it was not whole, or cannot be migrated any more."""
    schema = path.read_bytes()[63]
    assert content_of(str(path), schema) == wanted
    assert schema > SCHEMA or "done 0" not in told
    if schema == SCHEMA:
        migrate_file(str(path), {SCHEMA: add_remark}, SCHEMA + 1)
        assert content_of(str(path), SCHEMA + 1) == wanted
    files.sweep(str(path.parent), _LONG_AFTER)
    assert {one.name for one in path.parent.iterdir()} == {"register.sqlite", f"register.sqlite.schema-{SCHEMA}"}
    shutil.rmtree(path.parent)
    return schema


def content_of(path: str, schema: int) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a sound file holds, without what a migration adds."""
    with closing(sqlite3.connect(path)) as plain:
        files.check_sound(plain, path, thoroughly=True)
        assert plain.execute("SELECT schema FROM head").fetchall() == [(schema,)]
        remarks = [row for row in plain.execute("PRAGMA table_info(contracts)") if row[1] == "remark"]
        assert len(remarks) == schema - SCHEMA
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        assert checked(connection).broken is None
        tables = [table for table in metadata.sorted_tables if table.name != "head"]
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in tables}


def main(name: str, place: str, number: str, seed: str) -> None:
    """Do what the command line says."""
    draw, times = Random(f"{name} {seed}"), int(number)
    if name == "migrations":
        print(kill_migrations(place, times, draw))  # noqa: T201  # a program tells what it did
    elif name == "cuts":
        print(cut_often(place, times, draw))  # noqa: T201  # as above
    else:
        print(kill_often(name, place, times, draw))  # noqa: T201  # as above


if __name__ == "__main__":
    main(*sys.argv[1:])
