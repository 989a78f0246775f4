"""What a user settles once."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from cmdesk.desk.failures import OutputError
from cmdesk.desk.settings import Settings, settings, settle, user_name


def test_kept_for_every_start(home: Path) -> None:
    """What was settled is there again; before that there is nothing."""
    assert settings() == Settings("", "")
    settle(Settings("postgresql://ann@example.com/contracts", "Ann"))
    assert settings() == Settings("postgresql://ann@example.com/contracts", "Ann")
    assert (home / "settings" / "settings.json").exists()


def test_what_makes_no_sense(home: Path) -> None:
    """Unknown keys and other values than texts are passed over."""
    settle(Settings("one.sqlite"))
    path = home / "settings" / "settings.json"
    path.write_text('{"register": 3, "name": "Ann", "colour": "red"}')
    assert settings() == Settings("", "Ann")


def test_no_place_to_keep_it(home: Path) -> None:
    """That is told."""
    home.write_text("a file in the way")
    with pytest.raises(OutputError, match=r"settings\.json"):
        settle(Settings())


@pytest.mark.parametrize("name, told", [(" Ann ", "Ann"), ("", "account"), ("  ", "account"), ("A\nB", "account")])
def test_the_name_in_the_history(name: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one settled, where it is one line; else that of the account."""
    monkeypatch.setattr(getpass, "getuser", lambda: "account")
    settle(Settings(name=name))
    assert user_name() == told


@pytest.mark.parametrize("error", [OSError("No username set"), KeyError("uid not found")])
def test_an_account_without_a_name(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some containers."""

    def nobody() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user_name() == "?"
