"""`cmdesk batch` as its users start it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cmdesk.__main__ import main
from cmdesk.desk import batch as desk
from cmdesk.desk.registers import edit, opened, place_of
from tests.cli.programs import PATIENCE, ROOT, cmdesk, linux, posix, unmeasured
from tests.desk.many import FAULTY, contract, lines_of, many, read_lines
from tests.imports.tables import NEEDED, ROW, csv_of
from tests.register.kept import named

AS_OF = ("--as-of", "2025-11-18")
ENDLESS = 20_000
"""Contracts that keep every machine busy for longer than a test."""


def given(folder: Path, content: bytes, name: str = "in.jsonl") -> Path:
    """Return a file with some content."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file of three contracts, the second at fault."""
    return given(tmp_path, lines_of(map(contract, ("A", FAULTY, "B"))))


def test_a_bad_line(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has its place in the output; status and standard error tell of it at the end."""
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(source), str(target), *AS_OF]) == 3
    said = "1 of 3 contracts is at fault; what is wrong stands in the place of its results\n"
    assert capsys.readouterr() == ("", said)
    assert [one["reference"] for one in read_lines(target)] == ["A", FAULTY, "B"]


def test_bad_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than one are counted."""
    source = given(tmp_path, b"x\n" * 1200)
    assert main(["batch", str(source), str(tmp_path / "out.jsonl"), "--jobs", "1"]) == 3
    told = "1,200 of 1,200 contracts are at fault; what is wrong stands in the place of their results\n"
    assert capsys.readouterr().err == told


def test_all_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said."""
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(given(tmp_path, many(2))), str(target), *AS_OF]) == 0
    assert capsys.readouterr() == ("", "")
    assert len(read_lines(target)) == 2


def test_options(tmp_path: Path) -> None:
    """Steps, bands, language, day."""
    target = tmp_path / "out.jsonl"
    wishes = ("--steps", "--sensitivity", "--lang", "nl", "--as-of", "2024-06-03", "--jobs", "1")
    assert main(["batch", *wishes, str(given(tmp_path, many(1))), str(target)]) == 0
    [found] = read_lines(target)
    assert found["as_of"] == "2024-06-03"
    assert "steps" in found["results"][0]
    assert any("band" in one for one in found["results"])
    assert found["results"][0]["because"].startswith("De ")


def test_an_error_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It costs one contract, and the status tells of it."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cmdesk.desk.batch_work.calculate", broken)
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(given(tmp_path, many(1) + b"x\n")), str(target), "--jobs", "1"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "cmdesk stopped by errors of its own in 1 of 2 contracts; a report for its makers is kept",
        "1 of 2 contracts is at fault; what is wrong stands in the place of its results",
    ]
    assert len(read_lines(target)) == 2


# Standard input and output


def test_through_pipes() -> None:
    """A dash names either; a line in, a line out."""
    done = cmdesk("batch", "-", "-", *AS_OF, given=lines_of(map(contract, ("A", FAULTY, "Ø"))))
    assert [json.loads(line)["reference"] for line in done.stdout.splitlines()] == ["A", FAULTY, "Ø"]
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


def test_to_standard_output(source: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same bytes that a file would hold."""
    target = source.parent / "out.jsonl"
    assert main(["batch", str(source), str(target), *AS_OF]) == main(["batch", str(source), "-", *AS_OF]) == 3
    assert capsysbinary.readouterr().out == target.read_bytes()


@posix
def test_a_reader_that_has_read_enough(tmp_path: Path) -> None:
    """As in `cmdesk batch contracts.jsonl - | head`."""
    source = given(tmp_path, many(1000))
    command = [sys.executable, "-m", "cmdesk", "batch", str(source), "-", "--jobs", "1", *AS_OF]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(PATIENCE) == 1


# What makes no sense


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("in.jsonl",), "OUT is missing"),
        (("in.txt", "out.jsonl"), "in.txt: the name does not end in one of .jsonl, .csv, .xlsx"),
        (("in.jsonl", "out.csv"), "out.csv: the name does not end in one of .jsonl, .xlsx"),
        (("in.jsonl", "out.xlsx", "--steps"), "a workbook has no room for --steps; write .jsonl"),
        (("in.jsonl", "out.jsonl", "--jobs", "0"), "--jobs: give a whole number from 1 to 60"),
        (("in.jsonl", "out.jsonl", "--jobs", "61"), "--jobs: give a whole number from 1 to 60"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, and a sentence."""
    assert main(["batch", *arguments]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"cmdesk batch: {said}"


@pytest.mark.parametrize("name", ["in.jsonl", "./in.jsonl", "link.jsonl"])
@posix
def test_the_same_file(
    name: str, source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whatever name it is called."""
    monkeypatch.chdir(source.parent)
    Path("link.jsonl").symlink_to("in.jsonl")
    before = source.read_bytes()
    assert main(["batch", "in.jsonl", name]) == 2
    assert "OUT would replace IN; name another file" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_a_source_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 3, and no file."""
    assert main(["batch", str(tmp_path / "in.csv"), str(tmp_path / "out.jsonl")]) == 3
    assert capsys.readouterr().err == f"{tmp_path / 'in.csv'}: there is no such file or folder; check the path\n"
    assert list(tmp_path.iterdir()) == []


def test_a_heading_at_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 3, the column and what was probably meant, once."""
    source = given(tmp_path, csv_of((*NEEDED, "payments[0].dat"), *[(*ROW, "2024-04-02")] * 9), "in.csv")
    assert main(["batch", str(source), str(tmp_path / "out.jsonl")]) == 3
    sentence = "is the heading of a column, but no place in a contract file; did you mean payments[0].date?"
    assert capsys.readouterr().err == f"{source}: payments[0].dat: {sentence}\n"
    assert not (tmp_path / "out.jsonl").exists()


def test_an_empty_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 3: a file without a byte is not what anybody meant."""
    source = given(tmp_path, b"", "in.csv")
    assert main(["batch", str(source), str(tmp_path / "out.jsonl")]) == 3
    said = "the table is empty; its first row names what stands below, such as reference"
    assert capsys.readouterr().err == f"{source}: {said}\n"


def test_a_target_that_cannot_be(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1."""
    assert main(["batch", str(source), str(tmp_path / "no" / "out.jsonl")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().err


def test_help(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """It names what may stand there."""
    assert main(["batch", "--help"]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert all(name in told for name in (".jsonl", ".csv", ".xlsx", "--as-of", "--steps", "--sensitivity", "--jobs"))


# On a terminal


@posix
@pytest.mark.parametrize("target, shown", [("out.jsonl", True), ("-", False)])
def test_progress(target: str, shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown on a terminal, taken away at the end, and never runs into results on the same screen."""
    import pty  # noqa: PLC0415  # POSIX alone has terminals to open

    monkeypatch.chdir(tmp_path)
    given(tmp_path, many(3000))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cmdesk", "batch", "in.jsonl", target, "--jobs", "1", *AS_OF]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    ) as started:
        os.close(theirs)
        told = b"".join(_all_of(ours))
        assert started.wait(PATIENCE) == 0
    assert (b"contracts, " in told.replace(b'"', b"")) is shown
    if shown:
        *lines, gone, end = told.decode().split("\r")[1:]
        assert all("a second" in line for line in lines)
        assert (gone.strip(), end) == ("", "")


def _all_of(descriptor: int) -> Iterator[bytes]:
    """Yield everything that is sent to a terminal, until nobody is there any more."""
    with suppress(OSError):
        while True:
            yield os.read(descriptor, 1 << 16)
    os.close(descriptor)


# Ended from outside


@contextmanager
def running(folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a batch that would take long, once it writes; it leads a group of processes as a terminal would have it."""
    source, target = given(folder, many(ENDLESS)), folder / "out.jsonl"
    target.write_bytes(b"old")
    command = [sys.executable, "-m", "cmdesk", "batch", str(source), str(target), *AS_OF, *options]
    surroundings = unmeasured()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, process_group=0, env=surroundings) as started:
        try:
            wait_until(lambda: any(path.stat().st_size for path in folder.glob(".cmdesk-*.part")))
            yield started
        finally:
            started.kill()


def wait_until(happens: object) -> None:
    """Wait until something happens, as long as a slow machine may take."""
    assert callable(happens)
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.02)


def workers_of(pid: int) -> set[int]:
    """Return the processes that a process started."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(path.read_text("utf-8").rpartition(")")[2].split()[1]) == pid:
                found.add(int(path.parent.name))
    return found


def alive(pids: set[int]) -> set[int]:
    """Return those of some processes that are still there."""
    return {pid for pid in pids if Path(f"/proc/{pid}/stat").exists()}


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption(number: signal.Signals, jobs: str, tmp_path: Path) -> None:
    """Ctrl+C, or a request to end, leaves the old file, no other, and nobody at work; nothing is said."""
    with running(tmp_path, "--jobs", jobs) as started:
        workers = workers_of(started.pid)
        assert len(workers) == (0 if jobs == "1" else 2)
        os.killpg(started.pid, number)
        assert started.wait(PATIENCE) == 1
        assert started.stderr is not None
        assert started.stderr.read() == b""
        wait_until(lambda: not alive(workers))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
    assert (tmp_path / "out.jsonl").read_bytes() == b"old"


@linux
def test_a_worker_that_is_killed(tmp_path: Path) -> None:
    """One line tells of it, and what to do; nobody waits for it for ever."""
    with running(tmp_path, "--jobs", "2") as started:
        workers = workers_of(started.pid)
        os.kill(next(iter(workers)), signal.SIGKILL)
        assert started.wait(PATIENCE) == 1
        assert started.stderr is not None
        said = "a process that calculates was ended from outside, perhaps for want of memory; try --jobs 1"
        assert started.stderr.read().decode() == f"{tmp_path / 'out.jsonl'}: {said}\n"
        wait_until(lambda: not alive(workers))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
    assert (tmp_path / "out.jsonl").read_bytes() == b"old"


@linux
def test_workers_whose_master_is_killed(tmp_path: Path) -> None:
    """They end by themselves."""
    with running(tmp_path, "--jobs", "2") as started:
        workers = workers_of(started.pid)
        started.kill()
        started.wait(PATIENCE)
        wait_until(lambda: not alive(workers))


def test_all_processors_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --jobs as many as there are, with the same results."""
    monkeypatch.setattr(desk, "_ENTRIES", 5)
    source, one, all_ = given(tmp_path, many(60)), tmp_path / "one.jsonl", tmp_path / "all.jsonl"
    assert main(["batch", str(source), str(one), *AS_OF, "--jobs", "1"]) == 0
    assert main(["batch", str(source), str(all_), *AS_OF]) == 0
    assert one.read_bytes() == all_.read_bytes()


# From the register


def test_contracts_of_the_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The user's own or another one; by reference."""
    target = tmp_path / "out.jsonl"
    for options in ([], ["--register", str(tmp_path / "other.sqlite")]):
        assert main(["batch", "register", str(target), *AS_OF, *options]) == 3
        assert "there is no register here" in capsys.readouterr().err
        with opened(place_of(*options[1:])) as register:
            register.add_all([named("B"), named("A")], edit())
        assert main(["batch", "register", str(target), *AS_OF, *options]) == 0
        assert [one["reference"] for one in read_lines(target)] == ["A", "B"]
        assert capsys.readouterr() == ("", "")


def test_a_register_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and nothing is written."""
    place = given(tmp_path, b"no register", "notes.txt")
    assert main(["batch", "register", str(tmp_path / "out.jsonl"), "--register", str(place)]) == 3
    assert capsys.readouterr().err == f"{place}: This file is no register of cmdesk; name another one\n"
    assert not (tmp_path / "out.jsonl").exists()


def test_the_register_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is named goes without one; what is written has a suffix all the same."""
    source = given(tmp_path, many(1))
    assert main(["batch", str(source), str(tmp_path / "out.jsonl"), "--register", "a.sqlite"]) == 2
    assert "--register goes with register alone" in capsys.readouterr().err
    assert main(["batch", "register", "register"]) == 2
    assert capsys.readouterr().err.splitlines()[:-1] == [
        "cmdesk batch: register: the name does not end in one of .jsonl, .xlsx"
    ]


def test_a_word_too_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told alone: the register is no file that is missing."""
    assert main(["batch", "register", str(tmp_path / "out.xlsx"), "client:acme"]) == 2
    assert capsys.readouterr().err.splitlines()[:-1] == ["cmdesk batch: client:acme is not known here"]
