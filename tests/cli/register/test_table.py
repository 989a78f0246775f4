"""Rows in columns."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from cmdesk.cli.register.table import table

HEADS = ("#", "Client", "What")
ROWS = [("1", "ACME ApS", "Last day to give notice of non-renewal"), ("12", "", "bell\x07")]


class Terminal(StringIO):
    """A terminal to write to."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_one_line_a_row() -> None:
    """Where no terminal reads, whatever the length; nothing that a terminal would act on."""
    assert list(table(HEADS, ROWS)) == [
        "#   Client    What",
        "1   ACME ApS  Last day to give notice of non-renewal",
        "12            bell",
    ]


def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is widest is broken."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "40")
    assert list(table(HEADS, ROWS)) == [
        "#   Client    What",
        "1   ACME ApS  Last day to give notice of",
        "              non-renewal",
        "12            bell",
    ]


def test_nothing_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """More columns than fit stay as wide as they are."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "40")
    row = ("a longer cell",) * 6
    assert list(table(row, [])) == ["  ".join(row)]


def test_no_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a console has no terminal either."""
    monkeypatch.setattr(sys, "stdout", None)
    assert list(table(("Client", ""), [("ACME", "")])) == ["Client", "ACME"]
