"""The list of recent files: names only, never looked at on the disk before a user asks for one.

Asking a share that is gone whether a file is there can take minutes; so nothing here does.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.folders import settings_folder
from cmdesk.desk.kept import read_kept, write_kept

if TYPE_CHECKING:
    from pathlib import Path

MOST = 10
"""How many recent files are kept."""

_KEY = "files"


def recent_files() -> tuple[str, ...]:
    """Return the paths of recent files, the latest first; they may be gone."""
    listed = read_kept(_file()).values.get(_KEY)
    return tuple(filter(_is_path, listed))[:MOST] if isinstance(listed, list) else ()


def remember_file(path: str) -> None:
    """Put a file at the head of the list; OutputError where the list cannot be written."""
    path = os.path.abspath(path)  # noqa: PTH100  # unlike resolve, it does not ask the disk
    _keep((path, *_without(path)))


def _file() -> Path:
    return settings_folder() / "recent.json"


def _without(path: str) -> tuple[str, ...]:
    """Return the list without a file, which Windows may spell in more than one way."""
    same = os.path.normcase(path)
    return tuple(one for one in recent_files() if os.path.normcase(one) != same)


def _keep(paths: tuple[str, ...]) -> None:
    try:
        write_kept(_file(), {_KEY: list(paths[:MOST])})
    except OSError as error:
        raise OutputError(str(_file()), reason(error)) from error


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and bool(value)
