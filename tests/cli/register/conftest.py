"""Registers of both kinds for the commands, and the commands as they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cmdesk.__main__ import main
from cmdesk.desk.key_ring import keep_password
from cmdesk.desk.registers import known_as, opened
from cmdesk.register.register import Register
from tests.desk.key_rings import OwnKeyRing
from tests.postgresql_server import PostgresqlServer

Said = Callable[..., tuple[int, str, str]]
"""Gives `cmdesk register` some arguments and returns status, standard output, standard error."""

STORES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)]


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path, key_ring: OwnKeyRing) -> str:
    """Return the name or address of an empty register of each kind, the password of a server being kept."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    server.empty()
    keep_password(known_as(server.address), server.password)
    assert key_ring.kept
    return known_as(server.address)


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """Yield an empty register of each kind, open."""
    with opened(place) as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of a register in a file, where there is none yet."""
    return tmp_path / "register.sqlite"


@pytest.fixture
def said(capsysbinary: pytest.CaptureFixture[bytes]) -> Said:
    """Return how the command is given."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main(["register", *map(str, arguments)])
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run
