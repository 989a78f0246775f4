"""The boxes and rings of a choice, drawn so that they are seen on light and dark grounds alike."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from cmdesk.gui.colours import shown

SIZE = 16
GAP = 8
BEFORE_WORDS = int(3.5 + SIZE + GAP)


def paint_box(button: QAbstractButton) -> None:
    """Draw a box to tick and its words."""
    painter, square = _start(button)
    _ground(painter, button)
    painter.drawRoundedRect(square, 4, 4)
    if button.isChecked():
        painter.setPen(QPen(QColor(shown().on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, top = square.left(), square.top()
        painter.drawPolyline([QPointF(left + 4, top + 8), QPointF(left + 7, top + 11), QPointF(left + 12, top + 5)])
    _words(painter, button)


def paint_ring(button: QAbstractButton) -> None:
    """Draw a ring of which one is chosen, and its words."""
    painter, square = _start(button)
    _ground(painter, button)
    painter.drawEllipse(square)
    if button.isChecked():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown().on_accent))
        painter.drawEllipse(square.center(), 3.5, 3.5)
    _words(painter, button)


def _start(button: QAbstractButton) -> tuple[QPainter, QRectF]:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter, QRectF(3.5, (button.height() - SIZE) / 2, SIZE, SIZE)


def _ground(painter: QPainter, button: QAbstractButton) -> None:
    colours = shown()
    edge = colours.hairline if not button.isEnabled() else colours.secondary if button.underMouse() else colours.edge
    painter.setPen(QPen(QColor(colours.accent if button.isChecked() else edge), 1))
    painter.setBrush(QColor(colours.accent if button.isChecked() else colours.surface))


def _words(painter: QPainter, button: QAbstractButton) -> None:
    colours = shown()
    painter.setPen(QColor(colours.text if button.isEnabled() else colours.disabled))
    room = button.rect().adjusted(BEFORE_WORDS, 0, 0, 0)
    how = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(how), button.text())
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 6, 6)
    painter.end()
