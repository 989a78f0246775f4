"""`cmdesk --selftest`: every check told, the report written, the status as the worst of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.cli import selftest
from tests.cli.programs import cmdesk


def seen(_folder: Path) -> str:
    """Pass."""
    return "all of it"


def broken(_folder: Path) -> str:
    """Fail."""
    raise BlockingIOError(11, "nothing left")


@pytest.fixture(autouse=True)
def _few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the real checks for the process, and the environment as it is."""
    monkeypatch.setattr(selftest, "CORE_CHECKS", {"core": seen})
    monkeypatch.setenv("CMDESK_CACHE_DIR", "to be set back afterwards")


def test_all_is_well(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each check has its line; the last line and the status say that all is well."""
    out = tmp_path / "out"
    assert selftest.run(["--selftest", "--outdir", str(out)], {"window": seen}) == 0
    report = json.loads((out / "selftest.json").read_text("utf-8"))
    assert report["ok"]
    assert [(one["check"], one["ok"], one["seen"]) for one in report["checks"]] == [
        ("core", True, "all of it"),
        ("window", True, "all of it"),
    ]
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines == ["ok     core: all of it", "ok     window: all of it", str(out / "selftest.json"), "SELFTEST OK"]


def test_one_check_fails(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """One failure is told, the others still run, and the status is 1."""
    assert selftest.run(["--selftest", "--out", str(tmp_path)], {"first": broken, "second": seen}) == 1
    report = json.loads((tmp_path / "selftest.json").read_text("utf-8"))
    assert [report["ok"], *(one["ok"] for one in report["checks"])] == [False, True, False, True]
    out = capsysbinary.readouterr().out.decode()
    assert "FAILED first: BlockingIOError: [Errno 11] nothing left\n" in out
    assert out.endswith("SELFTEST FAILED\n")


def test_without_a_window(tmp_path: Path) -> None:
    """--core-selftest leaves the window out."""
    assert selftest.run(["--core-selftest", "--outdir", str(tmp_path)], {"window": broken}) == 0


def test_a_folder_of_its_own(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without --outdir a new folder is made and named."""
    assert selftest.run(["--selftest"], {}) == 0
    report = Path(capsysbinary.readouterr().out.decode().splitlines()[-2])
    assert report.name == "selftest.json"
    assert report.exists()


def test_no_place_for_it(tmp_path: Path) -> None:
    """A file where the folder should be is told, not met with a traceback."""
    (tmp_path / "file").touch()
    done = cmdesk("--core-selftest", "--outdir", tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{tmp_path / 'file'}: ")


def test_as_a_process(tmp_path: Path) -> None:
    """The real checks, all of them, with holidays worked out anew and the window's picture looked at."""
    pytest.importorskip("PySide6")
    done = cmdesk("--selftest", "--outdir", tmp_path)
    assert done.stdout.decode().endswith("SELFTEST OK\n"), done.stdout.decode()
    assert done.returncode == 0
    checks = json.loads((tmp_path / "selftest.json").read_text("utf-8"))["checks"]
    assert {one["check"] for one in checks} == {
        "calculation",
        "workbook",
        "calendars",
        "languages",
        "names of holidays",
        "rates",
        "register",
        "time zones",
        "window",
    }
    assert (tmp_path / "window.png").exists()
