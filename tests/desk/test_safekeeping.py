"""Backups of a register, and the way back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.desk.key_ring import keep_password
from cmdesk.desk.registers import edit, known_as, opened, place_of
from cmdesk.desk.safekeeping import (
    back_up,
    back_up_if_due,
    backup_in,
    backups_folder,
    backups_of,
    restore_backup,
    save_copy,
)
from cmdesk.register import backups
from cmdesk.register.errors import BadBackupError, InUseError
from cmdesk.register.records import Action
from tests.desk.key_rings import OwnKeyRing
from tests.postgresql_server import PostgresqlServer
from tests.register.kept import named

WED_2025_01_15 = date(2025, 1, 15)


def references(place: str) -> list[str]:
    """Return the references of the contracts of a register."""
    with opened(place) as register:
        return [one.reference for one in register.search("", WED_2025_01_15).rows]


def test_there_and_back() -> None:
    """A backup holds what there was, and can take its place again; the history tells of that."""
    place = place_of()
    with opened(place) as register:
        register.add(named("A"), edit())
        made = back_up(register)
        register.add(named("B"), edit())
    assert str(Path(made.path).parent) == f"{place}.backups" == backups_folder(place)
    assert [one.path for one in backups_of(place)] == [made.path]
    restore_backup(made.path, place, "B was wrong")
    assert references(place) == ["A"]
    with opened(place) as register:
        [last] = register.last_changes(most=1)
    assert (last.action, last.why) == (Action.ROLLED_BACK, "B was wrong")


def test_any_copy_can_take_its_place(tmp_path: Path) -> None:
    """It is told of by its last change; what is no register is none."""
    path = str(tmp_path / "copy.sqlite")
    with opened(place_of()) as register:
        at = register.add(named("A"), edit()).at
        save_copy(register, path)
    found = backup_in(path)
    assert (found.path, found.at, found.seq) == (path, at, 1)
    (tmp_path / "notes.txt").write_text("no backup")
    with pytest.raises(BadBackupError):
        backup_in(str(tmp_path / "notes.txt"))


def test_when_one_is_due() -> None:
    """At first, and then no sooner than after an hour in which something changed."""
    with opened(place_of()) as register:
        assert back_up_if_due(register) is not None
        register.add(named("A"), edit())
        assert back_up_if_due(register) is None


def test_what_was_deleted_long_ago_goes_with_a_backup() -> None:
    """After 30 days it cannot be had back any more, but from that backup; the history tells of it."""
    now = datetime.now(UTC)
    with opened(place_of()) as register:
        for reference, days in (("old", 31), ("young", 29)):
            stored = register.add(named(reference), edit(now=now - timedelta(days=40)))
            register.delete(stored.id, 1, edit(now=now - timedelta(days=days)))
        made = back_up_if_due(register)
        assert made is not None
        assert [one.reference for one in register.deleted().rows] == ["young"]
        [last] = register.last_changes(most=1)
        assert (last.action, last.reference) == (Action.PURGED, "old")
    with opened(made.path) as backup:
        assert sorted(one.reference for one in backup.deleted().rows) == ["old", "young"]


def test_older_ones_go() -> None:
    """Of a day long past one stays at most, beside the new one."""
    with opened(place_of()) as register:
        old = [
            backups.back_up(register, backups_folder(register.place), datetime(2024, 1, 10, hour, tzinfo=UTC))
            for hour in (8, 9)
        ]
        made = back_up(register)
    assert [one.path for one in backups_of(place_of())] == [made.path]
    assert not [one for one in old if Path(one.path).exists()]


def test_a_copy_of_ones_own(tmp_path: Path) -> None:
    """It can be opened like any register."""
    with opened(place_of()) as register:
        register.add(named("A"), edit())
        save_copy(register, str(tmp_path / "copy.sqlite"))
    assert references(str(tmp_path / "copy.sqlite")) == ["A"]


def test_a_copy_never_in_the_place_of_a_register_in_use(tmp_path: Path) -> None:
    """Neither of itself, of what lies beside it, of its backups, nor of another one that somebody has open."""
    other = tmp_path / "other.sqlite"
    with opened(place_of()) as register:
        register.add(named("A"), edit())
        made = back_up(register)
        link = tmp_path / "link.sqlite"
        link.hardlink_to(register.place)
        beside = [f"{register.place}-wal", f"{register.place}-shm", f"{register.place}-journal"]
        for path in (register.place, str(link), *beside, made.path, f"{backups_folder(register.place)}/new"):
            with pytest.raises(InUseError):
                save_copy(register, path)
        with opened(str(other)), pytest.raises(InUseError):
            save_copy(register, str(other))
        save_copy(register, str(other))
        assert [one.path for one in backups_of(register.place)] == [made.path]
    assert references(place_of()) == references(str(other)) == ["A"]


def test_a_server_has_its_folder_here(home: Path) -> None:
    """Under a name that does not tell the address, whatever form that has."""
    one = backups_folder("postgresql://ann@example.com/contracts")
    assert one == backups_folder("postgresql+psycopg://ann:***@example.com/contracts")
    assert one != backups_folder("postgresql://ann@example.com/other")
    assert Path(one).parent == home / "register"
    assert "example" not in one


@pytest.mark.needs_postgresql
def test_a_server(postgresql: PostgresqlServer, key_ring: OwnKeyRing) -> None:
    """There and back, with the password of the key ring."""
    postgresql.empty()
    place = known_as(postgresql.address)
    keep_password(place, postgresql.password)
    with opened(place) as register:
        register.add(named("A"), edit())
        made = back_up(register)
        register.add(named("B"), edit())
    assert [one.path for one in backups_of(place)] == [made.path]
    restore_backup(made.path, place)
    assert references(place) == ["A"]
    assert key_ring.kept
