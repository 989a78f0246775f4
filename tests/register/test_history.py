"""The history cannot be changed, and whoever changes it nevertheless is found out."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cmdesk.register import errors
from cmdesk.register.history import fingerprint_of, sealed
from cmdesk.register.records import Check
from cmdesk.register.register import Register, open_register
from tests.register.kept import ANN, BO, later, named

_GUARDS = {
    "sqlite": ["DROP TRIGGER history_no_UPDATE", "DROP TRIGGER history_no_DELETE", "DROP TRIGGER versions_no_UPDATE"],
    "postgresql": ["ALTER TABLE history DISABLE TRIGGER ALL", "ALTER TABLE versions DISABLE TRIGGER ALL"],
}


@pytest.fixture
def found(register: Register) -> Register:
    """Return a register with four lines of history: two contracts, one of them changed, the other deleted."""
    register.add_all([named("A"), named("B")], ANN)
    register.put(1, named("A", law="NL"), 1, BO)
    register.delete(2, 1, later(3))
    return register


def run(register: Register, *statements: str) -> None:
    """Have the database do something that we never would."""
    with register.store.writing() as connection:
        for one in statements:
            connection.execute(text(one))


def tampered(register: Register, *statements: str) -> Check:
    """Return what checking says after somebody took the guards away and did something."""
    run(register, *_GUARDS[register.store.kind.engine.dialect.name], *statements)
    return register.check()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET who = 'Eve' WHERE seq = 1",
        "DELETE FROM history WHERE seq = 3",
        "UPDATE versions SET body = '{}' WHERE contract_id = 1",
    ],
)
def test_the_database_forbids_it(found: Register, statement: str) -> None:
    """Whoever asks, and whatever program; nothing is changed."""
    with pytest.raises(errors.RegisterError):
        run(found, statement)
    assert found.check() == Check(4)


@pytest.mark.parametrize(
    "statement, broken",
    [
        ("UPDATE history SET who = 'Eve' WHERE seq = 3", 3),
        ("UPDATE history SET after = '\"DK\"' WHERE seq = 3", 3),
        ("UPDATE history SET at = '2024-01-01T00:00:00.000000Z' WHERE seq = 1", 1),
        ("DELETE FROM history WHERE seq = 2", 2),
        ("DELETE FROM history WHERE seq = 1", 1),
        ("DELETE FROM history WHERE seq = 4", 4),
        ("UPDATE history SET hash = 'x' WHERE seq = 4", 4),
        ("UPDATE versions SET body = '{}' WHERE contract_id = 1 AND version = 1", 1),
        ("UPDATE versions SET body = '{}' WHERE contract_id = 1 AND version = 2", 3),
        ("DELETE FROM versions WHERE contract_id = 2 AND version = 2", 4),
        ("UPDATE versions SET who = 'Eve' WHERE contract_id = 1 AND version = 2", 3),
        ("UPDATE versions SET at = '2024-01-01T00:00:00.000000Z' WHERE contract_id = 2 AND version = 1", 2),
        ("UPDATE contracts SET version = 1 WHERE id = 1", 3),
        ("UPDATE contracts SET deleted_at = NULL WHERE id = 2", 4),
        ("UPDATE contracts SET deleted_at = '2024-01-01T00:00:00.000000Z' WHERE id = 1", 3),
        ("DELETE FROM contracts WHERE id = 2", 2),
        ("UPDATE head SET seq = 3", 5),
    ],
)
def test_the_first_broken_line_is_named(found: Register, statement: str, broken: int) -> None:
    """Altered, taken out, cut off at the end; or another contract than it tells of, or another version that is last."""
    check = tampered(found, statement)
    assert check.broken == broken
    assert check.why is not None


def test_a_version_that_nobody_put_in_is_found(found: Register) -> None:
    """There is no line that tells of it."""
    check = tampered(
        found,
        "INSERT INTO versions (contract_id, version, action, who, at, why, body) "
        "VALUES (1, 9, 'changed', 'Eve', '2025-01-15', '', '{}')",
    )
    assert check.broken == 0


@pytest.mark.parametrize(
    "statement, broken", [("history SET at = x'e9' WHERE seq = 2", 2), ("versions SET body = x'e9'", 1)]
)
def test_what_is_no_text_any_more_is_found(tmp_path: Path, statement: str, broken: int) -> None:
    """As a flipped bit makes of one."""
    with open_register(str(tmp_path / "register.sqlite")) as register:
        register.add_all([named("A"), named("B")], ANN)
        assert tampered(register, f"UPDATE {statement}").broken == broken


def test_a_contract_that_nobody_put_in_is_found(found: Register) -> None:
    """As little is told of it."""
    columns = "version, reference, client, entity, edition, effective_date, currency, folded_reference, folded_client, "
    columns += "folded_entity, searched, changed_at, changed_by, good_from, good_until, basis"
    copied = f"INSERT INTO contracts (id, {columns}) SELECT 9, {columns} FROM contracts"  # noqa: S608  # names of ours
    check = tampered(found, f"{copied} WHERE id = 1")
    assert check.broken == 0


def test_a_seal_takes_in_all_of_a_line_and_the_one_before() -> None:
    """By hand: SHA-256 of the hash before, a line feed, and the values as JSON in the order of the columns."""
    line: dict[str, Any] = {
        "seq": 1, "at": "t", "who": "Ø", "contract_id": 2, "reference": "r", "version": 3, "action": "added",
        "place": "", "before": None, "after": None, "why": "", "program": "p", "edition": "e", "calendar": "c",
        "fingerprint": "f",
    }  # fmt: skip
    plain = 'before\n[1,"t","\\u00d8",2,"r",3,"added","",null,null,"","p","e","c","f"]'
    assert sealed("before", line) == sha256(plain.encode()).hexdigest()
    assert fingerprint_of("Ø") == sha256("Ø".encode()).hexdigest()


def test_a_newer_program_that_migrated_it_is_not_written_after(register: Register) -> None:
    """One that had it open till then reads what there is, and says what to do."""
    register.add(named("A"), ANN)
    run(register, "UPDATE head SET schema = schema + 1")
    with pytest.raises(errors.NewerRegisterError) as caught:
        register.delete(1, 1, BO)
    assert caught.value.place == register.place
    assert register.get(1).version == 1
    assert register.check() == Check(1)
