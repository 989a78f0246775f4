"""Contracts by the thousand: in order, all of them, whole or not at all, whatever happens."""

from __future__ import annotations

import errno
import gc
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract
from cmdesk.desk import batch as module
from cmdesk.desk.batch import Order, Tally, batch
from cmdesk.desk.calculation import calculated, calculated_with_bands
from cmdesk.desk.failures import OutputError
from cmdesk.exports.results_json import document_line, results_document
from tests.desk.many import FAULTY, VECTORS, contract, lines_of, many, read_lines
from tests.imports.tables import NEEDED, ROW, csv_of

TUE_2025_11_18 = date(2025, 11, 18)


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes work on few contracts too."""
    monkeypatch.setattr(module, "_ENTRIES", 5)
    monkeypatch.setattr(module, "_FEW", 0)


def run(source: Path, target: Path, **how: Any) -> Tally:
    """Carry out an order as of a day, in this process unless told otherwise."""
    order = Order(str(source), str(target), **{"as_of": TUE_2025_11_18, "jobs": 1, **how})
    return batch(order, lambda _: None, lambda _, __: None)


def given(folder: Path, content: bytes, name: str = "in.jsonl") -> Path:
    """Return a file with some content in a folder of its own."""
    path = folder / "given" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def done(folder: Path, content: bytes, **how: Any) -> list[Any]:
    """Return what lines come to."""
    target = folder / "out.jsonl"
    run(given(folder, content), target, **how)
    return read_lines(target)


@pytest.fixture(autouse=True)
def _nothing_left_beside(tmp_path: Path) -> Iterator[None]:
    """See that nothing is left beside what was asked for."""
    yield
    assert {path.name for path in tmp_path.iterdir()} <= {"out.jsonl", "out.xlsx", "given", "home"}


# The same as one by one


@pytest.mark.usefixtures("spread")
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_as_one_by_one(jobs: int, tmp_path: Path) -> None:
    """Line by line, byte by byte, for all vectors, without the steps."""
    target = tmp_path / "out.jsonl"
    tally = run(given(tmp_path, lines_of(VECTORS)), target, jobs=jobs)
    words = words_for("en")
    one_by_one = (calculated(read_contract(json.dumps(one), ""), TUE_2025_11_18) for one in VECTORS)
    expected = "".join(document_line(results_document(one, words, steps=False)) for one in one_by_one)
    assert target.read_text("utf-8") == expected
    assert (tally.contracts, tally.at_fault, tally.failed) == (len(VECTORS), 0, 0)


@pytest.mark.parametrize("steps", [True, False])
def test_the_same_with_everything(steps: bool, tmp_path: Path) -> None:
    """With steps, bands and in another language too."""
    target = tmp_path / "out.jsonl"
    chosen = VECTORS[::10]
    run(given(tmp_path, lines_of(chosen)), target, steps=steps, sensitivity=True, language="da")
    words = words_for("da")
    one_by_one = (calculated_with_bands(read_contract(json.dumps(one), ""), TUE_2025_11_18) for one in chosen)
    expected = "".join(document_line(results_document(one, words, steps=steps)) for one in one_by_one)
    assert target.read_text("utf-8") == expected


@pytest.mark.usefixtures("spread")
def test_order_stays(tmp_path: Path) -> None:
    """With several workers, bad lines and empty ones among the contracts."""
    references = [FAULTY if number % 7 == 3 else f"C-{number}" for number in range(100)]
    lines = lines_of(map(contract, references)).splitlines(keepends=True)
    lines[50:50] = [b"\n", b"{]\r\n"]
    found = done(tmp_path, b"".join(lines), jobs=3)
    assert [one["reference"] for one in found] == [*references[:50], None, None, *references[50:]]
    assert [one["errors"][0]["place"] for one in found[50:52]] == ["line 51", "line 52, column 2"]


# Forms


def test_nothing_at_all(tmp_path: Path) -> None:
    """No contracts, no results, no fault."""
    assert done(tmp_path, b"") == []


@pytest.mark.parametrize("name", ["in.csv", "IN.CSV"])
def test_comma_separated_values(name: str, tmp_path: Path) -> None:
    """A contract a row."""
    target = tmp_path / "out.jsonl"
    tally = run(given(tmp_path, csv_of(NEEDED, ROW, ("A-2", *ROW[1:4], "2024-02-30", "EUR")), name), target)
    good, bad = read_lines(target)
    assert (good["reference"], bad["reference"], bad["errors"][0]["place"]) == ("A-1", "A-2", "effective_date")
    assert tally == Tally(2, 1, 0)


@pytest.mark.usefixtures("spread")
@pytest.mark.parametrize("jobs", [1, 2])
def test_workbook_to_workbook(jobs: int, tmp_path: Path) -> None:
    """What a batch writes is a table of results and one of errors; a table of contracts is what it reads."""
    from openpyxl import Workbook  # noqa: PLC0415  # only here

    book = Workbook()
    for row in (NEEDED, *[(f"A-{at}", *ROW[1:]) for at in range(12)], ("Bad", "ACME", "xx", *ROW[3:])):
        book.worksheets[0].append(row)
    source = given(tmp_path, b"", "in.xlsx")
    book.save(source)
    tally = run(source, tmp_path / "out.xlsx", jobs=jobs)
    assert tally == Tally(13, 1, 0)
    made = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    assert made.sheet_names == ["Results", "Errors"]
    results = made.get_sheet_by_name("Results").to_python()
    assert list(dict.fromkeys(row[0] for row in results[1:])) == [f"A-{at}" for at in range(12)]
    assert ["A-0", "term.last_day", "Last day of the term", date(2026, 2, 28)] in [row[:4] for row in results]
    [error] = made.get_sheet_by_name("Errors").to_python()[1:]
    assert error[:3] == ["Bad", 14.0, "entity"]


def test_standard_input_and_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash names either; what goes to standard output is handed over piece by piece."""
    monkeypatch.setattr(module, "_ENTRIES", 5)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(many(12))))
    shown: list[bytes] = []
    told: list[tuple[int, float]] = []
    tally = batch(Order("-", "-", TUE_2025_11_18, jobs=1), shown.append, lambda *how: told.append(how))
    assert tally.contracts == 12
    assert [len(one.splitlines()) for one in shown] == [5, 5, 2]
    assert told == [(5, 0.0), (10, 0.0), (12, 0.0)]
    assert list(tmp_path.iterdir()) == []


def test_a_program_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """It finds nothing there."""
    monkeypatch.setattr(sys, "stdin", None)
    assert batch(Order("-", "-"), lambda _: None, lambda *_: None) == Tally()


def test_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are done, and which part of the file that is."""
    monkeypatch.setattr(module, "_ENTRIES", 10)
    content = many(20)
    told: list[tuple[int, float]] = []
    order = Order(str(given(tmp_path, content)), str(tmp_path / "out.jsonl"), TUE_2025_11_18, jobs=1)
    batch(order, lambda _: None, lambda *how: told.append(how))
    half = len(b"".join(content.splitlines(keepends=True)[:10])) / len(content)
    assert told == [(10, half), (20, 1.0)]


def test_long_lines_make_small_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory holds so many bytes at a time, not so many contracts."""
    monkeypatch.setattr(module, "_WEIGHT", 3 * len(many(1)))
    told: list[int] = []
    order = Order(str(given(tmp_path, many(9))), str(tmp_path / "out.jsonl"), TUE_2025_11_18, jobs=1)
    batch(order, lambda _: None, lambda count, _: told.append(count))
    assert told == [4, 8, 9]


@pytest.mark.usefixtures("spread")
def test_a_worker_that_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stands, and it is said what to do."""
    monkeypatch.setattr("cmdesk.desk.workers._SERVE", "import os; os._exit(1)")
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    with pytest.raises(OutputError, match="ended from outside, perhaps for want of memory; try --jobs 1"):
        run(given(tmp_path, many(100)), target, jobs=2)
    assert target.read_bytes() == b"old"


# What cannot be


@pytest.mark.parametrize(
    "name, said",
    [
        ("nowhere.jsonl", "there is no such file or folder"),
        ("", "this is a folder"),
        ("\0.jsonl", "no file can have this name"),
    ],
)
def test_sources_that_are_not_there(name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are at fault as a whole, and nothing is written."""
    monkeypatch.setitem(module.SOURCES, "", module.SOURCES[".jsonl"])
    source = str(tmp_path / "given" / name) if name else str(given(tmp_path, b"").parent)
    with pytest.raises(FaultyInput) as caught:
        batch(Order(source, str(tmp_path / "out.jsonl")), lambda _: None, lambda *_: None)
    assert said in str(caught.value)
    assert not (tmp_path / "out.jsonl").exists()


class Failing(io.BytesIO):
    """A disk that gives out after some bytes."""

    def __init__(self, content: bytes, good: int) -> None:
        super().__init__(content)
        self.good = good

    def readline(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= self.good:
            raise OSError(errno.EIO, "Input/output error")
        return super().readline(size)


@pytest.mark.parametrize("name, good", [("in.csv", 0), ("in.jsonl", 1000)])
def test_sources_that_give_out(name: str, good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the start or in the middle, what was written so far does not stay."""
    monkeypatch.setattr(module, "open", lambda *_: Failing(many(100), good), raising=False)
    with pytest.raises(FaultyInput, match="the system refuses: Input/output error"):
        run(tmp_path / name, tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_row_at_fault_keeps_its_reference(tmp_path: Path) -> None:
    """A cell too many does not hide which contract it is."""
    source = given(tmp_path, csv_of(NEEDED, (*ROW, "stray")), "in.csv")
    run(source, tmp_path / "out.jsonl")
    [found] = map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    said = '"stray" stands in a column without a heading'
    assert found == {"reference": ROW[0], "errors": [{"place": "line 2", "text": said}]}


def test_a_heading_at_fault_stops_all(tmp_path: Path) -> None:
    """Before any work, and before a file for it."""
    with pytest.raises(FaultyInput, match="did you mean reference"):
        run(given(tmp_path, csv_of(("referense", *NEEDED[1:]), ROW), "in.csv"), tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["no/out.jsonl", "no/out.xlsx"])
def test_targets_that_cannot_be(name: str, tmp_path: Path) -> None:
    """A folder that is not there is told before any work."""
    with pytest.raises(OutputError, match="there is no such file or folder"):
        run(given(tmp_path, many(1)), tmp_path / name)


@pytest.mark.parametrize("name", ["out.jsonl", "out.xlsx"])
def test_a_full_disk(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stands."""
    target = tmp_path / name
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    source = given(tmp_path, many(3))
    monkeypatch.setattr("cmdesk.basics.atomic.os.fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        run(source, target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["out.jsonl", "out.xlsx"])
def test_an_interruption(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left of what was begun."""
    monkeypatch.setattr(module, "_ENTRIES", 5)

    def interrupt(count: int, _: float) -> None:
        if count == 10:
            raise KeyboardInterrupt

    order = Order(str(given(tmp_path, many(20))), str(tmp_path / name), TUE_2025_11_18, jobs=1)
    with pytest.raises(KeyboardInterrupt):
        batch(order, lambda _: None, interrupt)
    assert not (tmp_path / name).exists()


def test_a_disk_that_fills_up_under_a_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told once, and nothing trips over what is left of the archive."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    source = given(tmp_path, many(3))
    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(OutputError, match="the disk is full"):
        run(source, tmp_path / "out.xlsx")
    gc.collect()
    assert not (tmp_path / "out.xlsx").exists()
