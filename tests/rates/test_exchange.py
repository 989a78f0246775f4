"""Exchange rates entered with a contract: the latest earlier one counts, if it is not too old."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.rates.exchange import OLDEST, Rate, Rates

MON_2025_03_10 = date(2025, 3, 10)
DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 31))


def rates(*known: tuple[date, str, str]) -> Rates:
    """Return rates by day, currency and figure."""
    return Rates(Rate(day, currency, Decimal(figure)) for day, currency, figure in known)


@pytest.mark.parametrize("days_old, known", [(0, True), (1, True), (7, True), (8, False), (-1, False)])
def test_a_rate_may_be_seven_days_old(days_old: int, known: bool) -> None:
    """A week bridges every pause of the reference rates; a rate of a later day is none yet."""
    found = rates((MON_2025_03_10 - timedelta(days=days_old), "DKK", "7.46")).on("DKK", MON_2025_03_10)
    assert (found is not None) == known


def test_the_latest_earlier_one_counts() -> None:
    """In whatever order they were entered, and it says of which day it is."""
    known = rates(
        (date(2025, 3, 11), "DKK", "3"),
        (date(2025, 3, 7), "DKK", "2"),
        (date(2025, 3, 5), "DKK", "1"),
        (date(2025, 3, 10), "USD", "4"),
    )
    assert known.on("DKK", MON_2025_03_10) == Rate(date(2025, 3, 7), "DKK", Decimal(2))


def test_of_two_on_one_day_the_later_entry_counts() -> None:
    """The reader refuses two; whoever calculates without it gets the correction."""
    known = rates((MON_2025_03_10, "DKK", "1"), (MON_2025_03_10, "DKK", "2"))
    found = known.on("DKK", MON_2025_03_10)
    assert found is not None
    assert found.per_eur == 2


def test_a_currency_without_rates_has_none() -> None:
    """Nothing is worked out by way of another."""
    assert rates((MON_2025_03_10, "DKK", "7.46")).on("USD", MON_2025_03_10) is None
    assert Rates(()).on("DKK", MON_2025_03_10) is None


@given(st.lists(DAYS, max_size=8), DAYS)
def test_no_earlier_rate_is_passed_over(days: list[date], day: date) -> None:
    """What is found is the newest of those that may count, looked for one by one."""
    found = Rates(Rate(one, "DKK", Decimal(1)) for one in days).on("DKK", day)
    may_count = [one for one in days if 0 <= (day - one).days <= OLDEST]
    assert (found and found.day) == max(may_count, default=None)
