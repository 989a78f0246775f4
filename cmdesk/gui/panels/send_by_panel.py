"""All days to send by: every open deadline with every channel, the first safe day on top."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.engine.act_by import act_by
from cmdesk.exports.phrases import ACT_BY, CHANNEL_NAMES
from cmdesk.gui import language
from cmdesk.gui.answers.distances import distance, urgency
from cmdesk.gui.answers.sending import shown_id
from cmdesk.gui.context import Context
from cmdesk.gui.models.lines_model import Cell, Head, Line
from cmdesk.gui.panels.panel import Panel

if TYPE_CHECKING:
    from cmdesk.engine.act_by import ActBy

_NEAR = 180
_HEADS = (
    (N_("Safe day"), False, False),
    (N_("Send by"), False, False),
    (N_("Days left"), True, False),
    (N_("What"), False, True),
    (N_("How"), False, False),
    (N_("Delivered"), False, False),
    (N_("Deadline"), False, False),
    (N_("Chase by"), False, False),
)


class SendByPanel(Panel):
    """A line for each deadline and channel, sorted by any column."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        heads = [Head(language.text(title), right, wraps) for title, right, wraps in _HEADS]
        super().__init__(ACT_BY, context, heads, parent)
        self.take_size(1160, 560)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.refresh()

    def refresh(self) -> None:
        calculation = self.context.calculation
        rows = act_by(calculation) if calculation is not None else ()
        as_of = calculation.as_of if calculation is not None else date.min
        if calculation is not None:
            sentence = say(N_("As of {day}. A safe day holds under every reading of the Terms."), day=as_of)
            self.about.setText(language.text(sentence))
        self.show_lines(
            [_line(row, as_of) for row in rows],
            language.text(N_("No deadline is open that something sent would meet.")),
        )


def _line(row: ActBy, as_of: date) -> Line:
    words = language.words()
    tone = "secondary" if row.send_by is None or row.send_by < as_of else urgency(row.send_by, as_of) or "text"
    return Line(
        (
            _day(row.safe, as_of, tone, strong=True),
            _day(row.send_by, as_of, "text" if tone != "secondary" else tone),
            _left(row, as_of, tone),
            _words(words.text(row.deadline.label)),
            _words(words.text(CHANNEL_NAMES[row.channel])),
            _day(row.delivered, as_of),
            _day(row.deadline.value, as_of),
            _day(row.chase_by, as_of),
        ),
        shown_id(row),
    )


def _left(row: ActBy, as_of: date, tone: str) -> Cell:
    """Return how many days are left to send, to be copied as a number."""
    if row.send_by is None or row.days_left is None:
        return Cell()
    return Cell(language.text(distance(row.send_by, as_of)), row.days_left, str(row.days_left), tone)


def _words(text: str) -> Cell:
    return Cell(text[:1].upper() + text[1:], text.casefold())


def _day(day: date | None, as_of: date, tone: str = "text", *, strong: bool = False) -> Cell:
    """Return a day, without its year where that is plain, and to be copied as every spreadsheet reads it."""
    if day is None:
        return Cell()
    words = language.words()
    shown = words.near_date(day) if abs((day - as_of).days) < _NEAR else words.short_date(day)
    return Cell(shown, day, day.isoformat(), tone, strong)
