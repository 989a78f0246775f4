"""Nothing of a contract comes into a log or a message, however much is logged and whatever goes wrong."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import text

from cmdesk.contract.contract import Contract
from cmdesk.register import errors
from cmdesk.register.backups import back_up, restore
from cmdesk.register.migrations import migrate_file
from cmdesk.register.records import Conflict
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA, versions, words
from tests.register.kept import ANN, BO, INVOICE, MORNING, WED_2025_01_15, later, named

CANARY = "Kanarievogel 金丝雀"
SUNG = ("kanarie", "金丝雀", "\\u91d1")
"""What of it would be found in whatever is written, in small letters."""


def sings(told: str) -> bool:
    """Tell whether something of a contract stands in a text."""
    return any(one in told.lower() for one in SUNG)


def contract(law: str) -> Contract:
    """Return a contract of which nothing may be told."""
    return named("R1", CANARY, law=law, invoices=[{**INVOICE, "number": "Kanarie-1"}])


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Have everything logged that there is to log."""
    for name in (None, "sqlalchemy", "alembic", "psycopg", *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    return caplog


def work(register: Register, folder: str) -> None:
    """Do a bit of everything."""
    register.add(contract("NL"), ANN)
    register.add_all([contract("DK"), named("R2", CANARY)], ANN)
    register.put(1, contract("DK"), 1, BO)
    assert isinstance(register.put(1, contract("DE"), 1, later(2)), Conflict)
    register.delete(1, 2, later(3))
    register.undelete(1, later(4))
    register.restore(1, 1, 4, later(5))
    assert register.search("kanarie", WED_2025_01_15).total == 3
    assert register.search(f'client:"{CANARY}"', WED_2025_01_15).total == 3
    assert register.deadlines(WED_2025_01_15, 400).rows[0].client == CANARY
    assert register.history(1)
    assert register.check().broken is None
    back_up(register, folder, MORNING)
    register.delete(2, 1, later(6))
    register.purge(type(ANN)("Ann", MORNING + timedelta(days=40)))


def test_at_work_nothing_is_logged_of_a_contract(place: str, tmp_path: Path, logged: pytest.LogCaptureFixture) -> None:
    """Neither what is asked nor what is found, though every statement is."""
    with open_register(place) as register:
        work(register, str(tmp_path / "backups"))
    assert "INSERT INTO contracts" in logged.text
    assert "FROM versions" in logged.text
    assert not sings(logged.text)


def faults(register: Register) -> Iterable[Callable[[], object]]:
    """Yield what goes wrong in the middle of writing, with a contract in hand."""
    row = {"contract_id": 1, "version": 1, "action": CANARY, "who": CANARY, "at": CANARY, "why": "", "body": CANARY}

    def write(statement: object, values: object) -> None:
        with register.store.writing() as connection:
            connection.execute(statement, values)  # type: ignore[call-overload]

    yield lambda: write(versions.insert(), row)
    yield lambda: write(versions.insert(), [row, row])
    yield lambda: write(versions.insert(), {**row, "contract_id": CANARY})
    yield lambda: write(words.insert(), {"word": CANARY, "contract_id": None})
    yield lambda: write(text("UPDATE versions SET body = :body"), {"body": CANARY})
    yield lambda: register.put(9, contract("NL"), 1, BO)
    yield lambda: register.put(1, contract("DK"), 0, BO)
    yield lambda: register.take_in((), [(1, 9, named(CANARY))], BO)


def test_what_goes_wrong_tells_nothing_of_a_contract(register: Register, logged: pytest.LogCaptureFixture) -> None:
    """Neither the message, nor what it came of, nor what is logged of it with its whole way."""
    register.add(contract("NL"), ANN)
    for do in faults(register):
        with pytest.raises(errors.RegisterError) as caught:
            do()
        logging.getLogger("cmdesk").error("told", exc_info=caught.value)
        assert not sings("".join(traceback.format_exception(caught.value)).replace(__file__, ""))
    assert not sings(logged.text)


def test_nor_does_what_goes_wrong_with_a_whole_file(tmp_path: Path, logged: pytest.LogCaptureFixture) -> None:
    """In a migration, or when a backup that was altered is put back."""
    path = str(tmp_path / "register.sqlite")
    with open_register(path) as register:
        register.add(contract("NL"), ANN)
        made = back_up(register, str(tmp_path / "backups"), MORNING)

    def double(operations: Operations) -> None:
        operations.get_bind().execute(versions.insert().from_select(list(versions.columns), versions.select()))

    def clash(operations: Operations) -> None:
        row = {"contract_id": 1, "version": 1, "action": "", "who": "", "at": "", "why": "", "body": CANARY}
        operations.bulk_insert(versions, [row])

    for step in (double, clash):
        with pytest.raises(errors.RegisterError) as caught:
            migrate_file(path, {SCHEMA: step}, SCHEMA + 1)
        assert not sings("".join(traceback.format_exception(caught.value)))
    content = Path(made.path).read_bytes()
    Path(made.path).write_bytes(content.replace(CANARY.encode(), b"\xe9" + CANARY.encode()[1:]))
    with pytest.raises(errors.BadBackupError) as bad:
        restore(made.path, path, BO)
    assert not sings("".join(traceback.format_exception(bad.value)))
    assert not sings(logged.text)
