"""The field for a choice between few things."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.radio_field import RadioField

EDITIONS = {"2023-01-01": "1 Jan 2023", "2025-03-03": "3 Mar 2025"}


def test_choosing(qtbot: QtBot) -> None:
    """None at first, then one; showing a value tells nobody."""
    made = RadioField(lambda: EDITIONS)
    qtbot.addWidget(made)
    assert made.value() is None
    with qtbot.assertNotEmitted(made.edited):
        made.set_value("2025-03-03")
    assert made.value() == "2025-03-03"
    first = made.findChildren(QRadioButton)[0]
    with qtbot.waitSignals([made.edited, made.left]):
        first.click()
    assert made.value() == "2023-01-01"
    made.set_value("2030-01-01")
    assert made.value() is None
    assert made.problem() is None
    assert made.remark() == ""
    assert not made.grab().isNull()


def test_a_list_of_nothing(qtbot: QtBot) -> None:
    """Nothing to choose, nothing chosen."""
    made = RadioField(dict)
    qtbot.addWidget(made)
    assert made.value() is None
