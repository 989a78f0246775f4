"""The line that every typed field is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.line_field import LineField


def field(qtbot: QtBot, value: Any = None) -> LineField:
    """Return a field for sums, shown, with the focus."""
    made = LineField(FigureCodec(lambda: 2))
    qtbot.addWidget(made)
    made.set_value(value)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_nothing_is_reformatted_while_typing(qtbot: QtBot) -> None:
    """Only when the field is left."""
    made = field(qtbot)
    QTest.keyClicks(made, "1512,5")
    assert made.text() == "1512,5"
    assert made.value() == "1512.5"
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert made.text() == "1,512.50"


def test_every_key_is_told(qtbot: QtBot) -> None:
    """The answers follow while one types; leaving is told apart."""
    made = field(qtbot)
    with qtbot.waitSignals([made.edited, made.edited]):
        QTest.keyClicks(made, "12")
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made, Qt.Key.Key_Return)


def test_showing_a_value_is_no_edit(qtbot: QtBot) -> None:
    """Only the user edits."""
    made = field(qtbot)
    with qtbot.assertNotEmitted(made.edited):
        made.clearFocus()
        made.set_value("12")
    assert made.text() == "12.00"


def test_what_is_being_typed_stays(qtbot: QtBot) -> None:
    """The echo of the own value does not move the cursor."""
    made = field(qtbot)
    QTest.keyClicks(made, "12,")
    made.set_value(made.value())
    assert made.text() == "12,"


def test_what_is_wrong_stays_as_typed(qtbot: QtBot) -> None:
    """Leaving does not throw a text away."""
    made = field(qtbot)
    QTest.keyClicks(made, "twelve")
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert made.text() == "twelve"
    assert made.problem() is not None
    assert made.remark() == ""


def test_undo_belongs_to_the_field_first_and_then_to_the_form(qtbot: QtBot) -> None:
    """Ctrl+Z takes back the own keys; without any it asks the form."""
    made = field(qtbot, "5")
    with qtbot.waitSignal(made.undo_wanted):
        QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(made.redo_wanted):
        QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(made, "1")
    with qtbot.assertNotEmitted(made.undo_wanted):
        QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.text() == "5.00"


def test_a_proposal_is_taken_as_if_typed(qtbot: QtBot) -> None:
    """Told like an edit and a leaving."""
    made = field(qtbot)
    with qtbot.waitSignals([made.edited, made.left]):
        made.take("7")
    assert made.value() == "7.00"


def test_a_chinese_name_can_be_shown(qtbot: QtBot) -> None:
    """Its glyphs are loaded when it comes."""
    made = LineField(Codec())
    qtbot.addWidget(made)
    made.set_value("安可科技")
    assert made.text() == "安可科技"
