"""The hatching of days that do not count."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.theme import Theme
from cmdesk.gui.widgets.hatching import hatch


def test_lines_stay_inside_the_cell(theme: Theme) -> None:
    """Drawn within it, and nowhere else."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    hatch(painter, QRect(10, 10, 20, 20), LIGHT)
    painter.end()
    drawn = {(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y) != QColor(LIGHT.surface)}
    assert drawn
    assert all(10 <= x < 30 and 10 <= y < 30 for x, y in drawn)
    assert len({image.pixelColor(20, y).rgb() for y in range(12, 28)}) > 1
    assert theme is not None
