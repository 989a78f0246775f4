"""`cmdesk register password`."""

from __future__ import annotations

import getpass
import sys
from io import StringIO
from pathlib import Path

import keyring
import pytest

from tests.cli.register.conftest import Said
from tests.desk.key_rings import LockedKeyRing, OwnKeyRing

ADDRESS = "postgresql://ann@example.com/contracts"


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Have a text on standard input."""
    monkeypatch.setattr(sys, "stdin", StringIO(text))


def test_from_standard_input(said: Said, key_ring: OwnKeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line is the password, whatever the form of the address; nobody prints it."""
    given(monkeypatch, "se cret\r\nmore\n")
    status, out, wrong = said("password", "--register", "postgresql+psycopg://ann:old@example.com/contracts")
    assert (status, out, wrong) == (0, f"The password for {ADDRESS} is in the key ring.\n", "")
    assert key_ring.kept == {("cmdesk", ADDRESS): "se cret"}
    given(monkeypatch, "")
    assert said("password", "--register", ADDRESS) == (0, f"No password for {ADDRESS} is kept.\n", "")
    assert key_ring.kept == {}


def test_from_a_terminal(said: Said, key_ring: OwnKeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for, and typed unseen."""
    terminal, asked = StringIO(), list[str]()

    def typed(text: str) -> str:
        asked.append(text)
        return "secret"

    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(getpass, "getpass", typed)
    assert said("password", "--register", ADDRESS)[0] == 0
    assert asked == [f"Password for {ADDRESS}: "]
    assert key_ring.kept == {("cmdesk", ADDRESS): "secret"}


def test_no_input_at_all(said: Said, key_ring: OwnKeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a console gives none."""
    monkeypatch.setattr(sys, "stdin", None)
    assert said("password", "--register", ADDRESS)[1] == f"No password for {ADDRESS} is kept.\n"
    assert key_ring.kept == {}


@pytest.mark.usefixtures("key_ring")
def test_a_locked_key_ring(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does as well is told."""
    keyring.set_keyring(LockedKeyRing())
    given(monkeypatch, "secret\n")
    status, out, wrong = said("password", "--register", ADDRESS)
    assert (status, out) == (1, "")
    assert wrong.startswith("The key ring of this system cannot be used (KeyringLocked)")


def test_a_file_needs_none(said: Said, file: Path) -> None:
    """That is wrong usage."""
    status, _, wrong = said("password", "--register", file)
    assert (status, f"{file} is a file and needs no password" in wrong) == (2, True)
