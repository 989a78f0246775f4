"""`cmdesk import`: from a spreadsheet into the register, or into a contract file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from cmdesk.__main__ import main
from cmdesk.contract.read import read_contract_file
from tests.imports.tables import NEEDED, ROW, csv_of

REFERENCE = ROW[NEEDED.index("reference")]


@pytest.fixture(params=["csv", "xlsx"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a spreadsheet of one contract."""
    path = tmp_path / f"in.{request.param}"
    if request.param == "csv":
        path.write_bytes(csv_of(NEEDED, ROW))
    else:
        book = Workbook()
        for row in (NEEDED, ROW):
            book.worksheets[0].append(row)
        book.save(path)
    return path


def test_into_the_register(table: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The user's own, or another one."""
    assert main(["import", str(table)]) == 0
    assert main(["import", str(table), "--register", str(tmp_path / "other.sqlite")]) == 0
    assert capsysbinary.readouterr().out == b"1 contract was added.\n" * 2
    assert main(["register", "show", REFERENCE]) == 0
    assert json.loads(capsysbinary.readouterr().out)["reference"] == REFERENCE


def test_into_a_contract_file(
    table: Path, tmp_path: Path, home: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """No register is made for that."""
    target = tmp_path / "out.cmdesk"
    assert main(["import", str(table), "--to", str(target)]) == 0
    assert capsysbinary.readouterr().out.decode() == f"{REFERENCE} is written to {target}.\n"
    assert read_contract_file(target).reference == REFERENCE
    assert not (home / "register").exists()
    target.write_bytes(b"somebody's")
    assert main(["import", str(table), "--to", str(target)]) == 2
    assert b"is there already; --overwrite replaces it" in capsysbinary.readouterr().err
    assert target.read_bytes() == b"somebody's"
    assert main(["import", str(table), "--to", str(target), "--overwrite", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {
        "schema": "cmdesk.import/1",
        "reference": REFERENCE,
        "path": str(target),
    }


def test_more_than_one(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A contract file takes one."""
    path, target = tmp_path / "in.csv", tmp_path / "out.cmdesk"
    path.write_bytes(csv_of(NEEDED, ROW, ROW))
    assert main(["import", str(path), "--to", str(target)]) == 3
    assert capsysbinary.readouterr() == (b"", f"{path}: holds 2 contracts; --to takes one\n".encode())
    assert not target.exists()


def test_at_fault(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every fault with its row and its column, and nothing is written."""
    path, target = tmp_path / "in.csv", tmp_path / "out.cmdesk"
    wrong = ["nowhere" if name == "entity" else value for name, value in zip(NEEDED, ROW, strict=True)]
    path.write_bytes(csv_of(NEEDED, wrong))
    assert main(["import", str(path), "--to", str(target)]) == 3
    out, err = capsysbinary.readouterr()
    assert (out, target.exists()) == (b"", False)
    assert err.decode().startswith(f"{path}: line 2: entity: ")


def test_one_of_the_two(table: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A register or a file."""
    assert main(["import", str(table), "--to", "a.cmdesk", "--register", "b.sqlite"]) == 2
    assert b"store in a register or write to a file, not both" in capsysbinary.readouterr().err
