"""Small files that cmdesk keeps for itself: JSON, written whole, each with a copy of its last good state.

A draft holds a whole contract, so all of them are for their owner alone.
"""

from __future__ import annotations

import json
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from cmdesk.basics.atomic import write_atomically
from cmdesk.basics.record import Record, record
from cmdesk.desk.folders import make_private

if TYPE_CHECKING:
    from pathlib import Path

_COPY = ".last-good"


class State(Enum):
    """In what state a kept file was found."""

    GOOD = auto()
    MISSING = auto()
    RESTORED = auto()
    LOST = auto()


@record
class Kept(Record):
    """What a kept file holds, and how it was found: RESTORED from its copy, LOST where the copy was no better."""

    values: dict[str, Any]
    state: State


def read_kept(path: Path) -> Kept:
    """Return what a kept file holds; its copy's values where the file is damaged or gone, else nothing."""
    values = _object_in(path)
    if values is not None:
        return Kept(values, State.GOOD)
    found_before = path.exists()
    values = _object_in(_copy_of(path))
    if values is not None:
        return Kept(values, State.RESTORED)
    return Kept({}, State.LOST if found_before else State.MISSING)


def write_kept(path: Path, values: dict[str, Any]) -> None:
    """Write a kept file and then its copy; OSError where that fails, with at least one of the two whole."""
    content = json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n"
    make_private(path.parent)
    write_atomically(path, content, private=True)
    write_atomically(_copy_of(path), content, private=True)


def forget_kept(path: Path) -> None:
    """Delete a kept file and its copy, copy first so that it cannot come back alone."""
    _copy_of(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + _COPY)


def _object_in(path: Path) -> dict[str, Any] | None:
    """Return the JSON object in a file; None where there is no file or no object in it."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
