"""Which command runs, in which language, and what happens to errors."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

from cmdesk.basics.wording import say, words_for
from cmdesk.cli.console import ReaderGoneError
from cmdesk.cli.main import COMMANDS, guarded, language_in, run_command, show_overview, show_version
from cmdesk.cli.parser import Parser
from cmdesk.desk import reports
from cmdesk.desk.failures import OutputError


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every command has a help page with its purpose, its language option and no line beyond the terminal."""
    with pytest.raises(SystemExit) as end:
        run_command([name, "--help"])
    assert not end.value.code
    page = capsysbinary.readouterr().out.decode()
    assert page.startswith(f"Usage: cmdesk {name} ")
    assert import_module(COMMANDS[name].module).ABOUT[:40] in page
    assert "--lang" in page
    assert max(map(len, page.splitlines())) <= 88


@pytest.mark.parametrize(
    "arguments, language",
    [
        ([], "en"),
        (["a.cmdesk"], "en"),
        (["--lang", "nl"], "nl"),
        (["x", "--lang=da", "--lang", "nl"], "da"),
        (["--lang", "zh-CN"], "zh_CN"),
        (["--lang", "zh"], "zh_CN"),
        (["--lang", "fr"], "en"),
        (["--lang"], "en"),
    ],
)
def test_language(arguments: list[str], language: str) -> None:
    """The language is found before anything else, so that even wrong usage is told in it; English in doubt."""
    assert language_in(arguments) == language


def test_version(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The version is one line."""
    assert show_version() == 0
    assert re.fullmatch(rb"cmdesk \d+\.\d+\.\d+\n", capsysbinary.readouterr().out)


def test_overview(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The first help page names every command and the window."""
    assert show_overview([]) == 0
    page = capsysbinary.readouterr().out.decode()
    for name in (*COMMANDS, "FILE", "--sample", "--version"):
        assert f"cmdesk {name}" in page


@pytest.mark.parametrize("language", ["nl", "da", "zh_CN"])
def test_overview_in_a_language(language: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """No heading or summary of it stays English."""
    show_overview(["--lang", language])
    page = capsysbinary.readouterr().out.decode()
    for english in ("open the window", "calculate contract files", "Commands", "shows how"):
        assert english not in page


def failing(error: BaseException) -> Callable[[], int]:
    """Return a job that fails."""

    def job() -> int:
        raise error

    return job


def test_status_of_a_job() -> None:
    """A job's own status stands, and that of whoever ends the program."""
    assert guarded(lambda: 3) == 3
    assert guarded(failing(SystemExit(2))) == 2
    assert guarded(failing(SystemExit())) == 0


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), ReaderGoneError()])
def test_whoever_stopped_us_knows(stop: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C and a closed pipe end with status 1 and not a word."""
    assert guarded(failing(stop)) == 1
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_while_arguments_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Argparse makes an error of its own of it, which is none of ours."""

    def interrupted(_written: str) -> NoReturn:
        raise KeyboardInterrupt

    parser = Parser("try", "Try.", words_for("en"))
    parser.argument("file", "FILE", "A file.", type=interrupted)
    assert guarded(lambda: len(vars(parser.parsed(["a"])))) == 1
    assert capsys.readouterr() == ("", "")
    mended = AttributeError()
    mended.__context__ = ValueError()
    mended.__context__.__context__ = KeyboardInterrupt()
    assert guarded(failing(mended)) == 1
    assert capsys.readouterr() == ("", "")


def test_what_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    """A failure to write is one line with the file's name."""
    assert guarded(failing(OutputError("a.xlsx", say("the disk is full")))) == 1
    assert capsys.readouterr().err == "a.xlsx: the disk is full\n"


def test_an_error_of_ours(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the program is one line that says where its report is, without anything that was entered."""
    assert guarded(failing(KeyError("ACME ApS"))) == 1
    complaint = capsys.readouterr().err
    [report] = (home / "reports").iterdir()
    assert complaint == f"cmdesk stopped by an error of its own: KeyError. A report for its makers is in {report}\n"
    assert "ACME" not in report.read_text("utf-8")


def test_an_error_without_a_place_for_reports(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no report can be written, the line says how to see the error."""
    monkeypatch.setattr(reports, "write_report", lambda _: None)
    assert guarded(failing(RecursionError())) == 1
    assert (
        capsys.readouterr().err == "cmdesk stopped by an error of its own: RecursionError. CMDESK_DEBUG=1 shows it.\n"
    )


def test_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the traceback gets it."""
    monkeypatch.setenv("CMDESK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(failing(ZeroDivisionError()))


def test_a_command_s_module_is_imported_alone() -> None:
    """Only the command that runs is imported."""
    others = {command.module for name, command in COMMANDS.items() if name != "schema"}
    before = set(sys.modules)
    with pytest.raises(SystemExit):
        run_command(["schema", "--help"])
    assert not others & (set(sys.modules) - before)
