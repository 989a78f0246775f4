"""Reports about errors of the program: where in the code, and nothing of the contract."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import cmdesk
from cmdesk.desk.folders import reports_folder
from cmdesk.desk.reports import MOST, write_report


def caught(secret: str) -> Exception:
    """Return an error with a cause, raised in this file."""
    try:
        _raise(secret)
    except ValueError as error:
        return error
    return AssertionError()


def _raise(secret: str) -> None:
    """Raise an error because of another."""
    try:
        dict[str, int]()[secret]
    except KeyError as cause:
        raise ValueError(secret) from cause


def test_what_a_report_says() -> None:
    """Versions, the kinds of both errors, the cause first, and the lines they came through; no message."""
    path = write_report(caught("ACME ApS"))
    assert path is not None
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith(f"cmdesk {cmdesk.__version__}, Python 3.")
    assert [line for line in lines if line.startswith("builtins.")] == ["builtins.KeyError", "builtins.ValueError"]
    assert "test_reports.py:" in lines[3]
    assert lines[3].endswith(" in _raise")
    assert "ACME" not in "".join(lines)


def test_no_folder_of_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are cut at the folders that Python looks in, and elsewhere at the file."""
    here = str(Path(__file__).parent)
    for path, shown in ([here], "  test_reports.py:"), ([], "  test_reports.py:"):
        monkeypatch.setattr(sys, "path", path)
        report = write_report(caught(""))
        assert report is not None
        assert report.read_text("utf-8").splitlines()[3].startswith(shown)


def test_errors_in_a_circle() -> None:
    """Two errors that name each other as cause end."""
    first, second = KeyError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    path = write_report(first)
    assert path is not None
    assert path.read_text("utf-8").count("builtins.") == 2


def test_only_the_latest_are_kept() -> None:
    """The oldest make room."""
    written = [write_report(ValueError()) for _ in range(MOST + 3)]
    assert sorted(reports_folder().iterdir()) == written[3:]


def test_no_place_for_reports(home: Path) -> None:
    """Without a place there is no report, and no second error."""
    home.write_text("a file where the folder should be", "utf-8")
    assert write_report(ValueError()) is None
