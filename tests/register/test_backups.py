"""Backups are whole, checked, thinned, and lead back."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.operations import Operations

from cmdesk.register import backups, errors, files, keeping
from cmdesk.register.backups import (
    Backup,
    back_up,
    backups_in,
    is_due,
    look_into,
    move,
    restore,
    save_copy,
    thin,
    to_keep,
)
from cmdesk.register.history import sealed
from cmdesk.register.merging import merged
from cmdesk.register.migrations import STEPS
from cmdesk.register.records import Action, Conflict, Stored
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import NOTHING_YET, SCHEMA
from tests.helpers import contract_of
from tests.postgresql_server import PostgresqlServer
from tests.register.kept import ANN, BO, MORNING, WED_2025_01_15, later, named
from tests.register.test_copying import rows

HOUR = timedelta(hours=1)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return the name of a folder for backups, which is still to be made."""
    return str(tmp_path / "backups")


def test_a_backup_has_everything(register: Register, folder: str) -> None:
    """It is a register itself, its owner's alone, named by when it was made."""
    register.add_all([named("A"), named("B")], ANN)
    made = back_up(register, folder, MORNING)
    assert made == Backup(str(Path(folder, "register-20250115T090000Z-2.sqlite")), MORNING, 2)
    assert Path(made.path).stat().st_mode & 0o777 == 0o600
    assert Path(folder).stat().st_mode & 0o777 == 0o700
    assert [one.name for one in Path(folder).iterdir()] == [Path(made.path).name]
    with open_register(made.path) as copy:
        assert rows(copy) == rows(register)
        assert copy.check().broken is None


def test_it_is_made_while_others_write(register: Register, folder: str) -> None:
    """What is stored during it is in it as a whole or not at all."""
    for at in range(5):
        register.add(named(f"R{at}"), later(at))
        made = back_up(register, folder, MORNING + at * HOUR)
        register.add(named(f"S{at}"), later(at))
        with open_register(made.path) as copy:
            assert copy.check().lines == made.seq == 2 * at + 1


def test_the_last_one_comes_first(register: Register, folder: str) -> None:
    """Whatever else lies in the folder."""
    assert backups_in(folder) == ()
    first = back_up(register, folder, MORNING)
    second = back_up(register, folder, MORNING + HOUR)
    Path(folder, "holiday.jpg").touch()
    assert backups_in(folder) == (second, first)


def test_a_backup_is_due_by_the_hour_where_something_changed(register: Register, folder: str) -> None:
    """And at once where there is none."""
    assert is_due(register, folder, MORNING)
    back_up(register, folder, MORNING)
    assert not is_due(register, folder, MORNING + 2 * HOUR)
    register.add(named("A"), ANN)
    assert not is_due(register, folder, MORNING + HOUR - timedelta(seconds=1))
    assert is_due(register, folder, MORNING + HOUR)


def test_a_backup_from_the_future_does_not_count(register: Register, folder: str) -> None:
    """The clock was a year ahead when it was made; backups go on as ever."""
    back_up(register, folder, MORNING + timedelta(days=365))
    assert is_due(register, folder, MORNING)
    back_up(register, folder, MORNING)
    register.add(named("A"), ANN)
    assert not is_due(register, folder, MORNING + timedelta(minutes=59))
    assert is_due(register, folder, MORNING + HOUR)


def test_which_backups_are_kept() -> None:
    """All of 24 hours, daily of a week, weekly of a year, and the last one whatever its age."""
    now = datetime(2025, 1, 15, 18, 30, tzinfo=UTC)
    today = [now.replace(hour=9, minute=at) for at in (0, 20, 40)] + [now - timedelta(days=1)]
    week = [now - timedelta(days=days, hours=hours) for days in range(2, 7) for hours in (0, 5)]
    year = [datetime(2024, 12, day, tzinfo=UTC) for day in range(1, 15)]
    old = [datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 5, 1, tzinfo=UTC)]
    assert to_keep(today + week + year + old, now) == {
        *today,
        *(now - timedelta(days=days) for days in range(2, 7)),
        datetime(2024, 12, 1, tzinfo=UTC),
        datetime(2024, 12, 8, tzinfo=UTC),
        datetime(2024, 12, 14, tzinfo=UTC),
    }
    assert to_keep(old, now) == {datetime(2023, 5, 1, tzinfo=UTC)}
    assert to_keep([now, *old], now) == {now}
    assert to_keep([], now) == frozenset()


def test_what_is_not_kept_is_removed(register: Register, folder: str) -> None:
    """And told; the others stay."""
    made = [back_up(register, folder, MORNING + timedelta(minutes=at)) for at in (0, 10, 70)]
    assert thin(folder, MORNING + timedelta(days=1)) == ()
    assert thin(folder, MORNING + timedelta(days=1, minutes=11)) == (made[0],)
    assert thin(folder, MORNING + timedelta(days=2)) == (made[1],)
    assert backups_in(folder) == (made[2],)


def test_what_a_kill_left_is_swept_out(register: Register, folder: str) -> None:
    """Once it is an hour old: a younger one may still be in the making."""
    made = back_up(register, folder, MORNING)
    half = [Path(folder, f".cmdesk-0123456789ab.part{end}") for end in ("", "-wal", "-shm", "-journal")]
    other = Path(folder, ".cmdesk-notes.part")
    for one in (*half, other):
        one.touch()
        os.utime(one, times=(MORNING.timestamp(), MORNING.timestamp()))
    thin(folder, MORNING + HOUR)
    assert all(one.exists() for one in half)
    thin(folder, MORNING + HOUR + timedelta(seconds=1))
    assert sorted(Path(folder).iterdir()) == [other, Path(made.path)]
    assert thin(str(Path(folder, "none")), MORNING) == ()


def test_what_a_kill_left_in_the_temporary_folder_is_swept_out(
    register: Register, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next backup does that, with files that are one's own."""
    monkeypatch.setattr(backups, "gettempdir", lambda: str(tmp_path / "temporary"))
    half = tmp_path / "temporary" / ".cmdesk-0123456789ab.part"
    half.parent.mkdir()
    half.touch()
    os.utime(half, times=(MORNING.timestamp(), MORNING.timestamp()))
    back_up(register, folder, MORNING + HOUR)
    assert half.exists()
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: half.stat().st_uid + 1)
        back_up(register, folder, MORNING + 2 * HOUR)
    assert half.exists()
    back_up(register, folder, MORNING + 3 * HOUR)
    assert not half.exists()


def test_a_backup_that_is_not_sound_is_none(register: Register, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It never gets its name, and nothing of it is left."""
    register.add(named("A"), ANN)

    def find(*_: object, **__: object) -> None:
        raise errors.DamagedError("x")

    monkeypatch.setattr(files, "check_sound", find)
    with pytest.raises(errors.DamagedError):
        back_up(register, folder, MORNING)
    assert not list(Path(folder).iterdir())


@pytest.mark.parametrize(
    "failure, kind",
    [(OSError(28, "full"), errors.DiskFullError), (sqlite3.DatabaseError("told"), errors.UnexpectedError)],
)
def test_a_backup_that_cannot_be_made_is_told(
    register: Register, folder: str, monkeypatch: pytest.MonkeyPatch, failure: Exception, kind: type[Exception]
) -> None:
    """By what stands in the way."""

    def fail(_: str) -> None:
        raise failure

    monkeypatch.setattr(files, "make_durable", fail)
    with pytest.raises(kind):
        back_up(register, folder, MORNING)


def test_a_folder_that_cannot_be_made_is_told(register: Register, tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / "file").touch()
    with pytest.raises(errors.NoSuchPlaceError):
        back_up(register, str(tmp_path / "file" / "backups"), MORNING)


def test_a_copy_is_saved_under_any_name(register: Register, tmp_path: Path) -> None:
    """In place of what stands there."""
    register.add(named("A"), ANN)
    target = tmp_path / "copy.sqlite"
    target.touch()
    save_copy(register, str(target))
    with open_register(str(target)) as copy:
        assert rows(copy) == rows(register)


def test_a_copy_is_saved_where_the_folder_is_gone(tmp_path: Path) -> None:
    """Renamed under the open register, which still has its file."""
    (tmp_path / "a").mkdir()
    with open_register(str(tmp_path / "a" / "r.sqlite")) as register:
        register.add(named("A"), ANN)
        (tmp_path / "a").rename(tmp_path / "b")
        save_copy(register, str(tmp_path / "copy.sqlite"))
    with open_register(str(tmp_path / "copy.sqlite")) as copy:
        assert copy.check().lines == 1


def test_the_way_back(place: str, folder: str) -> None:
    """All is as it was then; what was there in between is kept, and the history tells of it."""
    with open_register(place) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
        register.add(named("B"), BO)
    restore(made.path, place, later(5, who="Ann", why="lost"))
    with open_register(place) as register:
        assert [row.reference for row in register.search("", WED_2025_01_15).rows] == ["A"]
        told = register.history()[-1]
        assert (told.action, told.place, told.who, told.why) == (
            Action.ROLLED_BACK,
            "register-20250115T090000Z-1.sqlite",
            "Ann",
            "lost",
        )
        assert register.check().broken is None
        assert register.add(named("C"), later(6)).id == 3
        if "://" not in place:
            assert Path(place).stat().st_mode & 0o777 == 0o600
    restore(made.path, place, later(7))


def test_what_was_put_back_tells_of_it_at_once(tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill right after the backup took its place leaves a register whose history is whole."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
    replace = files.replace

    def replace_and_die(beside: str, taken: str) -> None:
        replace(beside, taken)
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "replace", replace_and_die)
    with pytest.raises(KeyboardInterrupt):
        restore(made.path, path, BO)
    with open_register(path) as register:
        assert [one.action for one in register.history()] == [Action.ADDED, Action.ROLLED_BACK]
        assert register.check().broken is None
    assert not [one.name for one in tmp_path.iterdir() if one.name.startswith(".cmdesk-")]


def edited_and_rolled_back(place: str, folder: str) -> None:
    """Bring a contract to version 4, and put back a backup in which it has version 2, and no other contract is."""
    with open_register(place) as register:
        register.add(contract_of(), ANN)
        register.put(1, contract_of(currency="DKK"), 1, later(1))
        made = back_up(register, folder, MORNING)
        register.put(1, contract_of(currency="DKK", law="NL"), 2, later(2))
        register.put(1, contract_of(currency="DKK", law="DE"), 3, later(3))
        register.add(named("B"), later(4))
        register.put(2, named("B", law="NL"), 1, later(5))
    restore(made.path, place, later(6))


def test_an_edit_of_a_version_that_went_is_a_conflict(place: str, folder: str) -> None:
    """Both have the last version of the backup for a base: nothing of either is lost."""
    edited_and_rolled_back(place, folder)
    mine = contract_of(currency="DKK", law="DE", client={"name": "Mine"})
    with open_register(place) as register:
        found = register.put(1, mine, 4, later(7))
        assert isinstance(found, Conflict)
        assert (found.stored.version, found.expected_version, found.base) == (2, 2, contract_of(currency="DKK"))
        assert ([one.place for one in found.mine], found.theirs, found.clashes) == (["client.name", "law"], (), ())
        assert register.get(1).version == 2
        register.put(1, contract_of(currency="SEK", law="FR"), 2, later(8))
        found = register.put(1, mine, 4, later(9))
        assert isinstance(found, Conflict)
        assert (found.stored.version, found.clashes) == (3, ("law",))
        assert merged(found, mine) == contract_of(currency="SEK", law="DE", client={"name": "Mine"})
        assert isinstance(register.delete(1, 4, later(10)), Conflict)


def test_a_number_given_twice_is_that_of_the_version_that_is_stored(place: str, folder: str) -> None:
    """Whoever kept the contract as it was knows better, and makes the conflict of that."""
    edited_and_rolled_back(place, folder)
    third = contract_of(currency="DKK", law="NL")
    mine = contract_of(currency="DKK", law="NL", client={"name": "Mine"})
    with open_register(place) as register:
        register.put(1, contract_of(currency="SEK"), 2, later(7))
        register.put(1, contract_of(currency="SEK", client={"name": "Theirs"}), 3, later(8))
        found = register.put(1, mine, 3, later(9))
        assert isinstance(found, Conflict)
        assert found.base == contract_of(currency="SEK")
        known = replace(register.get(1, 3), contract=third, at=MORNING)
        assert register.holds(known)
        own = keeping.conflict_of(found.stored, known, mine)
        assert (own.base, [one.place for one in own.mine]) == (third, ["client.name"])


def test_an_edit_of_a_contract_that_went_stores_nothing(place: str, folder: str) -> None:
    """Its number is never given to another one."""
    edited_and_rolled_back(place, folder)
    with open_register(place) as register:
        assert register.add(named("C"), later(7)).id == 3
        with pytest.raises(errors.NoSuchContractError):
            register.put(2, named("B", law="DE"), 2, later(8))
        with pytest.raises(errors.NoSuchContractError):
            register.delete(2, 2, later(8))


def test_an_edit_of_a_contract_whose_number_was_lost_stores_nothing(tmp_path: Path, folder: str) -> None:
    """Where nothing was there to tell it, the number is that of another one, which has nothing in common with it."""
    path = tmp_path / "r.sqlite"
    edited_and_rolled_back(str(path), folder)
    path.unlink()
    assert restore(backups_in(folder)[0].path, str(path), later(6)) is None
    with open_register(str(path)) as register:
        assert register.add(named("C"), later(7)).id == 2
        with pytest.raises(errors.NoSuchContractError):
            register.put(2, named("B", law="DE"), 2, later(8))
        with pytest.raises(errors.NoSuchContractError):
            register.delete(2, 2, later(8))
        assert register.get(2).contract == named("C")


def test_a_contract_is_known_across_a_backup(place: str, folder: str) -> None:
    """One that was there when it was made; also where other versions have come since."""
    edited_and_rolled_back(place, folder)
    with open_register(place) as register:
        third = replace(register.get(1), version=3, at=MORNING, contract=contract_of(currency="DKK", law="NL"))
        assert register.holds(third)
        made = register.put(1, contract_of(currency="SEK"), 2, later(8))
        assert register.holds(third)
        assert register.base(1, 3, third.at) == register.base(1, 4, None) == register.get(1, 2)
        assert register.base(1, 3, later(8).at) == register.base(1, 3, None) == made
        with pytest.raises(errors.NoSuchContractError):
            register.holds(replace(third, id=2))
        with pytest.raises(errors.NoSuchContractError):
            register.base(2, 1, None)


def test_a_contract_whose_number_was_lost_is_not_another_one(tmp_path: Path, folder: str) -> None:
    """In whichever version that is."""
    path = tmp_path / "r.sqlite"
    edited_and_rolled_back(str(path), folder)
    path.unlink()
    restore(backups_in(folder)[0].path, str(path), later(6))
    with open_register(str(path)) as register:
        other = register.add(named("C"), later(7))
        assert not register.holds(replace(other, contract=named("B"), at=MORNING))
        assert not register.holds(replace(other, contract=named("B"), at=MORNING, version=2))


def restored_from_elsewhere(place: str, tmp_path: Path) -> Stored:
    """Bring a contract to version 3, put the file of another register in its place, and return what was known."""
    with open_register(place) as register:
        register.add(contract_of(), ANN)
        register.put(1, contract_of(currency="DKK"), 1, later(1))
        known = register.put(1, contract_of(currency="DKK", law="NL"), 2, later(2))
    other = str(tmp_path / "other.sqlite")
    with open_register(other) as register:
        register.add(named("OTHER"), BO)
    restore(other, place, later(3))
    assert isinstance(known, Stored)
    return known


def test_a_contract_of_another_register_is_another_one(place: str, tmp_path: Path) -> None:
    """Nothing is stored into it under its number, also after further backups; what comes then is known again."""
    known = restored_from_elsewhere(place, tmp_path)
    with open_register(place) as register:
        assert not register.holds(known)
        for version, at in ((3, None), (1, ANN.at)):
            with pytest.raises(errors.NoSuchContractError):
                register.base(1, version, at)
        with pytest.raises(errors.NoSuchContractError):
            register.put(1, known.contract, 3, later(4))
        with pytest.raises(errors.NoSuchContractError):
            register.delete(1, 3, later(4))
        added = register.add(named("NEW"), later(5))
        save_copy(register, str(tmp_path / "copy.sqlite"))
        new = register.put(added.id, named("NEW", law="NL"), 1, later(6))
        assert isinstance(new, Stored)
    restore(str(tmp_path / "copy.sqlite"), place, later(7))
    with open_register(place) as register:
        assert not register.holds(known)
        assert register.holds(new)
        assert isinstance(register.put(added.id, named("NEW", law="DE"), 2, later(8)), Conflict)
    restore(str(tmp_path / "other.sqlite"), place, later(9))
    with open_register(place) as register:
        assert register.get(1).contract == named("OTHER")
        assert not register.holds(known)


def test_a_contract_is_known_where_the_histories_part_later(tmp_path: Path, folder: str) -> None:
    """As where what was kept of an earlier restore is put back: what both have from before is the same."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        register.add(contract_of(), ANN)
        made = back_up(register, folder, MORNING)
        register.add(named("B"), later(1))
    kept = restore(made.path, path, later(2))
    with open_register(path) as register:
        known = register.put(1, contract_of(law="NL"), 1, later(3))
        assert isinstance(known, Stored)
    assert kept is not None
    restore(kept, path, later(4))
    with open_register(path) as register:
        assert register.holds(known)
        assert [one.version for one in register.history() if one.action is Action.ROLLED_BACK] == [2]
        assert register.holds(replace(register.get(2)))
        assert not register.holds(replace(register.get(2), version=2, at=MORNING, contract=named("C")))
        assert register.check().broken is None


def test_numbers_go_on_from_the_higher_one(place: str, folder: str) -> None:
    """Also where the backup put back is the one with more contracts."""
    with open_register(place) as register:
        few = back_up(register, folder, MORNING)
        register.add_all([named("A"), named("B")], ANN)
        many = back_up(register, folder, MORNING + HOUR)
    restore(few.path, place, later(1))
    with open_register(place) as register:
        assert register.add(named("C"), later(2)).id == 3
    restore(many.path, place, later(3))
    with open_register(place) as register:
        assert register.add(named("D"), later(4)).id == 4
        assert register.check().broken is None


def test_what_was_there_before_is_kept(tmp_path: Path, folder: str) -> None:
    """Beside it, a register like any other."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        made = back_up(register, folder, MORNING)
        register.add(named("B"), BO)
    aside = restore(made.path, path, ANN)
    assert aside == f"{path}.before-restore-20250115T090000Z"
    with open_register(aside) as before:
        assert before.get(1).contract == named("B")


def test_every_restore_keeps_what_was_there(place: str, folder: str) -> None:
    """However many there are, and within one second too; a mistake can be taken back."""
    with open_register(place) as register:
        made = back_up(register, folder, MORNING)
    kept = []
    for reference in ("A", "B", "C"):
        with open_register(place) as register:
            register.add(named(reference), ANN)
        kept.append(restore(made.path, place, ANN))
    mark = "cmdesk_before_restore_20250115t090000z" if "://" in place else f"{place}.before-restore-20250115T090000Z"
    assert kept == [mark, f"{mark}_2", f"{mark}_3"]
    if "://" not in place:
        for at, reference in enumerate(("A", "B", "C"), 1):
            with open_register(str(kept[at - 1])) as before:
                assert before.get(at).contract == named(reference)


@pytest.mark.needs_postgresql
def test_a_server_keeps_the_last_five(postgresql: PostgresqlServer, folder: str) -> None:
    """Of what stood there; the oldest go, and what is somebody else's stays."""
    postgresql.empty()
    with open_register(postgresql.address) as register:
        made = back_up(register, folder, MORNING)
    with postgresql.connected() as connection:
        connection.execute("CREATE SCHEMA cmdesk_before_restore")
        connection.execute("CREATE SCHEMA cmdesk_notes")
        for minute in range(6):
            restore(made.path, postgresql.address, later(minute))
        query = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cmdesk%' ORDER BY nspname"
        found = [name for (name,) in connection.execute(query)]
    kept = [f"cmdesk_before_restore_20250115t090{minute}00z" for minute in range(1, 6)]
    assert found == ["cmdesk", *kept, "cmdesk_notes"]


def test_a_damaged_register_can_be_replaced(tmp_path: Path, folder: str) -> None:
    """With whatever stands beside it: its log would damage the other."""
    path = tmp_path / "r.sqlite"
    with open_register(str(path)) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
    path.write_bytes(b"garbage" * 1000)
    Path(f"{path}-wal").write_bytes(b"log")
    aside = restore(made.path, str(path), BO)
    with open_register(str(path)) as register:
        assert register.get(1).contract == named("A")
    assert Path(str(aside)).read_bytes() == b"garbage" * 1000
    assert Path(f"{aside}-wal").read_bytes() == b"log"
    assert Path(f"{aside}-wal").stat().st_mode & 0o777 == 0o600


def test_a_register_without_its_head_can_be_replaced(tmp_path: Path, folder: str) -> None:
    """Numbers then go on from those of the backup."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        made = back_up(register, folder, MORNING)
    forged(path, "DROP TABLE head")
    restore(made.path, path, BO)
    with open_register(path) as register:
        assert register.add(named("A"), later(2)).id == 1


def test_what_was_still_in_the_log_is_kept_too(tmp_path: Path, folder: str) -> None:
    """After a kill the last edits are there alone; without links a copy is kept."""
    path = tmp_path / "r.sqlite"
    with open_register(str(tmp_path / "other.sqlite")) as register:
        made = back_up(register, folder, MORNING)
        register.add(named("A"), ANN)
        for end in ("", "-wal"):
            Path(f"{path}{end}").write_bytes((tmp_path / f"other.sqlite{end}").read_bytes())
    aside = str(restore(made.path, str(path), BO))
    with open_register(aside) as before:
        assert before.get(1).contract == named("A")
    assert not Path(f"{aside}-wal").exists()


def test_a_register_that_is_gone_can_be_replaced(tmp_path: Path, folder: str) -> None:
    """There is nothing to keep."""
    with open_register(str(tmp_path / "r.sqlite")) as register:
        made = back_up(register, folder, MORNING)
    assert restore(made.path, str(tmp_path / "new.sqlite"), ANN) is None
    assert not list(tmp_path.glob("new.sqlite.*"))


def test_a_register_that_somebody_has_open_is_not_replaced(tmp_path: Path, folder: str) -> None:
    """What they store would be lost."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
    earlier = Path(str(restore(made.path, path, ANN)))
    with open_register(path) as register:
        before = sorted(tmp_path.iterdir())
        with pytest.raises(errors.OpenElsewhereError):
            restore(made.path, path, BO)
        register.add(named("B"), BO)
        assert register.check().lines == 3
        assert sorted(tmp_path.iterdir()) == before
    with open_register(str(earlier)) as found:
        assert found.get(1).contract == named("A")


def forged(path: str, *statements: str) -> None:
    """Do something to a file that we never would."""
    with closing(sqlite3.connect(path)) as connection:
        for one in statements:
            connection.execute(one)
        connection.commit()


def test_a_backup_that_was_altered_is_not_restored(tmp_path: Path, folder: str) -> None:
    """Neither one with broken pages nor one with a broken history; what is there stays."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
    before = Path(path).read_bytes()
    forged(made.path, "DROP TRIGGER history_no_UPDATE", "UPDATE history SET who = 'Eve'")
    with pytest.raises(errors.BadBackupError):
        restore(made.path, path, BO)
    Path(made.path).write_bytes(Path(made.path).read_bytes()[:5000])
    with pytest.raises(errors.BadBackupError):
        restore(made.path, path, BO)
    Path(made.path).write_bytes(b"garbage")
    with pytest.raises(errors.BadBackupError):
        restore(made.path, path, BO)
    with pytest.raises(errors.NoSuchFileError):
        restore(str(tmp_path / "none"), path, BO)
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        ["PRAGMA user_version = 0"],
        ["DELETE FROM head"],
        ["DROP TABLE history"],
        [
            "DROP TRIGGER history_no_UPDATE",
            "DROP TRIGGER versions_no_UPDATE",
            "UPDATE history SET at = 'noon'",
            "UPDATE versions SET at = 'noon'",
        ],
        ["DROP TRIGGER history_no_UPDATE", "UPDATE history SET contract_id = 'one', fingerprint = 'x' WHERE seq = 2"],
    ],
)
def test_whatever_stands_in_a_file_it_is_told(tmp_path: Path, folder: str, statements: list[str]) -> None:
    """One that bears our mark may still hold anything, sealed as it should be."""
    with open_register(str(tmp_path / "r.sqlite")) as register:
        register.add(named("A"), ANN)
        register.add(named("B"), ANN)
        made = back_up(register, folder, MORNING)
    forged(made.path, *statements)
    with suppress(sqlite3.Error):
        resealed(made.path)
    with pytest.raises(errors.BadBackupError):
        look_into(made.path)


def resealed(path: str) -> None:
    """Seal the history of a file anew, as whoever alters it may."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        seal = NOTHING_YET
        for row in connection.execute("SELECT * FROM history ORDER BY seq").fetchall():
            seal = sealed(seal, dict(row))
            connection.execute("UPDATE history SET hash = ? WHERE seq = ?", (seal, row["seq"]))
        connection.execute("UPDATE head SET hash = ?", (seal,))
        connection.commit()


def test_a_desk_moves_to_a_team(place: str, tmp_path: Path) -> None:
    """With history, versions and all; never into a register that has something of its own."""
    with open_register(str(tmp_path / "desk.sqlite")) as desk, open_register(place) as team:
        desk.add(named("A"), ANN)
        desk.put(1, named("A", law="NL"), 1, BO)
        move(desk, team)
        assert rows(team) == rows(desk)
        assert team.check().lines == 2
        with pytest.raises(errors.NotEmptyError):
            move(desk, team)


def test_nothing_of_a_failed_copy_is_left(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops it."""

    def fail(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(backups, "_copy", fail)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError):
        save_copy(register, str(tmp_path / "copy.sqlite"))
    assert sorted(tmp_path.iterdir()) == before


def test_any_sound_register_is_a_backup(tmp_path: Path) -> None:
    """Of the last line of its history; an empty one of when its file was made."""
    path = str(tmp_path / "r.sqlite")
    with open_register(path):
        pass
    os.utime(path, (1.0, MORNING.timestamp()))
    assert look_into(path) == Backup(path, MORNING, 0, NOTHING_YET)
    with open_register(path) as register:
        register.add(named("A"), ANN)
        register.add(named("B"), later(1))
        seal = register.changes_since(0).seal
    assert look_into(path) == Backup(path, later(1).at, 2, seal)


def test_a_register_in_use_is_no_backup(tmp_path: Path) -> None:
    """Nor is the file that is to be replaced."""
    path, other = str(tmp_path / "r.sqlite"), str(tmp_path / "other.sqlite")
    with open_register(path) as register, open_register(other) as theirs:
        register.add(named("A"), ANN)
        theirs.add(named("B"), ANN)
        with pytest.raises(errors.InUseError):
            look_into(other)
    before = Path(path).read_bytes()
    with pytest.raises(errors.InUseError):
        restore(path, path, BO)
    assert Path(path).read_bytes() == before
    assert restore(other, path, BO) is not None
    with open_register(path) as register:
        assert [one.reference for one in register.search("", WED_2025_01_15).rows] == ["B"]


def made_older(backup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a backup be of a schema before this one, in which two things were otherwise, with the step that leads on."""

    def step(operations: Operations) -> None:
        operations.execute("ALTER TABLE history RENAME COLUMN made_with TO program")
        operations.execute("ALTER TABLE contracts ADD COLUMN country TEXT")

    forged(
        backup,
        "ALTER TABLE history RENAME COLUMN program TO made_with",
        "ALTER TABLE contracts DROP COLUMN country",
        f"PRAGMA user_version = {SCHEMA - 1}",
    )
    monkeypatch.setitem(STEPS, SCHEMA - 1, step)


def test_a_backup_of_an_older_schema_is_migrated_on_its_way(
    place: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a copy: the backup stays as it was made, and nothing is left of the copy."""
    with open_register(place) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
        register.add(named("B"), later(1))
    made_older(made.path, monkeypatch)
    before = Path(made.path).read_bytes()
    monkeypatch.setattr(backups, "gettempdir", lambda: folder)
    restore(made.path, place, BO)
    assert Path(made.path).read_bytes() == before
    assert [one.name for one in Path(folder).iterdir()] == [Path(made.path).name]
    with open_register(place) as register:
        assert [one.reference for one in register.search("", WED_2025_01_15).rows] == ["A"]
        assert [one.action for one in register.history()] == [Action.ADDED, Action.ROLLED_BACK]
        assert (register.check().lines, register.check().broken) == (2, None)
        assert register.add(named("C"), later(3)).id == 3
        assert register.search("ref:C", WED_2025_01_15).total == 1


def test_a_full_temporary_folder_is_told_as_such(tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is room enough where the backup lies."""
    with open_register(str(tmp_path / "r.sqlite")) as register:
        made = back_up(register, folder, MORNING)
    made_older(made.path, monkeypatch)
    monkeypatch.setattr(backups, "gettempdir", lambda: str(tmp_path))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(errors.DiskFullError) as told:
        look_into(made.path)
    assert told.value.place == str(tmp_path)


def test_an_altered_backup_of_an_older_schema_is_not_restored(
    place: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its history is checked as it is after the steps."""
    with open_register(place) as register:
        register.add(named("A"), ANN)
        made = back_up(register, folder, MORNING)
    made_older(made.path, monkeypatch)
    forged(made.path, "DROP TRIGGER history_no_UPDATE", "UPDATE history SET made_with = 'Eve'")
    with pytest.raises(errors.BadBackupError):
        restore(made.path, place, BO)
    with open_register(place) as register:
        assert [one.action for one in register.history()] == [Action.ADDED]


def test_a_backup_of_a_newer_program_is_left_to_it(tmp_path: Path) -> None:
    """It may well be sound; nothing takes its place and nothing of it is read."""
    place = str(tmp_path / "register.sqlite")
    with open_register(place) as register:
        made = back_up(register, str(tmp_path / "backups"), datetime.now(UTC))
    content = bytearray(Path(made.path).read_bytes())
    content[60:64] = (SCHEMA + 1).to_bytes(4)
    Path(made.path).write_bytes(content)
    before = Path(place).read_bytes()
    with pytest.raises(errors.NewerRegisterError):
        restore(made.path, place, ANN)
    assert (Path(place).read_bytes(), Path(made.path).read_bytes()) == (before, bytes(content))
