"""The day strip: one small square a day, numbered where it counts, hatched where it does not.

It takes any count of days with the attributes of `DayCount`, and lets anyone check a deadline by looking at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cmdesk.basics import wording
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import fonts, language
from cmdesk.gui.colours import mixed, shown
from cmdesk.gui.widgets.hatching import hatch

_CELL, _GAP, _WEEK_GAP = 22, 2, 8
_MONTH, _DAY, _BELOW = 16, 16, 8
_PITCH, _WEEK_PITCH = _CELL + _GAP, 7 * (_CELL + _GAP) + _WEEK_GAP
_ROW_PITCH = _MONTH + _CELL + _DAY + _BELOW
_FRIDAY = 4
_LONGEST = 70


class Counted(Protocol):
    """One day of a count."""

    @property
    def day(self) -> date:
        """Return the day."""

    @property
    def number(self) -> int:
        """Return its number, 0 where it does not count."""

    @property
    def name(self) -> str:
        """Return the holiday on it, empty where there is none."""

    @property
    def estimated(self) -> bool:
        """Tell whether the holiday's date is an estimate."""


class Count(Protocol):
    """A count of Business Days, with every day looked at."""

    @property
    def start(self) -> date:
        """Return the day from which is counted; it is not counted itself."""

    @property
    def result(self) -> date:
        """Return the last day counted."""

    @property
    def days(self) -> Sequence[Counted]:
        """Return the days after the start, in order."""


@dataclass(frozen=True, slots=True)
class _Square:
    """One square: the day, its number or 0, its holiday, and whether it is the start or the end of the count."""

    day: date
    number: int
    name: str
    estimated: bool
    is_start: bool
    is_result: bool


class DayStrip(QWidget):
    """The days of a count, a gap after each week, in as many rows as the width needs."""

    def __init__(self, count: Count, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares = _squares(count)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(language.text(N_("Days counted")))
        self.setAccessibleDescription(described(count))

    def sizeHint(self) -> QSize:
        width = 2 * _WEEK_PITCH - _WEEK_GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = _WEEK_PITCH - _WEEK_GAP
        return QSize(width, _ROW_PITCH)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (1 + max(row for row, _left in self._places(width))) * _ROW_PITCH - _BELOW

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_before = -1
        for square, (row, left) in zip(self._squares, self._places(self.width()), strict=True):
            if row != row_before or square.day.day == 1:
                self._paint_month(painter, square.day, left, row * _ROW_PITCH)
            row_before = row
            self._paint_square(painter, square, QRect(left, row * _ROW_PITCH + _MONTH, _CELL, _CELL))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            square = self._square_at(cast("QHelpEvent", event).pos())
            if square is not None:
                QToolTip.showText(cast("QHelpEvent", event).globalPos(), language.text(_said(square)), self)
            return True
        return super().event(event)

    # Where the squares stand

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Return row and left edge of each square: one row where they fit, else whole weeks a row, Mondays in line."""
        mondays = [square.day - timedelta(days=square.day.weekday()) for square in self._squares]
        weeks = {monday: number for number, monday in enumerate(dict.fromkeys(mondays))}
        start = self._squares[0].day.weekday() * _PITCH
        in_one_row = [
            weeks[monday] * _WEEK_PITCH + square.day.weekday() * _PITCH - start
            for monday, square in zip(mondays, self._squares, strict=True)
        ]
        if in_one_row[-1] + _CELL <= width:
            return [(0, left) for left in in_one_row]
        a_row = max(1, (width + _WEEK_GAP) // _WEEK_PITCH)
        return [
            (weeks[monday] // a_row, weeks[monday] % a_row * _WEEK_PITCH + square.day.weekday() * _PITCH)
            for monday, square in zip(mondays, self._squares, strict=True)
        ]

    def _square_at(self, point: QPoint) -> _Square | None:
        for square, (row, left) in zip(self._squares, self._places(self.width()), strict=True):
            if QRect(left, row * _ROW_PITCH, _CELL, _ROW_PITCH).contains(point):
                return square
        return None

    # How they look

    def _paint_month(self, painter: QPainter, day: date, left: int, top: int) -> None:
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(shown().secondary))
        name = language.words().month(day.year, day.month)
        painter.drawText(left, top + painter.fontMetrics().ascent(), name)

    def _paint_square(self, painter: QPainter, square: _Square, cell: QRect) -> None:
        colours = shown()
        painter.setPen(Qt.PenStyle.NoPen)
        ink = colours.text
        if square.is_result:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(cell, 4, 4)
            ink = colours.on_accent
        elif square.number:
            painter.setBrush(QColor(mixed(colours.accent, colours.surface, 0.18)))
            painter.drawRoundedRect(cell, 4, 4)
        elif square.is_start:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawEllipse(cell.center() + QPoint(1, 1), 4, 4)
        else:
            hatch(painter, cell, colours)
        if square.number:
            painter.setFont(fonts.font(fonts.Role.SMALL_STRONG))
            painter.setPen(QColor(ink))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(square.number))
        below = QRect(cell.left() - 4, cell.bottom() + 1, _CELL + 8, _DAY)
        painter.setFont(fonts.font(fonts.Role.SMALL_STRONG if square.name or square.is_result else fonts.Role.SMALL))
        painter.setPen(QColor(colours.text if square.name or square.is_result else colours.secondary))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(square.day.day) + ("*" if square.name else ""))


def described(count: Count) -> str:
    """Return the skipped days in words: "Not counted: 2 weekends, Fri 3 Apr 2026 (Good Friday)"."""
    words = language.words()
    skipped = [day for day in count.days if not day.number]
    weekends = {day.day.isocalendar()[:2] for day in skipped if day.day.weekday() > _FRIDAY}
    parts: list[Any] = [wording.count(N_("{n} weekend"), N_("{n} weekends"), len(weekends))] if weekends else []
    parts += [f"{words.short_date(day.day)} ({day.name})" for day in skipped if day.name]
    return language.text(say(N_("Not counted: {days}"), days=tuple(parts))) if parts else ""


def _squares(count: Count) -> tuple[_Square, ...]:
    """Return the start and every day after it; of a very long count, its two ends."""
    days = list(count.days)
    if len(days) > _LONGEST:
        days = days[: _LONGEST // 2] + days[-_LONGEST // 2 :]
    start = _Square(count.start, 0, "", estimated=False, is_start=True, is_result=False)
    return (
        start,
        *(
            _Square(day.day, day.number, day.name, day.estimated, is_start=False, is_result=day.day == count.result)
            for day in days
        ),
    )


def _said(square: _Square) -> Sentence:
    """Return what a square is, for the pointer that rests on it."""
    day = language.words().date(square.day)
    if square.is_start:
        return say(N_("{day}: the day from which is counted"), day=day)
    if square.number:
        return say(N_("{day}: Business Day {number}"), day=day, number=square.number)
    if square.name:
        return say(N_("{day}: {holiday}, not counted"), day=day, holiday=square.name)
    return say(N_("{day}: not counted"), day=day)
