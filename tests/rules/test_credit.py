"""The laws of the Credit Limit; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.wording import words_for
from cmdesk.engine.calculate import prepared
from cmdesk.rules import credit
from tests.helpers import calculated, contract_of

AS_OF = date(2025, 6, 2)
DAYS = st.dates(date(2024, 3, 1), date(2025, 6, 30))
PAYMENTS = st.lists(st.tuples(DAYS, st.integers(0, 3000), st.sampled_from(["payment", "refund", "topup"])), max_size=5)
LIMITS = st.lists(st.tuples(DAYS, st.integers(0, 12_000)), max_size=3, unique_by=lambda one: one[0])
FEES = [
    {"kind": "subscription", "amount": "1000", "every": "month", "from": "2024-03-01"},
    {"kind": "usage", "month": "2024-07", "amount": "700"},
    {"kind": "setup", "amount": "300", "from": "2024-05-20"},
]

Entries = list[tuple[date, int, str]]


def values_of(entries: Entries, limits: list[tuple[date, int]]) -> dict[str, Any]:
    """Return fees, payments and limits of a contract."""
    return {
        "fees": FEES,
        "payments": [{"date": day, "amount": str(amount), "kind": kind} for day, amount, kind in entries],
        "credit_limits": [{"from": day, "amount": str(amount)} for day, amount in limits],
    }


@given(PAYMENTS, LIMITS, st.integers(0, 100))
def test_the_alert_never_comes_after_the_limit(entries: Entries, limits: list[tuple[date, int]], share: int) -> None:
    """A share of the limit is reached no later than all of it, and both by the as-of date."""
    agreed = [{"parameter": "credit_alert_percent", "value": share}]
    found = calculated(AS_OF, **values_of(entries, limits), deviations=agreed).results
    alert, limit = found["credit.alert_on"].value, found["credit.limit_on"].value
    if limit is not None:
        assert alert is not None
        assert alert <= limit <= AS_OF


@given(PAYMENTS, st.tuples(DAYS, st.integers(1, 3000)))
def test_a_payment_more_never_brings_the_limit_nearer(entries: Entries, more: tuple[date, int]) -> None:
    """It puts it off, or keeps it from being reached."""
    before = calculated(AS_OF, **values_of(entries, [])).results["credit.limit_on"].value
    after = calculated(AS_OF, **values_of([*entries, (*more, "payment")], [])).results["credit.limit_on"].value
    assert after is None or (before is not None and before <= after)


@given(PAYMENTS, LIMITS)
def test_the_days_are_the_first_of_the_running_sum(entries: Entries, limits: list[tuple[date, int]]) -> None:
    """No day before it reaches the limit of that day, and that day does."""
    values = values_of(entries, limits)
    limit_on = calculated(AS_OF, **values).results["credit.limit_on"].value
    in_force = sorted(limits)
    for day, total in credit.outstanding(prepared(contract_of(**values), AS_OF)):
        limit = next((amount for start, amount in reversed(in_force) if start <= day), 5000)
        assert (total >= limit) == (day == limit_on) or (limit_on is not None and day > limit_on)


def test_what_is_outstanding_by_day() -> None:
    """Fees on their days, usage on its month's last, payments net of VAT; changes of one day together."""
    entered = contract_of(
        fees=FEES,
        payments=[
            {"date": "2024-05-01", "amount": "1210", "vat": "210"},
            {"date": "2024-05-20", "amount": "40", "kind": "topup"},
        ],
    )
    found = credit.outstanding(prepared(entered, date(2024, 8, 1)))
    assert found == (
        (date(2024, 3, 1), Decimal(1000)),
        (date(2024, 4, 1), Decimal(2000)),
        (date(2024, 5, 1), Decimal(2000)),
        (date(2024, 5, 20), Decimal(2300)),
        (date(2024, 6, 1), Decimal(3300)),
        (date(2024, 7, 1), Decimal(4300)),
        (date(2024, 7, 31), Decimal(5000)),
        (date(2024, 8, 1), Decimal(6000)),
    )


def refunds(*entered: str, currency: str) -> list[dict[str, Any]]:
    """Return refunds of one day, which raise the outstanding sum."""
    return [{"date": "2024-03-01", "amount": one, "kind": "refund", "currency": currency} for one in entered]


def test_thirds_that_make_the_limit_reach_it() -> None:
    """100 euro in three parts that no decimal fraction is: 50 dollars at 1.5."""
    values: dict[str, Any] = {
        "fees": [{"kind": "setup", "amount": "0", "from": "2024-03-01"}],
        "payments": refunds("50", "50", "50", currency="USD"),
        "credit_limits": [{"from": "2024-03-01", "amount": "100"}],
        "fx": [{"date": "2024-03-01", "currency": "USD", "per_eur": "1.5"}],
    }
    assert calculated(date(2024, 3, 1), **values).results["credit.limit_on"].value == date(2024, 3, 1)


def test_a_rate_is_asked_for_where_something_is_in_its_currency() -> None:
    """No rate of the shilling is known; it is needed once a fee is due in it, not for a refund in euro."""
    values: dict[str, Any] = {"currency": "KES", "payments": refunds("5000", currency="EUR")}
    values["fees"] = [{"kind": "setup", "amount": "1", "from": "2024-03-02"}]
    before, after = (calculated(date(2024, 3, day), **values).results["credit.limit_on"] for day in (1, 2))
    assert before.value == date(2024, 3, 1)
    assert (after.value, after.missing) == (None, ("fx",))


def steps_of(result_id: str, as_of: date, **values: Any) -> list[str]:
    """Return the steps of a result as lines."""
    words = words_for("en")
    steps = calculated(as_of, **values).results[result_id].steps
    return [f"{words.text(one.sentence)}: {words.value(one.value)}" for one in steps]


def test_what_is_outstanding_is_derived() -> None:
    """3.12, 3.13: each fee and each payment up to the day, by day; a top-up and what comes later are no part of it."""
    payments = [
        {"date": "2024-05-20", "amount": "1210.00", "vat": "210.00"},
        {"date": "2024-05-21", "amount": "500.00", "kind": "topup"},
        {"date": "2024-06-03", "amount": "100.00", "kind": "refund"},
        {"date": "2024-12-02", "amount": "100.00"},
    ]
    found = steps_of("credit.limit_on", date(2024, 12, 31), fees=FEES, payments=payments)
    assert found[1:] == [
        "Credit Limit on Wednesday 31 July 2024: EUR 5,000.00",
        "Subscription from Friday 1 March 2024 to Sunday 31 March 2024: EUR 1,000.00",
        "Subscription from Monday 1 April 2024 to Tuesday 30 April 2024: EUR 1,000.00",
        "Subscription from Wednesday 1 May 2024 to Friday 31 May 2024: EUR 1,000.00",
        "Set-up on Monday 20 May 2024: EUR 300.00",
        "Without VAT: payment of Monday 20 May 2024: EUR −1,000.00",  # noqa: RUF001  # the minus sign
        "Subscription from Saturday 1 June 2024 to Sunday 30 June 2024: EUR 1,000.00",
        "Without VAT: refund of Monday 3 June 2024: EUR 100.00",
        "Subscription from Monday 1 July 2024 to Wednesday 31 July 2024: EUR 1,000.00",
        "Usage from Monday 1 July 2024 to Wednesday 31 July 2024: EUR 700.00",
        "Outstanding on Wednesday 31 July 2024: EUR 5,100.00",
    ]


def test_what_does_not_reach_the_limit_is_derived_too() -> None:
    """In the currency of the contract, and in EUR at the rate of the as-of date: DKK 3,000 at 7.5."""
    fx = [{"date": "2024-05-02", "currency": "DKK", "per_eur": "7.5"}]
    found = steps_of("credit.limit_on", date(2024, 5, 2), fees=FEES[:1], currency="DKK", fx=fx)
    assert found[1:] == [
        "Subscription from Friday 1 March 2024 to Sunday 31 March 2024: DKK 1,000.00",
        "Subscription from Monday 1 April 2024 to Tuesday 30 April 2024: DKK 1,000.00",
        "Subscription from Wednesday 1 May 2024 to Friday 31 May 2024: DKK 1,000.00",
        "DKK per EUR, rate of Thursday 2 May 2024: 7.5",
        "Outstanding on Thursday 2 May 2024: EUR 400.00",
    ]


def test_nothing_is_outstanding_before_the_first_fee() -> None:
    """No fee and no payment up to the as-of date."""
    found = steps_of("credit.limit_on", date(2024, 2, 1), fees=FEES[:1])
    assert found[1:] == ["Outstanding on Thursday 1 February 2024: EUR 0.00"]


def test_of_many_parts_the_last_stand_singly() -> None:
    """The 70 payments of 1 March to 9 May and three fees: the first thirteen in one sum, a fee and twelve payments."""
    payments = [{"date": date(2024, 3, 1) + timedelta(days=at), "amount": "10.00"} for at in range(70)]
    found = steps_of("credit.limit_on", date(2024, 5, 9), fees=FEES[:1], payments=payments)
    assert found[1] == "13 fees and payments up to Tuesday 12 March 2024: EUR 880.00"
    assert len(found) == 1 + 1 + 60 + 1
    assert found[-1] == "Outstanding on Thursday 9 May 2024: EUR 2,300.00"
