"""The cap over time against the cap of each day, asked one by one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.engine.calculate import calculate, prepared
from cmdesk.engine.cap_over_time import CapFrom, cap_over_time
from tests.helpers import EDITION_2023, EDITION_2025, contract_of, notice
from tests.strategies import contracts

FIRST, LAST = date(2024, 6, 1), date(2025, 12, 31)
PAID = [{"date": "2024-07-10", "amount": "1000"}, {"date": "2024-07-10", "amount": "500"}]


def eur(amount: str) -> Money:
    """Return a sum in euro."""
    return Money(Decimal(amount), "EUR")


def over_time(first: date = FIRST, last: date = LAST, **values: Any) -> tuple[CapFrom, ...]:
    """Return how the cap of a contract moves."""
    return cap_over_time(prepared(contract_of(**values), first), first, last)


def test_a_payment_counts_for_twelve_months() -> None:
    """From the day after it to the same day a year later: an incident on 10 July 2025 still has it in its window."""
    assert over_time(payments=PAID) == (
        CapFrom(FIRST, eur("0.00")),
        CapFrom(date(2024, 7, 11), eur("1500.00")),
        CapFrom(date(2025, 7, 11), eur("0.00")),
    )


def test_the_incidents_own_day_may_count() -> None:
    """Then from the day itself, and a day less at the end."""
    assert over_time(payments=PAID, readings={"incident_day_payments": "included"}) == (
        CapFrom(FIRST, eur("0.00")),
        CapFrom(date(2024, 7, 10), eur("1500.00")),
        CapFrom(date(2025, 7, 10), eur("0.00")),
    )


def test_an_amendment_may_move_it() -> None:
    """Days on which another edition begins are looked at; the figures of both are the same, so nothing shows."""
    values: dict[str, Any] = {
        "edition": EDITION_2023,
        "notices": [notice("a", "2024-08-01", kind="amendment")],
        "amendments": [{"notice": "a", "to_edition": EDITION_2025}],
        "payments": PAID,
    }
    assert over_time(**values) == over_time(payments=PAID)
    assert over_time(first=date(2025, 1, 1), **values) == over_time(first=date(2025, 1, 1), payments=PAID)


def test_a_missing_rate_leaves_a_gap() -> None:
    """Where no rate is known there is no cap, and it comes back with a rate."""
    found = over_time(
        currency="AED",
        payments=PAID,
        fx=[{"date": "2024-07-09", "currency": "AED", "per_eur": "4"}],
        last=date(2025, 7, 20),
    )
    assert [one.cap and one.cap.text() for one in found] == [None, "0.00", "1500.00", None]


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 2, 28), date(2024, 3, 1), date(2023, 2, 28)])
def test_around_a_leap_day(day: date) -> None:
    """Turning points miss no day at the end of February."""
    agrees_day_by_day(contract_of(payments=[{"date": day, "amount": "5"}]), date(2023, 2, 1), date(2025, 4, 1))


def agrees_day_by_day(contract: Contract, first: date, last: date) -> None:
    """Assert that the cap over time is that of each day."""
    found = list(cap_over_time(prepared(contract, first), first, last))
    assert found[0].day == first
    assert all(one.cap != other.cap and one.day < other.day for one, other in pairwise(found))
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        while found[-1].day > day:
            found.pop()
        assert found[-1].cap == calculate(contract, day).results["liability.cap_if_today"].value, day


@given(contracts(currencies=("EUR",)))
@settings(max_examples=2)
def test_it_is_the_cap_of_each_day(contract: Contract) -> None:
    """Whatever was paid, went back, was agreed or amended."""
    first = min((one.date for one in contract.payments), default=FIRST)
    agrees_day_by_day(contract, first - timedelta(days=3), first + timedelta(days=40))
