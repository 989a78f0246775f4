"""The lists of an import."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import say
from cmdesk.desk.importing import Otherwise
from cmdesk.gui.dialogs import import_lists
from cmdesk.gui.dialogs.import_lists import fault_heads, fault_lines, fault_text, other_heads, other_lines
from cmdesk.gui.models.lines_model import Line


def faulty(file: str, *places: str) -> FaultyInput:
    """Return a file at fault in some places."""
    return FaultyInput(file, tuple(Fault(place, say("wrong")) for place in places))


def texts(lines: list[Line]) -> list[tuple[str, ...]]:
    """Return what some lines show."""
    return [tuple(cell.text for cell in line.cells) for line in lines]


def test_a_file_is_named_once() -> None:
    """Whatever the order in which its faults were found; its whole path is copied."""
    found = [faulty("/a/x.csv", "row 2"), faulty("/b/y.cmdesk", "law"), faulty("/a/x.csv", "row 9: law", "row 9: fx")]
    lines = fault_lines(found)
    rows = [("row 2", "wrong"), ("row 9: law", "wrong"), ("row 9: fx", "wrong")]
    assert texts(lines) == [("x.csv",), *rows, ("y.cmdesk",), ("law", "wrong")]
    assert lines[0].cells[0].copied == "/a/x.csv"
    assert len(fault_heads()) == len(lines[1].cells)


def test_thousands_of_faults_are_copied_but_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads them in a list."""
    monkeypatch.setattr(import_lists, "_MOST", 2)
    found = [faulty("/a/x.csv", "a", "b", "c")]
    assert len(fault_lines(found)) == 3
    assert fault_text(found).splitlines() == ["/a/x.csv\ta\twrong", "/a/x.csv\tb\twrong", "/a/x.csv\tc\twrong"]


def test_in_how_many_places_contracts_differ() -> None:
    """In words, and as a number where it is copied."""
    [line, _] = other_lines([Otherwise("A", "ACME", 1), Otherwise("B", "BETA", 2)])
    assert texts([line]) == [("A", "ACME", "1 place")]
    assert line.cells[2].copied == "1"
    assert len(other_heads()) == len(line.cells)
