"""The sheet of days to send by: every open deadline with every channel, the first safe day on top."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel.formulas import Live
from cmdesk.exports.excel.sheet import Column, cell, figures, fixed
from cmdesk.exports.phrases import ACT_BY, CHANNEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.engine.act_by import ActBy
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet

FIRST_ROW = 5
_AS_OF = (2, 2)
(_WHAT, _HOW, _SAFE, _SEND, _LEFT, _DELIVERED, _DEADLINE, _CHASE, _POST, _HAND, _CLAUSE, _WHY) = range(1, 13)
COLUMNS = (
    Column(N_("What"), 36),
    Column(N_("How"), 15),
    figures(N_("Safe day"), 17),
    figures(N_("Send by"), 17),
    figures(N_("Days left"), 8),
    figures(N_("Delivered"), 17),
    figures(N_("Deadline"), 17),
    figures(N_("Chase the confirmation by"), 18),
    figures(N_("Without it: registered mail until"), 18),
    figures(N_("Without it: by hand until"), 18),
    Column(N_("Clause"), 13),
    Column(N_("Explanation"), 44),
)
_SWITCHES = {_POST: "registered", _HAND: "personal"}


def write_act_by(sheet: Sheet, calculation: Calculation, table: Sequence[ActBy]) -> None:
    """Write the table; the days left are counted from the day in blue."""
    sheet.opening(
        sheet.words.text(ACT_BY), say(N_("Days left as of the day in blue; a safe day holds under every reading"))
    )
    sheet.value(*_AS_OF, calculation.as_of, "input")
    sheet.head(FIRST_ROW - 1, COLUMNS)
    sheet.freeze_below(FIRST_ROW - 1, _HOW + 1)
    for row, one in enumerate(sorted(table, key=_by_day), start=FIRST_ROW):
        _line(sheet, row, one, calculation.as_of)
    sheet.filter(FIRST_ROW - 1, FIRST_ROW + len(table) - 1, len(COLUMNS))
    sheet.print_only(FIRST_ROW + len(table) - 1, len(COLUMNS))


def _by_day(row: ActBy) -> date:
    """Return what orders the rows: the safe day, else the day to send by; what has none comes last."""
    return row.safe or row.send_by or date.max


def _line(sheet: Sheet, row: int, one: ActBy, as_of: date) -> None:
    """Write one channel for one deadline."""
    sheet.text(row, _WHAT, one.deadline.label, "strong")
    name = sheet.words.text(CHANNEL_NAMES[one.channel])
    sheet.text(row, _HOW, name[:1].upper() + name[1:])
    until = {switch.channel: switch.day for switch in one.switches}
    days = {_SAFE: one.safe, _DELIVERED: one.delivered, _CHASE: one.chase_by}
    days |= {column: until.get(channel) for column, channel in _SWITCHES.items()}
    for column, day in days.items():
        _day(sheet, row, column, day)
    _day(sheet, row, _SEND, one.send_by, "answer")
    _day(sheet, row, _DEADLINE, one.deadline.value)
    if one.send_by is None:
        sheet.blanks(row, (_LEFT,))
    else:
        left = Live(f"{cell(row, _SEND)}-{fixed(*_AS_OF)}", (one.send_by - as_of).days)
        sheet.formula(row, _LEFT, left, "figure")
    sheet.text(row, _CLAUSE, one.result.clause, "quiet")
    sheet.text(row, _WHY, one.result.because)


def _day(sheet: Sheet, row: int, column: int, day: date | None, role: str = "figure") -> None:
    """Write a day; where there is none the cell stays empty."""
    if day is None:
        sheet.blanks(row, (column,))
    else:
        sheet.value(row, column, day, role)
