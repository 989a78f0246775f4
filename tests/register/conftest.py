"""One suite for both stores: a register in a file, and one in a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cmdesk.register.register import Register, open_register
from tests.postgresql_server import PostgresqlServer

STORES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)]

Open = Callable[[], Register]


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the name or address of an empty register of each kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.sqlite")
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    server.empty()
    yield server.address


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """Yield an empty register of each kind, open."""
    with open_register(place) as found:
        yield found
