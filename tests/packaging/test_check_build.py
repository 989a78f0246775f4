"""The comparison of what was built with the checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import check_build


def test_differing_names_what_differs() -> None:
    """Values that differ and keys on one side only are named; equal ones are not."""
    assert check_build.differing({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 5, "d": 4}) == "b, c, d"


def test_a_failed_calculation_is_no_answer() -> None:
    """An exit status other than 0 stops the check with what the program said."""
    with pytest.raises(check_build.BuildError, match=r"(?s)ended with 3.*no such file"):
        check_build.answers(subprocess.CompletedProcess(["cmdesk", "calc"], 3, "", "no such file"))


def test_files_that_must_travel(tmp_path: Path) -> None:
    """A build without what must travel, or with tools of the workshop, does not pass."""
    for name in check_build.TRAVELS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    check_build.check_files(tmp_path)
    (tmp_path / "numpy").mkdir()
    with pytest.raises(check_build.BuildError, match="numpy"):
        check_build.check_files(tmp_path)


def test_a_program_starts_in_bare_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the checkout nor the user's own folders reach the program that is checked."""
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    surroundings = check_build.bare_surroundings(tmp_path)
    assert "PYTHONPATH" not in surroundings
    assert surroundings["HOME"] == str(tmp_path)
    assert surroundings["QT_QPA_PLATFORM"] == "offscreen"
