"""10.1, 10.2 as formulas: the last day of the term, the last day to give notice, the latest days to send it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel import formulas
from cmdesk.exports.phrases import chosen
from cmdesk.rules import non_renewal, term

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.exports.excel.formulas import Live
    from cmdesk.exports.excel.working import Working
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Result
    from cmdesk.rules.term import Term


def last_day(work: Working, _result: Result, _argument: Any) -> Live:
    """10.1: the day before the anniversary of the Effective Date, or of the day after a stated end."""
    case, running = work.case, work.case.known(term.running_term)
    stated = case.contract.initial_term.ends_on if case.contract.initial_term is not None else None
    if stated is not None:
        ends_on = work.fact(say(N_("Last day of the Initial Term as stated in the contract")), stated, _IN_CONTRACT)
        if running.number == 0:
            return ends_on
        origin = work.step(say(N_("First day after it")), formulas.day_after(ends_on))
        months = work.fact(say(N_("Months of the Renewal Terms so far")), _renewed(case, running))
    else:
        origin = work.fact(say(N_("Effective Date")), case.contract.effective_date, _IN_CONTRACT)
        months = _months(work, running)
    anniversary = work.step(say(N_("Anniversary")), formulas.edate(origin, months))
    if stated is None and chosen(case, "term_end") == "anniversary":
        return anniversary
    return formulas.last_day_before(anniversary, origin)


_IN_CONTRACT = say(N_("as entered"))


def _months(work: Working, running: Term) -> Live:
    """Return the months from the Effective Date to the end of the running term."""
    contract = work.case.contract
    if contract.initial_term is None:
        initial = work.figure("initial_term_months", contract.effective_date)
    else:
        initial = work.fact(say(N_("Months of the Initial Term")), contract.initial_term.months, _IN_CONTRACT)
    if running.number == 0:
        return initial
    renewed = _renewed(work.case, running)
    renewals = work.fact(say(N_("Months of the Renewal Terms so far")), renewed, _renewals(running))
    return work.step(say(N_("Months in all")), formulas.total(initial, renewals))


def _renewals(running: Term) -> Sentence:
    """Return which Renewal Term runs."""
    return say(N_("The term that runs is Renewal Term {number}."), number=running.number)


def _renewed(case: Case, running: Term) -> int:
    """Return the months of all renewals up to the end of the running term."""
    begun = takewhile(lambda one: one.number <= running.number, term.terms(case))
    return sum(case.peek("renewal_months", one.start) for one in begun if one.number > 0)


def deadline(work: Working, _result: Result, _argument: Any) -> Live:
    """10.2: the latest day from which the notice months end by the last day; or those months back by day number."""
    ends = work.answered["term.last_day"]
    guessed = non_renewal.deadline_of(work.case, work.case.known(term.running_term))
    months = work.figure("notice_months", guessed)
    if chosen(work.case, "notice_backward") == "same_day_number":
        return formulas.edate_back(ends, months)
    return formulas.latest_fit(ends, months)


def dispatch(work: Working, result: Result, _channel: Any) -> Live:
    """13.6 / 13.7: Business Days back from the deadline: as many as delivery takes, none by hand and electronically."""
    by = work.answered["term.non_renewal_deadline"]
    counted = next((step.count for step in result.steps if step.count is not None), None)
    days = work.fact(say(N_("Business Days from sending to deemed delivery")), counted.n if counted else 0)
    calendar = work.case.calendar(by.value)
    return formulas.latest_dispatch(by, days, work.holidays(calendar))
