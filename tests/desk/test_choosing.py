"""Another register chosen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cmdesk.desk import choosing
from cmdesk.desk.choosing import Chosen, apart, looked_into, settled
from cmdesk.desk.key_ring import password_for
from cmdesk.desk.registers import edit, opened, own_register
from cmdesk.desk.settings import Settings, settings
from cmdesk.register.errors import NotEmptyError
from tests.desk.key_rings import OwnKeyRing
from tests.helpers import contract_of


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize(
    "address, expected",
    [
        ("postgresql+psycopg://ann:se%40cret@host/db", ("postgresql+psycopg://ann@host/db", "se@cret")),
        ("postgresql://ann@host/db", ("postgresql://ann@host/db", "")),
        ("postgresql:///?service=team", ("postgresql:///?service=team", "")),
        ("postgresql://:pw@host/db", ("postgresql://@host/db", "pw")),
        ("postgresql://me:p@ss@h/db", ("postgresql://me@h/db", "p@ss")),
        ("postgresql://me:p/ss@h:5432/db", ("postgresql://me@h:5432/db", "p/ss")),
        ("postgresql://me:p?ss@h/db?sslmode=require", ("postgresql://me@h/db?sslmode=require", "p?ss")),
        ("postgresql://me@h/db?password=secret", ("postgresql://me@h/db", "secret")),
        (
            "postgresql://me@h/db?sslmode=require&pass%77ord=se%40cret&SSLPassword=key",
            ("postgresql://me@h/db?sslmode=require", "se@cret"),
        ),
        ("postgresql://me:one@h/db?password=other", ("postgresql://me@h/db", "one")),
        ("postgresql://me@h:5432/db?options=a%40b", ("postgresql://me@h:5432/db?options=a%40b", "")),
        ("postgresql://h:5432/db?options=a@b", ("postgresql://h:5432/db?options=a@b", "")),
        ("postgresql://h/db?application_name=me@home", ("postgresql://h/db?application_name=me@home", "")),
        ("C:/registers/me:pw@home.sqlite", ("C:/registers/me:pw@home.sqlite", "")),
    ],
)
def test_a_password_is_taken_out_of_an_address(address: str, expected: tuple[str, str]) -> None:
    """As it was meant, without the marks of an address."""
    assert apart(address) == expected


def test_a_register_tells_what_it_holds(tmp_path: Path) -> None:
    """Having been opened and closed."""
    place = str(tmp_path / "team.sqlite")
    with opened(place) as register:
        register.add(contract_of(), edit())
    assert looked_into(Chosen(Settings(place))).in_english() == "The register opens; it holds 1 contract."


def test_contracts_come_along_into_an_empty_one(tmp_path: Path) -> None:
    """With number and history; a second time they do not, and the choice stays as it was."""
    with opened(own_register()) as register:
        number = register.add(contract_of(), edit()).id
    place = str(tmp_path / "team.sqlite")
    assert settled(Chosen(Settings(place, "Ann"), takes_over=True)) == ()
    assert settings() == Settings(place, "Ann")
    with opened(place) as register:
        assert len(register.history(number)) == 1
    with pytest.raises(NotEmptyError):
        settled(Chosen(Settings(place, "Bob"), takes_over=True))
    assert settings().name == "Ann"


def test_the_own_register_takes_nothing_over_from_itself() -> None:
    """It is the same."""
    assert settled(Chosen(Settings("", "Ann"), takes_over=True)) == ()
    assert settings() == Settings("", "Ann")


def test_the_password_of_a_server_goes_into_the_key_ring(
    key_ring: OwnKeyRing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By the one name of the register, and nowhere else."""
    register = opened(str(tmp_path / "stands for a server.sqlite"))
    monkeypatch.setattr(choosing, "opened", lambda _place, _password=None: register)
    address = "postgresql+psycopg://ann@host/db"
    assert settled(Chosen(Settings(address), "secret")) == ()
    assert password_for("postgresql://ann@host/db") == "secret"
    assert "secret" not in (tmp_path / "home" / "settings" / "settings.json").read_text("utf-8")
    assert key_ring is not None


def test_without_a_key_ring_the_register_opens_for_now(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And that is told."""
    register = opened(str(tmp_path / "stands for a server.sqlite"))
    monkeypatch.setattr(choosing, "opened", lambda _place, _password=None: register)
    monkeypatch.setitem(sys.modules, "keyring", None)
    [told] = settled(Chosen(Settings("postgresql://ann@host/db"), "secret"))
    assert told.in_english().startswith("The register is open for now. The key ring")
