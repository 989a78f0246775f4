"""The first sheet: what came too late, what must be acted on next, the facts, the checks, the answers at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.contract.write import contract_to_values
from cmdesk.engine.place_names import place_name
from cmdesk.engine.provenance import provenance_of
from cmdesk.exports.excel.formulas import Live, quoted
from cmdesk.exports.excel.late_notices import write_late_notices
from cmdesk.exports.excel.sheet import Column, figures
from cmdesk.exports.owed import totals
from cmdesk.exports.phrases import AID, QUESTIONS, STATUSES, by_question, name_of_entity, stated_value, title_of
from cmdesk.rules.result import Status
from cmdesk.rules.rule import Question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.basics.wording import Words
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.exports.excel.working import Checks
    from cmdesk.exports.owed import Total
    from cmdesk.rules.result import Result

COLUMNS = (
    Column(N_("What to act on"), 52),
    figures(N_("By"), 30),
    figures(N_("Days left"), 10),
    Column(N_("Status"), 17),
    Column(N_("Clause"), 13),
    Column(N_("Explanation"), 74),
)
_ANSWERS = (Column(N_("Answer"), 52), figures(N_("Value"), 30), Column("", 10), *COLUMNS[3:])


class Summary:
    """The sheet while it is written, from top to bottom."""

    def __init__(self, sheet: Sheet, calculation: Calculation) -> None:
        """Start at the top."""
        self._sheet = sheet
        self._calculation = calculation
        self._row = 0

    def write(self, checks: Checks) -> None:
        """Write everything."""
        contract = self._calculation.contract
        as_of = say(N_("As of {day}"), day=self._calculation.as_of)
        self._row = self._sheet.opening(contract.client.name, contract.reference, as_of, say(AID))
        self._row = write_late_notices(self._sheet, self._row, self._calculation)
        self._next_dates()
        self._facts()
        self._verdict(checks)
        for question, results in by_question(self._calculation):
            self._answers(QUESTIONS[question], [one for one in results if self._is_general(one)])
        self._cautions()
        self._provenance()
        self._sheet.print_only(self._row, len(COLUMNS))
        self._sheet.repeat(0, 1)

    def _facts(self) -> None:
        for label, value in _facts_of(self._calculation, self._sheet.words):
            self._sheet.key(self._row, 1, label, "note")
            self._sheet.value(self._row, 2, value, "plain")
            self._row += 1

    def _verdict(self, checks: Checks) -> None:
        """Write whether every check of the workbook holds."""
        self._row += 1
        words, number = self._sheet.words, checks.number
        good = words.text(count(N_("The check of {n} formula holds."), N_("All checks of {n} formulas hold."), number))
        bad = words.text(N_("A check does not hold: see the column Check."))
        holding = "+".join(f'COUNTIF({cells},"OK")' for cells in checks.ranges)
        verdict = Live(f"IF({holding}={number},{quoted(good)},{quoted(bad)})", good)
        self._sheet.formula(self._row, 1, verdict, "verdict")
        self._sheet.highlight_differences(f"$B${self._row + 1}", bad)
        self._row += 2

    def _next_dates(self) -> None:
        """Write the days by which somebody must do something, the next one first."""
        coming = [
            one
            for one in self._calculation.results.values()
            if self._calculation.rules[one.id].act and one.value is not None and one.value >= self._calculation.as_of
        ]
        self._head(COLUMNS)
        if not coming:
            self._sheet.key(self._row, 1, N_("Nothing to act on after the as-of date."), "quiet")
            self._row += 1
        for result in sorted(coming, key=lambda one: one.value):
            self._line(result)
            left = (result.value - self._calculation.as_of).days
            self._sheet.value(self._row - 1, 3, left, "quiet")
        self._row += 1

    def _answers(self, question: str, results: list[Result]) -> None:
        """Write the answers to one question that concern the contract as a whole."""
        self._sheet.section(self._row, question)
        self._row += 1
        self._head(_ANSWERS)
        for total in totals(self._calculation) if question == QUESTIONS[Question.OWED] else ():
            self._total(total)
        for result in results:
            self._line(result)
        self._row += 1

    def _is_general(self, result: Result) -> bool:
        """Tell whether a result concerns the contract as a whole and states something."""
        entry = self._calculation.case.rules[result.id][1]
        return entry is None and result.status is not Status.NOT_APPLICABLE

    def _head(self, columns: tuple[Column, ...]) -> None:
        self._sheet.head(self._row, columns)
        self._row += 1

    def _line(self, result: Result) -> None:
        sheet, row = self._sheet, self._row
        sheet.text(row, 1, result.label, "strong")
        if isinstance(result.value, tuple):
            sheet.text(row, 2, stated_value(result, sheet.words), "answer")
        else:
            sheet.value(row, 2, result.value, "answer")
        sheet.blanks(row, (3,))
        sheet.key(row, 4, STATUSES[result.status], "quiet")
        sheet.text(row, 5, result.clause, "quiet")
        sheet.text(row, 6, result.because)
        self._row += 1

    def _total(self, total: Total) -> None:
        """Write what is owed on all invoices together."""
        sheet, row = self._sheet, self._row
        sheet.text(row, 1, total.label, "strong")
        sheet.value(row, 2, total.value, "answer")
        sheet.blanks(row, (3, 4, 5))
        sheet.text(row, 6, total.because)
        self._row += 1

    def _cautions(self) -> None:
        """Write what is worth a look."""
        if not self._calculation.warnings:
            return
        self._sheet.section(self._row, N_("Worth a look"))
        values = contract_to_values(self._calculation.contract)
        for one in self._calculation.warnings:
            self._row += 1
            self._sheet.text(self._row, 1, place_name(one.place, values), "quiet")
            self._sheet.text(self._row, 2, one.sentence, "note")
        self._row += 2

    def _provenance(self) -> None:
        """Write where the figures come from."""
        found = provenance_of(self._calculation)
        self._sheet.section(self._row, N_("Where this comes from"))
        for label, text in (
            (N_("cmdesk"), found.app),
            (N_("Holiday library"), found.holidays),
            (N_("Holidays"), say(_HOLIDAYS, year=str(found.calendar_end.year + 1))),
            (N_("Rates checked on"), found.rates_checked_on),
            *((N_("Fingerprint of the edition"), f"{one} {mark}") for one, mark in found.editions.items()),
            (N_("Fingerprint of the contract"), found.input_sha256),
        ):
            self._row += 1
            self._sheet.key(self._row, 1, label, "note")
            self._sheet.text(self._row, 2, self._sheet.words.value(text), "note")


_HOLIDAYS = N_("by the rules known now, some estimated from {year}")
"""No law is known ahead: the year is all that the holiday library and those who announce days tell."""


def _facts_of(calculation: Calculation, words: Words) -> Iterator[tuple[str, Any]]:
    """Yield what the contract is about."""
    contract = calculation.contract
    yield N_("Edition of the Terms"), words.text(title_of(contract.edition))
    for start, edition in calculation.case.moves:
        yield N_("By amendment"), say(N_("{edition} from {day}"), edition=say(title_of(edition)), day=start)
    yield N_("Contracting entity"), name_of_entity(contract.entity)
    if contract.service_entity is not None:
        yield N_("Serving entity"), name_of_entity(contract.service_entity)
    yield N_("Effective Date"), contract.effective_date
    yield N_("Initial Term"), _initial_term(calculation)
    yield N_("Currency"), words.currency(contract.currency)


def _initial_term(calculation: Calculation) -> Sentence | date:
    """Return the Initial Term as entered."""
    term = calculation.contract.initial_term
    if term is None:
        return say(N_("as the Terms say"))
    if term.ends_on is not None:
        return say(N_("until {day}"), day=term.ends_on)
    return count(N_("{n} month"), N_("{n} months"), term.months or 0)
