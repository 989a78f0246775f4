"""The field for a yes or no."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.check_field import CheckField


def test_ticking(qtbot: QtBot) -> None:
    """By the keyboard; showing a value tells nobody."""
    made = CheckField("Non-profit")
    qtbot.addWidget(made)
    made.show()
    with qtbot.assertNotEmitted(made.edited):
        made.set_value(True)
    assert made.value() is True
    with qtbot.waitSignals([made.edited, made.left]):
        QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.value() is False
    assert made.problem() is None
    assert made.remark() == ""
    assert made.sizeHint().height() >= 32
