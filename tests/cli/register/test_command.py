"""`cmdesk register`: which deed is meant."""

from __future__ import annotations

from importlib import import_module

import pytest

from cmdesk.cli.register.command import DEEDS
from tests.cli.register.conftest import Said


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_helps(deed: str, said: Said) -> None:
    """With its purpose, the register, the language, and no line beyond the terminal."""
    status, page, wrong = said(deed, "--help")
    assert (status, wrong) == (0, "")
    assert page.startswith(f"Usage: cmdesk register {deed} ")
    assert import_module(f"cmdesk.cli.register.{DEEDS[deed].module}").ABOUT[:40] in page
    assert "--register" in page
    assert "--lang" in page
    assert max(map(len, page.splitlines())) <= 88


@pytest.mark.parametrize("given", [["--help"], ["-h"], ["--lang", "nl", "--help"]])
def test_what_can_be_done(given: list[str], said: Said) -> None:
    """The first help page names every deed."""
    status, page, wrong = said(*given)
    assert (status, wrong) == (0, "")
    assert not [deed for deed in DEEDS if f"\n  {deed} " not in page]


@pytest.mark.parametrize(
    "given, told",
    [
        ([], "name what to do: list, show, deadlines, import, export"),
        (["--register", "list"], "name what to do"),
        (["lst"], "lst cannot be done; did you mean list?"),
        (["frobnicate"], "frobnicate cannot be done; name one of list, show"),
    ],
)
def test_what_cannot_be_done(given: list[str], told: str, said: Said) -> None:
    """It is said, with what was probably meant."""
    status, out, wrong = said(*given)
    assert (status, out) == (2, "")
    assert wrong.startswith(f"cmdesk register: {told}")
    assert wrong.endswith("cmdesk register --help shows how it is used.\n")


@pytest.mark.parametrize("before", [True, False])
def test_options_stand_where_they_like(before: bool, said: Said, tmp_path: object) -> None:
    """The register before the deed or behind it."""
    options = ["--register", f"{tmp_path}/gone.sqlite", "--lang=en"]
    status, out, wrong = said(*options, "list") if before else said("list", *options)
    assert (status, out) == (3, "")
    assert wrong.startswith(f"{tmp_path}/gone.sqlite: there is no register here; check the path, or make one with")
