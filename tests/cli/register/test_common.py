"""What goes wrong with a register, whatever is done with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.register.records import Edit
from cmdesk.register.register import Register
from tests.cli.programs import ROOT
from tests.cli.register.conftest import Said
from tests.postgresql_server import PostgresqlServer
from tests.register.kept import ANN, named

SAMPLES = ROOT / "resources" / "samples"


def test_no_register(said: Said, home: Path) -> None:
    """Who only reads makes none, not even the user's own."""
    for deed in (["list"], ["deadlines"], ["history"], ["check"], ["refresh"], ["backup"], ["export", "-"]):
        status, out, wrong = said(*deed)
        assert (status, out) == (3, "")
        assert wrong.endswith("make one with cmdesk register import\n")
    assert not (home / "register").exists()


def test_something_else(said: Said, tmp_path: Path) -> None:
    """A file that is no register is an input at fault, and stays as it is."""
    (tmp_path / "notes.txt").write_text("no register")
    status, out, wrong = said("list", "--register", tmp_path / "notes.txt")
    assert (status, out) == (3, "")
    assert wrong == f"{tmp_path / 'notes.txt'}: This file is no register of cmdesk; name another one\n"
    told = f"{tmp_path}: This file is no register of cmdesk; name another one\n"
    assert said("list", "--register", tmp_path) == (3, "", told)
    assert said("list", "--register", "mysql://me@host/contracts")[0] == 3


@pytest.mark.parametrize(
    "name",
    [
        "db.example.com",
        "db.example.com:5432",
        "db:5432/contracts",
        "localhost",
        "localhost/contracts",
        "ann@db",
        "ann:secret@db/contracts",
        "example.com/contracts",
        "10.0.0.1/",
    ],
)
def test_a_server_or_a_file(said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """No file is made under a name that may mean a server, and no password is said again."""
    monkeypatch.chdir(tmp_path)
    for deed in (["import", str(SAMPLES)], ["list"], ["backup"]):
        status, out, wrong = said(*deed, "--register", name)
        assert (status, out, list(tmp_path.iterdir())) == (2, "", [])
        assert wrong.splitlines()[0] == (
            f"cmdesk register {deed[0]}: --register: is this a server or a file?"
            " Write postgresql://user@host/database for a server, ./name for a file"
        )


@pytest.mark.parametrize(
    "name",
    ["./db.example.com", "contracts.2024.sqlite", "contracts", "old.contracts", "localhost/contracts", "a/b.c/d"],
)
def test_a_file_all_the_same(said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A path, a name that ends like a register's, one without two dots, and one in a folder that is there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    assert said("import", SAMPLES, "--register", name)[0] == 0
    assert said("list", "--register", name)[1].endswith("\n2 contracts\n")
    assert (tmp_path / name).is_file()


def test_a_register_that_fails(said: Said, file: Path) -> None:
    """What is wrong with the register itself is status 1."""
    status, _, wrong = said("import", "--register", file.parent / "gone" / "register.sqlite", SAMPLES)
    assert status == 1
    assert "The folder of the register is not there any more" in wrong


def test_what_is_to_be_told_of_its_place(said: Said, tmp_path: Path) -> None:
    """A folder that is synchronised is told of on standard error."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    status, out, wrong = said("import", SAMPLES, "--register", folder / "register.sqlite")
    assert (status, out) == (0, "2 contracts were added.\n")
    assert wrong.startswith("This folder is copied to other computers by a service")
    assert wrong.count("\n") == 1


@pytest.mark.needs_postgresql
@pytest.mark.usefixtures("key_ring")
def test_a_server_that_refuses(said: Said, postgresql: PostgresqlServer) -> None:
    """Without a password it is told how to give one, and nothing of the address that is secret."""
    postgresql.empty()
    address = f"postgresql://tester:wrong-one@127.0.0.1:{postgresql.port}/contracts"
    status, out, wrong = said("list", "--register", address)
    assert (status, out) == (1, "")
    assert "The server of the register refuses this login" in wrong
    assert "cmdesk register --register URL password" in wrong
    assert "wrong-one" not in wrong


def test_references(said: Said, place: str, register: Register) -> None:
    """A reference names its contract; where several bear it, the number does."""
    register.add_all([named("A"), named("B", "One"), named("B", "Two"), named("#1", "Odd")], ANN)
    assert '"Client"' in said("show", "A", "--register", place)[1]
    assert '"Two"' in said("show", "#3", "--register", place)[1]
    assert '"Odd"' in said("show", "#1", "--register", place)[1]
    status, out, wrong = said("show", "B", "--register", place)
    assert (status, out) == (3, "")
    assert wrong.startswith("B: is the reference of several contracts (#2, #3); name one of them by its number")
    assert said("show", "C", "--register", place)[2] == (
        "C: is the reference of no contract in the register; cmdesk register list shows all of them\n"
    )
    status, _, wrong = said("show", "#9", "--register", place)
    told = f"{register.place}: there is no contract #9; cmdesk register list shows all of them\n"
    assert (status, wrong) == (3, told)
    assert said("show", "#0", "--register", place)[2].startswith("#0: is the reference of no contract")


def test_references_that_are_nearly_right(said: Said, place: str, register: Register) -> None:
    """Capitals make no difference where one alone is left; a slip is told with what was probably meant."""
    register.add_all(
        [named("BM-001", "One"), named("BM-002", "Two"), named("Ab", "Three"), named("aB", "Four"), named("-5")], ANN
    )
    assert '"-5"' in said("show", "--register", place, "--", "-5")[1]
    assert '"One"' in said("show", "bm-001", "--register", place)[1]
    assert '"Four"' in said("show", "aB", "--register", place)[1]
    status, out, wrong = said("show", "ab", "--register", place)
    assert (status, out) == (3, "")
    assert wrong.startswith("ab: is the reference of several contracts (#3, #4)")
    assert said("show", "bm-01", "--register", place) == (
        3,
        "",
        "bm-01: is the reference of no contract in the register; did you mean BM-001?\n",
    )
    for other in ("Zebra", '"', 'a" colour:red', "--", "-"):
        status, out, wrong = said("show", "--register", place, "--", other)
        assert (status, out) == (3, "")
        assert wrong.endswith(
            "is the reference of no contract in the register; cmdesk register list shows all of them\n"
        )


def test_one_that_is_gone(said: Said, place: str, register: Register) -> None:
    """Its number is known, and it is not in the register any more."""
    register.add(named("A"), ANN)
    register.delete(1, 1, ANN)
    assert register.purge(Edit("Ann", ANN.at + timedelta(days=31))) == 1
    status, _, wrong = said("show", "#1", "--register", place)
    assert (status, wrong.endswith("This contract is not in the register any more\n")) == (3, True)
    assert "taken out for good" in said("history", "#1", "--register", place)[1]
