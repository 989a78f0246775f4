"""`cmdesk register history`."""

from __future__ import annotations

import json
from pathlib import Path

from cmdesk.desk.registers import edit, opened
from cmdesk.register.backups import back_up, restore
from cmdesk.register.records import ACTIONS, Action
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, BO, MORNING, named


def test_who_did_what(said: Said, place: str, register: Register) -> None:
    """The last change first: when, who, where, from what to what, and why; of all contracts or of one."""
    register.add_all([named("A"), named("B")], ANN)
    register.put(1, named("A", currency="DKK"), 1, BO)
    status, out, wrong = said("history", "--register", place)
    assert (status, wrong) == (0, "")
    head, changed, *added = out.splitlines()
    assert head.split()[:4] == ["When", "Who", "Contract", "Version"]
    when = MORNING.astimezone()
    assert changed.startswith(f"15 Jan 2025 {when:%H}:01  Bo")
    assert changed.split()[5:] == ["A", "2", "changed", "currency", '"EUR"', '"DKK"', "as", "agreed", "by", "phone"]
    assert [line.split()[5] for line in added] == ["B", "A"]
    assert len(said("history", "A", "--register", place)[1].splitlines()) == 3
    assert len(said("history", "--limit", "1", "--register", place)[1].splitlines()) == 2


def test_which_version_was_restored(said: Said, place: str, register: Register) -> None:
    """Though the lines of that version are beyond the limit."""
    register.add(named("A"), ANN)
    register.put(1, named("A", currency="DKK"), 1, BO)
    register.restore(1, 1, 2, edit())
    line = said("history", "--limit", "1", "--register", place)[1].splitlines()[1]
    assert "version 1 restored" in line


def test_for_programs(said: Said, place: str, register: Register) -> None:
    """Every line as it is kept, with its hash."""
    register.add(named("A"), ANN)
    found = json.loads(said("history", "#1", "--format", "json", "--register", place)[1])
    [line] = found["changes"]
    assert (found["schema"], line["line"], line["who"], line["action"]) == (
        "cmdesk.register.history/1",
        1,
        "Ann",
        "added",
    )
    assert (line["at"], line["number"], line["version"]) == ("2025-01-15T09:00:00+00:00", 1, 1)
    assert len(line["hash"]) == len(line["fingerprint"]) == 64


def test_nothing_yet(said: Said, file: Path) -> None:
    """An empty register says so; a contract of which nothing is told is none."""
    opened(str(file)).close()
    assert said("history", "--register", file) == (0, "Nothing has happened yet.\n", "")
    status, out, wrong = said("history", "#9", "--register", file)
    assert (status, out) == (3, "")
    assert wrong.endswith(": there is no contract #9; cmdesk register list shows all of them\n")


def test_the_register_as_a_whole(said: Said, file: Path, tmp_path: Path) -> None:
    """A line that is about no contract names none."""
    with opened(str(file)) as register:
        made = back_up(register, str(tmp_path / "backups"), MORNING)
    restore(made.path, str(file), edit("wrong import"))
    line = said("history", "--register", file)[1].splitlines()[1]
    assert "a backup put back" in line
    assert line.endswith("wrong import")


def test_every_action_has_words() -> None:
    """Whatever happened can be told."""
    assert set(ACTIONS) == set(Action)
