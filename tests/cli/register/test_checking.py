"""`cmdesk register check`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from cmdesk.desk.registers import opened
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, named


def altered(file: Path, statement: str) -> None:
    """Change a register behind its back."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_all_is_well(said: Said, place: str, register: Register) -> None:
    """It says how much was looked at."""
    register.add(named("A"), ANN)
    told = "All is well: 1 line of history, and every contract as it tells.\n"
    assert said("check", "--register", place) == (0, told, "")
    register.add(named("B"), ANN)
    status, out, wrong = said("check", "--format", "json", "--register", place)
    assert (status, wrong) == (0, "")
    assert json.loads(out) == {
        "schema": "cmdesk.register.check/1",
        "is_sound": True,
        "lines": 2,
        "broken": None,
        "why": None,
    }


def test_somebody_altered_it(said: Said, file: Path) -> None:
    """Status 1, with the line that does not fit."""
    with opened(str(file)) as register:
        register.add_all([named("A"), named("B")], ANN)
    altered(file, "DROP TRIGGER versions_no_UPDATE")
    altered(file, "UPDATE versions SET body = replace(body, 'EUR', 'DKK') WHERE contract_id = 2")
    status, out, wrong = said("check", "--register", file)
    assert (status, wrong) == (1, "")
    assert out == (
        "Line 2 of the history: the contract stored is not this one. Nothing was changed; compare with a backup.\n"
    )
    status, out, _ = said("check", "--format", "json", "--register", file)
    assert (status, json.loads(out)["broken"], json.loads(out)["why"]) == (1, 2, "the contract stored is not this one")


def test_damage(said: Said, file: Path) -> None:
    """What no history tells of is found, too."""
    opened(str(file)).close()
    altered(file, "INSERT INTO versions VALUES (7, 1, 'added', 'Eve', '', '', '{}')")
    status, out, wrong = said("check", "--register", file)
    assert (status, out) == (1, "")
    assert "The register is damaged" in wrong
