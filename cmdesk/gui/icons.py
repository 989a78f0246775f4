"""One family of icons, drawn in the colour of the words beside them."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from cmdesk.basics.assets import asset, read_bytes
from cmdesk.gui.colours import shown

_NAME = "iconName"
_TONE = "iconTone"


@cache
def picture(name: str, colour: str, size: int, ratio: int = 1) -> QPixmap:
    """Return an icon drawn in a colour, sharp at the given ratio of device to logical pixels."""
    drawing = QBuffer()
    drawing.setData(QByteArray(read_bytes("icons", f"{name}.svg").replace(b"currentColor", colour.encode())))
    drawing.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(drawing, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size * ratio, size * ratio))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return an icon for a button or an action; the style greys it out where that is disabled."""
    return QIcon(picture(name, colour, size, _ratio()))


def follow(thing: QAbstractButton | QAction, name: str, tone: str = "text") -> None:
    """Give a button or an action its icon, to be drawn again whenever the colours change."""
    thing.setProperty(_NAME, name)
    thing.setProperty(_TONE, tone)
    _draw(thing)


def redraw(root: QObject) -> None:
    """Draw every icon below a window again, in the colours now shown."""
    things: list[QAbstractButton | QAction] = [*root.findChildren(QAbstractButton), *root.findChildren(QAction)]
    for thing in things:
        if thing.property(_NAME):
            _draw(thing)


def application_icon() -> QIcon:
    """Return the mark of the application itself, in its own colours."""
    return QIcon(asset("icons", "cmdesk.svg"))


class IconLabel(QLabel):
    """An icon that stands beside words and says nothing of its own."""

    def __init__(self, name: str = "", tone: str = "secondary", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(size, size)
        self.setAccessibleName("")

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon, or none for an empty name."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: object) -> None:
        if not self._name:
            return
        colour = shown().tone(self._tone)
        ratio = math.ceil(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(0, 0, picture(self._name, colour, self._size, ratio))
        painter.end()


def _draw(thing: QAbstractButton | QAction) -> None:
    name, tone = thing.property(_NAME), thing.property(_TONE)
    thing.setIcon(icon(name, shown().tone(tone)))


def _ratio() -> int:
    screens = QGuiApplication.screens()
    return math.ceil(max((screen.devicePixelRatio() for screen in screens), default=1))
