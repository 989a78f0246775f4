"""The calendar: walked by keys, hatched where a day does not count, its holidays named."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets import calendar_popup
from cmdesk.gui.widgets.calendar_popup import CalendarPopup, MonthGrid
from cmdesk.gui.widgets.day_nature import DayNature
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
FRI_2025_04_18 = date(2025, 4, 18)
TUE_2025_11_18 = date(2025, 11, 18)


def nature(day: date) -> DayNature:
    """Return a calendar in which Good Friday 2025 is a holiday."""
    good_friday = day == FRI_2025_04_18
    return DayNature(day.weekday() < 5 and not good_friday, "Good Friday" if good_friday else "")


def popup(qtbot: QtBot, day: date = FRI_2025_04_18) -> CalendarPopup:
    """Return a calendar on a day."""
    made = CalendarPopup(day, nature)
    qtbot.addWidget(made)
    made.open_at(QPoint(0, 0))
    return made


@pytest.mark.parametrize(
    "key, modifier, day",
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, date(2025, 4, 17)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, date(2025, 4, 25)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, date(2025, 5, 18)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier, date(2024, 4, 18)),
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, TUE_2025_11_18),
    ],
)
def test_keys_walk(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, modifier: Qt.KeyboardModifier, day: date
) -> None:
    """A day, a week, a month, a year, or to today."""
    monkeypatch.setattr(calendar_popup, "today", lambda: TUE_2025_11_18)
    made = popup(qtbot)
    QTest.keyClick(made.grid, key, modifier)
    assert made.grid.day == day


def test_the_walk_ends_where_the_calendar_does(qtbot: QtBot) -> None:
    """No day outside 1990 to 2100."""
    grid = MonthGrid(date(2100, 12, 31), nature)
    qtbot.addWidget(grid)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == date(2100, 12, 31)
    assert not grid.grab().isNull()


def test_the_day_is_said_with_its_holiday(qtbot: QtBot) -> None:
    """Below the month, for the day that one stands on or points at."""
    made = popup(qtbot)
    assert "April 2025" in words_of(made)
    assert "Friday 18 April 2025, Good Friday: not a Business Day" in words_of(made)
    QTest.mouseMove(made.grid, QPoint(36 * 2 + 18, 24 + 36 * 2 + 18))
    made.grid.moved.emit(date(2025, 4, 16))
    assert "Wednesday 16 April 2025, a Business Day" in words_of(made)


def test_a_click_chooses(qtbot: QtBot) -> None:
    """The cell under the pointer: the second row starts on Monday 7 April 2025."""
    made = popup(qtbot)
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.mouseClick(made.grid, Qt.MouseButton.LeftButton, pos=QPoint(18, 24 + 36 + 18))
    assert chosen.args == [date(2025, 4, 7)]


def test_enter_chooses_and_other_keys_do_not(qtbot: QtBot) -> None:
    """The current day."""
    made = popup(qtbot)
    QTest.keyClick(made.grid, Qt.Key.Key_X)
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.keyClick(made.grid, Qt.Key.Key_Return)
    assert chosen.args == [FRI_2025_04_18]


def test_months_are_turned_by_buttons(qtbot: QtBot) -> None:
    """Each has a name."""
    made = popup(qtbot)
    earlier, later = made.findChildren(QToolButton)
    assert (earlier.accessibleName(), later.accessibleName()) == ("Earlier month", "Later month")
    later.click()
    assert made.grid.day == date(2025, 5, 18)
    earlier.click()
    earlier.click()
    assert made.grid.day == date(2025, 3, 18)
