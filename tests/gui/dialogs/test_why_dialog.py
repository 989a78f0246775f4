"""For what reason a change is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.why_dialog import WhyDialog


def test_the_reason_is_one_line(qtbot: QtBot) -> None:
    """It begins with what was given before; blanks at its ends and between are put right."""
    around = QWidget()
    qtbot.addWidget(around)
    dialog = WhyDialog("by phone", around)
    assert dialog.line.text() == "by phone"
    dialog.line.take("  as  agreed\twith Ann ")
    with qtbot.waitSignal(dialog.given) as told:
        dialog.ok.click()
    assert told.args == ["as agreed with Ann"]


def test_nothing_is_given_when_it_is_left(qtbot: QtBot) -> None:
    """The reason before stays."""
    around = QWidget()
    qtbot.addWidget(around)
    dialog = WhyDialog("", around)
    with qtbot.assertNotEmitted(dialog.given):
        dialog.reject()
