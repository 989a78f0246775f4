"""`cmdesk register export`."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from cmdesk.desk.registers import edit, opened
from cmdesk.register.preparing import body_of
from cmdesk.register.register import Register
from tests.cli.programs import cmdesk
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, named, ready


def test_every_kind(said: Said, place: str, register: Register, tmp_path: Path) -> None:
    """Lines, a workbook, a folder; all contracts or those that a search finds."""
    register.add_all([named("A", "ACME"), named("B", "Beta")], edit())
    lines, book, folder = tmp_path / "out.jsonl", tmp_path / "out.xlsx", tmp_path / "out"
    assert said("export", lines, "--register", place) == (0, f"2 contracts are written to {lines}.\n", "")
    assert lines.read_text("utf-8").splitlines() == [body_of(named("A", "ACME")), body_of(named("B", "Beta"))]
    assert said("export", book, "client:beta", "--register", place)[:2] == (
        0,
        f"1 contract is written to {book}.\n",
    )
    assert [row[1].value for row in load_workbook(book)["Contracts"].iter_rows()] == ["Reference", "B"]
    assert said("export", folder, "acme", "--register", place)[0] == 0
    assert [path.name for path in folder.iterdir()] == ["A.cmdesk"]


def test_to_standard_output(file: Path) -> None:
    """As JSON lines, and nothing beside them."""
    with opened(str(file)) as register:
        register.add(named("Ø"), ANN)
    done = cmdesk("register", "export", "-", "--register", file)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, body_of(named("Ø")) + "\n", b"")


def test_deadlines_of_other_days(said: Said, file: Path, tmp_path: Path) -> None:
    """A workbook in which deadlines are not up to date says so."""
    with opened(str(file)) as register:
        register.add(ready(named("A")), ANN)
    assert "cmdesk register refresh" in said("export", tmp_path / "out.xlsx", "--register", file)[2]
    assert said("export", tmp_path / "out.jsonl", "--register", file)[2] == ""


def test_names_that_tell_nothing(said: Said, file: Path) -> None:
    """Any other suffix is wrong usage."""
    status, out, wrong = said("export", "out.csv", "--register", file)
    assert (status, out) == (2, "")
    assert wrong.startswith("cmdesk register export: out.csv: the name ends neither in one of .jsonl, .xlsx nor like")
    wrong = said("export", "--register", file)[2]
    assert wrong.splitlines()[0] == "cmdesk register export: OUT is missing"
    assert "QUERY" not in wrong
    assert said("export", "out.jsonl", "colour:red", "--register", file)[0] == 2


def test_a_folder_that_is_not_empty(said: Said, file: Path, tmp_path: Path) -> None:
    """It is left as it is."""
    with opened(str(file)) as register:
        register.add(named("A"), ANN)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    status, out, wrong = said("export", tmp_path / "out", "--register", file)
    assert (status, out) == (1, "")
    assert wrong == f"{tmp_path / 'out'}: is there already and not an empty folder; name a new one\n"


def test_nothing_is_replaced_unasked(said: Said, tmp_path: Path) -> None:
    """A file that is there stays, unless it is said otherwise; the register itself always."""
    file = tmp_path / "register.xlsx"  # a name that an export could have too
    with opened(str(file)) as register:
        register.add(named("A"), ANN)
    target = tmp_path / "out.jsonl"
    target.write_text("mine")
    status, out, wrong = said("export", target, "--register", file)
    assert (status, out, target.read_text()) == (2, "", "mine")
    assert wrong.startswith(f"cmdesk register export: {target} is there already; --overwrite replaces it\n")
    assert said("export", target, "--overwrite", "--register", file)[0] == 0
    assert target.read_text("utf-8") == body_of(named("A")) + "\n"
    before = file.read_bytes()
    assert said("export", file, "--overwrite", "--register", file)[0] == 3
    assert said("show", "A", "--to", file, "--register", file)[0] == 3
    assert file.read_bytes() == before
