"""10.2, 10.3, 10.5, 10.6, 13.6 / 13.7: the day a contract ends, by the earliest of its causes, and by which clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import Reason
from cmdesk.rules.result import Answer, pending

if TYPE_CHECKING:
    from cmdesk.rules.case import Case


@record
class End(Record):
    """The day a contract ends, and what ends it: the id of the result that says so."""

    day: date
    result: str


def end(case: Case) -> End | None:
    """10.2, 10.3, 10.5, 10.6, 13.6 / 13.7: the day the contract ends by its earliest cause; None while it is open."""
    causes = [f"notice.{notice.id}.ends" for notice in case.contract.notices if notice.kind == "non_renewal"]
    causes += [f"amendment.{index}.ends" for index, _ in enumerate(case.contract.amendments)]
    found = [End(result.value, result.id) for result in map(case.result, causes) if result.value is not None]
    terminated = case.find(terminated_on)
    if isinstance(terminated, date):
        found.append(End(terminated, "termination"))
    return min(found, key=lambda one: one.day, default=None)


def terminated_on(case: Case) -> date | Answer | None:
    """10.3, 10.5, 10.6: the day a termination takes effect: as stated, or when its notice is deemed delivered.

    None without a termination; the answer of its notice where that has no date.
    """
    termination = case.contract.termination
    if termination is None:
        return None
    if termination.effective is not None:
        case.step(N_("Termination takes effect as stated"), termination.effective)
        return termination.effective
    notice = case.given(f"notice.{termination.notice}.deemed_delivered")
    if notice.value is None:
        return Answer(None, notice.because, case.as_of, notice.status, missing=notice.missing)
    day: date = notice.value
    return day


def ended_before_termination(case: Case) -> bool:
    """10.3, 10.5, 10.6: tell whether the contract had ended by another cause before its termination took effect."""
    terminated, ended = case.find(terminated_on), case.find(end)
    return isinstance(terminated, date) and ended is not None and ended.day < terminated


# The answer


def ends(case: Case) -> Answer:
    """10.2, 10.3, 10.5, 10.6, 13.6 / 13.7: the day the contract ends, by the earliest cause."""
    ended = case.find(end)
    if ended is None:
        terminated = case.find(terminated_on)
        awaited = terminated.missing if isinstance(terminated, Answer) else ()
        missing = awaited or ("notices", "termination")
        because = say(N_("No notice ends the contract so far: it renews at the end of each term."))
        return pending(because, case.as_of, *missing)
    because = say(_ENDED_BY[ended.result.partition(".")[0]], day=ended.day)
    if ended.result == "termination":
        return Answer(ended.day, because, ended.day, clause=_end_clause(case, ended.day))
    cited = case.given(ended.result)
    return Answer(ended.day, because, ended.day, clause=cited.clause, edition=cited.edition)


_ENDED_BY = {
    "notice": N_("Notice of non-renewal ends the contract at the end of {day}."),
    "amendment": N_("CM.com's notice after the Client's objection ends the contract on {day}."),
    "termination": N_("Termination takes effect on {day}."),
}


def _end_clause(case: Case, day: date) -> str:
    """Return the clause by which a termination ends the contract."""
    reason = case.contract.termination.reason  # type: ignore[union-attr]  # it ended by one
    subject = _SUBJECT_OF_REASON.get(reason, "termination")
    if reason is Reason.CM_BREACH and case.mode("cure_available_to", day) == "cm_com":
        subject = "termination"  # the route of default and cure is not the Client's there
    elif reason in WITHOUT_CAUSE and case.applies("early_termination", day):
        subject = "early_termination"  # no clause allows it; this one says what it costs
    return case.edition(day).clause(subject)


WITHOUT_CAUSE = frozenset({Reason.CONVENIENCE, Reason.OTHER})
"""Reasons for which no clause gives a right to terminate before the end of the term."""

_SUBJECT_OF_REASON = {
    Reason.CLIENT_BREACH: "default_and_cure",
    Reason.CM_BREACH: "default_and_cure",
    Reason.FORCE_MAJEURE: "force_majeure_termination",
    Reason.INSOLVENCY: "insolvency",
    Reason.AUTHORITY: "authority",
}
