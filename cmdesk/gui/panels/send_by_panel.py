"""All days to send by: every open deadline with every channel, the first safe day on top, what is too late below."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.parties import PARTIES, Party
from cmdesk.engine.act_by import ACTORS, act_by
from cmdesk.exports.phrases import ACT_BY, CHANNEL_NAMES
from cmdesk.gui import language
from cmdesk.gui.answers.distances import distance, urgency
from cmdesk.gui.answers.sending import shown_id
from cmdesk.gui.context import Context
from cmdesk.gui.models.lines_model import Cell, Head, Line
from cmdesk.gui.panels.panel import Panel
from cmdesk.gui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from cmdesk.engine.act_by import ActBy

_NEAR = 180
_NOTHING = N_("No deadline is open that something sent would meet.")
_HEADS = (
    (N_("Safe day"), False, False),
    (N_("Send by"), False, False),
    (N_("Days left"), True, False),
    (N_("Who"), False, False),
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
        self.take_size(1220, 560)
        self.who = ChoiceField(_parties, language.text(N_("Everybody")))
        self.who.setAccessibleName(language.text(N_("Who")))
        self.who.setMinimumWidth(160)
        self.who.edited.connect(self.refresh)
        self.tools.addWidget(self.who, 0, Qt.AlignmentFlag.AlignTop)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.refresh()

    def refresh(self) -> None:
        calculation, party = self.context.calculation, self.who.value()
        if calculation is None:
            self.show_lines((), language.text(_NOTHING))
            return
        rows = [row for row in act_by(calculation) if party is None or row.who.may_be(Party(party))]
        as_of = calculation.as_of
        late = sum(1 for row in rows if _is_late(row, as_of))
        below = count("{n} that is too late stands below.", "{n} that are too late stand below.", late) if late else ""
        sentence = say(
            N_("As of {day}. A safe day holds under every reading of the Terms. {late}"), day=as_of, late=below
        )
        self.about.setText(language.text(sentence).rstrip())
        self.show_lines([_line(row, as_of) for row in rows], language.text(_NOTHING))


def _parties() -> dict[str, str]:
    """Return the Parties, by whom days to send can be sought out."""
    return {str(party): _words(language.text(label)).text for party, label in PARTIES.items()}


def _is_late(row: ActBy, as_of: date) -> bool:
    """Tell whether the day to send by has passed, and nothing else is in time any more."""
    return row.send_by is not None and row.send_by < as_of and row.counts_until is None


def _line(row: ActBy, as_of: date) -> Line:
    words = language.words()
    tone = "secondary" if row.send_by is None or row.send_by < as_of else urgency(row.send_by, as_of) or "text"
    return Line(
        (
            _safe(row, as_of, tone),
            _day(row.send_by, as_of, "text" if tone != "secondary" else tone),
            _left(row, as_of, tone),
            _words(words.text(ACTORS[row.who])),
            _words(words.text(row.deadline.label)),
            _words(words.text(CHANNEL_NAMES[row.channel])),
            _day(row.delivered, as_of),
            _day(row.deadline.value, as_of),
            _day(row.chase_by, as_of),
        ),
        shown_id(row),
        last=_is_late(row, as_of),
    )


def _safe(row: ActBy, as_of: date, tone: str) -> Cell:
    """Return the safe day; of what can still be sent, that it has passed already."""
    cell = _day(row.safe, as_of, tone, strong=True)
    if row.safe is None or row.safe >= as_of or _is_late(row, as_of):
        return cell
    return replace(cell, text=language.text(say(N_("{day}, passed"), day=cell.text)))


def _left(row: ActBy, as_of: date, tone: str) -> Cell:
    """Return how many days are left to send, to be copied as a number."""
    if row.send_by is None or row.days_left is None:
        return Cell()
    return Cell(language.text(distance(row.send_by, as_of)), row.days_left, str(row.days_left), tone)


def _words(text: str) -> Cell:
    return Cell(language.capitalised(text), text.casefold())


def _day(day: date | None, as_of: date, tone: str = "text", *, strong: bool = False) -> Cell:
    """Return a day, without its year where that is plain, and to be copied as every spreadsheet reads it."""
    if day is None:
        return Cell()
    words = language.words()
    shown = words.near_date(day) if abs((day - as_of).days) < _NEAR else words.short_date(day)
    return Cell(shown, day, day.isoformat(), tone, strong)
