"""Answers that come when whoever asked may be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def while_there(asker: QObject, deed: Callable[[Any], object]) -> Callable[[Any], object]:
    """Return a deed that is done as long as whoever asks for it is there; a dialog may be closed before its answer."""
    return lambda found: deed(found) if isValid(asker) else None
