"""Contracts of the register handed out as files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract_file
from cmdesk.desk import handing_out
from cmdesk.desk.failures import OutputError
from cmdesk.desk.handing_out import file_name, hand_out
from cmdesk.desk.registers import opened, place_of
from cmdesk.register import snapshot
from cmdesk.register.preparing import body_of
from cmdesk.register.query import Query, parsed
from cmdesk.register.register import Register
from tests.exports.excel.books import civil
from tests.register.kept import ANN, INVOICE, WED_2025_01_15, named

EVERYTHING = Query()


@pytest.fixture
def register() -> Iterator[Register]:
    """Yield an empty register."""
    with opened(place_of()) as found:
        yield found


def handed_out(
    register: Register, target: Path | str, wanted: Query | tuple[int, ...] = EVERYTHING
) -> tuple[int, bytes]:
    """Hand contracts out, and return how many, and what went to standard output."""
    shown: list[bytes] = []
    number = hand_out(register, wanted, WED_2025_01_15, str(target), words_for("en"), shown.append)
    return number, b"".join(shown)


def test_lines(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By reference, each as it is kept; to a file or to standard output."""
    monkeypatch.setattr(snapshot, "_TOGETHER", 2)
    register.add_all([named("B"), named("A"), named("C")], ANN)
    expected = "".join(f"{body_of(named(name))}\n" for name in "ABC").encode()
    assert handed_out(register, tmp_path / "out.JSONL") == (3, b"")
    assert (tmp_path / "out.JSONL").read_bytes() == expected
    assert handed_out(register, "-") == (3, expected)
    query = parsed("ref:a", WED_2025_01_15)
    assert handed_out(register, "-", query)[0] == 1


def test_what_others_do_meanwhile_is_not_seen(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is as it was when the first line was written."""
    monkeypatch.setattr(snapshot, "_TOGETHER", 1)
    register.add_all([named("A"), named("B")], ANN)
    shown: list[bytes] = []

    def show(text: bytes) -> None:
        if not shown:
            with opened(place_of()) as other:
                other.delete(2, 1, ANN)
        shown.append(text)

    assert hand_out(register, EVERYTHING, WED_2025_01_15, "-", words_for("en"), show) == 2
    assert shown[1] == f"{body_of(named('B'))}\n".encode()
    assert handed_out(register, "-")[0] == 1


def test_some_by_their_numbers(register: Register) -> None:
    """In their order; one that is gone is left out."""
    register.add_all([named("A"), named("B"), named("C")], ANN)
    register.delete(2, 1, ANN)
    assert handed_out(register, "-", (3, 2, 1)) == (
        2,
        f"{body_of(named('C'))}\n{body_of(named('A'))}\n".encode(),
    )


@pytest.mark.parametrize("kind", [".xlsx", ".jsonl"])
def test_twice_as_many_take_twice_the_work(
    kind: str, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is counted or skipped anew for every part: each takes one statement, and so do all deadlines."""
    monkeypatch.setattr(snapshot, "_TOGETHER", 2)
    asked: list[str] = []
    event.listen(register.store.kind.engine, "before_cursor_execute", lambda *found: asked.append(found[2]))
    register.add_all([named(name, invoices=[INVOICE]) for name in "ABCD"], ANN)
    asked.clear()
    handed_out(register, tmp_path / f"four{kind}")
    of_four = len(asked)
    register.add_all([named(name, invoices=[INVOICE]) for name in "EFGH"], ANN)
    asked.clear()
    handed_out(register, tmp_path / f"eight{kind}")
    assert len(asked) - of_four == 2


def test_a_folder(register: Register, tmp_path: Path) -> None:
    """A contract file each, under a name that every system takes; an empty folder is filled."""
    register.add_all([named("A/1"), named("A:1", law="NL"), named("CON")], ANN)
    (tmp_path / "out").mkdir()
    for target in ("new", "out"):
        assert handed_out(register, tmp_path / target) == (3, b"")
        found = {path.name: read_contract_file(path) for path in (tmp_path / target).iterdir()}
        assert found == {
            "A_1.cmdesk": named("A/1"),
            "A_1 #2.cmdesk": named("A:1", law="NL"),
            "_CON.cmdesk": named("CON"),
        }
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["new", "out"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_place_that_is_taken(kind: str, register: Register, tmp_path: Path) -> None:
    """It is left as it is."""
    (tmp_path / "out").write_text("mine") if kind == "file" else (tmp_path / "out" / "mine").mkdir(parents=True)
    with pytest.raises(OutputError, match="is there already and not an empty folder"):
        handed_out(register, tmp_path / "out")


def test_a_folder_that_cannot_be_filled(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left of it."""
    register.add(named("A"), ANN)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(handing_out, "contract_to_json", full)
    with pytest.raises(OutputError, match="the disk is full"):
        handed_out(register, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_workbook(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a contract with what is to be done first, and a row a deadline, however many there are.

    The contracts have the same deadlines: the invoice's two, and notice for the two renewals that follow.
    """
    monkeypatch.setattr(snapshot, "_TOGETHER", 2)
    register.add_all([named(name, invoices=[INVOICE]) for name in "ABC"], ANN)
    register.add(named("D", effective_date="2015-03-01", termination=ENDED), ANN)
    assert handed_out(register, tmp_path / "out.xlsx") == (4, b"")
    book = load_workbook(tmp_path / "out.xlsx")
    contracts = list(book["Contracts"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in contracts] == ["A", "B", "C", "D"]
    assert (civil(contracts[0][8]).isoformat(), contracts[0][9]) == (
        "2025-01-21",
        "Invoice 2025-0815: dispute by",
    )
    assert contracts[3][8:10] == (None, None)
    deadlines = list(book["Deadlines"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in deadlines[:3]] == ["A", "B", "C"]
    assert len(deadlines) == sum(len(register.deadlines_of(number)) for number in (1, 2, 3, 4))


ENDED = {"by": "client", "reason": "other", "effective": "2016-05-01"}


@pytest.mark.parametrize(
    "reference, name",
    [
        ("ACME-2024-017", "ACME-2024-017"),
        ("A/B\\C:D*?", "A_B_C_D__"),
        (" .A. ", "A"),
        ("...", "_"),
        ("nul", "_nul"),
        ("COM1.x", "_COM1.x"),
        ("合同 1", "合同 1"),
        ("A" * 200, "A" * 120),
    ],
)
def test_names_of_files(reference: str, name: str) -> None:
    """No sign that a system refuses, no name that Windows keeps for itself."""
    assert file_name(reference) == name
