"""Where a user's own things are kept; CMDESK_HOME gathers all of it in one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


def settings_folder() -> Path:
    """Return the folder of settings and of the list of recent files."""
    return _own("settings") or Path(_dirs().user_config_dir)


def drafts_folder() -> Path:
    """Return the folder of what was typed and not saved yet."""
    return _own("drafts") or Path(_dirs().user_data_dir, "drafts")


def reports_folder() -> Path:
    """Return the folder of reports about errors of the program."""
    return _own("reports") or Path(_dirs().user_log_dir)


def _own(name: str) -> Path | None:
    """Return a folder below CMDESK_HOME where that is set."""
    home = os.environ.get("CMDESK_HOME")
    return Path(home, name) if home else None


def _dirs() -> PlatformDirs:
    """Return the folders of this system."""
    from platformdirs import PlatformDirs  # noqa: PLC0415  # 12 ms that few commands need

    return PlatformDirs("cmdesk", appauthor=False)
