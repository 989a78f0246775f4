"""3.5 of 2023, 3.12 and 3.13 of 2025: the first days on which the Credit Limit, or a share of it, is reached."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from tests.second import term
from tests.second.case import Case, sum_of
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer
from tests.second.exchange import rate
from tests.second.invoices import net_payment
from tests.second.plan import plan_to_the_end


def movements(case: Case) -> dict[date, Decimal] | None:
    """Return in EUR what each day adds to what is outstanding; none where a rate is missing."""
    own = case.contract["currency"]
    charged = [
        (invoice.end if invoice.kind == "usage" else invoice.day, own, invoice.amount)
        for invoice in plan_to_the_end(case, case.as_of)
        if invoice.kind != "overage"
    ]
    paid = [
        (date.fromisoformat(payment["date"]), payment.get("currency") or own, -net_payment(payment))
        for payment in case.entries("payments")
        if payment.get("kind") != "topup"
    ]
    found: dict[date, Decimal] = defaultdict(Decimal)
    for day, currency, amount in (*charged, *paid):
        per_eur = rate(case, currency, case.as_of)
        if day <= case.as_of:
            if per_eur is None:
                return None
            found[day] += amount / per_eur
    return found


def limit(case: Case, day: date) -> Decimal:
    """Return the Credit Limit in EUR on a day: the standard one, or the last to which CM.com changed it."""
    changed = [(one["from"], sum_of(one["amount"])) for one in case.entries("credit_limits")]
    changed = [one for one in changed if date.fromisoformat(one[0]) <= day]
    return max(changed)[1] if changed else sum_of(case.figure("credit_limit", case.edition(day)))


def first_day(case: Case, *, alert: bool) -> Answer:
    """Return the first day up to the as-of date on which the outstanding sum reaches the limit, or its share."""
    if alert and case.figure("credit_alert_percent", case.edition(case.as_of)) is None:
        return NOT_APPLICABLE
    if not case.entries("fees"):
        return PENDING
    moved = movements(case)
    if moved is None:
        return PENDING
    day, outstanding = min([*moved, term.effective_date(case)]), Decimal(0)
    while day <= case.as_of:
        outstanding += moved.get(day, Decimal(0))
        percent = case.figure("credit_alert_percent", case.edition(day)) if alert else Decimal(100)
        if percent is not None and outstanding >= limit(case, day) * percent / 100:
            return Answer(day)
        day += ONE_DAY
    return PENDING
