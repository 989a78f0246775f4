"""The sheet of fees: the fee plan as entered, and the invoices that it leads to in the running term."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.fees import RHYTHMS, Setup, Subscription
from cmdesk.exports.excel.formulas import ZERO, Live
from cmdesk.exports.excel.sheet import Column, figures, span
from cmdesk.rules.fees import KINDS

if TYPE_CHECKING:
    from cmdesk.contract.fees import Fee
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.rules.fees import PlannedInvoice

COLUMNS = (
    Column(N_("Fee"), 28),
    figures(N_("Amount"), 20),
    figures(N_("From"), 20),
    figures(N_("Until"), 20),
    figures(N_("Every"), 20),
    Column(N_("Indexation"), 60),
)
_INVOICES = (
    Column(N_("Fee"), 28),
    figures(N_("Amount"), 20),
    figures(N_("From"), 20),
    figures(N_("To"), 20),
    figures(N_("Invoice date"), 20),
    Column(N_("Due"), 60),
)


def write_fees(sheet: Sheet, calculation: Calculation) -> None:
    """Write the plan, and the projected invoices with their total."""
    row = sheet.opening(sheet.words.text(N_("Fees")), say(N_("Sums without VAT, as the fee plan states them")))
    sheet.head(row, COLUMNS)
    for fee in calculation.contract.fees:
        row += 1
        _fee(sheet, row, fee, calculation.contract.currency)
    planned = calculation.results["fees.invoices"]
    sheet.section(row + 2, planned.label.key)
    sheet.text(row + 3, 1, planned.because, "note")
    sheet.head(row + 4, _INVOICES)
    sheet.freeze_below(1)
    if planned.value:
        _planned(sheet, row + 5, planned.value)


def _fee(sheet: Sheet, row: int, fee: Fee, currency: str) -> None:
    """Write one fee as entered."""
    sheet.amount(row, 2, fee.amount, currency, "input")
    sheet.blanks(row, (3, 4, 5, 6))
    match fee:
        case Subscription():
            sheet.key(row, 1, KINDS["subscription"], "strong")
            sheet.key(row, 5, RHYTHMS[fee.every], "figure")
            sheet.value(row, 3, fee.start, "input")
            sheet.value(row, 4, fee.until, "input")
            sheet.text(row, 6, _indexation(sheet, fee), "quiet")
        case Setup():
            sheet.key(row, 1, KINDS["setup"], "strong")
            sheet.value(row, 3, fee.start, "input")
        case _:
            sheet.key(row, 1, KINDS["usage"], "strong")
            sheet.value(row, 3, fee.month.first_day, "input")
            sheet.value(row, 4, fee.month.last_day, "input")


def _indexation(sheet: Sheet, fee: Subscription) -> str:
    """Return the rises of a subscription in words."""
    words = sheet.words
    return words.text(N_("; ")).join(
        words.text(say(N_("{percent} % from {day}"), percent=one.percent, day=one.start)) for one in fee.indexation
    )


def _planned(sheet: Sheet, row: int, invoices: tuple[PlannedInvoice, ...]) -> None:
    """Write the projected invoices and their sum."""
    for place, one in enumerate(invoices, start=row):
        sheet.key(place, 1, KINDS[one.kind], "strong")
        sheet.value(place, 2, one.amount)
        for column, day in enumerate((one.start, one.until, one.date, one.due), start=3):
            sheet.value(place, column, day)
    last = row + len(invoices) - 1
    sheet.key(last + 1, 1, N_("Total"), "strong")
    whole: Decimal = sum((one.amount.amount for one in invoices), ZERO)
    sheet.formula(last + 1, 2, Live(f"SUM({span(row, last, 2)})", whole), "strong", invoices[0].amount.currency)
    sheet.blanks(last + 1, range(3, 7), "strong")
