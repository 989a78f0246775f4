"""What every store does with a transaction."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from cmdesk.register import errors
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import filters
from tests.helpers import contract_of
from tests.register.kept import ANN, WED_2025_01_15, named

ROW = {"owner": "Ann", "name": "x", "query": "", "sort": "reference", "descending": 0, "columns": "[]"}


def test_all_or_nothing(register: Register) -> None:
    """Whatever goes wrong on the way."""

    def break_off() -> None:
        with register.store.writing() as connection:
            connection.execute(filters.insert().values(ROW))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with register.store.reading() as connection:
        assert connection.execute(select(filters)).all() == []


def test_a_reader_sees_one_state(register: Register) -> None:
    """Also of what another writes meanwhile."""
    with register.store.reading() as connection:
        before = connection.execute(select(filters)).all()
        with register.store.writing() as other:
            other.execute(filters.insert().values(ROW))
        assert connection.execute(select(filters)).all() == before == []
    with register.store.reading() as connection:
        assert len(connection.execute(select(filters)).all()) == 1


def test_an_error_tells_nothing_of_a_contract(register: Register) -> None:
    """Neither in its message nor behind it."""
    with pytest.raises(errors.RegisterError) as caught, register.store.writing() as connection:
        connection.execute(filters.insert().values({**ROW, "query": "ACME ApS", "owner": None}))
    assert "ACME" not in str(caught.value)
    assert caught.value.__suppress_context__
    assert isinstance(caught.value, errors.UnexpectedError)


def test_a_mistake_of_ours_is_told_too(register: Register) -> None:
    """As one of ours, by the name of the error."""
    with pytest.raises(errors.UnexpectedError), register.store.reading() as connection:
        connection.execute(text("SELECT * FROM none"))
    with pytest.raises(errors.UnexpectedError) as caught, register.store.reading() as connection:
        connection.execute(text("SELECT :x"))
    assert caught.value.values


def test_a_text_that_is_damaged_is_told(tmp_path: Path) -> None:
    """Whoever meets it, with none of it."""
    path = str(tmp_path / "register.sqlite")
    with open_register(path) as register:
        register.add(named("ACME"), ANN)
    Path(path).write_bytes(Path(path).read_bytes().replace(b"ACME", b"\xe9CME"))
    with open_register(path) as register, pytest.raises(errors.DamagedError) as caught:
        register.search("", WED_2025_01_15)
    assert "CME" not in str(caught.value)


def test_a_register_can_be_closed_and_used_again(register: Register) -> None:
    """Closing lets go of connections."""
    register.add(contract_of(), ANN)
    register.store.close()
    assert register.get(1).id == 1


def test_a_text_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    """As where a bit of it flipped: a file is told as damaged, in a sentence of ours."""
    with (
        open_register(str(tmp_path / "register.sqlite")) as register,
        pytest.raises(errors.DamagedError),
        register.store.reading(),
    ):
        b"\xff".decode()
