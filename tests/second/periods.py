"""9.2, 10.6(b): Force Majeure; 13.4: requests for information; 3.13 / 3.16, 3.15 / 3.18: the Prepaid Account."""

from __future__ import annotations

from datetime import date

from tests.second.case import Case, Json, before, day_of
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer, add_months
from tests.second.notices import deemed_delivered, notice_of


def business_days_of_event(case: Case, event: Json, days: str, more: int = 0) -> Answer:
    """Return the last of some Business Days of a Force Majeure event, its own day counted or not."""
    day, edition = case.event(event["date"])
    calendar = case.calendar(edition)
    length = case.count(days, edition) + more
    if case.reads("first_day", "counted"):
        day = calendar.mark(day.value).resting_on(day)
        length -= calendar.is_business_day(day.value)
    return calendar.add(day.value, length).resting_on(day)


def notify_by(case: Case, event: Json) -> Answer:
    """9.2: the last day to tell the other Party."""
    return business_days_of_event(case, event, "force_majeure_notice_business_days")


def termination_from(case: Case, event: Json) -> Answer:
    """10.6(b): the first Business Day on which it has lasted longer than it may; none if it ended before."""
    found = business_days_of_event(case, event, "force_majeure_termination_business_days", 1)
    ended = day_of(event.get("ended"))
    return NOT_APPLICABLE if ended is not None and ended < found.value else found


def answer_by(case: Case, request: Json) -> Answer:
    """13.4: the last day to answer, from the request (2023) or from its receipt (2025)."""
    start, edition = case.event(request["date"])
    if (edition.request_from_receipt or case.reads("request_start", "receipt")) and request.get("notice"):
        start = deemed_delivered(case, notice_of(case, request["notice"])).resting_on(start)
    if start.value is None:
        return start
    return case.calendar(edition).add(start.value, case.count("information_business_days", edition)).resting_on(start)


def usable_from(case: Case, purchase: Json) -> Answer:
    """3.13 / 3.16: the day after receipt (2023), or the first Business Day after it (2025)."""
    received = day_of(purchase.get("received"))
    if received is None:
        return PENDING
    edition = case.edition(received)
    return case.calendar(edition).add(received, 1) if edition.prepaid_on_business_day else Answer(received + ONE_DAY)


def expires(case: Case, purchase: Json) -> Answer:
    """3.13 / 3.16: the last usable day, months after the purchase."""
    bought = date.fromisoformat(purchase["date"])
    last = add_months(bought, case.count("prepaid_expiry_months", case.edition(bought)))
    return Answer(before(last) if case.reads("first_day", "counted") else last)


def closure(case: Case) -> Answer:
    """3.15 / 3.18: the last day to top up; the earlier of what follows from registration and from running empty."""
    account = case.contract.get("prepaid") or {}
    arrivals = [day for one in account.get("purchases") or [] if (day := day_of(one.get("received"))) is not None]
    found = [*closure_after_registration(case, day_of(account.get("registered")), arrivals)]
    found += closure_after_running_empty(case, day_of(account.get("emptied")), arrivals)
    return Answer(min(found)) if found else NOT_APPLICABLE


def closure_after_registration(case: Case, registered: date | None, arrivals: list[date]) -> list[date]:
    """Return the end of the months after registration, where nothing was received by then."""
    if registered is None:
        return []
    last = add_months(registered, case.count("prepaid_closure_months", case.edition(registered)))
    return [] if any(day <= last for day in arrivals) else [last]


def closure_after_running_empty(case: Case, emptied: date | None, arrivals: list[date]) -> list[date]:
    """Return the day it ran empty (2025), or the end of the months after it where nothing was received in them."""
    if emptied is None:
        return []
    edition = case.edition(emptied)
    if edition.closed_when_empty and case.reads("prepaid_empty", "at_once"):
        return [emptied]
    last = add_months(emptied, case.count("prepaid_closure_months", edition))
    return [] if any(emptied < day <= last for day in arrivals) else [last]
