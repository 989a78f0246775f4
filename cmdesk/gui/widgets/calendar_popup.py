"""A month to choose a day from, with the days that are no Business Days hatched and the holidays named."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.calendars.periods import add_months
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.colours import shown
from cmdesk.gui.widgets.day_nature import Natures
from cmdesk.gui.widgets.day_text import FIRST_YEAR, LAST_YEAR
from cmdesk.gui.widgets.days import today
from cmdesk.gui.widgets.hatching import hatch

_CELL, _HEAD = 36, 24
_WEEK, _ROWS = 7, 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthGrid(QWidget):
    """Six weeks from a Monday on, one day of them current; the keyboard moves it."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, day: date, natures: Natures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._natures = day, natures
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(QSize(_WEEK * _CELL, _HEAD + _ROWS * _CELL))
        self.setAccessibleName(language.text(N_("Calendar")))

    @property
    def day(self) -> date:
        """Return the current day."""
        return self._day

    def move_to(self, day: date) -> None:
        """Make a day current, within the years that cmdesk knows."""
        if FIRST_YEAR <= day.year <= LAST_YEAR and day != self._day:
            self._day = day
            self.update()
            self.moved.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.move_to(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            years = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.move_to(add_months(self._day, _MONTHS[key] * years))
        elif key == Qt.Key.Key_T:
            self.move_to(today())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.moved.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.chosen.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(shown().secondary))
        for weekday in range(_WEEK):
            name = language.words().weekday_name(weekday)
            painter.drawText(QRect(weekday * _CELL, 0, _CELL, _HEAD), Qt.AlignmentFlag.AlignCenter, name)
        for number in range(_WEEK * _ROWS):
            self._paint_day(painter, number)
        painter.end()

    def _first(self) -> date:
        """Return the Monday on or before the first of the month."""
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _cell(self, number: int) -> QRect:
        row, column = divmod(number, _WEEK)
        return QRect(column * _CELL, _HEAD + row * _CELL, _CELL, _CELL).adjusted(2, 2, -2, -2)

    def _day_at(self, point: QPoint) -> date | None:
        for number in range(_WEEK * _ROWS):
            if self._cell(number).contains(point):
                return self._first() + timedelta(days=number)
        return None

    def _paint_day(self, painter: QPainter, number: int) -> None:
        colours, day, cell = shown(), self._first() + timedelta(days=number), self._cell(number)
        nature = self._natures(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
        painter.setPen(Qt.PenStyle.NoPen)
        if day == self._day:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(cell, 6, 6)
        elif nature and not nature.is_business_day:
            hatch(painter, cell, colours)
        if day == today():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 5, 5)
        tone = colours.text if day.month == self._day.month else colours.secondary
        painter.setPen(QColor(colours.on_accent if day == self._day else tone))
        strong = bool(nature and nature.holiday) or day == self._day
        painter.setFont(fonts.font(fonts.Role.BODY_STRONG if strong else fonts.Role.BODY))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))


class CalendarPopup(QFrame):
    """The calendar under a field: month and year on top, the current day in words below."""

    chosen = Signal(object)

    def __init__(self, day: date, natures: Natures, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "popup")
        self._natures = natures
        self.grid = MonthGrid(day, natures, self)
        self._title = QLabel(self)
        self._title.setFont(fonts.font(fonts.Role.BODY_STRONG))
        self._words = QLabel(self)
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        self._words.setFixedWidth(self.grid.width())
        self._words.setMinimumHeight(2 * self._words.fontMetrics().height())
        self._assemble()
        self.grid.moved.connect(self._describe)
        self.grid.chosen.connect(self._choose)
        self._describe(day)

    def open_at(self, point: QPoint) -> None:
        """Show the calendar with its corner at a point, moved onto the screen where it would leave it."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.move(min(point.x(), room.right() - self.width()), min(point.y(), room.bottom() - self.height()))
        self.show()
        self.grid.setFocus()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._turner("left", N_("Earlier month"), -1))
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self._turner("right", N_("Later month"), 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self._words)

    def _turner(self, icon: str, name: str, months: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(language.text(name))
        button.setToolTip(language.text(name))
        icons.follow(button, icon, "secondary")
        button.clicked.connect(lambda: self.grid.move_to(add_months(self.grid.day, months)))
        return button

    def _describe(self, day: date) -> None:
        """Say the month and what the day under the pointer or the keyboard is."""
        words = language.words()
        self._title.setText(words.month(self.grid.day.year, self.grid.day.month))
        nature = self._natures(day)
        said = language.text(nature.remark(words.date(day))) if nature else words.date(day)
        self._words.setText(said)
        announce.say(self.grid, said)

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()
