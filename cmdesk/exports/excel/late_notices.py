"""Notices of non-renewal that were posted too late: what each does, the next exit, what it costs on top (10.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import NoticeKind
from cmdesk.exports.excel.sheet import Column, figures
from cmdesk.exports.verdict import under_readings, verdict, ways_in_words

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.late import Posted
    from cmdesk.exports.excel.sheet import Sheet

COLUMNS = (
    Column(N_("Too late"), 52),
    figures(N_("Next exit"), 30),
    figures(N_("Days late"), 10),
    figures(N_("Extra cost"), 17),
    Column(N_("Clause"), 13),
    Column(N_("Explanation"), 74),
)


def write_late_notices(sheet: Sheet, row: int, calculation: Calculation) -> int:
    """Write every notice of non-renewal that is late, from a row on; return the next free row."""
    late = _late(calculation)
    if not late:
        return row
    sheet.head(row, COLUMNS)
    row += 1
    for one in late:
        row = _write(sheet, row, one, calculation)
    return row + 1


def _late(calculation: Calculation) -> list[Posted]:
    """Return the notices that are late under the readings adopted; who posted none does without what judges them."""
    if all(one.kind is not NoticeKind.NON_RENEWAL for one in calculation.contract.notices):
        return []
    from cmdesk.engine.late import posted  # noqa: PLC0415  # 3 ms

    return [one for one in posted(calculation) if one.late_by.value]


def _write(sheet: Sheet, row: int, one: Posted, calculation: Calculation) -> int:
    """Write one notice, and below it under which readings it would be otherwise; return the next row."""
    sheet.text(row, 1, say(N_("Notice of non-renewal {id}"), id=one.notice_id), "late")
    sheet.value(row, 2, one.ends.value, "late_figure")
    sheet.value(row, 3, one.late_by.value, "late_figure")
    sheet.value(row, 4, one.extra_cost.value, "late_figure")
    sheet.text(row, 5, one.ends.clause, "late")
    sheet.text(row, 6, verdict(one), "late")
    for sentence, ways in under_readings(one, calculation.case):
        row += 1
        sheet.blanks(row, range(1, 6), "quiet")
        sheet.text(row, 6, say(sentence, ways=ways_in_words(ways, sheet.words)), "quiet")
    return row + 1
