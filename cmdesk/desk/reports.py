"""Reports about errors of the program: what happened where in the code, and nothing of anybody's contract."""

from __future__ import annotations

import platform
import sys
from contextlib import suppress
from datetime import UTC, datetime
from traceback import walk_tb
from typing import TYPE_CHECKING

import cmdesk
from cmdesk.desk.folders import reports_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 20
"""How many reports are kept."""


def write_report(error: BaseException) -> Path | None:
    """Write a report and return its path; None where not even that is possible.

    An error's own message may quote what was entered, so it stays out; CMDESK_DEBUG=1 shows it.
    """
    folder = reports_folder()
    path = folder / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_lines(error)) + "\n", encoding="utf-8")
    except OSError:
        return None
    _thin_out(folder)
    return path


def _lines(error: BaseException) -> Iterator[str]:
    """Yield the lines of a report, each error after the one that caused it."""
    yield f"cmdesk {cmdesk.__version__}, Python {platform.python_version()}, {platform.platform()}"
    for one in reversed(list(_causes(error))):
        yield ""
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame, line in walk_tb(one.__traceback__):
            yield f"  {_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _short(path: str) -> str:
    """Return a module's path without the folders above, which name the user."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if path.startswith(folder):
            return path[len(folder) :].lstrip("/\\")
    return path.replace("\\", "/").rpartition("/")[2]


def _thin_out(folder: Path) -> None:
    """Delete the oldest reports beyond those to keep."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.txt"))[:-MOST]:
            path.unlink()
