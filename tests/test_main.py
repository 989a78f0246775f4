"""The program's entry: a command, the window, or one of the few things beside them."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import cmdesk
from cmdesk import __main__ as entry
from cmdesk.desk.selfcheck import SelfCheckError
from tests.cli.programs import ROOT, SAMPLE
from tests.cli.programs import cmdesk as program
from tests.desk.pngs import TWO_COLOURS

WITHOUT_QT = """
import sys
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6"]))
from cmdesk.__main__ import main
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own folders out of it."""
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CMDESK_DEBUG", raising=False)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """Return what a stand-in for the window was asked to do."""
    asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
    app = ModuleType("cmdesk.gui.app")

    def run(*arguments: Any, **more: Any) -> int:
        asked.append(("run", arguments, more))
        return 0

    def screenshot(target: str, **more: Any) -> int:
        asked.append(("screenshot", (target,), more))
        Path(target).write_bytes(TWO_COLOURS)
        return 0

    app.run = run  # type: ignore[attr-defined]
    app.screenshot = screenshot  # type: ignore[attr-defined]
    gui = ModuleType("cmdesk.gui")
    gui.app = app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cmdesk.gui", gui)
    monkeypatch.setitem(sys.modules, "cmdesk.gui.app", app)
    monkeypatch.setattr(cmdesk, "gui", gui, raising=False)
    return asked


def test_no_argument_opens_the_window(window: list[Any]) -> None:
    """Without an argument the window opens, in the language it knows itself."""
    assert entry.main([]) == 0
    assert window == [("run", (None, False, None, None), {})]


def test_garbage_is_not_looked_for_before_the_window_is_there(
    window: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is again when the window is closed, wherever its first paint was missed."""
    rests: list[bool] = []

    def run(*_given: object) -> int:
        rests.append(not gc.isenabled())
        return 0

    monkeypatch.setattr(sys.modules["cmdesk.gui.app"], "run", run)
    assert entry.main([]) == 0
    assert rests == [True]
    assert gc.isenabled()
    assert window == []


def test_a_file_opens_the_window(window: list[Any]) -> None:
    """So it does with a file, though its name be a command's behind a folder."""
    assert entry.main(["./calc", "--lang", "nl"]) == 0
    assert window == [("run", ("./calc", False, "nl", None), {})]


def test_a_picture(window: list[Any], tmp_path: Path) -> None:
    """--screenshot takes a picture of the window instead."""
    target = str(tmp_path / "a.png")
    assert entry.main(["--sample", "--screenshot", target]) == 0
    assert window == [("screenshot", (target,), {"path": None, "sample": True, "language": None})]


def test_the_window_check(window: list[Any], tmp_path: Path) -> None:
    """The self-test looks at pictures of the window, with nothing and with the sample."""
    assert entry._check_window(tmp_path) == "window.png"
    assert [given[2] for given in window] == [
        {"path": None, "sample": sample, "language": "en"} for sample in (False, True)
    ]


def test_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Without arguments given, those of the process count."""
    monkeypatch.setattr(sys, "argv", ["cmdesk", "--version"])
    assert entry.main() == 0
    assert capsysbinary.readouterr().out.decode() == f"cmdesk {cmdesk.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--lang", "en", "--help"]])
def test_help(arguments: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Help is the overview of all there is."""
    assert entry.main(arguments) == 0
    assert b"cmdesk calc" in capsysbinary.readouterr().out


def test_the_core_selftest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """--core-selftest opens no window."""
    monkeypatch.setenv("CMDESK_CACHE_DIR", "to be set back afterwards")
    monkeypatch.setattr("cmdesk.cli.selftest.CORE_CHECKS", {})
    assert entry.main(["--core-selftest", "--outdir", str(tmp_path)]) == 0


def test_a_blank_window_fails_the_check(window: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of one colour is no window."""
    assert window == []
    monkeypatch.setattr("cmdesk.desk.selfcheck.has_several_colours", lambda _: False)
    with pytest.raises(SelfCheckError):
        entry._check_window(tmp_path)


# As processes


def without_qt(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program where PySide6 is not installed."""
    command = [sys.executable, "-c", WITHOUT_QT, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["calc", str(SAMPLE), "--as-of", "2025-11-18"],
        ["businessday", "2026-03-27", "10", "--entity", "nl"],
        ["notice", "--edition", "2025-03-03", "--entity", "nl", "--channel", "personal", "--sent", "2025-11-20"],
        ["schema"],
        ["--version"],
        ["--help"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_need_no_qt(arguments: list[str]) -> None:
    """Every command runs where PySide6 is taken away."""
    done = without_qt(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_the_window_needs_qt() -> None:
    """Where PySide6 is missing, opening the window fails with one kind line."""
    done = without_qt(str(SAMPLE))
    assert (done.returncode, done.stdout) == (1, b"")
    [complaint] = done.stderr.decode().splitlines()
    assert complaint.startswith("The window does not open here: ")
    assert complaint.endswith(". cmdesk --help shows what works without it.")


def test_wrong_usage() -> None:
    """Wrong usage of the program itself is status 2."""
    done = program("--nonsense")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("cmdesk: --nonsense is not known here")


def test_no_traceback(tmp_path: Path) -> None:
    """An error of the program shows one line, and all of it with CMDESK_DEBUG=1."""
    spoilt = "import cmdesk.cli.schema as s; s.contract_schema = None; from cmdesk.__main__ import main; import sys; "
    command = [sys.executable, "-c", spoilt + "sys.exit(main(['schema']))"]
    surroundings = {"CMDESK_HOME": str(tmp_path), "PATH": "/usr/bin"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("cmdesk stopped by an error of its own: TypeError. A report")
    done = subprocess.run(
        command, cwd=ROOT, env={**surroundings, "CMDESK_DEBUG": "1"}, capture_output=True, check=False
    )
    assert b"Traceback" in done.stderr


def test_no_screen(window: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no screen is named, the window is not tried; a picture can be taken all the same."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(sys, "platform", "linux")
    assert entry.main([]) == 1
    assert window == []
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in capsys.readouterr().err


def test_a_picture_needs_no_screen(window: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken off the screen."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(sys, "platform", "linux")
    assert entry.main(["--screenshot", str(tmp_path / "a.png")]) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert window[0][0] == "screenshot"


def test_a_broken_window_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An import that fails inside the program is not blamed on the machine."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "cmdesk.gui", None)
    assert entry.main([]) == 1
    assert "stopped by an error of its own: ModuleNotFoundError" in capsys.readouterr().err
