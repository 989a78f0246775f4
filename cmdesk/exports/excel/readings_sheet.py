"""The sheet of readings: every place that can be read in more than one way, the choice, and what was agreed instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.editions.readings import readings
from cmdesk.exports.excel.sheet import Column, figures
from cmdesk.exports.phrases import choice_of, readings_used

if TYPE_CHECKING:
    from cmdesk.contract.contract import Deviation
    from cmdesk.editions.readings import Reading
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet

COLUMNS = (
    Column(N_("What is read"), 38),
    Column(N_("Choice"), 42),
    Column(N_("By default"), 42),
    Column(N_("Clause"), 16),
    Column(N_("Why there is a choice"), 60),
    Column(N_("Used"), 8),
    Column(N_("Name"), 30),
)
_AGREED = (
    Column(N_("Figure"), 38),
    figures(N_("Agreed"), 42),
    figures(N_("In the edition"), 42),
    Column(N_("Clause"), 16),
    Column(N_("Agreed in"), 60),
    Column(N_("Used"), 8),
    Column(N_("Name"), 30),
)


def write_readings(sheet: Sheet, calculation: Calculation) -> None:
    """Write every reading, then the deviations."""
    row = sheet.opening(
        sheet.words.text(N_("Readings")),
        say(N_("Where the Terms can honestly be read in more than one way, and what this calculation takes")),
    )
    sheet.head(row, COLUMNS)
    sheet.freeze_below(row)
    used = readings_used(calculation.results.values())
    for reading in readings().values():
        row += 1
        _reading(sheet, row, reading, choice_of(calculation.case, reading), is_used=reading in used)
    if calculation.contract.deviations:
        _deviations(sheet, row + 2, calculation)


def _reading(sheet: Sheet, row: int, reading: Reading, choice: str, *, is_used: bool) -> None:
    """Write one reading; a choice that is not the default stands out."""
    sheet.key(row, 1, reading.label, "strong")
    sheet.key(row, 2, reading.labels[choice], "cell" if choice == reading.default else "input")
    sheet.key(row, 3, reading.labels[reading.default], "quiet")
    sheet.text(row, 4, reading.clause, "quiet")
    sheet.key(row, 5, reading.why)
    sheet.value(row, 6, is_used, "quiet")
    sheet.text(row, 7, reading.name, "quiet")


def _deviations(sheet: Sheet, row: int, calculation: Calculation) -> None:
    """Write the figures that the contract agrees instead of the edition's."""
    sheet.section(row, N_("Agreed otherwise"))
    sheet.head(row + 1, _AGREED)
    for place, deviation in enumerate(calculation.contract.deviations, start=row + 2):
        _deviation(sheet, place, deviation, calculation)


def _deviation(sheet: Sheet, row: int, deviation: Deviation, calculation: Calculation) -> None:
    """Write one figure beside that of the contract's own edition."""
    edition = calculation.case.edition(calculation.contract.effective_date)
    parameter = edition.parameter(deviation.parameter)
    sheet.key(row, 1, parameter.note, "strong")
    sheet.value(row, 2, deviation.value, "input")
    sheet.value(row, 3, parameter.value, "quiet")
    sheet.text(row, 4, parameter.clause, "quiet")
    sheet.text(row, 5, deviation.agreed_in or "")
    decided = any(one.deviation == deviation for one in calculation.results.values())
    sheet.value(row, 6, decided, "quiet")
    sheet.text(row, 7, deviation.parameter, "quiet")
