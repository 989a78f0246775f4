"""The sheet of the calculation: every answer that has a formula, worked out anew beside the app's own value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_
from cmdesk.exports.excel import live_days, live_liability, live_term
from cmdesk.exports.excel.sheet import Column, check_column, figures
from cmdesk.exports.excel.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.formulas import HolidayRange, Live
    from cmdesk.exports.excel.payments_sheet import Payments
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.exports.excel.working import Checks
    from cmdesk.rules.result import Result

LIVE: dict[str, Callable[[Working, Result, Any], Live]] = {
    "term.last_day": live_term.last_day,
    "term.non_renewal_deadline": live_term.deadline,
    "term.non_renewal_dispatch.{}": live_term.dispatch,
    "notice.{}.deemed_delivered": live_days.delivered,
    "notice.{}.cure_by": live_days.cure_by,
    "notice.{}.termination_from": live_days.day_after_cure,
    "force_majeure.{}.notify_by": live_days.force_majeure,
    "force_majeure.{}.termination_from": live_days.force_majeure,
    "information_request.{}.answer_by": live_days.answer_by,
    "amendment.{}.object_by": live_days.object_by,
    "confidentiality.ends": live_days.confidentiality,
    "liability.window_start": live_liability.window_start,
    "liability.window_end": live_liability.window_end,
    "liability.paid": live_liability.paid,
    "liability.cap": live_liability.cap,
    "liability.remaining": live_liability.remaining,
    "liability.cap_if_today": live_liability.cap_if_today,
}
"""The rules that this sheet works out; those of invoices stand on the sheet of invoices."""

_BEFORE: dict[str, Callable[[Working], None]] = {
    "liability.paid": live_liability.first_window,
    "liability.cap_if_today": live_liability.window_today,
}
"""What is written before an answer, whether it has a value or not."""

_SECTIONS = {
    "term": N_("Term and non-renewal"),
    "notice": N_("Notices"),
    "force_majeure": N_("Force Majeure"),
    "information_request": N_("Requests for information"),
    "amendment": N_("Amendments"),
    "confidentiality": N_("Confidentiality"),
    "liability": N_("Liability"),
}
COLUMNS = (
    Column(N_("What"), 62),
    figures(N_("Workbook"), 21),
    figures(N_("cmdesk"), 21),
    check_column(),
    Column(N_("Clause"), 14),
    Column(N_("How"), 74),
)


def write_calculation(
    sheet: Sheet, calculation: Calculation, holidays: Sequence[HolidayRange], payments: Payments, checks: Checks
) -> Working:
    """Write the sheet; return it, so that others can refer to its cells."""
    row = sheet.opening(
        sheet.words.text(N_("Calculation")),
        sheet.words.text(N_("Blue figures are facts; change one, and the formulas below it follow.")),
        sheet.words.text(N_("A check compares a formula with the value that cmdesk worked out itself.")),
    )
    sheet.head(row, COLUMNS)
    sheet.freeze_below(row)
    work = Working(sheet, calculation.case, holidays, payments, row + 1)
    _answers(work, calculation)
    work.close(checks)
    return work


def _answers(work: Working, calculation: Calculation) -> None:
    """Write every answer that has a formula, in the order of the rules, under the heading of its subject."""
    section = ""
    for result in calculation.results.values():
        rule = calculation.rules[result.id]
        if rule.id not in LIVE:
            continue
        subject = rule.id.partition(".")[0]
        if subject != section:
            work.section(_SECTIONS[subject])
            section = subject
        if rule.id in _BEFORE:
            _BEFORE[rule.id](work)
        if result.value is None:
            work.without_formula(result)
        else:
            entry = calculation.case.rules[result.id][1]
            work.answer(result, LIVE[rule.id](work, result, None if entry is None else entry.argument))
