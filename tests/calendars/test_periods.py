"""Months are counted on the day number, and the latest day that still fits is found backwards."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from cmdesk.calendars.periods import add_months, last_day_of, latest_day_that_fits

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 600)

SAT_2024_08_31 = date(2024, 8, 31)
THU_2024_02_29 = date(2024, 2, 29)
FRI_2025_01_31 = date(2025, 1, 31)


@pytest.mark.parametrize(
    "day, months, expected",
    [
        (FRI_2025_01_31, 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, THU_2024_02_29),
        (FRI_2025_01_31, 2, date(2025, 3, 31)),
        (THU_2024_02_29, 12, date(2025, 2, 28)),
        (THU_2024_02_29, 48, date(2028, 2, 29)),
        (SAT_2024_08_31, 6, date(2025, 2, 28)),
        (date(2024, 3, 1), 24, date(2026, 3, 1)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 3, 12), -12, date(2024, 3, 12)),
        (SAT_2024_08_31, 0, SAT_2024_08_31),
    ],
)
def test_months_keep_the_day_number_or_end_on_the_last_day(day: date, months: int, expected: date) -> None:
    """31 January and one month is the last of February; 29 February returns every fourth year."""
    assert add_months(day, months) == expected


@given(DAYS, MONTHS)
def test_months_land_in_the_right_month_on_the_right_day(day: date, months: int) -> None:
    """The month is so many months on, and the day number is kept as far as that month has it."""
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, st.integers(-1080, 1080))
def test_months_are_those_of_a_well_kept_library(day: date, months: int) -> None:
    """The day number and the ends of months are counted as dateutil counts them."""
    assume(1900 <= day.year + months // 12 <= 2200)
    assert add_months(day, months) == day + relativedelta(months=months)


@given(DAYS, DAYS, MONTHS)
def test_months_keep_the_order_of_days(one: date, other: date, months: int) -> None:
    """A period from a later day never ends earlier."""
    earlier, later = sorted((one, other))
    assert add_months(earlier, months) <= add_months(later, months)


@pytest.mark.parametrize(
    "last_day, expected",
    [
        (date(2025, 2, 28), date(2024, 11, 30)),
        (date(2025, 12, 31), date(2025, 9, 30)),
        (date(2025, 5, 30), date(2025, 2, 28)),
        (date(2025, 10, 31), date(2025, 7, 31)),
        (date(2025, 3, 14), date(2024, 12, 14)),
        (date(2024, 2, 29), date(2023, 11, 30)),
        (date(2025, 6, 30), date(2025, 3, 31)),
    ],
)
def test_three_months_before_a_last_day(last_day: date, expected: date) -> None:
    """10.2: the latest day from which three full months fit."""
    assert latest_day_that_fits(last_day, 3) == expected


def test_a_year_before_the_end_of_february_is_the_leap_day() -> None:
    """29 February 2024 and twelve months is 28 February 2025, so the leap day still fits."""
    assert latest_day_that_fits(date(2025, 2, 28), 12) == THU_2024_02_29


@given(DAYS, MONTHS)
def test_the_latest_day_fits_and_the_next_one_does_not(last_day: date, months: int) -> None:
    """The definition itself: the largest day whose period ends on or before the last day."""
    found = latest_day_that_fits(last_day, months)
    assert add_months(found, months) <= last_day < add_months(found + timedelta(1), months)


@pytest.mark.parametrize(
    "first, months, last",
    [
        (date(2024, 3, 1), 12, date(2025, 2, 28)),
        (THU_2024_02_29, 12, date(2025, 2, 28)),
        (THU_2024_02_29, 48, date(2028, 2, 28)),
        (SAT_2024_08_31, 6, date(2025, 2, 28)),
        (FRI_2025_01_31, 2, date(2025, 3, 30)),
    ],
)
def test_the_last_day_of_a_period(first: date, months: int, last: date) -> None:
    """The day before the same day number, or the last day of a month that has no such day."""
    assert last_day_of(first, months) == last
