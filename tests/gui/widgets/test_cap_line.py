"""The cap line: steps over the days, gaps hatched, the as-of date marked, each day's words under the pointer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.widgets.cap_line import CapCurve, CapLine, CapSpan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WIDTH = 412
"""Of which 400 are days: 10 for each of the 40 days from 1 May on, and 6 on either side are room for a mark."""

MAY_1, JUNE_9 = date(2025, 5, 1), date(2025, 6, 9)
FULL = CapSpan(date(2025, 5, 11), date(2025, 5, 30), 1.0, "all of it")
CURVE = CapCurve(
    spans=(
        CapSpan(MAY_1, date(2025, 5, 10), None, "no rate"),
        FULL,
        CapSpan(date(2025, 5, 31), JUNE_9, 0.5, "half of it"),
    ),
    today=date(2025, 5, 21),
    title="How it moves",
    highest="EUR 100.00",
    first="Thu 1 May 2025",
    last="Mon 9 Jun 2025",
    told="EUR 100.00 from Wed 21 May 2025, EUR 50.00 from Sat 31 May 2025",
)


@pytest.fixture
def line(qtbot: QtBot) -> CapLine:
    """Return the line of the curve, shown."""
    made = CapLine()
    qtbot.addWidget(made)
    made.resize(WIDTH, made.sizeHint().height())
    made.show_curve(CURVE)
    return made


def x_of(day: date) -> int:
    """Return the middle of a day."""
    return 5 + 6 + 10 * (day - MAY_1).days


def point_at(line: CapLine, x: float) -> None:
    """Move the pointer."""
    at = QPointF(x, line.height() / 2)
    no = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, no, no, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(line, moved)


def rows_of(image: QImage, x: int, colour: str) -> list[int]:
    """Return where a colour stands in a column of a picture."""
    return [y for y in range(image.height()) if image.pixelColor(x, y) == QColor(colour)]


def test_it_is_said_to_those_who_listen(line: CapLine) -> None:
    """What it is and what it shows."""
    assert line.accessibleName() == "How it moves"
    assert line.accessibleDescription() == CURVE.told


def test_it_steps_down(line: CapLine) -> None:
    """After the as-of date in the accent: at the top, and from the last of May on half as high."""
    image = line.grab().toImage()
    high, low = (min(rows_of(image, x_of(day), LIGHT.accent)) for day in (date(2025, 5, 27), date(2025, 6, 5)))
    bottom = max(rows_of(image, x_of(date(2025, 5, 5)), LIGHT.hairline))
    assert abs((bottom - low) - (bottom - high) / 2) <= 2


def test_what_lies_behind_is_quiet(line: CapLine) -> None:
    """Before the as-of date nothing has the accent, on it there is the mark."""
    image = line.grab().toImage()
    assert not rows_of(image, x_of(date(2025, 5, 15)), LIGHT.accent)
    assert len(rows_of(image, x_of(CURVE.today) - 5, LIGHT.accent)) > 3


def test_nothing_is_drawn_over_a_gap(line: CapLine) -> None:
    """It is hatched: other colours than where the cap is known, and no line."""
    image = line.grab().toImage()
    colours = {image.pixelColor(x, line.height() // 2).name() for x in range(20, 90)}
    known = {image.pixelColor(x, line.height() // 2).name() for x in range(120, 190)}
    assert len(colours) > 1
    assert len(known) == 1
    assert not colours & known


def test_the_words_of_a_day(line: CapLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each day has those of its span; beside the days there are none."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: said.append(words))
    monkeypatch.setattr(QToolTip, "hideText", lambda: said.append(""))
    for x in (6, x_of(date(2025, 5, 10)), x_of(FULL.start), x_of(FULL.until), WIDTH - 7, 2, WIDTH - 2):
        point_at(line, x)
    assert said == ["no rate", "no rate", "all of it", "all of it", "half of it", "", ""]


def test_the_day_under_the_pointer_is_marked(line: CapLine) -> None:
    """While the pointer is there; where no cap is known a line alone shows the day."""
    day = date(2025, 6, 5)
    plain = line.grab().toImage()
    point_at(line, x_of(day))
    marked = line.grab().toImage()
    assert len(rows_of(marked, x_of(day) - 5, LIGHT.accent)) > len(rows_of(plain, x_of(day) - 5, LIGHT.accent))
    point_at(line, x_of(MAY_1))
    assert line.grab().toImage() != plain
    QApplication.sendEvent(line, QEvent(QEvent.Type.Leave))
    assert line.grab().toImage() == plain


def test_answers_from_before_are_faint(line: CapLine) -> None:
    """As the words above them are."""
    line.setEnabled(False)
    assert not rows_of(line.grab().toImage(), x_of(date(2025, 6, 5)), LIGHT.accent)


def test_without_a_curve_there_is_nothing(qtbot: QtBot) -> None:
    """Neither to see nor to point at."""
    empty = CapLine()
    qtbot.addWidget(empty)
    empty.resize(100, 60)
    before = empty.grab().toImage()
    point_at(empty, 50)
    assert empty.grab().toImage() == before
    assert len({before.pixelColor(x, y).name() for x in range(0, 100, 5) for y in range(0, 60, 5)}) == 1
