"""The working paper: facts, the formulas made of them, and beside each answer the app's own value with a check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.editions.edition import Unit
from cmdesk.exports.excel import formulas
from cmdesk.exports.excel.formulas import HolidayRange, Live
from cmdesk.exports.excel.sheet import span
from cmdesk.exports.phrases import STATUSES, title_of, unpointed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.exports.excel.payments_sheet import Payments
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Counted, Result

LABEL, FOUND, STATED, CHECK, CLAUSE, HOW = range(1, 7)
"""The columns: what it is, the workbook's figure, the app's, whether they agree, the clause, how it came about."""

DIFFERS = N_("check")
"""The word of a check that does not hold."""

_UNITS = {
    Unit.MONTHS: N_("months"),
    Unit.BUSINESS_DAYS: N_("Business Days"),
    Unit.DAYS: N_("days"),
    Unit.TIMES: N_("times"),
    Unit.PERCENT: N_("per cent"),
    Unit.EUR: N_("EUR"),
}


@dataclass
class Checks:
    """The ranges of the workbook that hold checks, and how many of them there are."""

    ranges: list[str] = field(default_factory=list)
    number: int = 0

    def add(self, cells: str, number: int) -> None:
        """Take in a range."""
        if number:
            self.ranges.append(cells)
            self.number += number


class Working:
    """A sheet that grows downwards by facts and answers; what was answered can be referred to by its id."""

    def __init__(
        self, sheet: Sheet, case: Case, holidays: Sequence[HolidayRange], payments: Payments, first_row: int
    ) -> None:
        """Start at a row."""
        self.case = case
        self.payments = payments
        self.answered: dict[str, Live] = {}
        self.windows: dict[date, tuple[Live, Live]] = {}
        self._sheet = sheet
        self._holidays = holidays
        self._first_row = self.row = first_row
        self._checks = 0

    # What formulas start from

    def section(self, key: str) -> None:
        """Begin a section."""
        self.row += 1
        self._sheet.section(self.row, key)
        self.row += 1

    def fact(self, label: Sentence, value: Any, how: Sentence | str = "", clause: str = "") -> Live:
        """Write something to start from; return its cell."""
        self._labelled(label, how, clause)
        return self._next(self._sheet.value(self.row, FOUND, value, "input"))

    def sum_fact(self, label: Sentence, amount: Decimal, currency: str, how: Sentence | str = "") -> Live:
        """Write a sum to start from; return its cell."""
        self._labelled(label, how, "")
        return self._next(self._sheet.amount(self.row, FOUND, amount, currency, "input"))

    def figure(self, name: str, on: date) -> Live:
        """Write a figure of the edition of a day, or what was agreed instead; return its cell."""
        edition = self.case.edition(on)
        parameter = edition.parameter(name)
        agreed = next((one for one in self.case.contract.deviations if one.parameter == name), None)
        value = self.case.peek(name, on)
        figure = unpointed(self._sheet.words.text(parameter.note))
        label = say(N_("{figure}, in {unit}"), figure=figure, unit=say(_UNITS[parameter.unit]))
        if parameter.unit is Unit.EUR:
            value = Money(value, "EUR")
        if agreed is None:
            return self.fact(label, value, say(title_of(edition.id)), parameter.clause)
        how = say(N_("Agreed otherwise: {document}"), document=agreed.agreed_in or say(N_("in the Order Form")))
        return self.fact(label, value, how, edition.clause("order_of_precedence"))

    def step(self, label: Sentence, live: Live, how: Sentence | str = "", currency: str = "") -> Live:
        """Write a formula on the way to an answer; return its cell."""
        self._labelled(label, how, "")
        return self._next(self._sheet.formula(self.row, FOUND, live, "cell", currency))

    def holidays(self, calendar: BusinessCalendar) -> HolidayRange:
        """Return the list of holidays of a calendar."""
        return formulas.range_of(self._holidays, calendar)

    def counted_from(self, counted: Counted, start: Live) -> Live:
        """Write how many Business Days the app counted, and in which calendar; return the formula from a cell."""
        n = self.fact(say(N_("Business Days")), counted.n)
        return formulas.business_days_after(start, n, self.holidays(counted.calendar))

    def carried(self, result_id: str) -> Live:
        """Write again what was answered above, to count on from there; return its cell."""
        return self.step(self.case.result(result_id).label, self.answered[result_id])

    # Answers

    def answer(self, result: Result, live: Live) -> None:
        """Write an answer: the formula, the app's own value, and whether they agree."""
        sheet, row = self._sheet, self.row
        sheet.text(row, LABEL, result.label, "outcome")
        currency = result.value.currency if isinstance(result.value, Money) else ""
        found = sheet.formula(row, FOUND, live, "outcome", currency)
        stated = sheet.value(row, STATED, result.value, "outcome_quiet")
        checked = formulas.check(found, stated, sheet.words.text(DIFFERS))
        sheet.formula(row, CHECK, checked, "outcome_check")
        sheet.text(row, CLAUSE, result.clause, "outcome_quiet")
        sheet.text(row, HOW, result.because, "outcome_quiet")
        self._checks += 1
        self.answered[result.id] = self._next(found)

    def without_formula(self, result: Result) -> None:
        """Write why an answer has no value to calculate."""
        sheet, row = self._sheet, self.row
        sheet.text(row, LABEL, result.label, "outcome")
        sheet.key(row, FOUND, STATUSES[result.status], "outcome_quiet")
        sheet.blanks(row, (STATED, CHECK), "outcome_quiet")
        sheet.text(row, CLAUSE, result.clause, "outcome_quiet")
        sheet.text(row, HOW, result.because, "outcome_quiet")
        self.row += 1

    def close(self, checks: Checks) -> None:
        """Mark checks that do not hold, and count them."""
        cells = span(self._first_row, max(self.row - 1, self._first_row), CHECK)
        self._sheet.highlight_differences(cells, self._sheet.words.text(DIFFERS))
        checks.add(self._sheet.abroad(cells), self._checks)

    def know_window(self, incident: date, start: Live, end: Live) -> None:
        """Keep the cells of the window before an incident."""
        self.windows[incident] = (start, end)

    def abroad(self, live: Live) -> Live:
        """Return a cell as other sheets refer to it."""
        return Live(self._sheet.abroad(live.text), live.value)

    def _labelled(self, label: Sentence, how: Sentence | str, clause: str) -> None:
        self._sheet.text(self.row, LABEL, label, "fact")
        self._sheet.blanks(self.row, (STATED, CHECK))
        self._sheet.text(self.row, CLAUSE, clause, "quiet")
        self._sheet.text(self.row, HOW, how, "quiet")

    def _next(self, live: Live) -> Live:
        self.row += 1
        return live
