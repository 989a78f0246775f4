"""8.3 to 8.5: the first incident, the window, what was paid in it, the cap and what is recoverable under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.second.case import Case, Json, before, sum_of
from tests.second.days import ONE_DAY, PENDING, Answer, add_months
from tests.second.exchange import rate, stated
from tests.second.invoices import counted_payment, net_payment
from tests.second.plan import plan_to_the_end


@dataclass(frozen=True)
class Paid:
    """Money of the Client as 8.4 counts it: recorded, or supposed of a projected invoice on its due date."""

    day: date
    amount: Decimal
    currency: str
    estimated: bool = False


def direct(incident: Json) -> Decimal:
    """Return the direct lines of an incident."""
    return of_head(incident, "direct")


def of_head(incident: Json, head: str) -> Decimal:
    """Return the lines of an incident whose head begins so."""
    claims = incident.get("claims") or []
    return sum((sum_of(one["amount"]) for one in claims if one["head"].startswith(head)), Decimal(0))


def against_cm(incident: Json) -> bool:
    """Tell whether an incident is held against CM.com, the Party that the cap protects."""
    return bool((incident.get("against") or "cm.com") == "cm.com")


def first_incident(case: Case) -> date | None:
    """8.4: the day of the earliest incident that gives rise to liability, or by reading of any."""
    days = [
        date.fromisoformat(one["date"])
        for one in case.entries("incidents")
        if against_cm(one)
        and (direct(one) > 0 or not one.get("claims") or case.reads("first_incident", "any_incident"))
    ]
    return min(days, default=None)


def window(case: Case, incident: date) -> tuple[date, date]:
    """Return the first and the last day of the months before an incident."""
    first = add_months(incident, -case.count("cap_window_months", case.edition(incident)))
    if case.reads("incident_day_payments", "included"):
        return first + ONE_DAY, incident
    return first, before(incident)


def ledger(case: Case, stop: date) -> list[Paid]:
    """Return what was paid, and what is supposed to be: every projected invoice due after the latest payment."""
    own = case.contract["currency"]
    net = case.reads("amount_paid", "net")
    recorded = [
        Paid(
            date.fromisoformat(one["date"]),
            net_payment(one) if net else counted_payment(one),
            one.get("currency") or own,
        )
        for one in case.entries("payments")
    ]
    if not case.contract.get("projected_payments"):
        return recorded
    latest = max((one.day for one in recorded), default=date.min)
    expected = [Paid(one.due.value, one.amount, own, one.due.estimated) for one in plan_to_the_end(case, stop)]
    return recorded + [one for one in expected if one.day > latest]


def paid_before(case: Case, incident: date) -> Answer:
    """8.4: what was paid in the window, in the contract's currency and not rounded."""
    first, last = window(case, incident)
    entries = ledger(case, last)
    counted = [one for one in entries if first <= one.day <= last]
    sums = [converted(case, one, incident) for one in counted]
    known = [one for one in sums if one is not None]
    if len(known) < len(sums):
        return PENDING
    return Answer(sum(known, Decimal(0)), estimated=any(one.estimated for one in entries))


def converted(case: Case, paid: Paid, incident: date) -> Decimal | None:
    """Return a payment in the contract's currency: at the rate of the incident's day, or by reading of its own."""
    own = case.contract["currency"]
    by_payment = case.reads("fx_date", "payment")
    if paid.currency == own and not by_payment:
        return paid.amount
    there, here = rate(case, paid.currency, paid.day if by_payment else incident), rate(case, own, incident)
    return None if there is None or here is None else paid.amount / there * here


def limit(case: Case, incident: date) -> Answer:
    """8.4: EUR 50,000 or its equivalent on the day of the incident."""
    here = rate(case, case.contract["currency"], incident)
    return PENDING if here is None else Answer(sum_of(case.figure("cap_limit", case.edition(incident))) * here)


def cap(case: Case, incident: date) -> Answer:
    """8.4: the lesser of what was paid and the limit, never below zero."""
    paid, most = paid_before(case, incident), limit(case, incident)
    if paid.value is None or most.value is None:
        return PENDING
    return paid._replace(value=max(Decimal(0), min(paid.value, most.value)))


def is_per_incident(case: Case, first: date) -> bool:
    """Tell whether each incident has a cap of its own, which 2025 rules out."""
    return case.reads("cap_per", "incident") and case.edition(first).cap_per_incident


def shares(case: Case, first: date) -> dict[int, Answer]:
    """Return what is recoverable of the direct lines of each incident against CM.com, in order of date, then entry."""
    per_incident = is_per_incident(case, first)
    left = limit(case, first) if per_incident else cap(case, first)
    found: dict[int, Answer] = {}
    for at, incident in sorted(enumerate(case.entries("incidents")), key=lambda one: (one[1]["date"], one[0])):
        if against_cm(incident):
            own = cap(case, date.fromisoformat(incident["date"])) if per_incident else left
            found[at] = share(direct(incident), own, left)
            left = PENDING if found[at].value is None else less(left, found[at].value)
    return found


def less(left: Answer, taken: Decimal) -> Answer:
    """Return what is left after a part was taken."""
    return left if left.value is None else left._replace(value=left.value - taken)


def share(claimed: Decimal, own: Answer, left: Answer) -> Answer:
    """Return what of a claim a cap of its own and what is left of the common one allow."""
    if not claimed:
        return Answer(claimed)
    if own.value is None or left.value is None:
        return PENDING
    return Answer(min(claimed, own.value, left.value))


def remaining(case: Case, first: date) -> Answer:
    """Return what is left of the cap after what was settled under it."""
    whole = limit(case, first) if is_per_incident(case, first) else cap(case, first)
    if whole.value is None:
        return whole
    settled = sum((sum_of(one.get("settled")) for one in case.entries("incidents") if against_cm(one)), Decimal(0))
    return whole._replace(value=max(Decimal(0), whole.value - settled))


def money(case: Case, found: Answer) -> Answer:
    """Return a sum as it is stated."""
    return found if found.value is None else found._replace(value=stated(found.value, case.contract["currency"]))


def results(case: Case) -> dict[str, Answer]:
    """Return everything about liability, money rounded once."""
    found = {"liability.cap_if_today": money(case, cap(case, case.as_of))}
    first = first_incident(case)
    recoverable: dict[int, Answer] = {}
    if first is not None:
        first_window, last_window = window(case, first)
        recoverable = shares(case, first)
        found |= {
            "liability.first_incident": Answer(first),
            "liability.window_start": Answer(first_window),
            "liability.window_end": Answer(last_window),
            "liability.paid": money(case, paid_before(case, first)),
            "liability.cap": money(case, cap(case, first)),
            "liability.remaining": money(case, remaining(case, first)),
        }
    for at, incident in enumerate(case.entries("incidents")):
        prefix = f"liability.incident.{at}"
        found[f"{prefix}.recoverable"] = money(case, recoverable.get(at, Answer(direct(incident))))
        found[f"{prefix}.uncapped"] = money(case, Answer(of_head(incident, "8.5")))
        found[f"{prefix}.excluded"] = money(case, Answer(of_head(incident, "8.3")))
    return found
