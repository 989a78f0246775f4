"""Boxes and rings: seen in both schemes, ticked or not, with the focus or without."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.colours import shown
from cmdesk.gui.theme import Scheme, Theme
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.radio_field import RadioField


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("checked", [False, True])
def test_a_tick_is_seen(qtbot: QtBot, theme: Theme, scheme: Scheme, checked: bool) -> None:
    """The accent fills a ticked box, the ground one that is not."""
    theme.choose(scheme)
    made = CheckField("")
    qtbot.addWidget(made)
    made.setChecked(checked)
    made.resize(40, 32)
    inside = made.grab().toImage().pixelColor(6, 20)
    assert inside == QColor(shown().accent if checked else shown().surface)


def test_disabled_and_focused_ones_are_painted(qtbot: QtBot) -> None:
    """Every state has its look."""
    box, rings = CheckField("Box"), RadioField(lambda: {"a": "A", "b": "B"})
    for made in (box, rings):
        qtbot.addWidget(made)
        made.show()
    rings.set_value("b")
    box.setFocus()
    assert not box.grab().isNull()
    rings.setEnabled(False)
    assert not rings.grab().isNull()
    assert isinstance(box, QCheckBox)
    assert rings.findChildren(QRadioButton)
