"""Recent files: the latest first, and nobody looks whether they are there."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from cmdesk.desk import recent
from cmdesk.desk.failures import OutputError
from cmdesk.desk.folders import settings_folder
from cmdesk.desk.recent import MOST, recent_files, remember_file


def test_the_latest_first() -> None:
    """A file opened again moves to the head; the oldest falls off."""
    for at in range(MOST + 2):
        remember_file(f"/contracts/{at}")
    remember_file("/contracts/5")
    found = recent_files()
    assert len(found) == MOST
    assert found[:2] == ("/contracts/5", f"/contracts/{MOST + 1}")
    assert "/contracts/0" not in found


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept as it is found from anywhere."""
    monkeypatch.chdir(tmp_path)
    remember_file("a.cmdesk")
    remember_file(str(tmp_path / "a.cmdesk"))
    assert recent_files() == (str(tmp_path / "a.cmdesk"),)


def test_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files themselves are not asked for: a share that is gone must not make the start wait."""
    real = os.stat

    def stat(path: Any, *arguments: Any, **more: Any) -> os.stat_result:
        assert "far-away" not in str(path)
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "stat", stat)
    remember_file("/far-away/a.cmdesk")
    assert recent_files() == ("/far-away/a.cmdesk",)


@pytest.mark.parametrize("listed", [None, "x", {"files": 3}, {"files": [3, "", None, "/a"]}])
def test_a_list_that_makes_no_sense(listed: Any) -> None:
    """What is no path is passed over."""
    settings_folder().mkdir(parents=True)
    (settings_folder() / "recent.json").write_text(json.dumps(listed), encoding="utf-8")
    assert recent_files() in ((), ("/a",))


def test_a_list_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, with the list's name."""

    def write(*_: Any) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(recent, "write_kept", write)
    with pytest.raises(OutputError, match=r"recent\.json: access is refused"):
        remember_file("/a")
