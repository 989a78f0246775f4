"""The rules a second time: day by day from the Terms, sharing nothing with the program that it tests.

Where the two disagree about a contract, at least one of them is wrong.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.second import (
    act_by,
    amendments,
    credit,
    interest,
    invoices,
    liability,
    notices,
    periods,
    plan,
    small_clients,
    term,
)
from tests.second.case import Case, Json
from tests.second.days import ONE_DAY, Answer, add_months
from tests.second.editions import EDITIONS

__all__ = ["marks_reach_far", "results"]

DAYS_OF_MAIL = 21
LAST_SUPPOSED = date(2033, 12, 31)


def results(contract: Json, as_of: date) -> dict[str, tuple[Any, str]]:
    """Return value and status of every result, by id."""
    case = Case(contract, as_of)
    amendments.settle(case)
    found = {
        **of_term(case),
        **of_notices(case),
        **of_periods(case),
        **of_amendments(case),
        **of_invoices(case),
        **of_fees(case),
        **liability.results(case),
        "credit.alert_on": credit.first_day(case, alert=True),
        "credit.limit_on": credit.first_day(case, alert=False),
        "confidentiality.ends": term.confidentiality_ends(case),
        "micro.waivers": small_clients.waivers(case),
        "micro.long_commitment": small_clients.long_commitment(case),
        **act_by.results(case),
    }
    return {result_id: written(answer) for result_id, answer in found.items()}


def marks_reach_far(contract: Json, as_of: date) -> bool:
    """Tell whether an estimated holiday lies behind what all else stands on: editions, ends, supposed payments.

    How far the mark of an estimate reaches from there is nowhere said. Here it stays with what was counted from it.
    """
    case = Case(contract, as_of)
    amendments.settle(case)
    supposed = (
        [one.due for one in plan.plan_to_the_end(case, LAST_SUPPOSED)] if contract.get("projected_payments") else []
    )
    return any(one.estimated for one in supposed) or any(estimates_after(case, day) for day in days_of_letters(case))


def days_of_letters(case: Case) -> list[date]:
    """Return the days of sending, and those on which an amendment sent then can no longer be objected to."""
    sent = [case.local(one["sent"])[0] for one in case.entries("notices")]
    months = {case.count("objection_months", edition) for edition in EDITIONS.values()}
    return [*sent, *(add_months(day, length) for day in sent for length in months if case.entries("amendments"))]


def estimates_after(case: Case, day: date) -> bool:
    """Tell whether an estimated holiday follows a day within the weeks that a letter may take.

    The day before belongs to them: a month whose first day counts ends on it.
    """
    calendars = [case.calendar(edition) for edition in EDITIONS.values()]
    return any(one.is_estimated_holiday(day + on * ONE_DAY) for one in calendars for on in range(-1, DAYS_OF_MAIL))


def written(answer: Answer) -> tuple[Any, str]:
    """Return value and status as a results file has them."""
    value = answer.value
    if isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Decimal):
        value = f"{value:f}"
    return value, "estimated" if answer.estimated and answer.status == "final" else answer.status


def of_term(case: Case) -> dict[str, Answer]:
    """10.1, 10.2."""
    number = term.running(case)
    deadline = term.deadline(case, number)
    return {
        "term.start": Answer(term.first_day(case, number)),
        "term.last_day": Answer(term.last_day(case, number)),
        "term.number": Answer(number),
        "term.ends": term.contract_ends(case),
        "term.non_renewal_deadline": Answer(deadline),
        **{
            f"term.non_renewal_dispatch.{channel}": notices.latest_sending(case, deadline, channel, on_dispatch=True)
            for channel in act_by.CHANNELS
        },
    }


def of_notices(case: Case) -> dict[str, Answer]:
    """13.6 / 13.7, and what each kind of notice opens."""
    found: dict[str, Answer] = {}
    for one in case.entries("notices"):
        prefix = f"notice.{one['id']}"
        found[f"{prefix}.deemed_delivered"] = notices.deemed_delivered(case, one)
        if one["kind"] == "default":
            found[f"{prefix}.cure_by"] = notices.cure_by(case, one)
            found[f"{prefix}.termination_from"] = notices.termination_from(case, one)
        if one["kind"] == "non_renewal":
            found[f"{prefix}.late_by_days"] = term.late_by_days(case, one)
            found[f"{prefix}.ends"] = term.notice_ends(case, one)
            found[f"{prefix}.extra_cost"] = plan.extra_cost(case, one)
    return found


def of_periods(case: Case) -> dict[str, Answer]:
    """9.2, 10.6(b), 13.4, 3.13 / 3.16, 3.15 / 3.18."""
    found: dict[str, Answer] = {"prepaid.closure": periods.closure(case)}
    for at, event in enumerate(case.entries("force_majeure")):
        found[f"force_majeure.{at}.notify_by"] = periods.notify_by(case, event)
        found[f"force_majeure.{at}.termination_from"] = periods.termination_from(case, event)
    for at, request in enumerate(case.entries("information_requests")):
        found[f"information_request.{at}.answer_by"] = periods.answer_by(case, request)
    for at, purchase in enumerate((case.contract.get("prepaid") or {}).get("purchases") or []):
        found[f"prepaid.{at}.usable_from"] = periods.usable_from(case, purchase)
        found[f"prepaid.{at}.expires"] = periods.expires(case, purchase)
    return found


def of_amendments(case: Case) -> dict[str, Answer]:
    """13.7 / 13.6."""
    found: dict[str, Answer] = {}
    for at, one in enumerate(case.entries("amendments")):
        found[f"amendment.{at}.object_by"] = amendments.object_by(case, one)
        found[f"amendment.{at}.binding_from"] = amendments.binding_from(case, one)
        found[f"amendment.{at}.ends"] = amendments.ends(case, one)
    return found


def of_invoices(case: Case) -> dict[str, Answer]:
    """3.7 to 3.10, 10.4(a), 10.7."""
    found: dict[str, Answer] = {}
    for at, invoice in enumerate(case.entries("invoices")):
        prefix = f"invoice.{at}"
        found[f"{prefix}.due"] = found[f"{prefix}.dispute_by"] = invoices.due(case, invoice)
        found[f"{prefix}.breach_from"] = invoices.breach_from(case, invoice)
        found[f"{prefix}.interest"] = interest.interest(case, invoice)
        found[f"{prefix}.open"], found[f"{prefix}.transfer"] = invoices.open_and_transfer(case, invoice)
    return found


def of_fees(case: Case) -> dict[str, Answer]:
    """3.5, 3.14, 10.8."""
    whole, left = plan.early_termination(case)
    return {
        "fees.invoices": plan.invoices_of_term(case),
        "fees.early_termination": whole,
        "fees.early_termination_open": left,
        **{f"usage_plan.{one['month']}.overage": plan.overage(case, one) for one in plan.used_months(case)},
    }
