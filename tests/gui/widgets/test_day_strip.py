"""The day strip: every day a square, the counted ones numbered, the skipped ones in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cmdesk.calendars.counting import DayCount
from cmdesk.calendars.entities import calendar_for
from cmdesk.gui.colours import LIGHT
from cmdesk.gui.widgets.day_strip import DayStrip, described

FRI_2026_03_27 = date(2026, 3, 27)
WED_2026_04_22 = date(2026, 4, 22)


def count(start: date = FRI_2026_03_27, n: int = 10) -> DayCount:
    """Return a count at a Dutch entity under the 2025 wording."""
    return calendar_for("nl", "national").explain(start, n)


def strip(qtbot: QtBot, width: int, counted: DayCount | None = None) -> DayStrip:
    """Return a strip of a width, as high as it needs."""
    made = DayStrip(counted or count())
    qtbot.addWidget(made)
    made.resize(width, made.heightForWidth(width))
    return made


def test_the_skipped_days_in_words() -> None:
    """Weekends are counted, holidays named."""
    said = described(count())
    assert said.startswith("Not counted: 3 weekends, ")
    assert "Fri 3 Apr 2026 (Good Friday)" in said
    assert "Mon 6 Apr 2026 (Easter Monday)" in said


def test_a_count_without_skipped_days_says_nothing() -> None:
    """Three days in one week."""
    assert described(count(date(2025, 11, 24), 3)) == ""


def test_a_screen_reader_hears_them(qtbot: QtBot) -> None:
    """The same words."""
    made = strip(qtbot, 400)
    assert made.accessibleDescription() == described(count())


def test_whole_weeks_stand_in_rows(qtbot: QtBot) -> None:
    """The narrower, the more rows; a short count needs one."""
    assert strip(qtbot, 200).height() > strip(qtbot, 400).height() > strip(qtbot, 900).height()
    short = strip(qtbot, 400, count(date(2025, 11, 24), 3))
    assert short.height() == strip(qtbot, 900).height()
    assert short.hasHeightForWidth()
    assert short.minimumSizeHint().width() <= 200
    assert short.sizeHint().width() >= 300


def test_the_last_day_stands_out(qtbot: QtBot) -> None:
    """The accent fills the square of the result, and of no other day."""
    made = strip(qtbot, 400, count(date(2025, 11, 24), 3))
    image = made.grab().toImage()
    accent = QColor(LIGHT.accent)
    filled = {x for x in range(image.width()) if image.pixelColor(x, 20) == accent}
    assert filled
    assert max(filled) - min(filled) < 22
    assert min(filled) > 60


def test_a_square_says_what_it_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day from which is counted, a counted day, a weekend and a holiday."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: said.append(words))
    made = strip(qtbot, 900)
    for number in (0, 3, 1, 7):
        week, day = divmod(4 + number, 7)
        at = QPoint((week * (7 * 24 + 8) + day * 24) - 4 * 24 + 10, 25)
        QApplication.sendEvent(made, QHelpEvent(QHelpEvent.Type.ToolTip, at, at))
    assert said == [
        "Friday 27 March 2026: the day from which is counted",
        "Monday 30 March 2026: Business Day 1",
        "Saturday 28 March 2026: not counted",
        "Friday 3 April 2026: Good Friday, not counted",
    ]
    QApplication.sendEvent(made, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(899, 1), QPoint(899, 1)))
    assert len(said) == 4


def test_of_a_very_long_count_both_ends_are_shown(qtbot: QtBot) -> None:
    """A year of Business Days still fits."""
    made = strip(qtbot, 400, count(WED_2026_04_22, 250))
    assert made.height() < 900
    assert not made.grab().isNull()
