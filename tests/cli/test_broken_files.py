"""Every broken file through the command line: status 3, each fault on a line, nothing printed, nothing touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import BROKEN, SAMPLE, cmdesk


def test_there_are_enough() -> None:
    """The folder was found."""
    assert len(BROKEN) >= 40


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The faults expected of the file come out in their order, and the workbook that was there stays."""
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    expected = json.loads(path.with_suffix(".expected").read_text("utf-8"))

    assert main(["calc", str(path), "--as-of", "2025-11-18", "--xlsx", str(target)]) == 3
    out, complaints = capsys.readouterr()
    assert out == ""
    assert len(complaints.splitlines()) == len(expected)
    for line, fault in zip(complaints.splitlines(), expected, strict=True):
        assert line.startswith(f"{path}: {fault['place']}")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_all_at_once_as_a_process() -> None:
    """All of them and a good one in one process: every fault told, nothing printed, no traceback."""
    done = cmdesk("calc", SAMPLE, *BROKEN, "--format", "json")
    assert (done.returncode, done.stdout) == (3, b"")
    told = done.stderr.decode().splitlines()
    assert all(line.startswith(str(SAMPLE.parents[2])) for line in told)
    assert {line.partition(": ")[0] for line in told} == {str(path) for path in BROKEN}
