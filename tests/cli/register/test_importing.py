"""`cmdesk register import`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from cmdesk.desk import importing
from cmdesk.desk.registers import opened
from cmdesk.register.errors import DiskFullError
from cmdesk.register.register import Register
from tests.cli.programs import PATIENCE, ROOT, cmdesk, linux, unmeasured, written
from tests.cli.register.conftest import Said
from tests.cli.test_batch import ENDLESS, alive, wait_until, workers_of
from tests.desk.many import FAULTY, contract, lines_of, many
from tests.imports.tables import NEEDED, ROW, csv_of
from tests.register.kept import ANN, named

SAMPLES = ROOT / "resources" / "samples"


def given(folder: Path, *contracts: object, name: str = "in.jsonl") -> Path:
    """Return a file of contracts."""
    path = folder / name
    path.write_bytes(lines_of(contracts))
    return path


def test_all_kinds(said: Said, place: str, tmp_path: Path) -> None:
    """Files, a folder, lines, a table; why is told in the history; the same again are left alone."""
    table = tmp_path / "table.csv"
    table.write_bytes(csv_of(NEEDED, ROW))
    files = (SAMPLES, written(tmp_path, "one.cmdesk", reference="A"), given(tmp_path, contract("B")), table)
    ask = ("import", *files, "--why", "taken over", "--register", place)
    assert said(*ask) == (0, "5 contracts were added.\n", "")
    assert said(*ask) == (0, "0 contracts were added.\n5 contracts were there already.\n", "")
    assert "taken over" in said("history", "A", "--register", place)[1]
    assert said("list", "--register", place)[1].endswith("\n5 contracts\n")


def test_what_differs(said: Said, place: str, tmp_path: Path) -> None:
    """It is at fault, with what would help; as an update it is a new version."""
    said("import", given(tmp_path, contract("A")), "--register", place)
    file = given(tmp_path, contract("A", law="NL"), contract("B"))
    status, out, wrong = said("import", file, "--register", place)
    assert (status, out) == (3, "")
    told, closing, hint = wrong.splitlines()
    assert told == f"{file}: line 1: reference: A is in the register already, as #1, with other content"
    assert closing == "1 contract or file is at fault, so nothing was stored; --skip-faulty stores the others."
    assert hint == "--update stores what is there already and differs as a new version."
    assert said("list", "--register", place)[1].endswith("\n1 contract\n")
    done = "1 contract was added.\n1 contract has a new version.\n"
    assert said("import", file, "--update", "--register", place) == (0, done, "")


def test_its_own_export(said: Said, place: str, register: Register, tmp_path: Path) -> None:
    """A register moves whole, also where several contracts bear one reference, two of them saying the same."""
    register.add_all([named("A"), named("A", law="NL"), named("A"), named("B")], ANN)
    lines, other = tmp_path / "all.jsonl", tmp_path / "other.sqlite"
    said("export", lines, "--register", place)
    status, out, wrong = said("import", lines, "--register", other)
    assert (status, out, other.exists()) == (3, "", False)
    assert wrong.splitlines()[-1] == "--duplicates stores contracts that bear one reference each as one of its own."
    assert said("import", lines, "--duplicates", "--register", other) == (0, "4 contracts were added.\n", "")
    again = "0 contracts were added.\n4 contracts were there already.\n"
    assert said("import", lines, "--duplicates", "--register", place) == (0, again, "")
    status, _, wrong = said("import", lines, "--duplicates", "--update", "--register", other)
    assert (status, "--update does not go with --duplicates; leave out one of them" in wrong) == (2, True)


def test_everything_that_is_wrong(said: Said, file: Path, tmp_path: Path) -> None:
    """All faults of all files at once, and not even an empty register is made."""
    lines = given(tmp_path, contract(FAULTY), contract("B"), contract("B", law="NL"))
    ask = ("import", lines, tmp_path / "gone.cmdesk", "--update", "--register", file)
    status, out, wrong = said(*ask)
    assert (status, out, file.exists()) == (3, "", False)
    *faults, closing = wrong.splitlines()
    assert [one.partition("in.jsonl: ")[2][:15] for one in faults[:2]] == ["line 1: edition", "line 1: currenc"]
    assert faults[2].startswith(str(tmp_path / "gone.cmdesk"))
    assert closing == "2 contracts or files are at fault, so nothing was stored; --skip-faulty stores the others."
    status, out, wrong = said(*ask, "--skip-faulty")
    assert (status, out, len(wrong.splitlines())) == (3, "1 contract was added.\n3 at fault were left out.\n", 4)


def test_for_programs(said: Said, place: str, tmp_path: Path) -> None:
    """What became of the contracts, in figures."""
    file = given(tmp_path, contract("A"), contract("A"), contract(FAULTY))
    status, out, _ = said("import", file, "--skip-faulty", "--format", "json", "--register", place)
    assert status == 3
    assert json.loads(out) == {
        "schema": "cmdesk.register.import/1",
        "added": 1,
        "updated": 0,
        "same": 1,
        "at_fault": 1,
    }


def test_from_standard_input(file: Path) -> None:
    """As JSON lines."""
    done = cmdesk("register", "import", "-", "--register", file, given=lines_of([contract("A"), contract("Ø")]))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"2 contracts were added.\n", b"")


def test_where_it_stops_in_the_middle(said: Said, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored is told, and the same command goes on."""
    monkeypatch.setattr(importing, "TOGETHER", 2)
    original = Register.take_in

    def failing(register: Register, *given: object) -> tuple[int, ...]:
        if register.changes_since(0).seq >= fails_at:
            raise DiskFullError(str(file))
        return original(register, *given)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(Register, "take_in", failing)
    ask = ("import", given(tmp_path, *map(contract, "ABC")), "--register", file)
    fails_at = 0
    status, out, wrong = said(*ask)
    assert (status, out, len(wrong.splitlines())) == (1, "", 1)
    fails_at = 2
    status, out, wrong = said(*ask)
    assert (status, out) == (1, "")
    assert wrong.splitlines()[0] == "2 of 3 contracts are stored; the same command goes on with the others."
    monkeypatch.setattr(Register, "take_in", original)
    assert said(*ask)[1] == "1 contract was added.\n2 contracts were there already.\n"


class Terminal(StringIO):
    """A terminal to write to."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_how_far_it_is(said: Said, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows how many are read and stored, and nothing of that stays."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("cmdesk.cli.progress._PAUSE", -1)
    said("import", given(tmp_path, contract("A")), "--register", file)
    assert "\r1 contracts, " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_rates_that_are_not_used(said: Said, file: Path, home: Path, tmp_path: Path) -> None:
    """They are told of, for deadlines may rest on rates."""
    (home / "rates").mkdir(parents=True)
    (home / "rates" / "interest.toml").write_text("[")
    status, out, wrong = said("import", given(tmp_path, contract("A")), "--register", file)
    assert (status, out) == (0, "1 contract was added.\n")
    assert "are not used while anything is wrong there" in wrong
    with opened(str(file)) as register:
        assert register.get(1).contract.reference == "A"


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption(number: signal.Signals, file: Path, tmp_path: Path) -> None:
    """Ctrl+C, or a request to end, leaves no register, nothing on the disk and nobody at work; nothing is said."""
    source, temporary = tmp_path / "many.jsonl", tmp_path / "temporary"
    source.write_bytes(many(ENDLESS))
    temporary.mkdir()
    command = [sys.executable, "-m", "cmdesk", "register", "import", str(source), "--register", str(file)]
    command += ["--jobs", "2"]
    surroundings = unmeasured(TMPDIR=str(temporary))
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, process_group=0, env=surroundings) as started:
        wait_until(lambda: len(workers_of(started.pid)) == 2)
        workers = workers_of(started.pid)
        os.killpg(started.pid, number)
        assert started.wait(PATIENCE) == 1
        assert started.stderr is not None
        assert started.stderr.read() == b""
        wait_until(lambda: not alive(workers))
    assert (file.exists(), list(temporary.iterdir())) == (False, [])
