"""`cmdesk register backup`."""

from __future__ import annotations

import json
from pathlib import Path

from cmdesk.desk.registers import opened
from cmdesk.desk.safekeeping import backups_folder
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, named


def test_among_the_others(said: Said, place: str, register: Register) -> None:
    """It says where it is; a list tells of all, without opening anything."""
    register.add(named("A"), ANN)
    assert said("backup", "--list", "--register", place) == (0, "There is no backup yet.\n", "")
    status, out, wrong = said("backup", "--register", place)
    assert (status, wrong) == (0, "")
    path = out.removeprefix("Backed up and checked: ").strip()
    assert str(Path(path).parent) == backups_folder(place)
    with opened(path) as copy:
        assert copy.get(1).contract == named("A")
    head, line = said("backup", "--list", "--register", place)[1].splitlines()
    assert (head.split()[0], line.split()[-2:]) == ("When", ["1", path])
    found = json.loads(said("backup", "--list", "--format", "json", "--register", place)[1])
    assert [(one["path"], one["line"]) for one in found["backups"]] == [(path, 1)]


def test_wherever_it_is_wanted(said: Said, place: str, register: Register, tmp_path: Path) -> None:
    """A copy is a register of its own."""
    register.add(named("A"), ANN)
    target = tmp_path / "copy.sqlite"
    status, out, _ = said("backup", "--to", target, "--format", "json", "--register", place)
    assert (status, json.loads(out)) == (0, {"schema": "cmdesk.register.backup/1", "path": str(target)})
    assert said("list", "--register", target)[1].endswith("\n1 contract\n")
    status, _, wrong = said("backup", "--to", tmp_path / "gone" / "copy.sqlite", "--register", place)
    assert (status, "is not there any more" in wrong) == (1, True)


def test_one_of_the_two(said: Said, file: Path) -> None:
    """A list makes no copy."""
    status, _, wrong = said("backup", "--list", "--to", "copy.sqlite", "--register", file)
    assert (status, "--list makes no copy; leave out --to" in wrong) == (2, True)


def test_nothing_is_replaced_unasked(said: Said, file: Path, tmp_path: Path) -> None:
    """A file that is there stays, unless it is said otherwise; the register itself and its backups always."""
    with opened(str(file)) as register:
        register.add(named("A"), ANN)
    target = tmp_path / "copy.sqlite"
    target.write_text("mine")
    status, out, wrong = said("backup", "--to", target, "--register", file)
    assert (status, out, target.read_text()) == (2, "", "mine")
    assert wrong.startswith(f"cmdesk register backup: {target} is there already; --overwrite replaces it\n")
    assert said("backup", "--to", target, "--overwrite", "--register", file)[0] == 0
    assert said("list", "--register", target)[1].endswith("\n1 contract\n")
    before = file.read_bytes()
    status, out, wrong = said("backup", "--to", file, "--overwrite", "--register", file)
    assert (status, out, file.read_bytes()) == (3, "", before)
    assert wrong == f"{file}: This file is a register in use, or belongs to one; name another file\n"
