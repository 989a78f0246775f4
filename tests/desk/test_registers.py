"""Which register a user works with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk.key_ring import keep_password
from cmdesk.desk.registers import (
    check_there,
    edit,
    is_shared,
    is_there,
    kept_password,
    known_as,
    opened,
    own_register,
    place_of,
)
from cmdesk.desk.settings import Settings, settle
from cmdesk.register.errors import LoginRefusedError, NoSuchPlaceError
from cmdesk.register.records import Edit
from tests.cli.programs import posix
from tests.desk.key_rings import OwnKeyRing
from tests.postgresql_server import PostgresqlServer

ADDRESS = "postgresql://ann@example.com/contracts"


def test_the_users_own(home: Path) -> None:
    """Without any choice it is a file among the user's own data, made by the first opening, for nobody else."""
    assert place_of() == own_register() == str(home / "register" / "contracts.sqlite")
    assert not is_there(place_of())
    with opened(place_of()) as register:
        assert register.place == own_register()
    assert is_there(place_of())
    assert (home / "register").stat().st_mode & 0o077 == 0


def test_a_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given goes before what is settled; a file by its full name, an address as it is."""
    settle(Settings(register=ADDRESS))
    monkeypatch.chdir(tmp_path)
    assert place_of() == ADDRESS
    assert place_of("other.sqlite") == str(tmp_path / "other.sqlite")
    assert (is_shared(place_of()), is_shared(place_of("other.sqlite"))) == (True, False)


def test_a_home_told_by_a_short_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first opening makes the folder there, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CMDESK_HOME", "short")
    with opened(place_of()):
        assert (tmp_path / "short" / "register" / "contracts.sqlite").exists()


def test_who_only_reads_makes_none(tmp_path: Path) -> None:
    """What is not there is an input at fault; of a server nobody knows before."""
    with pytest.raises(FaultyInput, match="there is no register here; check the path, or make one with"):
        check_there(str(tmp_path / "gone.sqlite"))
    check_there(ADDRESS)


def test_an_address_is_opened_by_its_server_alone() -> None:
    """Whether it is there, nobody asks before."""
    assert is_there(ADDRESS)


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://ann@example.com/contracts",
        "postgresql+psycopg://ann@example.com/contracts",
        "postgresql+psycopg://ann:secret@example.com/contracts",
        "postgresql+psycopg://ann:***@example.com/contracts",
        "postgresql://ann@example.com/contracts?password=secret",
    ],
)
def test_one_name_for_an_address(place: str) -> None:
    """Driver and password do not count."""
    assert known_as(place) == ADDRESS


def test_other_addresses() -> None:
    """A service has no user; what is no address keeps its form, and its server will say so."""
    assert known_as("postgresql+psycopg:///?service=contracts") == "postgresql:///?service=contracts"
    assert known_as("://odd") == "://odd"


@posix
def test_one_name_for_a_file(tmp_path: Path) -> None:
    """A link leads to it."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert known_as(str(tmp_path / "link")) == str((tmp_path / "real").resolve())


def test_a_folder_that_cannot_be_made(home: Path) -> None:
    """It is told as any other trouble with the place."""
    home.write_text("a file in the way")
    with pytest.raises(NoSuchPlaceError):
        opened(place_of())


def test_kept_passwords(key_ring: OwnKeyRing) -> None:
    """That of a server is found by its address in any form; a file has none."""
    keep_password(ADDRESS, "secret")
    assert key_ring.kept == {("cmdesk", ADDRESS): "secret"}
    assert kept_password("postgresql+psycopg://ann@example.com/contracts") == "secret"
    assert kept_password("postgresql://bo@example.com/contracts") is None
    assert keyring.get_keyring() is key_ring
    assert kept_password(own_register()) is None


@pytest.mark.needs_postgresql
def test_a_server(postgresql: PostgresqlServer, key_ring: OwnKeyRing) -> None:
    """It is opened with the password of the key ring, with one that is given, and with neither refused."""
    postgresql.empty()
    address = f"postgresql://tester@127.0.0.1:{postgresql.port}/contracts"
    with pytest.raises(LoginRefusedError):
        opened(address)
    with opened(address, postgresql.password) as register:
        assert known_as(register.place) == address
    keep_password(address, postgresql.password)
    opened(address).close()
    assert key_ring.kept


def test_edits() -> None:
    """They tell who, when and why."""
    settle(Settings(name="Ann"))
    noon = datetime(2025, 1, 15, 12, 0, tzinfo=UTC)
    assert edit("as agreed", noon) == Edit("Ann", noon, "as agreed")
    assert edit().at.tzinfo is not None
