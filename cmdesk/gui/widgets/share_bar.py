"""A part of a whole as a thin bar, with the words that say it above: "EUR 1,512.50 of 50,000.00"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown

_BAR = 6


class ShareBar(QWidget):
    """The bar; the words carry the meaning, the bar only the proportion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._text = 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, part: float, text: str) -> None:
        """Show a part from 0 to 1, and what it is in words."""
        self._part, self._text = part, text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(160, fonts.line_height(fonts.Role.SMALL) + 4 + _BAR + margins.top() + margins.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, inside = shown(), self.contentsRect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(inside.left(), inside.bottom() + 1 - _BAR, inside.width(), _BAR)
        painter.setBrush(QColor(colours.hairline))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(colours.accent))
        if self._part > 0:
            whole.setWidth(max(_BAR, whole.width() * self._part))
            painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.end()
