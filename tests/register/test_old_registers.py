"""A register of every schema ever released opens for ever, and says what it said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cmdesk.register import errors, files
from cmdesk.register.backups import back_up
from cmdesk.register.records import Action, Filter, SortBy
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA
from tests.register.kept import MORNING, later, named

OLD_FILES = Path(__file__).parents[1] / "old_files"
WED_2025_01_15 = date(2025, 1, 15)


@pytest.fixture(params=range(1, SCHEMA + 1))
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the file of a register of each schema."""
    found = tmp_path / "register.sqlite"
    shutil.copyfile(OLD_FILES / f"register-{request.param}.sqlite", found)
    return found


@pytest.fixture(params=["kept", "archived"])
def any_old(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Return a register of each schema, opened by this program, with the right to write and without."""
    if request.param == "archived":
        monkeypatch.setattr(files, "can_write", lambda _: False)
    return open_register(str(path))


@pytest.fixture
def old(path: Path) -> Register:
    """Return a register of each schema, opened by this program."""
    return open_register(str(path))


def test_everything_is_still_there(any_old: Register) -> None:
    """Contracts in all their versions, a deleted one, history, deadlines and saved searches."""
    with any_old as old:
        assert [row.reference for row in old.search("", WED_2025_01_15).rows] == ["ACME-2024-017", "上海-1"]
        acme = old.get(1)
        assert (acme.version, acme.contract.client.name, acme.contract.law, acme.who) == (2, "ACME ApS", "DK", "Bo")
        assert old.get(1, 1).contract.law is None
        assert [row.reference for row in old.deleted().rows] == ["Old"]
        assert old.search("", WED_2025_01_15).total == 2
        counts = old.counts(WED_2025_01_15)
        # A dispute until 24 January is to be posted some days before, within seven.
        assert (counts.contracts, counts.deleted, counts.overdue, counts.due_7, counts.due_30) == (2, 1, 0, 1, 2)
        assert old.filters("Ann") == (Filter("soon", "due:<30d", SortBy.DUE, False, ("client", "due")),)
        assert [(one.seq, one.action) for one in old.history()] == [
            (1, Action.ADDED),
            (2, Action.ADDED),
            (3, Action.ADDED),
            (4, Action.CHANGED),
            (5, Action.DELETED),
        ]
        assert old.check().broken is None
        assert [(row.reference, row.result, row.day) for row in old.deadlines(WED_2025_01_15, 30).rows] == [
            ("ACME-2024-017", "invoice.0.dispute_by", date(2025, 1, 24)),
            ("ACME-2024-017", "invoice.0.due", date(2025, 1, 24)),
        ]


def test_it_can_be_worked_with(old: Register) -> None:
    """As with one that was made today."""
    with old:
        assert old.add(named("New"), later(1)).id == 4
        assert old.undelete(3, later(2)).version == 3
        assert old.search("acme", WED_2025_01_15).total == 1
        assert old.counts(WED_2025_01_15).contracts == 4
        assert old.check().lines == 7
        assert old.stale(WED_2025_01_15) == (1, 2)


def test_an_archive_stays_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written to is not; it is told where a copy is worked with, and a backup of it is one of today."""
    monkeypatch.setattr(files, "can_write", lambda _: False)
    before, folder = path.read_bytes(), path.parent / "backups"
    with open_register(str(path)) as register:
        assert register.read_only
        assert len(register.notes) == (path.read_bytes()[63] < SCHEMA)
        with pytest.raises(errors.ReadOnlyError):
            register.add(named("New"), later(1))
        made = back_up(register, str(folder), MORNING).path
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == {path, folder}
    with open_register(made) as backup:
        assert backup.counts(WED_2025_01_15).contracts == 2
        assert backup.check().lines == 5
    assert Path(made).read_bytes()[63] == SCHEMA
    assert [one.suffix for one in folder.iterdir()] == [".sqlite"]
