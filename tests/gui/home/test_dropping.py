"""Files dropped on Home."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.dropping import FileDrops

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def data_of(*urls: str) -> QMimeData:
    """Return what is dragged."""
    found = QMimeData()
    found.setUrls([QUrl(one) for one in urls])
    return found


def dropped(target: QWidget, data: QMimeData) -> bool:
    """Drag something onto a widget and let it fall; tell whether the widget took it."""
    above = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    above.ignore()
    QApplication.sendEvent(target, above)
    falls = QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    falls.ignore()
    QApplication.sendEvent(target, falls)
    assert above.isAccepted() == falls.isAccepted()
    return falls.isAccepted()


def test_files_alone_are_taken(qtbot: QtBot) -> None:
    """Files of this computer by their paths; a text or an address falls through, and other events are let be."""
    target = QWidget()
    qtbot.addWidget(target)
    drops = FileDrops(target)
    found: list[list[str]] = []
    drops.dropped.connect(found.append)
    assert dropped(target, data_of("file:///a/b.cmdesk", "https://example.org/x", "file:///a/c.csv"))
    assert found == [["/a/b.cmdesk", "/a/c.csv"]]
    text = QMimeData()
    text.setText("words")
    assert not dropped(target, text)
    assert not dropped(target, data_of("https://example.org/x"))
    assert not drops.eventFilter(target, QEvent(QEvent.Type.Enter))
    assert len(found) == 1
