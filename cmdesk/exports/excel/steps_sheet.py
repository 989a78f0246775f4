"""The sheet of steps: how each result came about, as the calculation itself recorded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel.sheet import Column, figures

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet

COLUMNS = (
    Column(N_("What"), 46),
    figures(N_("Step"), 7),
    Column(N_("Step in words"), 76),
    figures(N_("Value"), 26),
    Column(N_("Clause"), 14),
)


def write_steps(sheet: Sheet, calculation: Calculation) -> None:
    """Write the steps of every result."""
    row = sheet.opening(
        sheet.words.text(N_("Steps")), say(N_("What cmdesk looked at and did, in order, for each result"))
    )
    sheet.head(row, COLUMNS)
    sheet.freeze_below(row)
    last = row
    for result in calculation.results.values():
        for number, step in enumerate(result.steps, start=1):
            last += 1
            sheet.text(last, 1, result.label, "strong" if number == 1 else "quiet")
            sheet.value(last, 2, number, "quiet")
            sheet.text(last, 3, step.sentence)
            if step.value is None:
                sheet.blanks(last, (4,))
            else:
                sheet.value(last, 4, step.value, "figure")
            sheet.text(last, 5, step.clause, "quiet")
    sheet.filter(row, last, len(COLUMNS))
