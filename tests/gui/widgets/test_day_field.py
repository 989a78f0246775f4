"""The field for a day: typed, empty, or chosen from the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.calendar_popup import CalendarPopup
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.moment_codec import MomentCodec

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def field(qtbot: QtBot) -> DayField:
    """Return a field, shown."""
    made = DayField()
    qtbot.addWidget(made)
    made.show()
    return made


def test_empty_is_a_state(qtbot: QtBot) -> None:
    """Shown as a dash, never as a made-up day."""
    made = field(qtbot)
    assert made.value() is None
    assert made.text() == ""
    assert made.placeholderText() == "\u2013"
    assert made.day() is None


def test_typing(qtbot: QtBot) -> None:
    """The understood day is shown with its month in words once the field is left."""
    made = field(qtbot)
    QTest.keyClicks(made, "28.2.2026")
    assert made.remark() == "Saturday 28 February 2026"
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert made.text() == "28 Feb 2026"
    assert made.value() == "2026-02-28"


def test_clearing(qtbot: QtBot) -> None:
    """A day can be taken away again."""
    made = field(qtbot)
    made.set_value("2026-02-28")
    made.take("")
    assert made.value() is None


def test_choosing_from_the_calendar(qtbot: QtBot) -> None:
    """Alt and Down opens it on the field's day; Enter takes the day it stands on."""
    made = field(qtbot)
    made.set_value("2026-02-27")
    QTest.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = made.findChild(CalendarPopup)
    assert isinstance(calendar, CalendarPopup)
    assert calendar.grid.day == date(2026, 2, 27)
    with qtbot.waitSignals([made.edited, made.left]):
        QTest.keyClick(calendar.grid, Qt.Key.Key_Right)
        QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert made.value() == "2026-02-28"


def test_a_moment(qtbot: QtBot) -> None:
    """The same field with a time of day."""
    made = DayField(codec=MomentCodec())
    qtbot.addWidget(made)
    made.take("20.11.2025 9:00")
    assert made.text() == "20 Nov 2025 09:00"
