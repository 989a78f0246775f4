"""`cmdesk register show`."""

from __future__ import annotations

import json
from pathlib import Path

from cmdesk.contract.read import read_contract
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, BO, named


def test_a_contract(said: Said, place: str, register: Register) -> None:
    """As a contract file, in its last version or in an earlier one."""
    register.add(named("A"), ANN)
    register.put(1, named("A", law="NL"), 1, BO)
    status, out, wrong = said("show", "A", "--register", place)
    assert (status, wrong, read_contract(out, "")) == (0, "", named("A", law="NL"))
    assert read_contract(said("show", "A", "--version", "1", "--register", place)[1], "") == named("A")
    status, out, wrong = said("show", "A", "--version", "3", "--register", place)
    assert (status, out) == (3, "")
    assert wrong == "A: has no version 3; the last one is 2\n"


def test_into_a_file(said: Said, place: str, register: Register, tmp_path: Path) -> None:
    """Whole, and nothing is printed; a folder that is not there is told."""
    register.add(named("A"), ANN)
    assert said("show", "A", "--to", tmp_path / "a.cmdesk", "--register", place) == (0, "", "")
    assert json.loads((tmp_path / "a.cmdesk").read_text("utf-8"))["reference"] == "A"
    status, _, wrong = said("show", "A", "--to", tmp_path / "gone" / "a.cmdesk", "--register", place)
    assert status == 1
    assert wrong.startswith(str(tmp_path / "gone"))


def test_a_deleted_one(said: Said, place: str, register: Register) -> None:
    """By its number it is still there, and standard error says what became of it."""
    register.add(named("A"), ANN)
    register.delete(1, 1, ANN)
    assert said("show", "A", "--register", place)[0] == 3
    status, out, wrong = said("show", "#1", "--register", place)
    assert (status, read_contract(out, "")) == (0, named("A"))
    assert wrong.startswith("This contract was deleted, Wednesday 15 January 2025, ")
