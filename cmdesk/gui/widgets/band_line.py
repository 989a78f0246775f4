"""The band: a thin line between the two ends that the readings allow, with a mark where the adopted one lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown

_GAP, _TICK, _MARK = 8, 4, 4.5


class BandLine(QWidget):
    """Both ends in words, the line between them, and the adopted mark; what it means is said beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._at = "", "", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_band(self, low: str, high: str, at: float, words: str) -> None:
        """Show two ends and where between them, from 0 to 1, the adopted value lies."""
        self._low, self._high, self._at = low, high, at
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(200, fonts.line_height(fonts.Role.SMALL) + 4 + margins.top() + margins.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, inside = shown(), self.contentsRect()
        metrics = QFontMetrics(fonts.font(fonts.Role.SMALL))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(colours.secondary))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, self._low)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._high)
        left = inside.left() + metrics.horizontalAdvance(self._low) + _GAP
        right = inside.right() - metrics.horizontalAdvance(self._high) - _GAP
        y = inside.center().y() + 0.5
        painter.setPen(QPen(QColor(colours.edge), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for end in (left, right):
            painter.drawLine(QPointF(end, y - _TICK), QPointF(end, y + _TICK))
        painter.setPen(QPen(QColor(colours.surface), 1.5))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QPointF(left + (right - left) * self._at, y), _MARK, _MARK)
        painter.end()
