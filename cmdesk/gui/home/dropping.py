"""Files dropped on something that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes files and folders that are dropped on a widget, and nothing else; `dropped` names them."""

    dropped = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files while they are above the widget, and take them when they fall."""
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        falling = cast("QDropEvent", event)
        files = [url.toLocalFile() for url in falling.mimeData().urls() if url.isLocalFile()]
        if not files:
            return False
        falling.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(files)
        return True
