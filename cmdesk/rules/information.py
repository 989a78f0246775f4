"""13.4: the day by which the Client shall answer a request for reporting information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rules.counting import business_days_after, close_of_business, counted_day
from cmdesk.rules.result import Answer, Result, without_date

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.rules.case import Case


def request_day(case: Case, index: int) -> date:
    """Return the day on which a request counts."""
    request = case.contract.information_requests[index]
    case.step(N_("Day of the request"), request.date.in_zone(case.zone).day)
    return counted_day(case, request.date)


def answer_by(case: Case, index: int) -> Answer:
    """13.4: so many Business Days after the request (2023) or after its receipt (2025).

    Receipt is the deemed delivery of the request's notice; without a notice its date is taken as the day of receipt.
    """
    asked = case.find(request_day, index)
    start = _starting_day(case, index, asked)
    if isinstance(start, Result):
        return without_date(start, asked)
    days = case.parameter("information_business_days", asked)
    clause = case.edition(asked).clause("information")
    found = business_days_after(case, start, days, asked, say(N_("Last day to answer")), clause)
    because = say(N_("The Client shall answer within the Business Days allowed: by {day}."), day=found)
    return Answer(found, because, asked, until=close_of_business(case, found))


def _starting_day(case: Case, index: int, asked: date) -> date | Result:
    """Return the day after which the count begins, or the notice that has no date yet."""
    from_request = case.mode("information_from", asked) == "request" and case.reading("request_start") == "request"
    if from_request:
        return asked
    notice = case.contract.information_requests[index].notice
    if notice is None:
        case.step(N_("No notice is linked: the day of the request is taken as the day of receipt"), asked)
        return asked
    delivered = case.given(f"notice.{notice}.deemed_delivered")
    return delivered if delivered.value is None else delivered.value
