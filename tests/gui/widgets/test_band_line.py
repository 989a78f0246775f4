"""The band: two ends and a mark between them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.widgets.band_line import BandLine


@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_the_mark_lies_where_the_value_does(qtbot: QtBot, at: float) -> None:
    """Between the words of the two ends."""
    made = BandLine()
    qtbot.addWidget(made)
    made.show_band("28 Nov", "1 Dec", at, "Safe on 28 November.")
    made.resize(300, made.sizeHint().height())
    image = made.grab().toImage()
    y = made.contentsRect().center().y()
    marked = [x for x in range(image.width()) if image.pixelColor(x, y) == QColor(LIGHT.accent)]
    assert marked
    left = 8 + made.fontMetrics().horizontalAdvance("28 Nov")
    right = 300 - 8 - made.fontMetrics().horizontalAdvance("1 Dec")
    middle = (min(marked) + max(marked)) / 2
    assert abs(middle - (left + (right - left) * at)) < 12
    assert made.accessibleName() == "Safe on 28 November."
