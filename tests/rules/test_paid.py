"""What was paid between two days, against each payment converted one by one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.engine.calculate import PRECISION, prepared
from cmdesk.rules.case import Case
from cmdesk.rules.exchange import NoRateError
from cmdesk.rules.paid import Paid, Sums, paid_between, state_rates, supposed
from tests.helpers import contract_of, result_of

FIRST, LAST = date(2024, 3, 11), date(2025, 3, 10)
PER_EUR = {"EUR": {}, "DKK": {0: "7.44", 1: "7.46"}, "USD": {0: "1.10", 1: "1.25"}}
"""Of each currency the rate of even days and of odd days."""

DAYS = st.dates(date(2024, 2, 1), date(2025, 4, 30))
PAYMENTS = st.lists(
    st.tuples(DAYS, st.integers(1, 90_000), st.sampled_from(tuple(PER_EUR)), st.sampled_from(["payment", "refund"])),
    max_size=8,
)


def case_of(**values: Any) -> Case:
    """Return the case of a contract."""
    return prepared(contract_of(**values), LAST)


def rate(currency: str, day: date) -> Fraction:
    """Return the rate of a day."""
    return Fraction(PER_EUR[currency].get(day.toordinal() % 2, "1"))


def entered(days: set[date]) -> list[dict[str, Any]]:
    """Return the rates of some days as a contract states them."""
    return [
        {"date": day, "currency": currency, "per_eur": by_parity[day.toordinal() % 2]}
        for day in sorted(days)
        for currency, by_parity in PER_EUR.items()
        if by_parity
    ]


@given(PAYMENTS, st.sampled_from(tuple(PER_EUR)), st.sampled_from(["gross", "net"]), st.booleans())
def test_each_payment_counts_once(
    entries: list[tuple[date, int, str, str]], ours: str, counted: str, by_payment: bool
) -> None:
    """From the first day to the last, both included: at the incident's rates, or at its own day's to euro."""
    case = case_of(
        currency=ours,
        readings={"amount_paid": counted, "fx_date": "payment" if by_payment else "first_incident"},
        payments=[
            {"date": day, "amount": amount, "vat": amount // 6, "currency": currency, "kind": kind}
            for day, amount, currency, kind in entries
        ],
        fx=entered({LAST, *(day for day, *_ in entries)}),
    )
    expected = Fraction(0)
    inside = [one for one in entries if FIRST <= one[0] <= LAST]
    for day, amount, currency, kind in inside:
        net = amount - amount // 6 if counted == "net" else amount
        at = day if by_payment else LAST
        expected += Fraction(-net if kind == "refund" else net) / rate(currency, at) * rate(ours, LAST)
    with localcontext(prec=PRECISION):
        found = paid_between(case, FIRST, LAST, LAST)
    assert (found.number, found.supposed) == (len(inside), Decimal(0))
    assert abs(Fraction(found.recorded) - expected) <= Fraction(51, 10**32)  # the nearest with 30 decimals


def test_a_third_is_no_thirds_of_cents() -> None:
    """0.31 and 0.62 dollars at 7.44 are 0.125 euro, not a hair less: added up before they are converted."""
    case = case_of(
        payments=[{"date": FIRST, "amount": amount, "currency": "USD"} for amount in ("0.31", "0.62")],
        fx=[{"date": LAST, "currency": "USD", "per_eur": "7.44"}],
    )
    with localcontext(prec=PRECISION):
        assert paid_between(case, FIRST, LAST, LAST) == Paid(2, Decimal("0.125"), Decimal(0))


DIRHAMS = [
    {"date": FIRST, "amount": 40, "currency": "AED"},
    {"date": date(2024, 6, 3), "amount": 4, "currency": "AED"},
]


def test_a_rate_is_missing_only_where_it_is_used() -> None:
    """Of a payment outside the two days none is asked for, by its own day's rate; the first one missing is named."""
    fx = [{"date": date(2024, 6, 3), "currency": "AED", "per_eur": "4"}]
    case = case_of(payments=DIRHAMS, readings={"fx_date": "payment"}, fx=fx)
    assert paid_between(case, FIRST + timedelta(1), LAST, LAST) == Paid(1, Decimal(1), Decimal(0))
    for asking in (lambda: paid_between(case, FIRST, LAST, LAST), lambda: state_rates(case, FIRST, LAST)):
        with pytest.raises(NoRateError) as missing:
            asking()
        assert missing.value.args == ("AED", FIRST)


def test_on_the_incidents_own_day_nothing_is_converted() -> None:
    """To euro and back at one rate is what it was, known or not."""
    case = case_of(currency="AED", payments=[{"date": LAST, "amount": 7}], readings={"fx_date": "payment"})
    assert paid_between(case, FIRST, LAST, LAST) == Paid(1, Decimal(7), Decimal(0))


def test_euro_under_a_euro_contract_asks_no_rate() -> None:
    """Nor the reading of the rate's day, though there is a payment in another currency outside the window."""
    payments = [{"date": FIRST, "amount": 7}, {"date": date(2025, 6, 2), "amount": 7, "currency": "USD"}]
    assert "fx_date" not in result_of("liability.cap_if_today", LAST, payments=payments).readings
    assert "fx_date" in result_of("liability.cap_if_today", date(2025, 6, 3), payments=payments).readings


def test_what_is_supposed() -> None:
    """Projected invoices due after the latest payment, up to a day; nothing without the what-if."""
    values: dict[str, Any] = {
        "fees": [{"kind": "subscription", "amount": "10", "every": "month", "from": "2024-03-01"}],
        "payments": [{"date": "2024-12-20", "amount": 1}],
    }
    plain, supposing = case_of(**values), case_of(**values, projected_payments=True)
    assert [one.due for one in supposed(supposing, LAST)] == [date(2025, 1, 15), date(2025, 2, 15)]
    assert supposed(plain, LAST) == ()
    assert paid_between(supposing, FIRST, LAST, LAST) == Paid(1, Decimal(1), Decimal(20))
    assert paid_between(plain, FIRST, LAST, LAST).whole == 1
    assert paid_between(supposing, FIRST, LAST, LAST).whole == 21


def test_sums_between_two_days() -> None:
    """Both included, several of one day, and the entries as they were."""
    one, two, three = (date(2024, 6, day) for day in (3, 4, 7))
    sums = Sums.of([(three, Decimal(5)), (one, Decimal(1)), (one, Decimal(-2))])
    assert sums.between(one, two) == (2, Decimal(-1))
    assert sums.between(two, three) == (1, Decimal(5))
    assert sums.between(two, two) == (0, Decimal(0))
    assert sums.days_between(one, three) == (one, three)
    assert list(sums.entries(one, three)) == [(one, Decimal(1)), (one, Decimal(-2)), (three, Decimal(5))]
    assert list(sums.entries(two, two)) == []


def test_thirds_that_make_the_limit_are_the_limit() -> None:
    """8.4: 50,000 euro paid in three parts that no decimal fraction is, in dollars at 1.5. The limit decides."""
    parts = ("24999.50", "24999.50", "25001")
    found = result_of(
        "liability.cap_if_today",
        LAST,
        payments=[{"date": FIRST, "amount": one, "currency": "USD"} for one in parts],
        readings={"fx_date": "payment"},
        fx=[{"date": FIRST, "currency": "USD", "per_eur": "1.5"}],
    )
    assert found.value.text() == "50000.00"
    assert found.because.in_english().startswith("If an incident happened today, the limit would cap it at")
