"""The laws of the fee plan; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.periods import add_months
from cmdesk.contract.fees import Indexation
from cmdesk.engine.calculate import prepared
from cmdesk.rules import fees
from cmdesk.rules.fees import Charge, PlannedInvoice, days_in, indexed
from tests.helpers import contract_of, result_of, told

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
EVERY = st.sampled_from(["month", "quarter", "year"])
MONTHS = {"month": 1, "quarter": 3, "year": 12}
CENTS = st.integers(0, 10_000_000).map(lambda cents: Decimal(cents).scaleb(-2))
STEPS = st.lists(st.tuples(DAYS, st.integers(-50, 200)), max_size=5)
SHORTEST_MONTH = 28
ONE_DAY = timedelta(days=1)
FAR = date(2028, 12, 31)


def subscription(start: date, every: str = "month", amount: Decimal | str = "100.00", **values: Any) -> dict[str, Any]:
    """Return a subscription from a day."""
    return {"kind": "subscription", "amount": str(amount), "every": every, "from": start, **values}


def charged(*entered: dict[str, Any], up_to: date = FAR) -> list[Charge]:
    """Return what some fees charge up to a day."""
    case = prepared(contract_of(fees=list(entered)), date(2024, 6, 3))
    return list(fees.charges(case, up_to))


@given(DAYS, EVERY)
def test_billing_periods_join_without_a_gap(start: date, every: str) -> None:
    """Each begins the day after the last, so many months after the first day."""
    found = charged(subscription(start, every))
    assert found[0].start == start
    assert all(later.start == earlier.until + ONE_DAY for earlier, later in pairwise(found))
    assert [one.start for one in found] == [add_months(start, MONTHS[every] * at) for at in range(len(found))]
    assert found[-1].start <= FAR < found[-1].until + ONE_DAY
    assert all(one.date == one.start for one in found)


@given(DAYS, EVERY, CENTS, st.integers(0, 400))
def test_a_period_cut_short_costs_its_days(start: date, every: str, amount: Decimal, days: int) -> None:
    """What is charged to a day and what is left of that period add up to the whole, with a cent of rounding at most."""
    whole = charged(subscription(start, every, amount))
    cut_on = start + timedelta(days=days)
    cut = charged(subscription(start, every, amount, until=cut_on))[-1]
    period = next(one for one in whole if one.start <= cut_on <= one.until)
    rest = amount * days_in(cut_on + ONE_DAY, period.until) / days_in(period.start, period.until)
    assert (cut.start, cut.until) == (period.start, cut_on)
    assert abs(cut.amount.amount + rest - period.amount.amount) <= Decimal("0.005")
    assert cut.amount.amount <= period.amount.amount


@given(DAYS.filter(lambda day: day.day <= SHORTEST_MONTH), EVERY, CENTS, st.integers(1, 12), st.integers(1, 12), STEPS)
def test_two_subscriptions_in_a_row_cost_what_one_does(
    start: date, every: str, amount: Decimal, before: int, after: int, steps: list[tuple[date, int]]
) -> None:
    """Split between two billing periods the charges are the same, to the cent; whatever indexes them.

    From the 29th on periods follow the last day of a short month, and a second one from that day would follow it too.
    """
    index = [{"from": day, "percent": percent} for day, percent in steps]
    split, end = (add_months(start, count * MONTHS[every]) - ONE_DAY for count in (before, before + after))
    one = charged(subscription(start, every, amount, until=end, indexation=index))
    first = subscription(start, every, amount, until=split, indexation=index)
    second = subscription(split + ONE_DAY, every, amount, until=end, indexation=index)
    assert charged(first, second) == one


@given(DAYS, EVERY, CENTS, DAYS, DAYS)
def test_a_shorter_subscription_never_costs_more(
    start: date, every: str, amount: Decimal, one: date, other: date
) -> None:
    """Each day more adds something or nothing."""
    first, second = sorted((max(one, start), max(other, start)))
    sums = [
        sum(each.amount.amount for each in charged(subscription(start, every, amount, until=until)))
        for until in (first, second)
    ]
    assert sums[0] <= sums[1]


@given(DAYS, DAYS)
def test_no_fee_falls_after_the_end(start: date, ended: date) -> None:
    """Of every kind, only what begins by then."""
    entered: list[dict[str, Any]] = [
        subscription(start),
        {"kind": "setup", "amount": "5", "from": start},
        {"kind": "usage", "month": f"{start:%Y-%m}", "amount": "7"},
    ]
    values: dict[str, Any] = {"effective_date": date(2023, 1, 1), "fees": entered}
    values["termination"] = {"by": "client", "reason": "other", "effective": ended}
    values["usage_plan"] = {"included": 0, "unit_price": "1", "months": [{"month": f"{start:%Y-%m}", "used": 3}]}
    found = list(fees.charges(prepared(contract_of(**values), date(2024, 6, 3)), FAR))
    assert all(one.start <= ended for one in found)
    kinds = {one.kind for one in found}
    assert ("setup" in kinds) == ("subscription" in kinds) == (start <= ended)
    assert ("usage" in kinds) == ("overage" in kinds) == (start.replace(day=1) <= ended)


@given(STEPS, DAYS, CENTS)
def test_indexation_multiplies_whatever_has_begun(
    entered: list[tuple[date, int]], start: date, amount: Decimal
) -> None:
    """In order of day, each on what came out before."""
    steps = sorted((Indexation(day, Decimal(percent)) for day, percent in entered), key=lambda one: one.start)
    expected = amount
    for day, percent in entered:
        if day <= start:
            expected = expected * (100 + percent) / 100
    assert abs(indexed(amount, steps, start) - expected) < Decimal("1E-9")


@given(DAYS)
def test_the_invoices_of_all_terms_are_those_of_the_plan(as_of: date) -> None:
    """Term by term each billing period comes once, none twice and none not at all."""
    plan = {"fees": [subscription(date(2024, 3, 1), "quarter")], "initial_term": {"months": 5}}
    ends = result_of("term.last_day", as_of, **plan).value
    here: tuple[PlannedInvoice, ...] = result_of("fees.invoices", as_of, **plan).value
    following: tuple[PlannedInvoice, ...] = result_of("fees.invoices", ends + ONE_DAY, **plan).value
    starts = [one.start for one in (*here, *following)]
    assert starts == sorted(set(starts))
    assert all(later == add_months(earlier, 3) for earlier, later in pairwise(starts))
    assert all(one.due == one.date + timedelta(days=14) for one in here)


@pytest.mark.parametrize(
    "first, last, days", [(date(2024, 2, 28), date(2024, 3, 1), 3), (date(2025, 3, 1), date(2025, 3, 1), 1)]
)
def test_both_ends_of_a_span_count(first: date, last: date, days: int) -> None:
    """A day alone is one day."""
    assert days_in(first, last) == days


def test_every_kind_has_a_name() -> None:
    """As the list of invoices shows it."""
    assert set(fees.KINDS) == {"subscription", "setup", "usage", "overage"}


def test_a_rhythm_that_the_edition_states_is_not_assumed() -> None:
    """3.5 of 2025."""
    assert "assumed" not in told(result_of("fees.invoices", fees=[subscription(date(2024, 3, 1))]))
