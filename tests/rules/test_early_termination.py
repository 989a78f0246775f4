"""The laws of the fees of the remaining term; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.calendars.periods import add_months
from cmdesk.contract.notices import Reason
from cmdesk.engine.calculate import prepared
from cmdesk.rules.fees import charges
from tests.helpers import calculated, contract_of, result_of

IN_THE_TERM = st.dates(date(2024, 3, 1), date(2025, 2, 28))
EVERY = st.sampled_from(["month", "quarter", "year"])
CENTS = st.integers(0, 1_000_000).map(lambda cents: Decimal(cents).scaleb(-2))


def owed(day: date, every: str = "month", amount: Decimal | str = "310.00", start: str = "2024-03-01") -> list[Decimal]:
    """Return what a Client who leaves on a day owes, and what of it was not invoiced."""
    return owed_of(day, {"kind": "subscription", "amount": str(amount), "every": every, "from": start})


def owed_of(day: date, *entered: dict[str, Any]) -> list[Decimal]:
    """Return the same of some subscriptions."""
    termination = {"by": "client", "reason": "convenience", "effective": day}
    found = calculated(day, fees=entered, termination=termination).results
    return [found[f"fees.{name}"].value.amount for name in ("early_termination", "early_termination_open")]


@given(IN_THE_TERM, EVERY, CENTS, st.integers(0, 200))
def test_leaving_later_never_costs_more(day: date, every: str, amount: Decimal, later: int) -> None:
    """Each day stayed is a day less to pay, and what is open is part of it."""
    whole, still_open = owed(day, every, amount)
    then = min(day + timedelta(days=later), date(2025, 2, 28))
    assert owed(then, every, amount)[0] <= whole
    assert 0 <= still_open <= whole


@given(IN_THE_TERM, EVERY, CENTS)
def test_what_was_had_and_what_is_owed_make_the_whole(day: date, every: str, amount: Decimal) -> None:
    """The same subscription until the day before, charged by days, and the fees from that day on: to the cent."""
    fee = {"kind": "subscription", "amount": str(amount), "every": every, "from": "2024-03-01"}
    until = day - timedelta(days=1)
    case = prepared(contract_of(fees=[{**fee, "until": until}] if day > date(2024, 3, 1) else []), day)
    had = sum(one.amount.amount for one in charges(case, until))
    whole = amount * {"month": 12, "quarter": 4, "year": 1}[every]
    assert abs(had + owed(day, every, amount)[0] - whole) <= Decimal("0.01")


@given(IN_THE_TERM, st.sampled_from(["month", "quarter"]), CENTS, st.integers(1, 3))
def test_two_subscriptions_in_a_row_cost_what_one_does(day: date, every: str, amount: Decimal, quarters: int) -> None:
    """Split between two billing periods, at a quarter's end: the same to the cent, whole and open."""
    fee = {"kind": "subscription", "amount": str(amount), "every": every, "from": "2024-03-01"}
    second = add_months(date(2024, 3, 1), 3 * quarters)
    first = {**fee, "until": second - timedelta(days=1)}
    assert owed_of(day, first, {**fee, "from": second}) == owed_of(day, fee)


@given(EVERY, CENTS)
def test_leaving_on_the_first_day_costs_the_whole_term(every: str, amount: Decimal) -> None:
    """All periods of the term, of which the first was invoiced that day."""
    whole, still_open = owed(date(2024, 3, 1), every, amount)
    periods = {"month": 12, "quarter": 4, "year": 1}[every]
    assert (whole, still_open) == (amount * periods, amount * (periods - 1))


@given(IN_THE_TERM)
def test_a_day_costs_the_same_under_every_rhythm_that_ends_with_the_term(day: date) -> None:
    """310.25 a year are 0.85 a day by days of 365, invoiced at once."""
    whole, still_open = owed(day, "year", "310.25")
    days = (date(2025, 2, 28) - day).days + 1
    assert whole == Money.stated(Decimal("0.85") * days, "EUR").amount
    assert still_open == 0


@pytest.mark.parametrize("by", ["client", "cm.com"])
@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("reading", ["without_cause", "any_client_termination"])
def test_who_leaves_and_why(by: str, reason: Reason, reading: str) -> None:
    """The Client without cause, or under the other reading at all; CM.com for the Client's breach alone."""
    plan = [{"kind": "subscription", "amount": "1.00", "every": "month", "from": "2024-03-01"}]
    values: dict[str, Any] = {"readings": {"early_termination_scope": reading}, "fees": plan}
    values["termination"] = {"by": by, "reason": str(reason), "effective": "2025-01-16"}
    found = result_of("fees.early_termination", date(2025, 1, 20), **values)
    if by == "cm.com":
        covered = reason is Reason.CLIENT_BREACH
    else:
        covered = reason in {Reason.CONVENIENCE, Reason.OTHER} or reading == "any_client_termination"
    assert (found.value is not None) == covered


def test_what_comes_out_even_is_rounded_as_such() -> None:
    """10.8: 20 of 31 days, three months, 21 of 28 days; without the first part, invoiced, 3.75 fees: a tie, so up.

    24.90 x 3.75 = 93.375; with 24.90 x 20 / 31 = 16.0645... it is 109.4395...
    """
    fee = {"kind": "subscription", "amount": "24.90", "every": "month", "from": "2024-03-08"}
    assert owed_of(date(2024, 10, 19), fee) == [Decimal("109.44"), Decimal("93.38")]
