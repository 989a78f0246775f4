"""What runs from an event, as formulas: notices, cure, Force Majeure, requests, amendments, confidentiality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.exports.excel import formulas
from cmdesk.exports.phrases import chosen
from cmdesk.rules import ending, non_renewal, term
from cmdesk.rules.counting import counted_day
from cmdesk.rules.force_majeure import event_day
from cmdesk.rules.information import request_day
from cmdesk.rules.notices import notice_of, sent_on

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.basics.wording import Sentence
    from cmdesk.calendars.moments import Moment
    from cmdesk.exports.excel.formulas import Live
    from cmdesk.exports.excel.working import Working
    from cmdesk.rules.result import Counted, Result


def delivered(work: Working, result: Result, notice_id: str) -> Live:
    """13.6 / 13.7: Business Days after sending, the confirmation where it counts, or the day of sending itself."""
    case, notice = work.case, notice_of(work.case, notice_id)
    sent = event(
        work, say(N_("Sending of notice {id} counts on"), id=notice_id), case.known(sent_on, notice_id), notice.sent
    )
    counted = _last_count(result)
    if counted is None and notice.channel == "personal":
        return sent
    if counted is None:
        return _confirmation(work, notice.confirmed, result.value)
    arrives = work.counted_from(counted, sent)
    if notice.channel == "courier" and case.mode("courier_rule", sent.value) == "later_of_both":
        arrived = work.step(say(N_("Business Days after the day of sending")), arrives)
        confirmed = counted_day(case, notice.confirmed)  # type: ignore[arg-type]  # nothing is counted without one
        return formulas.latest(arrived, _confirmation(work, notice.confirmed, confirmed))
    return arrives


def _confirmation(work: Working, confirmed: Moment | None, counts_on: date) -> Live:
    """Write the day on which a written confirmation counts."""
    return event(work, say(N_("Written confirmation counts on")), counts_on, confirmed)


def event(work: Working, label: Sentence, counts_on: date, moment: Moment | None) -> Live:
    """Write the day on which an event counts, and what was entered where that is something else."""
    if moment is None or moment.text() == counts_on.isoformat():
        return work.fact(label, counts_on, say(N_("as entered")))
    return work.fact(label, counts_on, say(N_("entered: {moment}"), moment=moment.in_words()))


def cure_by(work: Working, result: Result, notice_id: str) -> Live:
    """10.5 / 10.3(c): Business Days after the deemed delivery of the default notice."""
    return _counted(work, result, work.carried(f"notice.{notice_id}.deemed_delivered"))


def day_after_cure(work: Working, _result: Result, notice_id: str) -> Live:
    """10.5 / 10.3(c): the day after the last day to cure."""
    return formulas.day_after(work.answered[f"notice.{notice_id}.cure_by"])


def force_majeure(work: Working, result: Result, index: int) -> Live:
    """9.2, 10.6(b): Business Days after the event; its own day may be the first of them."""
    moment = work.case.contract.force_majeure[index].date
    day = event(work, say(N_("The event counts on")), work.case.known(event_day, index), moment)
    counted = _last_count(result)
    if counted is not None and counted.start != day.value:
        day = work.step(say(N_("The day before: its own day is day 1")), formulas.day_before(day))
    return _counted(work, result, day)


def answer_by(work: Working, result: Result, index: int) -> Live:
    """13.4: Business Days after the request or its receipt."""
    request = work.case.contract.information_requests[index]
    asked = work.case.known(request_day, index)
    if _from_receipt(work, asked) and request.notice is not None:
        return _counted(work, result, work.carried(f"notice.{request.notice}.deemed_delivered"))
    return _counted(work, result, event(work, say(N_("The request counts on")), asked, request.date))


def _from_receipt(work: Working, asked: date) -> bool:
    """Tell whether the time to answer runs from receipt: by the edition of the day, or by reading `request_start`."""
    return work.case.mode("information_from", asked) != "request" or chosen(work.case, "request_start") == "receipt"


def object_by(work: Working, _result: Result, index: int) -> Live:
    """13.7 / 13.6: months after the notice was issued or received; rolled forward where that reading is chosen."""
    case = work.case
    notice = case.contract.amendments[index].notice
    sent = case.known(sent_on, notice)
    from_issue = case.mode("objection_from", sent) == "issue"
    if from_issue:
        start = event(work, say(N_("Sending of notice {id} counts on"), id=notice), sent, notice_of(case, notice).sent)
    else:
        start = work.carried(f"notice.{notice}.deemed_delivered")
    ends = formulas.edate(start, work.figure("objection_months", sent))
    if from_issue and chosen(case, "first_day") == "counted":
        ends = formulas.day_before(ends)
    return rolled(work, ends, sent)


def rolled(work: Working, ends: Live, on: date) -> Live:
    """Return the end of a period of days or months under reading `calendar_period_end`."""
    if chosen(work.case, "calendar_period_end") == "as_is":
        return ends
    last = work.step(say(N_("End of the period")), ends)
    return formulas.on_or_after(last, work.holidays(work.case.calendar(on)))


def confidentiality(work: Working, _result: Result, _argument: Any) -> Live:
    """6.3: months after the end of the contract, or after the earliest day on which it can still end."""
    case = work.case
    ended = case.known(ending.end)
    if ended is not None:
        ends = work.fact(say(N_("The contract ends")), ended.day, say(N_("as cmdesk found")))
    else:
        ends = _earliest_end(work)
    return formulas.edate(ends, work.figure("confidentiality_months", ends.value))


def _earliest_end(work: Working) -> Live:
    """Return the last day of the running term, or of the next one once it is too late for notice."""
    case = work.case
    running = case.known(term.running_term)
    if case.as_of <= non_renewal.deadline_of(case, running):
        return work.carried("term.last_day")
    following = term.following(case, running)
    return work.fact(say(N_("Last day of the next term")), following.last_day, say(N_("as cmdesk found")))


def _counted(work: Working, result: Result, start: Live) -> Live:
    """Return the count that the app made, from a cell."""
    counted = _last_count(result)
    assert counted is not None  # noqa: S101  # a deadline in Business Days was counted
    return work.counted_from(counted, start)


def _last_count(result: Result) -> Counted | None:
    """Return the last count of Business Days among the steps of a result."""
    return next((step.count for step in reversed(result.steps) if step.count is not None), None)
