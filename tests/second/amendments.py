"""13.7 of 2023, 13.6 of 2025: amendments, objections, and the editions to which they move a contract."""

from __future__ import annotations

from datetime import date, time

from tests.second.case import Case, Json, before
from tests.second.days import NOT_APPLICABLE, ONE_DAY, Answer, add_months
from tests.second.editions import Edition
from tests.second.notices import deemed_delivered, notice_of, sent, takes_effect

# A move found too early in one pass may hide another in the next, so that each may take a few.
MOST_PASSES = 4


class UnsettledError(Exception):
    """Amendments wait for each other, which time does not allow: each binds after it was sent."""


def settle(case: Case) -> None:
    """Find the days from which amendments move the contract, until all agree; of two on a day the last sent counts."""
    amendments = sorted(case.entries("amendments"), key=lambda one: sent_at(case, one))
    for _ in range(MOST_PASSES * (len(amendments) + 1)):
        found = sorted((move for one in amendments if (move := move_of(case, one))), key=lambda move: move[0])
        if found == case.moves:
            return
        case.moves = found
    raise UnsettledError


def sent_at(case: Case, amendment: Json) -> tuple[date, time]:
    """Return when an amendment was sent; a day without a time comes first."""
    day, hour = case.local(notice_of(case, amendment["notice"])["sent"])
    return day, hour or time.min


def move_of(case: Case, amendment: Json) -> tuple[date, str] | None:
    """Return when and to which edition an amendment moves the contract; the day of its sending stays as it was."""
    begins = binding_from(case, amendment)
    if begins.value is None or amendment.get("to_edition") is None:
        return None
    own_day = sent(case, notice_of(case, amendment["notice"]))[0].value
    return max(begins.value, own_day + ONE_DAY), amendment["to_edition"]


def edition_of(case: Case, amendment: Json) -> Edition:
    """Return the edition that governs an amendment: that of the day on which its notice was sent."""
    return sent(case, notice_of(case, amendment["notice"]))[1]


def is_imposed(case: Case, amendment: Json) -> bool:
    """Tell whether the law requires it, so that there is no objection (2025)."""
    return bool(amendment.get("required_by_law")) and edition_of(case, amendment).no_objection_to_law


def object_by(case: Case, amendment: Json) -> Answer:
    """Return the last day to object: a month from issue (2023) or from receipt (2025)."""
    notice = notice_of(case, amendment["notice"])
    issued, edition = sent(case, notice)
    if is_imposed(case, amendment):
        return NOT_APPLICABLE
    start = issued if edition.objection_from_issue else deemed_delivered(case, notice)
    if start.value is None:
        return start
    last = add_months(start.value, case.count("objection_months", edition))
    if edition.objection_from_issue and case.reads("first_day", "counted"):
        last = before(last)
    return case.period_end(last, edition).resting_on(start)


def objection(case: Case, amendment: Json) -> Answer:
    """Return the day on which an objection of the Client counts; no value where there is none yet."""
    if amendment.get("objected_on"):
        return Answer(date.fromisoformat(amendment["objected_on"]))
    if not amendment.get("objection_notice"):
        return NOT_APPLICABLE
    notice = notice_of(case, amendment["objection_notice"])
    return takes_effect(case, notice) if notice["from"] == "client" else NOT_APPLICABLE


def is_objected(case: Case, amendment: Json) -> bool:
    """Tell whether the Client objected in time."""
    last, found = object_by(case, amendment), objection(case, amendment)
    return last.value is not None and found.value is not None and found.value <= last.value


def binding_from(case: Case, amendment: Json) -> Answer:
    """Return the day from which an amendment binds: after the time to object, or from its stated start if later."""
    if is_imposed(case, amendment):
        first = deemed_delivered(case, notice_of(case, amendment["notice"]))
    else:
        last = object_by(case, amendment)
        first = last if last.value is None else last._replace(value=last.value + ONE_DAY)
    if first.value is None:
        return first
    if is_objected(case, amendment):
        return NOT_APPLICABLE
    starts = amendment.get("starts")
    return first if starts is None else first._replace(value=max(first.value, date.fromisoformat(starts)))


def ends(case: Case, amendment: Json) -> Answer:
    """Return the day on which CM.com's exit after an objection ends the contract: a month after its notice arrives."""
    if not is_objected(case, amendment) or not amendment.get("exit_notice"):
        return NOT_APPLICABLE
    notice = notice_of(case, amendment["exit_notice"])
    if notice["from"] != "cm.com":
        return NOT_APPLICABLE
    received = deemed_delivered(case, notice)
    if received.value is None:
        return received
    months = case.count("amendment_termination_months", sent(case, notice)[1])
    return received._replace(value=add_months(received.value, months))
