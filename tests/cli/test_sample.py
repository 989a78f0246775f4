"""`cmdesk sample`: the job without a display."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cmdesk.__main__ import main
from cmdesk.cli import sample
from cmdesk.desk.pictures import has_several_colours
from tests.cli.programs import cmdesk


def taking(picture: bytes | None, status: int = 0, complaint: bytes = b"") -> Any:
    """Return a stand-in for starting the window: it takes this picture, or none."""

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        if picture is not None:
            Path(command[command.index("--screenshot") + 1]).write_bytes(picture)
        return subprocess.CompletedProcess(command, status, b"", complaint)

    return run


def last_lines(capsysbinary: pytest.CaptureFixture[bytes]) -> list[str]:
    """Return the last two lines printed."""
    return capsysbinary.readouterr().out.decode().splitlines()[-2:]


def test_results_workbook_and_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The results are printed, and the last lines say where workbook and picture are; the folder is made."""
    monkeypatch.setattr(subprocess, "run", taking(b"PNG"))
    out = tmp_path / "new" / "out"
    assert main(["sample", "--out", str(out)]) == 0
    page = capsysbinary.readouterr().out.decode()
    assert page.startswith("ACME-2024-017 · ACME ApS\n")
    assert page.splitlines()[-2:] == [
        f"Workbook: {out / 'cmdesk-sample.xlsx'}",
        f"Picture: {out / 'cmdesk-sample.png'}",
    ]
    assert (out / "cmdesk-sample.xlsx").exists()


@pytest.mark.parametrize(
    "status, complaint, said",
    [
        (1, b"first\nno libEGL here\n", "Picture: none; the window does not open here: no libEGL here"),
        (-6, b"", "Picture: none; the window does not open here: \u22126"),
        (0, b"quiet", "Picture: none; the window does not open here: quiet"),
    ],
)
def test_no_picture(
    status: int,
    complaint: bytes,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """Where the window does not open, the rest is done all the same, and an old picture does not pass for a new one."""
    (tmp_path / "cmdesk-sample.png").write_bytes(b"old")
    monkeypatch.setattr(subprocess, "run", taking(None, status, complaint))
    assert main(["sample", "--out", str(tmp_path)]) == 0
    assert last_lines(capsysbinary) == [f"Workbook: {tmp_path / 'cmdesk-sample.xlsx'}", said]
    assert not (tmp_path / "cmdesk-sample.png").exists()


def test_a_window_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A window that never comes is not waited for for ever."""

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["sample", "--out", str(tmp_path)]) == 0
    assert last_lines(capsysbinary)[1] == "Picture: none; the window took too long"


def test_no_place_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder should be is told in one line."""
    (tmp_path / "file").touch()
    assert main(["sample", "--out", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file'}: ")


def test_a_folder_where_the_picture_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told in one line too."""
    (tmp_path / "cmdesk-sample.png").mkdir()
    assert main(["sample", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'cmdesk-sample.png'}: ")


def test_our_own_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program starts itself again in the way it was started: by Python, or frozen."""
    [python, *rest] = sample.own_program()
    assert (python, rest[-len(sys.path) :]) == (sys.executable, sys.path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sample.own_program() == [sys.executable]


def test_it_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing hangs on the folder in which the user happens to be."""
    monkeypatch.chdir(tmp_path)
    done = subprocess.run([*sample.own_program(), "--version"], capture_output=True, check=False)  # ourselves
    assert (done.returncode, done.stdout.decode().split()[0]) == (0, "cmdesk")


def test_as_a_process(tmp_path: Path) -> None:
    """The whole of it, with a real window off the screen and its picture."""
    pytest.importorskip("PySide6")
    done = cmdesk("sample", "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1] == f"Picture: {tmp_path / 'cmdesk-sample.png'}"
    assert has_several_colours((tmp_path / "cmdesk-sample.png").read_bytes())
