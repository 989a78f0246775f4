"""What is missing of the system, and the line that brings it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import system_packages as system

HERE = system.library("libc6", "libc.so.6")
NOWHERE = system.library("libnowhere1", "libnowhere.so.1")
NO_PROGRAM = system.program("nowhere-tools", "nowhere")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made for Linux")


@pytest.fixture(autouse=True)
def _nobody_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests from installing anything."""
    monkeypatch.setattr(system, "can_install", lambda: False)


def test_missing_names_what_is_not_there() -> None:
    """A library that loads is met; one that does not, or a program off the path, is missing."""
    assert system.missing([HERE, NOWHERE, NO_PROGRAM]) == (NOWHERE, NO_PROGRAM)


def test_other_systems_miss_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off Linux the wheels bring everything."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.missing([NOWHERE]) == ()


@pytest.mark.parametrize("user, prefix", [(0, ""), (1000, "sudo ")])
def test_advice_is_one_line_to_copy(monkeypatch: pytest.MonkeyPatch, user: int, prefix: str) -> None:
    """The line refreshes the lists first, and asks for root's rights only where they are lacking."""
    monkeypatch.setattr("os.geteuid", lambda: user)
    wanted = f"{prefix}apt-get update && {prefix}apt-get install -y --no-install-recommends libnowhere1 nowhere-tools"
    assert system.advice([NOWHERE, NO_PROGRAM]) == wanted


def test_what_cannot_be_installed_stops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The lack and the line are named, and the exit status is 1; optional lacks let it go on."""
    monkeypatch.setattr(system, "QT", (NOWHERE,))
    assert system.main(["test"]) == 1
    said = capsys.readouterr().out
    assert "This machine lacks libnowhere.so.1." in said
    assert "install -y --no-install-recommends libnowhere1" in said
    assert system.main(["test", "--optional"]) == 0


def test_what_can_be_installed_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root on a machine with apt-get gets what is missing, and only that."""
    asked: list[str] = []
    monkeypatch.setattr(system, "can_install", lambda: True)
    monkeypatch.setattr(system, "install", lambda needs: asked.extend(need.package for need in needs))
    monkeypatch.setattr(system, "QT", (HERE, NOWHERE))
    assert system.main(["test"]) == 1  # the pretended installation brought nothing
    assert asked == ["libnowhere1"]


def test_an_office_without_calc_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """LibreOffice's program alone calculates nothing: Calc is a package of its own."""
    (tmp_path / "soffice.bin").touch()
    monkeypatch.setattr("shutil.which", lambda _name: str(tmp_path / "soffice"))
    assert not system.has_calc()
    (tmp_path / "libsclo.so").touch()
    assert system.has_calc()
