"""`cmdesk register delete`."""

from __future__ import annotations

import pytest

from cmdesk.desk.registers import edit
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import named


def test_out_of_sight(said: Said, place: str, register: Register) -> None:
    """By reference or number; it is said how to have it back, and the history tells why."""
    register.add_all([named("A"), named("B")], edit())
    told = "A was deleted; for 30 days cmdesk register undelete '#1' has it back.\n"
    assert said("delete", "A", "--yes", "--why", "sold", "--register", place) == (0, told, "")
    assert said("list", "--register", place)[1].endswith("\n1 contract\n")
    assert said("history", "--limit", "1", "--register", place)[1].rstrip().endswith("sold")
    assert said("delete", "#2", "--yes", "--register", place)[0] == 0
    assert register.get(2).deleted_at is not None


def test_nothing_without_a_yes(said: Said, place: str, register: Register) -> None:
    """It is said what would happen."""
    register.add(named("A"), edit())
    status, out, wrong = said("delete", "A", "--register", place)
    assert (status, out) == (2, "")
    assert wrong.startswith("cmdesk register delete: this takes A out of sight; add --yes to do it\n")
    assert register.get(1).deleted_at is None


def test_which_one(said: Said, place: str, register: Register) -> None:
    """One that is not there, one that is deleted already, and a reference that several bear."""
    register.add_all([named("A"), named("B", "One"), named("B", "Two")], edit())
    assert said("delete", "C", "--yes", "--register", place)[0] == 3
    assert "(#2, #3)" in said("delete", "B", "--yes", "--register", place)[2]
    assert said("delete", "#2", "--yes", "--register", place)[0] == 0
    status, out, wrong = said("delete", "#2", "--yes", "--register", place)
    assert (status, out, wrong.startswith("#2: was deleted before, ")) == (3, "", True)


def test_somebody_was_faster(said: Said, place: str, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is deleted that nobody has looked at."""
    register.add(named("A"), edit())
    deleted = Register.delete

    def late(self: Register, *asked: object) -> object:
        register.put(1, named("A", law="NL"), 1, edit())
        return deleted(self, *asked)  # type: ignore[arg-type]  # as it was asked

    monkeypatch.setattr(Register, "delete", late)
    status, out, wrong = said("delete", "A", "--yes", "--register", place)
    assert (status, out, "Somebody else has changed A meanwhile" in wrong) == (1, "", True)
    assert register.get(1).deleted_at is None
