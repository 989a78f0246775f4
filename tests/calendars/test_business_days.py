"""Business Days by number, inside the table and beyond it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.business_days import BusinessDays
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable, Known

TUE_2160_12_30 = date(2160, 12, 30)
WED_2160_12_31 = date(2160, 12, 31)
THU_2161_01_01 = date(2161, 1, 1)
FRI_2161_01_02 = date(2161, 1, 2)
MON_2161_01_05 = date(2161, 1, 5)
THU_1989_11_30 = date(1989, 11, 30)
FRI_1989_12_01 = date(1989, 12, 1)
MON_1989_12_04 = date(1989, 12, 4)

KNOWN = Known(date(1990, 1, 1), date(2100, 12, 31), date(2100, 12, 31))
BUSINESS_DAYS = BusinessDays(HolidayTable.of({WED_2160_12_31: False, MON_1989_12_04: False}, KNOWN))
ANY_DAY = st.dates(date(1900, 1, 1), date(2400, 12, 31))
NUMBERS = st.integers(1, 600)


def is_business_day(day: date) -> bool:
    """Tell by the week and the two holidays of the table."""
    return day.weekday() < 5 and day not in {WED_2160_12_31, MON_1989_12_04}


def test_the_first_business_day_is_number_one() -> None:
    """Friday 1 December 1989 opens the table; the Thursday before is number 0."""
    assert BUSINESS_DAYS.number(FIRST_DAY) == 1
    assert BUSINESS_DAYS.day(1) == FRI_1989_12_01
    assert BUSINESS_DAYS.number(THU_1989_11_30) == 0
    assert BUSINESS_DAYS.day(0) == THU_1989_11_30


@pytest.mark.parametrize(
    "day, n, expected",
    [
        (THU_1989_11_30, 1, FRI_1989_12_01),
        (THU_1989_11_30, 2, date(1989, 12, 5)),
        (date(1989, 11, 25), 1, date(1989, 11, 27)),
        # The table ends on a holiday, a Wednesday.
        (date(2160, 12, 30), 1, THU_2161_01_01),
        (date(2160, 12, 30), 3, MON_2161_01_05),
        (WED_2160_12_31, 2, FRI_2161_01_02),
        (THU_2161_01_01, 1, FRI_2161_01_02),
        (FRI_2161_01_02, 1, MON_2161_01_05),
    ],
)
def test_counts_on_across_the_edges(day: date, n: int, expected: date) -> None:
    """Outside the table only the week counts."""
    assert BUSINESS_DAYS.add(day, n) == expected


def test_a_table_may_begin_and_end_with_a_holiday() -> None:
    """Then its first Business Day is later, its last one earlier."""
    closed = BusinessDays(HolidayTable.of({FRI_1989_12_01: False, WED_2160_12_31: False}, KNOWN))
    assert closed.number(FRI_1989_12_01) == closed.number(THU_1989_11_30) == 0
    assert closed.day(1) == MON_1989_12_04
    assert closed.day(closed.number(WED_2160_12_31)) == TUE_2160_12_30


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_zeroth_business_day_after_a_day(n: int) -> None:
    """Counting starts with one."""
    with pytest.raises(ValueError, match="counted from 1"):
        BUSINESS_DAYS.add(FRI_2161_01_02, n)
    with pytest.raises(ValueError, match="counted from 1"):
        BUSINESS_DAYS.add(date(2026, 3, 27), n)


@given(ANY_DAY, NUMBERS)
def test_is_the_nth_one_strictly_after(day: date, n: int) -> None:
    """The result is a Business Day, and n of them lie in the days after the start up to it."""
    result = BUSINESS_DAYS.add(day, n)
    assert is_business_day(result)
    days = (day + timedelta(days) for days in range(1, (result - day).days + 1))
    assert sum(map(is_business_day, days)) == n


@given(ANY_DAY)
def test_numbers_and_days_undo_each_other(day: date) -> None:
    """The day of a day's number is the last Business Day on or before it."""
    found = BUSINESS_DAYS.day(BUSINESS_DAYS.number(day))
    assert is_business_day(found)
    assert found <= day
    assert not any(is_business_day(found + timedelta(days)) for days in range(1, (day - found).days + 1))


@pytest.mark.parametrize("day, n", [(date(2026, 3, 27), 10), (date(2026, 3, 27), 1), (FIRST_DAY, 10)])
def test_a_day_is_made_once(day: date, n: int) -> None:
    """The same object comes back, wherever in the table."""
    assert BUSINESS_DAYS.add(day, n) is BUSINESS_DAYS.add(day, n)


def test_beyond_the_table_a_day_is_made_anew() -> None:
    """There is no place to keep it."""
    assert BUSINESS_DAYS.add(LAST_DAY, 10) == BUSINESS_DAYS.add(LAST_DAY, 10)
