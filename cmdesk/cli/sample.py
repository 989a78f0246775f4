"""`cmdesk sample`: the sample contract calculated, exported and pictured, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.desk.calculation import calculated
from cmdesk.desk.exporting import FORMATS, export
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.inputs import read_contract_file
from cmdesk.desk.sample import SAMPLE_DAY, sample_path
from cmdesk.exports.text import results_text

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser

ABOUT = N_(
    "Calculate the sample contract as of 18 November 2025, print it, and save a workbook and a picture of the window."
)

_PATIENCE = 120  # seconds for the first start of Qt on a slow machine


_START = (
    "import sys; _, n, *rest = sys.argv; sys.path[:] = rest[:int(n)];"
    " from cmdesk.__main__ import main; sys.exit(main(rest[int(n):]))"
)
"""Starts the program with the folders in which modules are found, however many, and then its arguments."""


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.option(
        "--out", N_("FOLDER"), N_("Where workbook and picture are saved; made where it is missing."), required=True
    )
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Do the job; a picture that cannot be taken here is said and does no harm."""
    words = words_for(arguments.lang)
    folder = _made(arguments.out)
    workbook, picture = folder / "cmdesk-sample.xlsx", folder / "cmdesk-sample.png"
    calculation = calculated(read_contract_file(sample_path()), SAMPLE_DAY)
    export(FORMATS[0], calculation, str(workbook), words)
    write_output(results_text(calculation, words, width=terminal_width()) + "\n")
    write_output(words.text(say(N_("Workbook: {file}"), file=str(workbook))) + "\n")
    write_output(words.text(_pictured(picture, arguments.lang)) + "\n")
    return 0


def _made(folder: str) -> Path:
    """Return the folder, made where it is missing."""
    path = Path(folder)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, reason(error)) from error
    return path


def _pictured(target: Path, language: str) -> Sentence:
    """Return where the picture of the window is, or why there is none; a program of its own takes it."""
    _take_away(target)
    command = [*own_program(), "--sample", "--screenshot", str(target), "--lang", language]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        taken = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603  # ourselves
    except subprocess.TimeoutExpired:
        return say(N_("Picture: none; the window took too long"))
    if taken.returncode == 0 and target.exists():
        return say(N_("Picture: {file}"), file=str(target))
    why = taken.stderr.decode(errors="replace").strip().splitlines()
    return say(N_("Picture: none; the window does not open here: {why}"), why=why[-1] if why else taken.returncode)


def _take_away(path: Path) -> None:
    """Delete the picture of another time, which must not pass for today's."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(str(path), reason(error)) from error


def own_program() -> list[str]:
    """Return the command that starts this program again, frozen or not; it is found where it was found this time."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-c", _START, str(len(sys.path)), *sys.path]
