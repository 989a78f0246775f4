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
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Result

COLUMNS = (
    Column(N_("Question"), 15),
    Column(N_("What"), 34),
    figures(N_("Value"), 20),
    Column(N_("Status"), 12),
    Column(N_("Clause"), 10),
    Column(N_("Edition"), 11),
    Column(N_("Explanation"), 48),
    Column(N_("Readings"), 30),
    Column(N_("Deviation"), 26),
    Column(N_("Id"), 32),
    Column(N_("What other readings allow"), 54),
)
"""The last stands there only where bands were worked out; ids are for other programs and stay off the paper."""

_ON_PAPER = 9
"""The columns that are printed; with bands all of them are."""


def write_results(sheet: Sheet, calculation: Calculation) -> None:
    """Write every result, by question."""
    row = sheet.opening(sheet.words.text(N_("Results")), say(N_("As of {day}"), day=calculation.as_of))
    columns = COLUMNS if calculation.bands else COLUMNS[:-1]
    sheet.head(row, columns)
    sheet.freeze_below(row, 3)
    last = row
    for question, results in by_question(calculation):
        for result in results:
            last += 1
            sheet.key(last, 1, QUESTIONS[question], "quiet")
            _write(sheet, last, result, calculation.case)
            band = calculation.bands.get(result.id)
            if band is not None and band.is_open:
                sheet.text(last, len(COLUMNS), band_sentence(band))
    sheet.filter(row, last, len(columns))
    sheet.print_only(last, len(columns) if calculation.bands else _ON_PAPER)


def _write(sheet: Sheet, row: int, result: Result, case: Case) -> None:
    """Write one result."""
    sheet.text(row, 2, result.label, "strong")
    if isinstance(result.value, tuple):
        sheet.text(row, 3, stated_value(result, sheet.words), "answer")
    else:
        sheet.value(row, 3, result.value, "answer")
    sheet.key(row, 4, STATUSES[result.status], "quiet")
    sheet.text(row, 5, result.clause, "quiet")
    sheet.text(row, 6, result.edition, "quiet")
    sheet.text(row, 7, result.because)
    sheet.text(row, 8, sheet.words.listed(readings_named(result, case)), "quiet")
    sheet.text(row, 9, deviation_sentence(result) or "", "quiet")
    sheet.text(row, 10, result.id, "quiet")
