"""The arguments of a command: what they may be, and what is said when they are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.cli.parser import Parser


def parser(language: str = "en") -> Parser:
    """Return the parser of a command that has one of everything."""
    made = Parser("try", "Try things out.", words_for(language))
    made.input_file("files", "FILE", "Files.", nargs="+")
    made.option("--day", "DAY", "A day.", type=made.day)
    made.option("--n --number", "N", "A number.", type=made.whole_number(1, 100))
    made.switch("--steps", "Show steps.")
    made.format_option()
    made.closing_options()
    return made


def refused(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said about arguments that make no sense, without the command's name."""
    with pytest.raises(SystemExit) as end:
        parser().parsed(arguments)
    assert end.value.code == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    first, second = complaint.splitlines()
    assert second == "cmdesk try --help shows how it is used."
    return first.removeprefix("cmdesk try: ")


def test_everything_given() -> None:
    """Options and arguments come in any order."""
    given = parser().parsed(
        ["a", "--day", "2025-11-18", "b", "--number=7", "--steps", "--lang", "zh-cn", "c", "--format", "json"]
    )
    assert given.files == ["a", "b", "c"]
    assert (given.day, given.n, given.steps, given.lang, given.format) == (date(2025, 11, 18), 7, True, "zh_CN", "json")


def test_nothing_more_given() -> None:
    """Without options the text is in English."""
    given = parser().parsed(["-"])
    assert (given.files, given.day, given.steps, given.lang, given.format) == (["-"], None, False, "en", "text")


def test_a_file_like_an_option() -> None:
    """After two dashes everything is a file, --help too."""
    assert parser().parsed(["--steps", "--", "--help", "-", "a"]).files == ["./--help", "-", "a"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "FILE is missing"),
        (["-", "--dya", "2025-11-18"], "--dya is not known here; did you mean --day?"),
        (["-", "--quite-else"], "--quite-else is not known here"),
        (["-", "--day"], "after --day a value is missing"),
        (["-", "--steps=yes"], "--steps takes no value"),
        (["-", "--day", "2025-02-30"], '--day: "2025-02-30" doesn\'t exist; did you mean 2025-02-28?'),
        (["-", "--day", "18 November"], '--day: "18 November" is no day; write it as 2024-03-01'),
        (["-", "--n", "0"], "--n/--number: give a whole number from 1 to 100"),
        (["-", "--n", "101"], "--n/--number: give a whole number from 1 to 100"),
        (["-", "--n", "-5"], "--n/--number: give a whole number from 1 to 100"),
        (["-", "--n", "7.5"], "--n/--number: give a whole number from 1 to 100"),
        (["-", "--n", "\u0667"], "--n/--number: give a whole number from 1 to 100"),
        (["-", "--format", "jsn"], '--format: "jsn" is not known; did you mean json?'),
        (["-", "--format", "pdf"], '--format: "pdf" is not known; write one of: text, json'),
        (["-", "--lang", "fr"], '--lang: "fr" is not known; write one of: en, nl, da, zh_CN'),
    ],
)
def test_what_makes_no_sense(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what is wrong and proposes what may have been meant; status 2."""
    assert refused(arguments, capsys) == said


NOWHERE = "nowhere.cmdesk: there is no such file or folder; check the path"


def all_of_it(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return everything that is said about arguments that make no sense, without the command's name."""
    with pytest.raises(SystemExit) as end:
        parser().parsed(arguments)
    assert end.value.code == 2
    *said, _ = capsys.readouterr().err.splitlines()
    return [one.removeprefix("cmdesk try: ") for one in said]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (
            ["--dya", "--day", "soon", "-x=1", "--n", "0"],
            [
                "--dya is not known here; did you mean --day?",
                "-x is not known here",
                '--day: "soon" is no day; write it as 2024-03-01',
                "--n/--number: give a whole number from 1 to 100",
                "FILE is missing",
            ],
        ),
        (
            ["nowhere.cmdesk", "--format", "pdf", "-", "--day"],
            [
                '--format: "pdf" is not known; write one of: text, json',
                "after --day a value is missing",
            ],
        ),
        (["nowhere.cmdesk", "-", "--stpes"], ["--stpes is not known here; did you mean --steps?", NOWHERE]),
    ],
)
def test_everything_at_once(arguments: list[str], said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every fault of a command line has its line, and so has every file given that cannot be read."""
    assert all_of_it(arguments, capsys) == said


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], ["--entity is missing", "FILE is missing"]),
        (["nowhere.cmdesk"], ["--entity is missing", NOWHERE]),
        (["nowhere.cmdesk", "--entity"], ["after --entity a value is missing"]),
        (["nowhere.cmdesk", "--edition", "--entity=nl"], ["after --edition a value is missing"]),
        (["--entity", "nl", "nowhere.cmdesk", "else"], ["else is not known here", NOWHERE]),
    ],
)
def test_what_has_to_be_there(arguments: list[str], said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An option that has to be there is missing unless it stands somewhere on the line."""
    made = Parser("try", "Try things out.", words_for("en"))
    made.input_file("file", "FILE", "A file.")
    made.option("--entity", "ENTITY", "An entity.", required=True)
    made.option("--edition", "EDITION", "An edition.")
    with pytest.raises(SystemExit) as end:
        made.parsed(arguments)
    assert end.value.code == 2
    *found, _ = capsys.readouterr().err.splitlines()
    assert sorted(one.removeprefix("cmdesk try: ") for one in found) == said


def test_words_of_argparse_that_we_do_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    """What a newer argparse may say comes out as it is."""
    with pytest.raises(SystemExit):
        parser().error("something new")
    assert capsys.readouterr().err.startswith("cmdesk try: something new\n")


def test_help(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Help names every argument and option, with its words, and ends with status 0."""
    with pytest.raises(SystemExit) as end:
        parser().parsed(["--nonsense", "-h"])
    assert not end.value.code
    page = capsysbinary.readouterr().out.decode()
    assert page.startswith("Usage: cmdesk try [--day DAY]")
    for part in (
        "\nTry things out.\n",
        "\nArguments:\n",
        "\nOptions:\n",
        "FILE [FILE ...]",
        "-h, --help",
        "Show steps.",
    ):
        assert part in page


@pytest.mark.parametrize("language", ["nl", "da", "zh_CN"])
def test_help_in_a_language(language: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing of the frame stays English."""
    with pytest.raises(SystemExit):
        parser(language).parsed(["--help"])
    page = capsysbinary.readouterr().out.decode()
    for english in ("Usage", "usage", "Arguments", "Show this help"):
        assert english not in page


def test_help_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """No line of help is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "60")
    with pytest.raises(SystemExit):
        parser().parsed(["--help"])
    assert max(map(len, capsysbinary.readouterr().out.decode().splitlines())) <= 60
