"""When to send at the latest, for the deadlines that are still open on the as-of date."""

from __future__ import annotations

from collections.abc import Iterator

from tests.second import amendments, invoices, periods, term
from tests.second.case import Case, Json, sum_of
from tests.second.days import Answer
from tests.second.notices import deemed_delivered, latest_sending, notice_of, sent

CHANNELS = ("personal", "courier", "registered", "electronic")


def open_deadlines(case: Case) -> Iterator[tuple[str, Answer, bool]]:
    """Yield id and day of each open deadline, and whether the day of sending may count in place of arrival."""
    for deadline_id, found, is_open, on_dispatch in deadlines(case):
        if found.value is not None and found.value >= case.as_of and is_open:
            yield deadline_id, found, on_dispatch


def deadlines(case: Case) -> Iterator[tuple[str, Answer, bool, bool]]:
    """Yield each deadline, with whether nothing was done about it yet."""
    running, ends = term.running(case), term.contract_ends(case).value
    renews = ends is None or ends > term.last_day(case, running)
    yield "term.non_renewal_deadline", Answer(term.deadline(case, running)), renews, True
    for at, event in enumerate(case.entries("force_majeure")):
        yield f"force_majeure.{at}.notify_by", periods.notify_by(case, event), at not in notified(case), False
    for at, request in enumerate(case.entries("information_requests")):
        yield f"information_request.{at}.answer_by", periods.answer_by(case, request), True, False
    for at, one in enumerate(case.entries("amendments")):
        yield f"amendment.{at}.object_by", amendments.object_by(case, one), not amendments.is_objected(case, one), True
    for at, invoice in enumerate(case.entries("invoices")):
        left = invoices.open_sum(case, invoice)
        is_open = (left is None or left > 0) and not is_disputed(case, invoice)
        yield f"invoice.{at}.dispute_by", invoices.due(case, invoice), is_open, False


def notified(case: Case) -> set[int]:
    """9.2: return the events that were told in time: each notice tells of the earliest open one that it fits."""
    entries = list(enumerate(case.entries("force_majeure")))
    events = sorted(((case.event(one["date"])[0].value, at, one) for at, one in entries), key=lambda one: one[:2])
    told = [one for one in case.entries("notices") if one["kind"] == "force_majeure"]
    found: set[int] = set()
    for one in sorted(told, key=lambda one: sent(case, one)[0].value):
        arrives = deemed_delivered(case, one).value
        for since, at, event in events:
            in_time = arrives is not None and arrives <= periods.notify_by(case, event).value
            if at not in found and in_time and sent(case, one)[0].value >= since:
                found.add(at)
                break
    return found


def is_disputed(case: Case, invoice: Json) -> bool:
    """3.11 / 3.9: tell whether a part is disputed, its notice in time where there is one."""
    if not sum_of(invoice.get("disputed")):
        return False
    if not invoice.get("dispute_notice"):
        return True
    notice = notice_of(case, invoice["dispute_notice"])
    arrives = deemed_delivered(case, notice).value
    return notice["from"] == "client" and arrives is not None and arrives <= invoices.due(case, invoice).value


def results(case: Case) -> dict[str, Answer]:
    """Return the latest day of sending for each open deadline and each channel."""
    return {
        f"act_by.{deadline_id}.{channel}": latest_sending(
            case, found.value, channel, on_dispatch=on_dispatch
        ).resting_on(found)
        for deadline_id, found, on_dispatch in open_deadlines(case)
        for channel in CHANNELS
    }
