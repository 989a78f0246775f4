"""`cmdesk register refresh`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cmdesk.desk import refreshing
from cmdesk.desk.registers import edit, opened
from cmdesk.register.basis import basis
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.desk.test_refreshing import LONG_AGO, moved, today
from tests.register.kept import named, ready


def test_time_that_went_by(said: Said, place: str, register: Register) -> None:
    """Nothing moves, and all is stored."""
    register.add(ready(named("A"), LONG_AGO), edit())
    assert said("refresh", "--register", place) == (0, "All deadlines are up to date.\n", "")
    assert register.stale(today()) == ()


def test_what_would_move(said: Said, place: str, register: Register) -> None:
    """It is shown and not stored; then stored, with a reason."""
    register.add(moved(ready(named("A", "ACME"), today())), edit())
    status, out, wrong = said("refresh", "--register", place)
    assert (status, wrong) == (0, "")
    assert out.splitlines()[0].split()[:3] == ["Client", "Reference", "What"]
    assert out.splitlines()[1].startswith("ACME    A          Last day to give notice of non-renewal")
    assert out.splitlines()[-1] == (
        "In 1 contract something moves. Nothing of this is stored; --accept stores it, --postpone leaves it as it is."
    )
    assert register.stale(today()) == (1,)
    status, out, _ = said("refresh", "--accept", "--why", "new holidays", "--register", place)
    assert (status, out.splitlines()[-1]) == (0, "In 1 contract something moves. It is stored.")
    assert register.stale(today()) == ()
    assert "new holidays" in said("history", "--limit", "1", "--register", place)[1]


def test_what_can_wait(said: Said, place: str, register: Register) -> None:
    """Postponed, it is not shown again; there may be nothing to postpone."""
    register.add(moved(ready(named("A"), today())), edit())
    out = said("refresh", "--postpone", "--register", place)[1]
    assert out.splitlines()[-1] == "In 1 contract something moves. It is left as it was."
    assert said("refresh", "--postpone", "--register", place)[1] == "All deadlines are up to date.\n"


@pytest.mark.parametrize("option", ["--accept", "--postpone"])
def test_what_rests_on_something_else_by_now(
    option: str, said: Said, place: str, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rates came in while it was worked out: nothing is stored, and one line says why."""
    register.add(moved(ready(named("A"), today())), edit())
    monkeypatch.setattr(refreshing, "basis", lambda: replace(basis(), rates=date(2999, 1, 1)))
    changed = "Holidays, rates or rules have changed since; nothing was stored. Look at what would move now"
    assert said("refresh", option, "--register", place) == (1, "", f"{changed}\n")
    assert register.stale(today()) == (1,)


@pytest.mark.parametrize("option, done", [((), "shown"), (("--accept",), "accepted"), (("--postpone",), "postponed")])
def test_for_programs(option: tuple[str, ...], done: str, said: Said, file: Path) -> None:
    """What moves from where to where, and what became of it."""
    with opened(str(file)) as register:
        register.add(moved(ready(named("A"), today())), edit())
    found = json.loads(said("refresh", *option, "--format", "json", "--register", file)[1])
    [contract] = found["contracts"]
    assert (found["schema"], found["done"], contract["reference"]) == ("cmdesk.register.refresh/1", done, "A")
    assert contract["moves"][0]["before"] < contract["moves"][0]["after"]


def test_one_of_the_two(said: Said, file: Path) -> None:
    """Accepted or postponed."""
    status, _, wrong = said("refresh", "--accept", "--postpone", "--register", file)
    assert (status, "accept what moves or postpone it, not both" in wrong) == (2, True)


def test_one_that_can_only_be_read(said: Said, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be brought up to date there."""
    with opened(str(file)) as register:
        register.add(ready(named("A"), LONG_AGO), edit())
    monkeypatch.setattr(Register, "read_only", True)
    status, out, wrong = said("refresh", "--register", file)
    assert (status, out) == (1, "")
    assert "The register can only be read here" in wrong
