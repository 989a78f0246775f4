"""What the window remembers for its next start: its place, its widths, and its looks.

The settings proper are the desk's; language and colours stand here once more only to be seen before those are loaded.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import QSettings

GEOMETRY, WIDTHS, LANGUAGE, SCHEME = "geometry", "widths", "language", "scheme"


def recalled(name: str) -> Any:
    """Return what is remembered under a name, None where nothing is."""
    return _store().value(name)


def remember(**values: Any) -> None:
    """Remember values under their names."""
    store = _store()
    for name, value in values.items():
        store.setValue(name, value)


def _store() -> QSettings:
    home = os.environ.get("CMDESK_HOME")
    if home:
        return QSettings(os.path.join(home, "settings", "window.ini"), QSettings.Format.IniFormat)  # noqa: PTH118
    return QSettings("cmdesk", "window")
