"""What goes out: to a file, to a pipe, to a terminal, to nobody."""

from __future__ import annotations

import io
import os
import sys

import pytest

from cmdesk.cli.console import DEFAULT_WIDTH, ReaderGoneError, complain, terminal_width, write_output
from cmdesk.desk.failures import OutputError
from tests.cli.programs import linux, posix

TEXT = "Sum €, 三月, \udcff\n"
SHOWN = "Sum €, 三月, \\udcff\n"


class Terminal(io.TextIOWrapper):
    """A terminal that shows one encoding."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe or a file gets UTF-8 whatever the locale, after what was printed before; no character is lost."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    stream.write("before\n")
    monkeypatch.setattr(sys, "stdout", stream)
    write_output(TEXT)
    assert raw.getvalue().decode() == "before\n" + SHOWN


@pytest.mark.parametrize("encoding, shown", [("utf-8", SHOWN), ("cp1252", "Sum €, \\u4e09\\u6708, \\udcff\n")])
def test_a_terminal_gets_what_it_can_show(encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal cannot show is spelt out."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(raw, encoding=encoding, newline="\n"))
    write_output(TEXT)
    assert raw.getvalue().decode(encoding) == shown


def test_no_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a console prints nothing and does not mind."""
    monkeypatch.setattr(sys, "stdout", None)
    write_output(TEXT)


def test_no_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It complains to nobody either."""
    monkeypatch.setattr(sys, "stderr", None)
    complain("x")
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    complain("x")


def test_a_complaint_does_nothing_to_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in names and values do not reach the terminal."""
    complain("a\x1b[31mb\nc")
    assert capsys.readouterr().err == "a [31mb c\n"


def pipe_without_reader() -> io.TextIOWrapper:
    """Return a stream into a pipe that nobody reads."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    return os.fdopen(write_end, "w")


@posix
def test_the_reader_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that has enough is told apart from a failure, and closing the stream does not trip."""
    with pipe_without_reader() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(ReaderGoneError):
            write_output(TEXT)


@linux
def test_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is a failure to write."""
    with open("/dev/full", "w", encoding="utf-8") as stream:  # noqa: PTH123  # as the shell opens it
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OutputError, match="standard output: the disk is full"):
            write_output(TEXT)


@pytest.mark.parametrize("columns, width", [("120", 120), ("10", 40)])
def test_width_of_the_terminal(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS says how wide the terminal is; too narrow a one is not followed."""
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == width


def test_width_of_this_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without COLUMNS the terminal is asked; where there is none, lines are as long as reads well."""
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((133, 40)))
    assert terminal_width() == 133
    monkeypatch.delattr(os, "get_terminal_size")
    monkeypatch.setattr(os, "get_terminal_size", _no_terminal, raising=False)
    assert terminal_width() == DEFAULT_WIDTH


def _no_terminal(_: int) -> os.terminal_size:
    raise OSError
