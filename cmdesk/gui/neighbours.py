"""Other starts of the program, which ask this one to show something and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from cmdesk.desk.joining import Desk


class Neighbours(QObject):
    """Listens at the desk, and passes on what is asked there."""

    def __init__(self, desk: Desk, heard: Callable[[Mapping[str, Any]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._heard = desk, heard
        self._watcher = QFileSystemWatcher([str(desk.folder)], self)
        self._watcher.directoryChanged.connect(self.listen)
        self.listen()

    def listen(self) -> None:
        """Do what is asked by now."""
        for request in self._desk.requests():
            self._heard(request)
