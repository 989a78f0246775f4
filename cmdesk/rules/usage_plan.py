"""3.14 of 2025: what was used beyond the Usage Plan in a month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rules.result import Answer, not_applicable

if TYPE_CHECKING:
    from cmdesk.contract.fees import UsagePlan, UsedMonth
    from cmdesk.rules.case import Case


def overage_of(plan: UsagePlan, used: UsedMonth) -> Decimal:
    """Return the price of the units beyond those included, exact; nothing carries over to or from another month."""
    return max(Decimal(0), used.used - plan.included) * plan.unit_price


def overage(case: Case, index: int) -> Answer:
    """3.14: the overage of a month at the price of a further unit; the edition on the month's first day decides."""
    plan = case.contract.usage_plan
    assert plan is not None  # noqa: S101  # its months are the entries asked for
    used = plan.months[index]
    on = used.month.first_day
    if not case.applies("usage_plan", on):
        return not_applicable(say(N_("The edition in force that month knows no Usage Plan.")), on)
    case.step(N_("Units used"), used.used)
    case.step(N_("Units included"), plan.included)
    case.step(say(N_("Price of a further unit, in {currency}"), currency=case.contract.currency), plan.unit_price)
    found = case.in_currency(overage_of(plan, used))
    return Answer(found, say(N_("Usage beyond the Usage Plan costs {sum} for the month."), sum=found), on)
