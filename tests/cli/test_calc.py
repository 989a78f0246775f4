"""`cmdesk calc`: everything first, then everything out; a fault leaves nothing behind."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cmdesk.__main__ import main
from cmdesk.desk import inputs
from cmdesk.desk.calculation import today_at
from tests.cli.programs import SAMPLE, cmdesk, linux, posix, written

AS_OF = ("--as-of", "2025-11-18")


def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    """Return what was printed, after nothing was complained about."""
    out, complaints = capsysbinary.readouterr()
    assert complaints == b""
    return out.decode()


def values(document: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a results file by id."""
    return {one["id"]: one["value"] for one in document["results"]}


def test_text(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Results are grouped by question, each with its value, clause and reason; the aid line closes."""
    assert main(["calc", str(SAMPLE), *AS_OF]) == 0
    out = printed(capsysbinary)
    assert out.startswith("ACME-2024-017 · ACME ApS\n")
    assert "WHEN MUST NOTICE GO OUT?" in out
    assert "Sunday 30 November 2025" in out
    assert out.endswith("A calculation aid, not legal advice.\n")
    assert "1. " not in out


def test_steps(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """With --steps the text shows how each result came about."""
    assert main(["calc", str(SAMPLE), *AS_OF, "--steps"]) == 0
    assert "    1. " in printed(capsysbinary)


def test_sensitivity(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What other readings would allow is stated on request, in both forms."""
    assert main(["calc", str(SAMPLE), *AS_OF, "--sensitivity"]) == 0
    assert "Readings allow" in printed(capsysbinary)
    assert main(["calc", str(SAMPLE), *AS_OF, "--sensitivity", "--format", "json"]) == 0
    assert '"deciding"' in printed(capsysbinary)
    assert main(["calc", str(SAMPLE), *AS_OF]) == 0
    assert "Readings allow" not in printed(capsysbinary)


def test_languages(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--lang changes the words, not the values."""
    main(["calc", str(SAMPLE), *AS_OF, "--format", "json", "--lang", "nl"])
    dutch = json.loads(printed(capsysbinary))
    main(["calc", str(SAMPLE), *AS_OF, "--format", "json"])
    english = json.loads(printed(capsysbinary))
    assert values(dutch) == values(english)


def test_one_object_to_be_read(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """One file gives one object over several lines, with the results of the sample."""
    assert main(["calc", str(SAMPLE), *AS_OF, "--format", "json"]) == 0
    out = printed(capsysbinary)
    document = json.loads(out)
    assert out.startswith("{\n")
    assert (document["schema"], document["reference"], document["as_of"]) == (
        "cmdesk.results/1",
        "ACME-2024-017",
        "2025-11-18",
    )
    assert values(document)["term.non_renewal_deadline"] == "2025-11-30"


def test_one_object_a_line(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Several files give one object a line, in the order of the files, options anywhere between."""
    first, second = written(tmp_path, "a", reference="A"), written(tmp_path, "b", reference="B")
    assert main(["calc", str(second), "--format", "json", str(first), *AS_OF, str(second)]) == 0
    lines = printed(capsysbinary).splitlines()
    assert [json.loads(line)["reference"] for line in lines] == ["B", "A", "B"]


def test_several_pages_of_text(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Several files give one page after the other."""
    first, second = written(tmp_path, "a", reference="A"), written(tmp_path, "b", reference="B")
    assert main(["calc", str(first), str(second), *AS_OF]) == 0
    assert "not legal advice.\n\n\nB · Client\n" in printed(capsysbinary)


def test_today_is_the_entity_s(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without --as-of each contract is calculated as of its own entity's today."""
    here = written(tmp_path)
    before = today_at("nl").isoformat()
    assert main(["calc", str(here), "--format", "json"]) == 0
    assert json.loads(printed(capsysbinary))["as_of"] in {before, today_at("nl").isoformat()}


# Standard input


def given(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put something on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A dash reads standard input."""
    given(monkeypatch, SAMPLE.read_bytes())
    assert main(["calc", "-", *AS_OF, "--format", "json"]) == 0
    assert json.loads(printed(capsysbinary))["reference"] == "ACME-2024-017"


def test_faults_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Its faults carry the dash as their file."""
    given(monkeypatch, b"[]")
    assert main(["calc", "-"]) == 3
    assert capsys.readouterr() == ("", "-: is a list; a contract is one JSON object\n")


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A program without standard input finds it empty."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["calc", "-"]) == 3
    assert capsys.readouterr().err.startswith("-: the file is empty")


def test_a_folder_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input that cannot be read is at fault like a file."""

    class Folder(io.BytesIO):
        def read(self, _: int | None = None) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Folder()))
    assert main(["calc", "-"]) == 3
    assert capsys.readouterr() == ("", "-: this is a folder; name a file\n")


def test_standard_input_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """It can be read once."""
    assert main(["calc", "-", "-"]) == 2
    assert "read once only" in capsys.readouterr().err


# Faults


def test_one_faulty_file_stops_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed for the good file, every fault of every bad one is named, and no workbook appears."""
    good = written(tmp_path, "good")
    bad = written(tmp_path, "bad", edition="2024-01-01", currency="EURO")
    missing = tmp_path / "missing"
    assert main(["calc", str(good), str(bad), str(missing), "--format", "json"]) == 3
    out, complaints = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[:2] for line in complaints.splitlines()] == [
        [str(bad), "edition"],
        [str(bad), "currency"],
        [str(missing), "there is no such file or folder; check the path"],
    ]


@pytest.mark.parametrize("language", ["nl", "da", "zh_CN"])
def test_faults_speak_the_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults are told in the language chosen, after the name of the file."""
    assert main(["calc", "nowhere.cmdesk", "--lang", language]) == 3
    complaint = capsys.readouterr().err
    assert complaint.startswith("nowhere.cmdesk: ")
    assert "there is no such file" not in complaint


def test_a_folder_is_no_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in place of a file is at fault, and says so."""
    assert main(["calc", str(tmp_path)]) == 3
    assert capsys.readouterr() == ("", f"{tmp_path}: this is a folder; name a file\n")


def test_beyond_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of any length is not read to its end."""
    monkeypatch.setattr(inputs, "LARGEST", 1 << 20)
    path = tmp_path / "long"
    path.write_bytes(b" " * ((1 << 20) + 1))
    assert main(["calc", str(path)]) == 3
    assert capsys.readouterr() == ("", f"{path}: the file is larger than 1 MB; this is no contract\n")


# The workbook


def test_workbook(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--xlsx writes a workbook beside what is printed."""
    target = tmp_path / "out.xlsx"
    assert main(["calc", str(SAMPLE), *AS_OF, "--xlsx", str(target)]) == 0
    assert printed(capsysbinary).startswith("ACME-2024-017")
    with ZipFile(target) as archive:
        assert "xl/workbook.xml" in archive.namelist()


def test_workbook_of_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--xlsx takes one contract file."""
    target = tmp_path / "out.xlsx"
    assert main(["calc", str(SAMPLE), str(SAMPLE), "--xlsx", str(target)]) == 2
    assert "--xlsx takes one contract file" in capsys.readouterr().err
    assert not target.exists()


def test_workbook_by_another_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that says it is something else is no workbook's."""
    target = tmp_path / "out.pdf"
    assert main(["calc", str(SAMPLE), "--xlsx", str(target)]) == 2
    assert "out.pdf: the name does not end in one of .xlsx" in capsys.readouterr().err
    assert not target.exists()


@posix
def test_workbook_over_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract file itself is no place for the workbook, by whatever path."""
    path = written(tmp_path)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    before = path.read_bytes()
    assert main(["calc", str(path), "--xlsx", str(link)]) == 2
    assert "would replace the contract file" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_workbook_of_a_faulty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a fault the old workbook stays as it was."""
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    assert main(["calc", str(written(tmp_path, entity="mars")), "--xlsx", str(target)]) == 3
    assert target.read_bytes() == b"old"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "target, said",
    [
        ("folder.xlsx", "this is a folder; name a file"),
        ("no/such/out.xlsx", "there is no such file or folder; check the path"),
        ("file/out.xlsx", "a part of the path is a file, not a folder; check the path"),
    ],
)
def test_workbook_nowhere(target: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the workbook cannot be written, nothing is printed either, and the status is 1."""
    (tmp_path / "file").touch()
    (tmp_path / "folder.xlsx").mkdir()
    path = tmp_path / target
    assert main(["calc", str(SAMPLE), *AS_OF, "--xlsx", str(path)]) == 1
    assert capsys.readouterr() == ("", f"{path}: {said}\n")


# The process


def test_as_a_process(tmp_path: Path) -> None:
    """The program itself prints UTF-8, writes the workbook, keeps quiet on standard error and ends with 0."""
    done = cmdesk("calc", "-", *AS_OF, "--xlsx", tmp_path / "out.xlsx", given=SAMPLE.read_bytes(), LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "ACME-2024-017 · ACME ApS" in done.stdout.decode()
    assert (tmp_path / "out.xlsx").stat().st_size > 5000


@linux
def test_a_full_disk() -> None:
    """Where standard output cannot be written, one line says so."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cmdesk", "calc", str(SAMPLE)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "standard output: the disk is full; free some space, or choose another place\n"


@posix
def test_a_reader_that_has_enough() -> None:
    """A closed pipe ends the program without a word."""
    command = [sys.executable, "-m", "cmdesk", "calc", str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1
