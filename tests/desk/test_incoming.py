"""Contracts out of files of all kinds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import say, words_for
from cmdesk.desk.incoming import Incoming, Origin
from tests.cli.programs import written
from tests.desk.many import FAULTY, contract, lines_of
from tests.imports.tables import NEEDED, ROW, csv_of


def read(*files: Path | str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the references of the contracts of some files with where each comes from, and what is wrong."""
    incoming = Incoming([str(one) for one in files])
    found = [(one.reference, words_for("en").value(origin.name)) for origin, one in incoming]
    faults = [
        f"{one.source}: {fault.place}: {fault.sentence.in_english()}" for one in incoming.faults for fault in one.faults
    ]
    return found, faults


def test_every_kind(tmp_path: Path) -> None:
    """A contract file, JSON lines, a table, a folder; each contract with its place."""
    one = written(tmp_path, "one.cmdesk", reference="A")
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(lines_of([contract("B"), contract("C")]))
    table = tmp_path / "table.csv"
    table.write_bytes(csv_of(NEEDED, ROW))
    folder = tmp_path / "folder"
    folder.mkdir()
    written(folder, "2.CMDESK", reference="E")
    written(folder, "1.cmdesk", reference="D")
    (folder / "notes.txt").write_text("nothing of ours")
    found, faults = read(one, lines, table, folder)
    assert faults == []
    assert found == [
        ("A", str(one)),
        ("B", f"{lines}: line 1"),
        ("C", f"{lines}: line 2"),
        (ROW[NEEDED.index("reference")], f"{table}: line 2"),
        ("D", str(folder / "1.cmdesk")),
        ("E", str(folder / "2.CMDESK")),
    ]


def test_everything_that_is_wrong(tmp_path: Path) -> None:
    """All faults of all files, each with its place; what is well comes through."""
    bad = written(tmp_path, "bad.cmdesk", currency="EURO", edition="2019-01-01")
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(lines_of([contract(FAULTY), contract("B")]) + b"x\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    found, faults = read(bad, lines, empty, tmp_path / "gone.jsonl", tmp_path / "gone.cmdesk")
    assert [reference for reference, _ in found] == ["B"]
    assert [one.partition(": ")[0] for one in faults] == [
        *[str(empty)],
        *[str(bad)] * 2,
        *[str(lines)] * 3,
        str(tmp_path / "gone.jsonl"),
        str(tmp_path / "gone.cmdesk"),
    ]
    places = [one.partition(": ")[2] for one in faults]
    assert places[0] == ": there is no contract file in this folder"
    assert places[1].startswith("edition: ")
    assert places[3].startswith("line 1: edition: ")
    assert places[5] == "line 3, column 1: this is no JSON: a value is expected here"
    assert places[6] == ": there is no such file or folder; check the path"


def test_how_much_is_read(tmp_path: Path) -> None:
    """As a part of all files; the bytes of a long one count."""
    one = written(tmp_path, "one.cmdesk", reference="A")
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(lines_of([contract("B"), contract("C")]))
    incoming = Incoming([str(one), str(lines)])
    assert [incoming.part for _ in incoming] == [0.5, 0.75, 1.0]


def test_a_source_of_unknown_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows how much of it is read."""
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(lines_of([contract("B")]))
    monkeypatch.setattr("cmdesk.desk.batch._size_of", lambda _: 0)
    incoming = Incoming([str(lines)])
    assert [incoming.part for _ in incoming] == [0.0]


def test_a_folder_that_nobody_may_look_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is a fault of it."""

    def refused(_: str) -> list[str]:
        raise PermissionError(13, "")

    monkeypatch.setattr(os, "listdir", refused)
    assert read(tmp_path) == ([], [f"{tmp_path}: : access is refused; ask for the right, or choose another place"])


def test_a_disk_that_stops_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before it is there, and the fault is told."""
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(lines_of([contract("B"), contract("C")]))

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    incoming = Incoming([str(lines)])
    found = iter(incoming)
    assert next(found)[1].reference == "B"
    monkeypatch.setattr("cmdesk.imports.lines.Lines.__next__", broken)
    assert list(found) == []
    assert [one.source for one in incoming.faults] == [str(lines)]


def test_places() -> None:
    """A line or a row stands before the place, once."""
    sentence = say("is wrong")
    line, column = say("line {n}", n="3"), say("line {line}, column {column}", line="3", column="1")
    faults = Fault("a", sentence), Fault("", sentence), Fault("line 3, column 1", sentence, column)
    found = Origin("f", line).at_fault(*faults).faults
    assert [one.place for one in found] == ["line 3: a", "line 3", "line 3, column 1"]
    dutch = words_for("nl")
    assert [dutch.value(one.place_in_words) for one in found[:2]] == ["regel 3: a", "regel 3"]
    assert found[2] == faults[2]
    assert Origin("f").at_fault(Fault("a", sentence)).faults == (Fault("a", sentence),)


def test_what_an_origin_is_called() -> None:
    """Its file, and the line or row in the words of a language."""
    assert Origin("f").name == "f"
    assert words_for("nl").value(Origin("f", say("line {n}", n="3")).name) == "f: regel 3"
