"""A timer that goes off once, some time after it was last started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def once(parent: QObject, after: int, deed: Callable[[], object]) -> QTimer:
    """Return a timer that does something so many milliseconds after it was last started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(deed)
    return timer
