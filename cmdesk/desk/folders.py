"""Where a user's own things are kept; CMDESK_HOME gathers all of it in one folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from platformdirs import PlatformDirs


def settings_folder() -> Path:
    """Return the folder of settings and of the list of recent files."""
    return _path(_own("settings") or _dirs().user_config_dir)


def drafts_folder() -> Path:
    """Return the folder of what was typed and not saved yet."""
    return _path(_own("drafts") or _data("drafts"))


def reports_folder() -> Path:
    """Return the folder of reports about errors of the program."""
    return _path(_own("reports") or _dirs().user_log_dir)


def rates_folder() -> str:
    """Return the folder of the rates that a user added; every calculation asks for it."""
    return _own("rates") or _data("rates")


def register_folder() -> str:
    """Return the folder of the user's own register and of its backups."""
    return _own("register") or _data("register")


def make_private(folder: Path) -> None:
    """Have a folder of the user's own things, which nobody else looks into; OSError where that cannot be.

    One that an earlier version left open to others is closed to them.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        with suppress(PermissionError):  # what lies in it is its owner's alone anyway
            folder.chmod(0o700)


def _path(folder: str) -> Path:
    """Return a folder as a path."""
    from pathlib import Path  # noqa: PLC0415  # 10 ms that a calculation saves

    return Path(folder)


def _own(name: str) -> str | None:
    """Return a folder below CMDESK_HOME where that is set."""
    home = os.environ.get("CMDESK_HOME")
    return os.path.join(home, name) if home else None  # noqa: PTH118  # as above


def _data(name: str) -> str:
    """Return a folder among the user's data: where platformdirs has them, on Linux without importing it."""
    if sys.platform != "linux":
        return os.path.join(_dirs().user_data_dir, name)  # noqa: PTH118  # as above
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111  # as above
    return os.path.join(data, "cmdesk", name)  # noqa: PTH118  # as above


def _dirs() -> PlatformDirs:
    """Return the folders of this system."""
    from platformdirs import PlatformDirs  # noqa: PLC0415  # 12 ms that few commands need

    return PlatformDirs("cmdesk", appauthor=False)
