"""The field for a choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.choice_field import ChoiceField

SIZES = {"micro": "Micro", "small": "Small"}


def field(qtbot: QtBot, empty: str = "") -> ChoiceField:
    """Return a field, shown."""
    made = ChoiceField(lambda: SIZES, empty)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_at_first(qtbot: QtBot) -> None:
    """Not even the first of the list."""
    made = field(qtbot)
    assert made.value() is None
    assert made.remark() == ""
    assert made.problem() is None


def test_a_choice_is_told(qtbot: QtBot) -> None:
    """By the keyboard as by the mouse; showing a value is not."""
    made = field(qtbot)
    with qtbot.assertNotEmitted(made.edited):
        made.set_value("small")
    assert made.value() == "small"
    with qtbot.waitSignals([made.edited, made.left]):
        QTest.keyClick(made, Qt.Key.Key_Up)
    assert made.value() == "micro"


def test_the_way_back_to_nothing(qtbot: QtBot) -> None:
    """Where nothing has a name."""
    made = field(qtbot, "As the Terms say")
    made.set_value("small")
    made.set_value(None)
    assert made.value() is None
    assert made.currentText() == "As the Terms say"


def test_a_value_that_is_not_in_the_list_is_shown_as_it_is(qtbot: QtBot) -> None:
    """Nothing is lost, and the strict reader says what is wrong."""
    made = field(qtbot)
    made.set_value("giant")
    assert (made.value(), made.currentText()) == ("giant", "giant")


def test_the_list_is_taken_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeping what is chosen."""
    made = field(qtbot)
    made.set_value("small")
    monkeypatch.setitem(SIZES, "large", "Large")
    made.fill()
    assert made.count() == 3
    assert made.value() == "small"


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel(qtbot: QtBot, focused: bool) -> None:
    """Only a field with the focus is changed by it."""
    made = field(qtbot)
    made.set_value("micro")
    if focused:
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    made.wheelEvent(event)
    assert made.value() == ("small" if focused else "micro")


def test_long_labels_are_cut_with_an_ellipsis(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is painted at any width, enabled or not."""
    monkeypatch.setitem(SIZES, "small", "Small and rather long to be read in such a narrow field")
    made = field(qtbot)
    made.set_value("small")
    made.resize(120, 32)
    assert not made.grab().isNull()
    made.setEnabled(False)
    assert not made.grab().isNull()
