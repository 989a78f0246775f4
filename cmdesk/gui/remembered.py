"""What the window remembers for its next start: its place, its widths, its language, its colours, its last folder.

They are kept here and nowhere else, where they are read before the first paint at no cost.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import QSettings

GEOMETRY, WIDTHS, LANGUAGE, SCHEME = "geometry", "widths", "language", "scheme"


def recalled(name: str) -> Any:
    """Return what is remembered under a name, None where nothing is."""
    return _store().value(name)


def remember(**values: Any) -> bool:
    """Remember values under their names; False where they cannot be kept."""
    store = _store()
    for name, value in values.items():
        store.setValue(name, value)
    store.sync()
    return store.status() is QSettings.Status.NoError


def _store() -> QSettings:
    home = os.environ.get("CMDESK_HOME")
    if home:
        return QSettings(os.path.join(home, "settings", "window.ini"), QSettings.Format.IniFormat)  # noqa: PTH118
    return QSettings("cmdesk", "window")
