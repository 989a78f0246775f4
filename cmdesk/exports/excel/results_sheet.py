"""The sheet of results: every answer with its clause, its explanation, its readings, and what was agreed instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel.sheet import Column, figures
from cmdesk.exports.phrases import (
    QUESTIONS,
    STATUSES,
    band_sentence,
    by_question,
    deviation_sentence,
    readings_named,
    stated_value,
)

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.rules.result import Result

COLUMNS = (
    Column(N_("Question"), 15),
    Column(N_("What"), 34),
    figures(N_("Value"), 20),
    Column(N_("Status"), 12),
    Column(N_("Clause"), 10),
    Column(N_("Edition"), 11),
    Column(N_("Explanation"), 48),
    Column(N_("Deviation"), 26),
)
"""What is printed."""

_BAND = (Column(N_("What other readings allow"), 40),)
"""What is printed beside it where bands were worked out."""

_OFF_PAPER = (Column(N_("Readings"), 60), Column(N_("Id"), 32))
"""What stands beyond the edge of the paper: the readings have a sheet of their own, ids are for other programs."""


def columns_of(calculation: Calculation) -> tuple[Column, ...]:
    """Return the columns of a calculation's results."""
    return COLUMNS + (_BAND if calculation.bands else ()) + _OFF_PAPER


def write_results(sheet: Sheet, calculation: Calculation) -> None:
    """Write every result, by question."""
    row = sheet.opening(sheet.words.text(N_("Results")), say(N_("As of {day}"), day=calculation.as_of))
    columns = columns_of(calculation)
    beyond = len(columns) - len(_OFF_PAPER)
    sheet.head(row, columns)
    sheet.freeze_below(row, 3)
    last = row
    for question, results in by_question(calculation):
        for result in results:
            last += 1
            sheet.key(last, 1, QUESTIONS[question], "quiet")
            _write(sheet, last, result)
            band = calculation.bands.get(result.id)
            if band is not None and band.is_open:
                sheet.text(last, beyond, band_sentence(band))
            names = map(sheet.words.text, readings_named(result, calculation.case))
            sheet.text(last, beyond + 1, sheet.words.text(N_("; ")).join(names), "quiet")
            sheet.text(last, beyond + 2, result.id, "quiet")
    sheet.filter(row, last, len(columns))
    sheet.print_only(last, beyond)


def _write(sheet: Sheet, row: int, result: Result) -> None:
    """Write what of a result is printed, but for its band."""
    sheet.text(row, 2, result.label, "strong")
    if isinstance(result.value, tuple):
        sheet.text(row, 3, stated_value(result, sheet.words), "answer")
    else:
        sheet.value(row, 3, result.value, "answer")
    sheet.key(row, 4, STATUSES[result.status], "quiet")
    sheet.text(row, 5, result.clause, "quiet")
    sheet.text(row, 6, result.edition, "quiet")
    sheet.text(row, 7, result.because)
    sheet.text(row, 8, deviation_sentence(result) or "", "quiet")
