"""3.13, 3.15 / 3.16, 3.18: from when prepaid credit can be used, when it expires, and when the account is closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.calendars.periods import add_months
from cmdesk.rules.counting import ONE_DAY, business_days_after, months_after
from cmdesk.rules.result import Answer, not_applicable, pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.contract.prepaid import Prepaid, Purchase
    from cmdesk.rules.case import Case


def _account(case: Case) -> Prepaid:
    """Return the Prepaid Account; asked for only where its purchases are the entries."""
    account: Prepaid = case.contract.prepaid  # type: ignore[assignment]  # its purchases are the entries
    return account


def _purchase(case: Case, index: int) -> Purchase:
    return _account(case).purchases[index]


def usable_from(case: Case, index: int) -> Answer:
    """3.13 / 3.16: the day after receipt (2023), or the first Business Day after receipt (2025)."""
    received = _purchase(case, index).received
    if received is None:
        because = say(N_("CM.com has not received the money yet."))
        return pending(because, _purchase(case, index).date, f"prepaid.purchases[{index}].received")
    case.step(N_("Money received"), received)
    clause = case.edition(received).clause("prepaid_usable")
    if case.mode("prepaid_usable", received) == "next_business_day":
        found = business_days_after(case, received, 1, received, say(N_("First Business Day after receipt")), clause)
    else:
        found = received + ONE_DAY
        case.step(N_("Day after receipt"), found, clause)
    return Answer(found, say(N_("The credit can be used from {day}."), day=found), received)


def expires(case: Case, index: int) -> Answer:
    """3.13 / 3.16: the last day on which credit can be used, so many months after its purchase."""
    bought = _purchase(case, index).date
    months = case.parameter("prepaid_expiry_months", bought)
    clause = case.edition(bought).clause("prepaid_expiry")
    found = months_after(case, bought, months, say(N_("End of the credit's life")), clause)
    if case.reading("first_day") == "counted":
        found -= timedelta(days=1)
        case.step(N_("The day of purchase is counted as day 1: a day earlier"), found)
    return Answer(found, say(N_("Unused credit expires at the end of {day}."), day=found), bought)


def closure(case: Case) -> Answer:
    """3.15 / 3.18: the last day to top up before the account is closed, the earliest of all grounds.

    After registration: where no purchase was received in time. After running empty: where none was received
    afterwards in time (2023, and reading `prepaid_empty: three_months`), or at once (2025).
    """
    if case.contract.prepaid is None:
        return not_applicable(say(N_("There is no Prepaid Account.")), case.as_of)
    grounds = list(_grounds(case, case.contract.prepaid))
    if not grounds:
        return not_applicable(say(_why_it_stays(case.contract.prepaid)), case.as_of)
    day, on = min(grounds)
    return Answer(day, say(N_("Not topped up by {day}, the Prepaid Account is closed."), day=day), on)


def _why_it_stays(account: Prepaid) -> str:
    """Return why nothing closes an account."""
    if account.registered is None and account.emptied is None:
        return N_("Neither its registration nor a day on which it ran empty is entered: nothing to count from.")
    return N_("Topped up in time: nothing closes the account.")


def _grounds(case: Case, account: Prepaid) -> Iterator[tuple[date, date]]:
    """Yield the last day to top up for each ground, with the day whose edition decides."""
    received = [one.received for one in account.purchases if one.received is not None]
    if account.registered is not None:
        months = case.parameter("prepaid_closure_months", account.registered)
        last = add_months(account.registered, months)
        if not any(day <= last for day in received):
            case.step(N_("Nothing was received in time after registration"), last)
            yield last, account.registered
    if account.emptied is not None:
        months = _months_after_empty(case, account.emptied)
        last = add_months(account.emptied, months)
        if not any(account.emptied < day <= last for day in received):
            case.step(N_("Nothing was received in time after the account ran empty"), last)
            yield last, account.emptied


def _months_after_empty(case: Case, emptied: date) -> int:
    """Return the months that an empty account is left: none, the edition's own, or those agreed for closing it."""
    stated: int = case.peek("prepaid_empty_months", emptied)
    at_once = stated == 0 and case.reading("prepaid_empty") == "at_once"
    agreed = any(one.parameter == "prepaid_closure_months" for one in case.contract.deviations)
    name = "prepaid_closure_months" if not at_once and (agreed or stated == 0) else "prepaid_empty_months"
    months: int = case.parameter(name, emptied)
    return months
