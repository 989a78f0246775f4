"""Where a user's own things are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.desk.folders import drafts_folder, reports_folder, settings_folder


def test_one_folder_for_all(home: Path) -> None:
    """CMDESK_HOME gathers everything."""
    assert [settings_folder(), drafts_folder(), reports_folder()] == [
        home / "settings",
        home / "drafts",
        home / "reports",
    ]


def test_the_system_s_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it they are where the system keeps such things, below a folder named after the program."""
    monkeypatch.delenv("CMDESK_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folders = [settings_folder(), drafts_folder(), reports_folder()]
    assert all("cmdesk" in folder.parts for folder in folders)
    assert len(set(folders)) == 3
