"""The sheet of invoices: when each is due, what was paid and what is open, as formulas beside the app's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.currencies import minor_units
from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel import formulas
from cmdesk.exports.excel.formulas import Live, range_of
from cmdesk.exports.excel.sheet import Column, cell, check_column, figures, fixed, span
from cmdesk.exports.excel.working import DIFFERS
from cmdesk.exports.phrases import chosen
from cmdesk.rules.invoices import days_all_is_due

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.contract.payments import Invoice
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.formulas import HolidayRange
    from cmdesk.exports.excel.payments_sheet import Payments
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.exports.excel.working import Checks

LIVE = ("invoice.{}.due", "invoice.{}.open", "invoice.{}.transfer")
"""The rules that this sheet works out."""

FIRST_ROW = 5
_AS_OF = (2, 2)

(_KEY, _NUMBER, _DATE, _AMOUNT, _DAYS, _ORDINARY, _AT_ONCE, _DUE, _DUE_STATED, _DUE_CHECK) = range(1, 11)
(_PAID, _OPEN, _OPEN_STATED, _OPEN_CHECK, _CHARGES, _TRANSFER, _TRANSFER_STATED, _TRANSFER_CHECK) = range(11, 19)
COLUMNS = (
    figures(N_("Line"), 6),
    Column(N_("Invoice"), 17),
    figures(N_("Date"), 17),
    figures(N_("Amount"), 16),
    figures(N_("Days to pay"), 9),
    figures(N_("End of the payment term"), 17),
    figures(N_("Due at once on (10.7)"), 17),
    figures(N_("Due"), 17),
    figures(N_("Due by cmdesk"), 17),
    check_column(),
    figures(N_("Paid by the as-of date"), 16),
    figures(N_("Open"), 16),
    figures(N_("Open by cmdesk"), 16),
    check_column(),
    figures(N_("Bank charges"), 14),
    figures(N_("To transfer"), 16),
    figures(N_("To transfer by cmdesk"), 16),
    check_column(),
)


class Invoices:
    """The sheet while it is written."""

    def __init__(
        self, sheet: Sheet, calculation: Calculation, holidays: Sequence[HolidayRange], payments: Payments
    ) -> None:
        """Take what the formulas refer to."""
        self._sheet = sheet
        self._calculation = calculation
        self._holidays = holidays
        self._payments = payments
        self._currency = calculation.contract.currency
        self._decimals = minor_units(self._currency)
        numbers = [one.number for one in calculation.contract.invoices]
        self._keys = [numbers.index(number) for number in numbers]

    def write(self, checks: Checks) -> None:
        """Write every invoice, and count the checks."""
        sheet, invoices = self._sheet, self._calculation.contract.invoices
        sheet.opening(sheet.words.text(N_("Invoices")), say(N_("Paid and open as of the day in blue")))
        row, column = _AS_OF
        sheet.value(row, column, self._calculation.as_of, "input")
        sheet.head(FIRST_ROW - 1, COLUMNS)
        sheet.freeze_below(FIRST_ROW - 1, _NUMBER + 1)
        for index, invoice in enumerate(invoices):
            self._line(FIRST_ROW + index, index, invoice)
        for column in (_DUE_CHECK, _OPEN_CHECK, _TRANSFER_CHECK):
            cells = span(FIRST_ROW, FIRST_ROW + len(invoices) - 1, column)
            sheet.highlight_differences(cells, sheet.words.text(DIFFERS))
            checks.add(sheet.abroad(cells), len(invoices))

    def _line(self, row: int, index: int, invoice: Invoice) -> None:
        sheet = self._sheet
        key = sheet.value(row, _KEY, self._keys[index] + 1, "quiet")
        sheet.text(row, _NUMBER, invoice.number, "strong")
        self._due(row, index, invoice)
        amount = sheet.amount(row, _AMOUNT, invoice.amount, self._currency, "input")
        as_of = Live(fixed(*_AS_OF), self._calculation.as_of)
        paid = self._payments.paid_on_invoice(key, self._keys[index], as_of)
        if self._calculation.results[f"invoice.{index}.open"].value is None:
            for column in (_PAID, _OPEN, _TRANSFER):
                sheet.key(row, column, N_("no rate"), "quiet")
            return
        paid = sheet.formula(row, _PAID, paid, currency=self._currency)
        left = formulas.rounded(formulas.difference(amount, paid), self._decimals)
        left = self._answer(row, _OPEN, f"invoice.{index}.open", left)
        charges = sheet.amount(row, _CHARGES, invoice.bank_charges or formulas.ZERO, self._currency, "input")
        whole = formulas.rounded(formulas.total(left, charges), self._decimals)
        self._answer(row, _TRANSFER, f"invoice.{index}.transfer", whole)

    def _due(self, row: int, index: int, invoice: Invoice) -> None:
        """Write the end of the payment term, what 10.7 makes of it, and the due date."""
        sheet, case = self._sheet, self._calculation.case
        day = sheet.value(row, _DATE, invoice.date, "input")
        days = sheet.value(row, _DAYS, case.peek("payment_days", invoice.date), "input")
        ends = formulas.days_later(day, days)
        if chosen(case, "calendar_period_end") == "next_business_day":
            ends = formulas.on_or_after(ends, range_of(self._holidays, case.calendar(invoice.date)))
        ordinary = sheet.formula(row, _ORDINARY, ends)
        at_once = min((one for one in case.known(days_all_is_due) if invoice.date <= one), default=None)
        sheet.value(row, _AT_ONCE, at_once, "input" if at_once else "quiet")
        due = ordinary if at_once is None else formulas.earliest(ordinary, Live(cell(row, _AT_ONCE), at_once))
        self._answer(row, _DUE, f"invoice.{index}.due", due)

    def _answer(self, row: int, column: int, result_id: str, live: Live) -> Live:
        """Write formula, the app's value and check side by side; return the formula's cell."""
        sheet, stated = self._sheet, self._calculation.results[result_id].value
        currency = stated.currency if isinstance(stated, Money) else ""
        found = sheet.formula(row, column, live, "strong", currency)
        value = sheet.value(row, column + 1, stated, "quiet")
        sheet.formula(row, column + 2, formulas.check(found, value, sheet.words.text(DIFFERS)), "check")
        return found
