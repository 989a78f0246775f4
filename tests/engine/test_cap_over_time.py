"""The cap over time against the cap of each day, asked one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract, Deviation
from cmdesk.contract.payments import Payment, PaymentKind
from cmdesk.engine.calculate import PRECISION, calculate, prepared
from cmdesk.engine.cap_over_time import Ahead, CapFrom, Change, cap_ahead, cap_over_time, caps_between
from cmdesk.rules.liability import cap_if_today
from tests.helpers import EDITION_2023, EDITION_2025, calculated, contract_of, notice
from tests.soak import examples
from tests.strategies import amounts, contracts, days

FIRST, LAST = date(2024, 6, 1), date(2025, 12, 31)
PAID = [{"date": "2024-07-10", "amount": "1000"}, {"date": "2024-07-10", "amount": "500"}]


def moves(first: date = FIRST, last: date = LAST, **values: Any) -> list[tuple[date, str | None]]:
    """Return the days on which another cap of a contract begins, and the cap."""
    return written(caps_between(prepared(contract_of(**values), first), first, last))


def written(found: tuple[CapFrom, ...]) -> list[tuple[date, str | None]]:
    """Return caps with the days from which they hold, short."""
    return [(one.start, None if one.cap is None else one.cap.text()) for one in found]


def by_rate(first: date, last: date, **values: Any) -> list[date]:
    """Return the days on which nothing but the rate moves the cap."""
    return [one.start for one in caps_between(prepared(contract_of(**values), first), first, last) if one.by_rate]


def test_a_payment_counts_for_twelve_months() -> None:
    """From the day after it to the same day a year later: an incident on 10 July 2025 still has it in its window."""
    assert caps_between(prepared(contract_of(payments=PAID), FIRST), FIRST, LAST) == (
        CapFrom(FIRST, date(2024, 7, 10), Money(Decimal("0.00"), "EUR")),
        CapFrom(date(2024, 7, 11), date(2025, 7, 10), Money(Decimal("1500.00"), "EUR")),
        CapFrom(date(2025, 7, 11), LAST, Money(Decimal("0.00"), "EUR")),
    )


def test_the_incidents_own_day_may_count() -> None:
    """Then from the day itself, and a day less at the end."""
    found = moves(payments=PAID, readings={"incident_day_payments": "included"})
    assert found == [(FIRST, "0.00"), (date(2024, 7, 10), "1500.00"), (date(2025, 7, 10), "0.00")]


def test_a_window_of_a_month() -> None:
    """28 February is a month before 28, 29, 30 and 31 March, and before none of the days after."""
    window = [{"parameter": "cap_window_months", "value": 1}]
    paid = [{"date": "2025-02-28", "amount": "5"}]
    first, last = date(2025, 2, 1), date(2025, 4, 30)
    found = moves(first, last, payments=paid, deviations=window)
    assert found == [(first, "0.00"), (date(2025, 3, 1), "5.00"), (date(2025, 4, 1), "0.00")]


def test_what_went_back_and_the_limit() -> None:
    """Never below zero, never above 50,000, and nothing is told twice."""
    paid = [
        {"date": "2024-07-01", "amount": "10", "kind": "refund"},
        {"date": "2024-08-01", "amount": "50005"},
        {"date": "2024-09-01", "amount": "9000"},
        {"date": "2024-10-01", "amount": "58996", "kind": "chargeback"},
    ]
    assert moves(payments=paid, last=date(2025, 6, 30)) == [
        (FIRST, "0.00"),
        (date(2024, 8, 2), "49995.00"),
        (date(2024, 9, 2), "50000.00"),
        (date(2024, 10, 2), "0.00"),
    ]


def test_an_amendment_may_move_it() -> None:
    """Days on which another edition begins are looked at; the figures of both are the same, so nothing shows."""
    values: dict[str, Any] = {
        "edition": EDITION_2023,
        "notices": [notice("a", "2024-08-01", kind="amendment")],
        "amendments": [{"notice": "a", "to_edition": EDITION_2025}],
        "payments": PAID,
    }
    assert moves(**values) == moves(payments=PAID)


def test_projected_payments_count_where_they_are_supposed() -> None:
    """Invoiced on the 1st, due on the 15th, after the latest payment of 10 July; without the what-if none of them."""
    values: dict[str, Any] = {
        "payments": PAID,
        "fees": [{"kind": "subscription", "amount": "100", "every": "quarter", "from": "2024-05-01"}],
    }
    supposed = moves(last=date(2025, 3, 31), projected_payments=True, **values)
    assert moves(last=date(2025, 3, 31), **values) == supposed[:2]
    assert supposed == [
        (FIRST, "0.00"),
        (date(2024, 7, 11), "1500.00"),
        (date(2024, 8, 16), "1600.00"),
        (date(2024, 11, 16), "1700.00"),
        (date(2025, 2, 16), "1800.00"),
    ]


def test_a_missing_rate_leaves_a_gap() -> None:
    """Where no rate is known there is no cap, and it comes back with a rate."""
    rates = [{"date": "2024-07-09", "currency": "AED", "per_eur": "4"}]
    assert moves(currency="AED", payments=PAID, fx=rates) == [
        (FIRST, None),
        (date(2024, 7, 9), "0.00"),
        (date(2024, 7, 11), "1500.00"),
        (date(2024, 7, 17), None),
    ]
    assert by_rate(FIRST, LAST, currency="AED", payments=PAID, fx=rates) == []


def test_the_limit_moves_with_the_rate() -> None:
    """EUR 50,000 in kroner, as long as more than that was paid: the Bank's rates of a Thursday and a Friday."""
    paid = [{"date": "2024-07-10", "amount": "400000"}]
    found = moves(date(2024, 9, 12), date(2024, 9, 15), currency="DKK", payments=paid)
    assert found == [(date(2024, 9, 12), "373100.00"), (date(2024, 9, 13), "373135.00")]
    moved = by_rate(date(2024, 9, 12), date(2024, 9, 15), currency="DKK", payments=paid)
    assert moved == [date(2024, 9, 13)]


def test_dollars_move_with_the_rate_unless_each_counts_at_its_own() -> None:
    """Under a contract in euro: 110 dollars at 1.10, from the 12th on at 1.00; or at 1.10 as long as they count."""
    values: dict[str, Any] = {
        "payments": [{"date": "2024-07-10", "amount": "110", "currency": "USD"}],
        "fx": [
            {"date": "2024-07-10", "currency": "USD", "per_eur": "1.10"},
            {"date": "2024-07-12", "currency": "USD", "per_eur": "1.00"},
            {"date": "2024-07-13", "currency": "USD", "per_eur": "1.00"},
        ],
    }
    first, last = date(2024, 7, 10), date(2024, 7, 14)
    by_day = [(first, "0.00"), (date(2024, 7, 11), "100.00"), (date(2024, 7, 12), "110.00")]
    assert moves(first, last, **values) == by_day
    assert by_rate(first, last, **values) == [date(2024, 7, 12)]
    assert moves(first, last, readings={"fx_date": "payment"}, **values) == by_day[:2]


def test_the_span() -> None:
    """Twelve months back, not before the Effective Date, and on to the last day of the running term."""
    found = cap_over_time(calculated(date(2024, 6, 3)))
    assert (found[0].start, found[-1].until) == (date(2024, 3, 1), date(2025, 2, 28))
    found = cap_over_time(calculated(date(2025, 6, 3)))
    assert (found[0].start, found[-1].until) == (date(2024, 6, 3), date(2026, 2, 28))


def test_the_span_goes_on_until_no_payment_counts() -> None:
    """That of 10 July 2024 counts for an incident on 10 July 2025, beyond the term; the next day is without it."""
    found = cap_over_time(calculated(date(2024, 6, 3), payments=PAID))
    assert written(found)[-1] == (date(2025, 7, 11), "0.00")
    assert found[-1].until == date(2025, 7, 11)


def test_the_span_has_the_as_of_date_in_it() -> None:
    """Before the contract began, after it ended, and on the last day that there is."""
    before = cap_over_time(calculated(date(2023, 1, 2)))
    assert (before[0].start, before[-1].until) == (date(2023, 1, 2), date(2025, 2, 28))
    gone = notice("n", "2024-05-03", kind="non_renewal")
    after = cap_over_time(calculated(date(2027, 1, 4), notices=[gone]))
    assert (after[0].start, after[-1].until) == (date(2026, 1, 4), date(2027, 1, 4))
    late = calculated(date(2100, 6, 1), payments=[{"date": "2100-05-01", "amount": "1"}])
    assert cap_over_time(late)[-1].until == date(2100, 12, 31)


READINGS = st.fixed_dictionaries(
    {
        "incident_day_payments": st.sampled_from(["excluded", "included"]),
        "amount_paid": st.sampled_from(["gross", "net"]),
        "fx_date": st.sampled_from(["first_incident", "payment"]),
        "calendar_period_end": st.sampled_from(["as_is", "next_business_day"]),
    }
)
ENTRIES = st.lists(
    st.builds(
        Payment,
        date=days(date(2024, 1, 1), date(2025, 3, 31)),
        amount=amounts(),
        currency=st.sampled_from([None, "EUR", "USD"]),
        kind=st.sampled_from(PaymentKind),
    ),
    max_size=8,
).map(tuple)


Agreed = tuple[Deviation, ...]
CURRENCIES = st.sampled_from(["EUR", "EUR", "DKK", "AED"])
WINDOWS = st.sampled_from([(), *((Deviation("cap_window_months", Decimal(months)),) for months in (1, 2, 5, 13))])


@given(contracts(), ENTRIES, READINGS, WINDOWS, CURRENCIES)
@examples(20)
def test_it_is_the_cap_of_each_day(
    contract: Contract,
    entries: tuple[Payment, ...],
    chosen: dict[str, str],
    agreed: tuple[Deviation, ...],
    currency: str,
) -> None:
    """Whatever was paid, went back, was agreed, supposed or amended, and whatever readings are chosen."""
    others = tuple(one for one in contract.deviations if one.parameter != "cap_window_months")
    contract = replace(
        contract,
        currency=currency,
        payments=entries,
        readings={**contract.readings, **chosen},
        deviations=others + agreed,
    )
    first = min((one.date for one in entries), default=FIRST) - timedelta(days=3)
    last = first + timedelta(days=500)
    found = caps_between(prepared(contract, first), first, last)
    assert all(one.cap != other.cap and one.until < other.start for one, other in pairwise(found))
    by_day = {day: one.cap for one in found for day in each_day(one.start, one.until)}
    assert list(by_day) == each_day(first, last)
    with localcontext(prec=PRECISION):
        for day, cap in by_day.items():
            assert cap == cap_if_today(prepared(contract, day)).value, day


def each_day(first: date, last: date) -> list[date]:
    """Return the days of a span, both included."""
    return [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]


def test_today_is_on_the_way() -> None:
    """On the as-of date it is what the answer states."""
    calculation = calculate(contract_of(payments=PAID), date(2024, 12, 2))
    (today,) = (one for one in cap_over_time(calculation) if one.start <= calculation.as_of <= one.until)
    assert today.cap == calculation.results["liability.cap_if_today"].value


def test_what_is_to_come() -> None:
    """The dollars of 110 leave a year and a day later; between the days of payments the rate moves them."""
    paid = [*PAID, {"date": "2024-07-12", "amount": "110", "currency": "USD"}]
    values: dict[str, Any] = {"payments": paid, "fx": [{"date": "2025-07-10", "currency": "USD", "per_eur": "1.10"}]}
    ahead = cap_ahead(calculated(date(2025, 1, 6), **values))
    assert ahead is not None
    assert ahead.changes[0] == Change(date(2025, 7, 11), Money(Decimal("100.00"), "EUR"))
    assert (ahead.changes[-1].cap, ahead.by_rate) == (Money(Decimal("0.00"), "EUR"), True)
    readings = {"fx_date": "payment"}
    assert cap_ahead(calculated(date(2026, 1, 5), payments=PAID, readings=readings)) == Ahead(
        (), by_rate=False, until=date(2026, 2, 28)
    )
    assert cap_ahead(calculated(date(2024, 6, 3))) is None


@given(contracts(), ENTRIES, READINGS, CURRENCIES, days(date(2024, 1, 1), date(2025, 6, 30)))
@examples(20)
def test_what_is_to_come_is_what_lies_ahead(
    contract: Contract, entries: tuple[Payment, ...], chosen: dict[str, str], currency: str, as_of: date
) -> None:
    """Every change but those of rates from day to day, and whether there are such ones."""
    readings = {**contract.readings, **chosen}
    calculation = calculate(replace(contract, currency=currency, payments=entries, readings=readings), as_of)
    caps = cap_over_time(calculation)
    found = [one for one in caps if one.start > as_of]
    changes = tuple(Change(one.start, one.cap) for one in found if not one.by_rate)
    expected = Ahead(changes, any(one.by_rate for one in found), caps[-1].until)
    assert cap_ahead(calculation) == (expected if len(caps) > 1 else None)


def test_the_last_day_may_move_it() -> None:
    """The span ends on the Friday on which the rate moves the limit."""
    paid = [{"date": "2024-07-10", "amount": "400000"}]
    found = moves(date(2024, 9, 12), date(2024, 9, 13), currency="DKK", payments=paid)
    assert found == [(date(2024, 9, 12), "373100.00"), (date(2024, 9, 13), "373135.00")]


def test_a_payment_over_the_limit_changes_nothing_to_come() -> None:
    """Of 20 September 2024, it counts from the Saturday on, on which no rate moves the limit either."""
    paid = [{"date": "2024-07-10", "amount": "400000"}, {"date": "2024-09-20", "amount": "1"}]
    kroner = [Money(Decimal(amount), "DKK") for amount in ("1.00", "0.00")]
    assert cap_ahead(calculated(date(2024, 9, 2), currency="DKK", payments=paid)) == Ahead(
        (Change(date(2025, 7, 11), kroner[0]), Change(date(2025, 9, 21), kroner[1])),
        by_rate=True,
        until=date(2025, 9, 21),
    )
