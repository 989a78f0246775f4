"""Where a user's own things are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path

from cmdesk.desk.folders import drafts_folder, make_private, rates_folder, reports_folder, settings_folder
from tests.cli.programs import posix


def test_one_folder_for_all(home: Path) -> None:
    """CMDESK_HOME gathers everything."""
    assert [settings_folder(), drafts_folder(), reports_folder(), Path(rates_folder())] == [
        home / "settings",
        home / "drafts",
        home / "reports",
        home / "rates",
    ]


def test_the_system_s_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it they are where the system keeps such things, below a folder named after the program."""
    monkeypatch.delenv("CMDESK_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folders = [settings_folder(), drafts_folder(), reports_folder(), Path(rates_folder())]
    assert all("cmdesk" in folder.parts for folder in folders)
    assert len(set(folders)) == 4


@pytest.mark.parametrize("data", ["data", ""])
@pytest.mark.parametrize("system", [sys.platform, "elsewhere"])
def test_the_folder_of_a_user_s_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, data: str) -> None:
    """The short way to it and the library's lead to the same place."""
    monkeypatch.delenv("CMDESK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / data) if data else "")
    expected = user_data_path("cmdesk", appauthor=False)
    monkeypatch.setattr(sys, "platform", system)
    assert (drafts_folder(), Path(rates_folder())) == (expected / "drafts", expected / "rates")


@posix
def test_a_private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made, or closed to others; where that cannot be, it is used as it is."""
    make_private(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    (tmp_path / "c").mkdir()
    (tmp_path / "c").chmod(0o755)
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise PermissionError

        patch.setattr(Path, "chmod", refuse)
        make_private(tmp_path / "c")
    assert (tmp_path / "c").stat().st_mode & 0o777 == 0o755
    make_private(tmp_path / "c")
    assert (tmp_path / "c").stat().st_mode & 0o777 == 0o700
