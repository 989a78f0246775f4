"""A part of a whole as a bar."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.widgets.share_bar import ShareBar


@pytest.mark.parametrize("part, filled, empty", [(0.5, 20, 180), (1.0, 180, None), (0.0, None, 20), (0.01, 2, 20)])
def test_the_part_is_filled(qtbot: QtBot, part: float, filled: int | None, empty: int | None) -> None:
    """With the accent, as far as it goes, and never so short that it is not seen."""
    made = ShareBar()
    qtbot.addWidget(made)
    made.show_share(part, "EUR 1 of 2")
    made.resize(200, made.sizeHint().height())
    image = made.grab().toImage()
    row = image.height() - 3
    if filled is not None:
        assert image.pixelColor(filled, row) == QColor(LIGHT.accent)
    if empty is not None:
        assert image.pixelColor(empty, row) == QColor(LIGHT.hairline)
    assert made.accessibleName() == "EUR 1 of 2"
