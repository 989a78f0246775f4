"""The hatching that says "this day does not count", the same wherever a day is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cmdesk.gui.colours import Colours, mixed

_GAP = 5


def hatch(painter: QPainter, cell: QRect, colours: Colours, corner: float = 4) -> None:
    """Fill a cell with thin slanted lines on a faint ground."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(cell), corner, corner)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(cell, QColor(mixed(colours.secondary, colours.surface, 0.08)))
    painter.setPen(QPen(QColor(mixed(colours.secondary, colours.surface, 0.35)), 1, Qt.PenStyle.SolidLine))
    for offset in range(-cell.height(), cell.width(), _GAP):
        left = cell.left() + offset
        painter.drawLine(left, cell.bottom() + 1, left + cell.height(), cell.top())
    painter.restore()
