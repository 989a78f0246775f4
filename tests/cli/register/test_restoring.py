"""`cmdesk register restore`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdesk.desk.registers import edit, is_shared, opened
from cmdesk.desk.safekeeping import back_up
from tests.cli.register.conftest import Said
from tests.register.kept import named


def backed_up(place: str) -> str:
    """Return a backup of a register that has one contract more by now."""
    with opened(place) as register:
        register.add(named("A"), edit())
        made = back_up(register)
        register.add(named("B"), edit())
    return made.path


def test_the_way_back(said: Said, place: str) -> None:
    """What stood there is kept, and the history tells why."""
    backup = backed_up(place)
    status, out, wrong = said("restore", backup, "--yes", "--why", "B was wrong", "--register", place)
    assert (status, wrong) == (0, "")
    aside = "cmdesk_before_restore_" if is_shared(place) else f"{place}.before-restore-"
    known = re.escape(f"The backup is in place. What stood there is kept as {aside}")
    assert re.fullmatch(known + r"\d{8}[Tt]\d{6}[Zz]\.\n", out)
    assert said("list", "--register", place)[1].endswith("\n1 contract\n")
    assert "B was wrong" in said("history", "--limit", "1", "--register", place)[1]


def test_a_path_of_the_folder_one_is_in(said: Said, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every deed takes it."""
    backup = Path(backed_up(str(file)))
    monkeypatch.chdir(file.parent)
    relative = backup.relative_to(file.parent)
    assert said("restore", relative, "--yes", "--register", file.name)[0] == 0
    assert said("list", "--register", file.name)[1].endswith("\n1 contract\n")
    assert said("backup", "--to", "copy.sqlite", "--register", file.name)[0] == 0
    assert said("restore", "copy.sqlite", "--yes", "--register", "new.sqlite")[0] == 0


def test_no_such_backup(said: Said, file: Path, tmp_path: Path) -> None:
    """It is the backup that is not there, not the register."""
    status, out, wrong = said("restore", tmp_path / "gone" / "b.sqlite", "--yes", "--register", file)
    assert (status, out, file.exists()) == (3, "", False)
    assert wrong == f"{tmp_path / 'gone' / 'b.sqlite'}: This file is not there; check its name, or name another one\n"


def test_nothing_stood_there(said: Said, file: Path) -> None:
    """So nothing is kept, and nothing is told of it."""
    backup = backed_up(str(file))
    file.unlink()
    status, out, wrong = said("restore", backup, "--yes", "--register", file)
    assert (status, out, wrong) == (0, "The backup is in place.\n", "")


def test_nothing_without_a_yes(said: Said, place: str) -> None:
    """It is said what would happen."""
    backup = backed_up(place)
    status, out, wrong = said("restore", backup, "--register", place)
    assert (status, out) == (2, "")
    assert wrong.startswith(f"cmdesk register restore: this puts {backup} in the place of {place}; add --yes to do it")
    assert said("list", "--register", place)[1].endswith("\n2 contracts\n")


def test_something_else(said: Said, file: Path, tmp_path: Path) -> None:
    """What is no sound backup is an input at fault, and nothing is changed."""
    opened(str(file)).close()
    (tmp_path / "notes.txt").write_text("no backup")
    before = file.read_bytes()
    status, out, wrong = said("restore", tmp_path / "notes.txt", "--yes", "--register", file)
    assert (status, out, file.read_bytes()) == (3, "", before)
    assert wrong == f"{tmp_path / 'notes.txt'}: This backup is not sound; nothing was changed. Choose another one\n"


def test_while_somebody_has_it_open(said: Said, file: Path) -> None:
    """It stays as it is."""
    backup = backed_up(str(file))
    with opened(str(file)) as register:
        status, _, _ = said("restore", backup, "--yes", "--register", file)
        assert status == 1
        assert register.by_reference("B")
