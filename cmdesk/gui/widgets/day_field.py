"""The field for a day: typed in any usual way, chosen from a calendar, or empty."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import icons, language
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_nature import Natures, unknown
from cmdesk.gui.widgets.days import today
from cmdesk.gui.widgets.line_field import LineField


class DayField(LineField):
    """A line for a day with the calendar one click or Alt+Down away."""

    codec: DayCodec

    def __init__(
        self, natures: Natures = unknown, parent: QWidget | None = None, codec: DayCodec | None = None
    ) -> None:
        super().__init__(codec or DayCodec(natures), parent)
        self._natures = natures
        self.setPlaceholderText("–")  # noqa: RUF001  # the dash of an empty state
        action = QAction(language.text(N_("Open the calendar")), self)
        icons.follow(action, "calendar", "secondary")
        action.triggered.connect(self.open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def day(self) -> date | None:
        """Return the day that the text says, None where it says none."""
        return self.codec.reading(self.text()).day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt and Down, as a combo box does."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the calendar under the field, on the field's day or on today."""
        from cmdesk.gui.widgets.calendar_popup import CalendarPopup  # noqa: PLC0415  # drawn when it is asked for

        calendar = CalendarPopup(self.day() or today(), self._natures, self)
        calendar.chosen.connect(self._choose)
        calendar.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, day: date) -> None:
        self.take(self.codec.shown(day.isoformat()))
        self.setFocus()
