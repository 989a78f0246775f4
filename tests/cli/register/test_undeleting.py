"""`cmdesk register undelete`."""

from __future__ import annotations

from cmdesk.desk.registers import edit
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import named


def test_a_contract_back(said: Said, place: str, register: Register) -> None:
    """By its number or its reference, and the history tells why."""
    register.add_all([named("A"), named("B")], edit())
    said("delete", "A", "--yes", "--register", place)
    assert said("undelete", "#1", "--why", "not sold", "--register", place) == (0, "A is back, as #1.\n", "")
    assert said("list", "--register", place)[1].endswith("\n2 contracts\n")
    assert said("history", "--limit", "1", "--register", place)[1].rstrip().endswith("not sold")
    said("delete", "A", "--yes", "--register", place)
    assert said("undelete", "A", "--register", place) == (0, "A is back, as #1.\n", "")


def test_which_one(said: Said, place: str, register: Register) -> None:
    """One that is not there, one that is not deleted, and a reference that several bore."""
    register.add_all([named("A"), named("B", "One"), named("B", "Two")], edit())
    assert said("undelete", "A", "--register", place) == (3, "", "A: is not deleted\n")
    for number in ("#2", "#3"):
        said("delete", number, "--yes", "--register", place)
    status, _, wrong = said("undelete", "B", "--register", place)
    assert (status, "B: is the reference of several contracts" in wrong) == (3, True)
    assert said("undelete", "#9", "--register", place)[0] == 3
