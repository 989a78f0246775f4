"""The sheet of payments: what counts towards the cap, in the contract's currency, with the windows marked (8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel import formulas
from cmdesk.exports.excel.formulas import Live
from cmdesk.exports.excel.ledger import Incident, Line, Rates, incidents_of, ledger_of, rates_for, rates_of_the_day
from cmdesk.exports.excel.sheet import Column, cell, figures, fixed, span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from cmdesk.basics.wording import Sentence
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet

FIRST_ROW = 5
_DAY, _KIND, _INVOICE, _KEY, _AMOUNT, _VAT, _CURRENCY, _SIGNED = range(1, 9)
_LEDGER = (
    figures(N_("Date"), 17),
    Column(N_("Kind"), 28),
    Column(N_("Invoice"), 17),
    figures(N_("Line"), 6),
    figures(N_("Amount"), 16),
    figures(N_("VAT in it"), 16),
    Column(N_("Currency"), 10),
    figures(N_("With its sign"), 16),
)
_WITHOUT_VAT = figures(N_("Without VAT"), 16)
COLUMNS = (*_LEDGER, *(figures("", 16),) * 12)


@dataclass(frozen=True, slots=True)
class Converted:
    """Where the payments stand in the currency of the contract: rates where there are any, and the sum."""

    rates: tuple[Rates | None, ...]
    at: int
    in_euro: bool

    @property
    def rate_columns(self) -> range:
        """Return the columns of rates: none where no payment is converted, one where the contract is in euro."""
        number = 1 if self.in_euro else 2
        return range(self.at, self.at + (number if any(one is not None for one in self.rates) else 0))

    @property
    def sum_at(self) -> int:
        """Return the column of the sums."""
        return self.rate_columns.stop


@dataclass(frozen=True, slots=True)
class Group(Converted):
    """The payments as they count for one incident; behind the sums stands the mark of those in its window."""

    incident: Incident


class Payments:
    """The ledger and where each part of it stands in the workbook."""

    def __init__(self, sheet: Sheet, calculation: Calculation) -> None:
        """Lay the columns out; nothing is written yet."""
        self._sheet = sheet
        self._calculation = calculation
        self._currency = calculation.contract.currency
        self.lines = ledger_of(calculation)
        self.last_row = FIRST_ROW + max(len(self.lines), 1) - 1
        self._net = calculation.case.reading("amount_paid") == "net"
        self._counts_at = _SIGNED + 1 if self._net else _SIGNED
        self.columns = self._columns()
        self._on_invoices = self._by_own_day()

    def _columns(self) -> tuple[Group, ...]:
        """Lay out one group of columns for each incident."""
        found, at = [], self._counts_at + 1
        for incident in incidents_of(self._calculation):
            rates = tuple(rates_for(self._calculation.case, line, incident.day) for line in self.lines)
            found.append(Group(rates, at, self._currency == "EUR", incident))
            at = found[-1].sum_at + 2
        return tuple(found)

    def _by_own_day(self) -> Converted | None:
        """Lay out what payments in another currency settle of their invoices, None where there are none."""
        rates = tuple(rates_of_the_day(self._calculation.case, line) for line in self.lines)
        at = self.columns[-1].sum_at + 2
        return None if not any(rates) else Converted(rates, at, self._currency == "EUR")

    # What other sheets ask

    def paid_between(self, column: Group, start: Live, end: Live) -> Live:
        """Return the formula of what was paid between two days, in the currency of the contract."""
        amounts, days = self._abroad(column.sum_at), self._abroad(_DAY)
        values = [
            (line.day, amount)
            for line, amount in zip(self.lines, self._sums(column), strict=True)
            if amount is not None
        ]
        return formulas.sum_between(amounts, days, start, end, values)

    def paid_on_invoice(self, key: Live, place: int, as_of: Live) -> Live:
        """Return the formula of what was paid on an invoice by a day."""
        column = self._on_invoices.sum_at if self._on_invoices else _SIGNED
        amounts, keys, days = (self._abroad(one) for one in (column, _KEY, _DAY))
        text = f'SUMIFS({amounts},{keys},{key.text},{days},"<="&{as_of.text})'
        counted = (
            self._settles(line, at)
            for at, line in enumerate(self.lines)
            if line.key == place and line.day <= as_of.value
        )
        return Live(text, sum((one for one in counted if one is not None), start=formulas.ZERO))

    def _settles(self, line: Line, at: int) -> Decimal | None:
        """Return what a line settles of its invoice, None where a rate is missing."""
        rates = self._on_invoices.rates[at] if self._on_invoices else None
        return _in_currency(line.sign * line.amount, rates)

    def _abroad(self, column: int) -> str:
        return self._sheet.abroad(span(FIRST_ROW, self.last_row, column))

    def _sums(self, column: Group) -> list[Decimal | None]:
        """Return every line in the currency of the contract, None where a rate is missing."""
        return [_in_currency(self._counts(line), rates) for line, rates in zip(self.lines, column.rates, strict=True)]

    def _counts(self, line: Line) -> Decimal:
        """Return what a line counts in its own currency."""
        return line.sign * (line.amount - line.vat if self._net else line.amount)

    # Writing

    def write(self, windows: Mapping[date, tuple[Live, Live]]) -> None:
        """Write the sheet; `windows` are the cells of first and last day for each incident's day."""
        sheet = self._sheet
        sheet.opening(
            sheet.words.text(N_("Payments")),
            *(
                say(
                    N_("{label}: payments from {start} to {end} count"),
                    label=say(column.incident.label),
                    start=column.incident.start,
                    end=column.incident.end,
                )
                for column in self.columns
            ),
        )
        self._heads()
        for row, line in enumerate(self.lines, start=FIRST_ROW):
            self._line(row, line)
            for column in self.columns:
                self._counted(row, row - FIRST_ROW, column, windows[column.incident.day])
            if self._on_invoices and line.key is not None:
                signed = Live(cell(row, _SIGNED), line.sign * line.amount)
                self._converted(row, row - FIRST_ROW, self._on_invoices, signed)
        if not self.lines:
            sheet.key(FIRST_ROW, _KIND, N_("No payments yet."), "quiet")
        sheet.freeze_below(FIRST_ROW - 1, _INVOICE)
        marks = self.columns[0]
        sheet.highlight_rows(
            f"{fixed(FIRST_ROW, _DAY)}:{fixed(self.last_row, marks.sum_at + 1)}",
            f'${cell(FIRST_ROW, marks.sum_at + 1)}<>""',
        )

    def _heads(self) -> None:
        """Write the heads of the columns, above each group what it is for."""
        sheet, row = self._sheet, FIRST_ROW - 1
        sheet.head(row, (*_LEDGER, _WITHOUT_VAT) if self._net else _LEDGER)
        for column in self.columns:
            self._converted_heads(row, column, column.incident.label)
            sheet.key(row, column.sum_at + 1, N_("In the window"), "check_head")
        if self._on_invoices:
            self._converted_heads(row, self._on_invoices, N_("On its invoice"))

    def _converted_heads(self, row: int, column: Converted, label: str) -> None:
        """Write the heads of what is converted."""
        sheet = self._sheet
        sheet.key(row - 1, column.at, label, "note")
        for at, head in zip(column.rate_columns, self._rate_heads(), strict=False):
            sheet.text(row, at, head, "figure_head")
        sheet.text(row, column.sum_at, say(N_("In {currency}"), currency=self._currency), "figure_head")

    def _rate_heads(self) -> tuple[Sentence, Sentence]:
        """Return the heads of the columns of rates."""
        return say(N_("Its currency per EUR")), say(N_("{currency} per EUR"), currency=self._currency)

    def _line(self, row: int, line: Line) -> None:
        """Write one line as entered, and its sign."""
        sheet = self._sheet
        sheet.value(row, _DAY, line.day, "input")
        sheet.key(row, _KIND, line.kind)
        sheet.text(row, _INVOICE, line.invoice)
        if line.key is None:
            sheet.blanks(row, (_KEY,))
        else:
            sheet.value(row, _KEY, line.key + 1, "quiet")
        amount = sheet.amount(row, _AMOUNT, line.amount, line.currency, "input")
        vat = sheet.amount(row, _VAT, line.vat, line.currency, "input")
        sheet.text(row, _CURRENCY, line.currency)
        sign = "-" if line.sign < 0 else ""
        signed = sheet.formula(row, _SIGNED, Live(sign + amount.text, line.sign * line.amount), currency=line.currency)
        if self._net:
            less = "+" if line.sign < 0 else "-"
            without = Live(f"{signed.text}{less}{vat.text}", self._counts(line))
            sheet.formula(row, self._counts_at, without, currency=line.currency)

    def _counted(self, row: int, place: int, column: Group, window: tuple[Live, Live]) -> None:
        """Write what a line counts for an incident, and whether it lies in the window before it."""
        sheet, line = self._sheet, self.lines[place]
        self._converted(row, place, column, Live(cell(row, self._counts_at), self._counts(line)))
        start, end = window
        day = Live(cell(row, _DAY), line.day)
        sheet.formula(row, column.sum_at + 1, formulas.mark(start, day, end, sheet.words.text(N_("yes"))), "mark")

    def _converted(self, row: int, place: int, column: Converted, counts: Live) -> None:
        """Write a line in the currency of the contract, and the rates that it takes."""
        sheet, rates = self._sheet, column.rates[place]
        if rates is None:
            sheet.blanks(row, column.rate_columns)
        else:
            values = zip(column.rate_columns, (rates.there, rates.here), strict=False)
            cells = [sheet.value(row, at, rate, "input") for at, rate in values]
            if rates.are_known:
                counts = formulas.to_euro(counts, cells[0])
                counts = counts if column.in_euro else formulas.product(counts, cells[1])
        if rates is None or rates.are_known:
            sheet.formula(row, column.sum_at, counts, currency=self._currency)
        else:
            sheet.key(row, column.sum_at, N_("no rate"), "quiet")


def _in_currency(amount: Decimal, rates: Rates | None) -> Decimal | None:
    """Return an amount in the currency of the contract, None where a rate is missing."""
    if rates is None:
        return amount
    if rates.there is None or rates.here is None:
        return None
    return amount / rates.there * rates.here
