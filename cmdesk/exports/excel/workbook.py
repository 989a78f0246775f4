"""The workbook of one contract: results, live formulas with checks, payments, holidays, readings."""

from __future__ import annotations

from datetime import datetime
from decimal import localcontext
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cmdesk.basics.atomic import write_atomically
from cmdesk.basics.wording import N_, say
from cmdesk.engine.act_by import act_by
from cmdesk.engine.calculate import PRECISION
from cmdesk.engine.cap_over_time import cap_over_time
from cmdesk.exports.excel import (
    act_by_sheet,
    calculation_sheet,
    cap_sheet,
    fees_sheet,
    holidays_sheet,
    invoices_sheet,
    payments_sheet,
    readings_sheet,
    results_sheet,
    steps_sheet,
    summary_sheet,
)
from cmdesk.exports.excel.sheet import Sheet
from cmdesk.exports.excel.styles import Styles
from cmdesk.exports.excel.working import Checks
from cmdesk.exports.phrases import AID

if TYPE_CHECKING:
    from os import PathLike

    from cmdesk.basics.wording import Words
    from cmdesk.engine.calculate import Calculation

_SHEETS = {
    N_("Summary"): summary_sheet.COLUMNS,
    N_("Send by"): act_by_sheet.COLUMNS,
    N_("Results"): results_sheet.COLUMNS,
    N_("Calculation"): calculation_sheet.COLUMNS,
    N_("Payments"): payments_sheet.COLUMNS,
    N_("Cap over time"): cap_sheet.COLUMNS,
    N_("Invoices"): invoices_sheet.COLUMNS,
    N_("Fees"): fees_sheet.COLUMNS,
    N_("Holidays"): holidays_sheet.COLUMNS,
    N_("Readings"): readings_sheet.COLUMNS,
    N_("Steps"): steps_sheet.COLUMNS,
}
"""The sheets in order, by the key of their names; nothing that a user entered names a sheet."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(calculation: Calculation, words: Words, target: str | PathLike[str]) -> None:
    """Put the workbook in place, whole or not at all; OSError where that fails."""
    write_atomically(target, workbook_bytes(calculation, words))


def workbook_bytes(calculation: Calculation, words: Words) -> bytes:
    """Return the workbook; the same calculation gives the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who exports pays for it

    content = BytesIO()
    file = Workbook(content, _OPTIONS)
    file.set_properties(_properties(calculation, words))
    with localcontext(prec=PRECISION):  # sums as large as the calculation itself can state
        caps = cap_over_time(calculation)
        sheets = _sheets(file, calculation, words, caps_move=len(caps) > 1)
        _fill(file, sheets, calculation, words)
        if "Cap over time" in sheets:
            cap_sheet.write_cap(sheets["Cap over time"], file, calculation, caps)
        for sheet in sheets.values():
            sheet.close()
        file.close()
    return content.getvalue()


def _properties(calculation: Calculation, words: Words) -> dict[str, Any]:
    """Return what the file says of itself; its day is the as-of date, so that nothing depends on the clock."""
    contract = calculation.contract
    return {
        "title": f"{contract.reference} {contract.client.name}",
        "subject": words.text(say(N_("As of {day}"), day=calculation.as_of)),
        "comments": words.text(AID),
        "author": "cmdesk",
        "company": "",
        "created": datetime(calculation.as_of.year, calculation.as_of.month, calculation.as_of.day),  # noqa: DTZ001
    }


def _sheets(file: Any, calculation: Calculation, words: Words, *, caps_move: bool) -> dict[str, Sheet]:
    """Add the sheets that the contract has something for, in order."""
    contract = calculation.contract
    unneeded = {N_("Invoices")} if not contract.invoices else set()
    if not caps_move:
        unneeded.add(N_("Cap over time"))
    if not act_by(calculation):
        unneeded.add(N_("Send by"))
    if not contract.fees and contract.usage_plan is None:
        unneeded.add(N_("Fees"))
    styles = Styles(file, words.language)
    found = {}
    for key, columns in _SHEETS.items():
        if key not in unneeded:
            name = words.text(key)
            shown = results_sheet.columns_of(calculation) if key == "Results" else columns
            found[key] = Sheet(file.add_worksheet(name), name, words, styles, shown)
    return found


def _fill(file: Any, sheets: dict[str, Sheet], calculation: Calculation, words: Words) -> None:
    """Write every sheet; those that others refer to come first, the summary of all checks last."""
    checks = Checks()
    lists = holidays_sheet.holiday_lists(calculation, words)
    ranges = [one.range() for one in lists]
    payments = payments_sheet.Payments(sheets["Payments"], calculation)
    work = calculation_sheet.write_calculation(sheets["Calculation"], calculation, ranges, payments, checks)
    windows = {day: (work.abroad(start), work.abroad(end)) for day, (start, end) in work.windows.items()}
    payments.write(windows)
    holidays_sheet.write_holidays(sheets["Holidays"], file, calculation, lists)
    if "Invoices" in sheets:
        invoices_sheet.Invoices(sheets["Invoices"], calculation, ranges, payments).write(checks)
    if "Fees" in sheets:
        fees_sheet.write_fees(sheets["Fees"], calculation)
    if "Send by" in sheets:
        act_by_sheet.write_act_by(sheets["Send by"], calculation, act_by(calculation))
    results_sheet.write_results(sheets["Results"], calculation)
    readings_sheet.write_readings(sheets["Readings"], calculation)
    steps_sheet.write_steps(sheets["Steps"], calculation)
    summary_sheet.Summary(sheets["Summary"], calculation).write(checks)
