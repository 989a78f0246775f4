"""A table counts Business Days by day, survives its bytes, and takes days agreed otherwise."""

from __future__ import annotations

from datetime import date, timedelta

from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable, Known

FRI_1989_12_01 = date(1989, 12, 1)
MON_1989_12_04 = date(1989, 12, 4)
TUE_1989_12_05 = date(1989, 12, 5)
SAT_1989_12_09 = date(1989, 12, 9)
WED_2160_12_31 = date(2160, 12, 31)
KNOWN = Known(date(1991, 1, 1), date(2100, 12, 31), date(2026, 12, 31))

# Monday is a certain holiday, Tuesday and Saturday are uncertain ones.
TABLE = HolidayTable.of({SAT_1989_12_09: True, MON_1989_12_04: False, TUE_1989_12_05: True}, KNOWN)


def business_days(table: HolidayTable, until: int) -> list[int]:
    """Return the first Business Days as numbers of days since the table's first."""
    return [offset for offset in table.days[1:] if offset < until]


def test_the_span() -> None:
    """A month before the first contract date, sixty years after the last."""
    assert (FIRST_DAY, LAST_DAY) == (FRI_1989_12_01, WED_2160_12_31)
    assert FIRST_DAY.weekday() == 4
    assert len(TABLE.ranks) == (LAST_DAY - FIRST_DAY).days + 1


def test_counts_business_days() -> None:
    """Friday, then a weekend, two holidays, three Business Days, a weekend."""
    assert list(TABLE.ranks[:11]) == [1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 5]
    assert business_days(TABLE, 11) == [0, 5, 6, 7, 10]
    assert len(TABLE.days) == TABLE.ranks[-1] + 1


def test_knows_holidays_and_estimates() -> None:
    """An uncertain holiday on a Saturday decides nothing."""
    places = [TABLE.place_of_holiday(FIRST_DAY + timedelta(days)) for days in range(10)]
    assert places == [None, None, None, 0, 1, None, None, None, 2, None]
    assert TABLE.has_estimate(FIRST_DAY, TUE_1989_12_05)
    assert TABLE.has_estimate(TUE_1989_12_05, TUE_1989_12_05)
    assert not TABLE.has_estimate(FIRST_DAY, MON_1989_12_04)
    assert not TABLE.has_estimate(TUE_1989_12_05 + timedelta(1), LAST_DAY)


def test_bytes_give_the_same_table() -> None:
    """What is kept is what was worked out."""
    again = HolidayTable.from_bytes(TABLE.to_bytes())
    assert again.to_bytes() == TABLE.to_bytes()
    assert (again.ranks, again.days, again.holidays, again.estimated) == (
        TABLE.ranks,
        TABLE.days,
        TABLE.holidays,
        TABLE.estimated,
    )
    assert (again.known.first, again.known.last, again.known.until) == (KNOWN.first, KNOWN.last, KNOWN.until)


def test_own_days_close_and_open() -> None:
    """Wednesday closes, Monday and Tuesday are worked, Saturday is not; and no agreement is an estimate."""
    wednesday = TUE_1989_12_05 + timedelta(1)
    own = TABLE.with_own_days([wednesday], [MON_1989_12_04, TUE_1989_12_05, SAT_1989_12_09])
    assert business_days(own, 11) == [0, 3, 4, 6, 7, 10]
    assert not own.has_estimate(FIRST_DAY, LAST_DAY)
    assert business_days(TABLE, 11) == [0, 5, 6, 7, 10]


def test_own_days_reach_to_the_edges_of_the_table() -> None:
    """Its first day closes, and its last one, a holiday, is worked."""
    table = HolidayTable.of({WED_2160_12_31: False}, KNOWN)
    own = table.with_own_days([FRI_1989_12_01], [WED_2160_12_31])
    assert own.ranks[0] == 0
    assert own.ranks[-1] == own.ranks[-2] + 1


def test_own_days_outside_the_table_change_nothing() -> None:
    """There is no place for them."""
    own = TABLE.with_own_days([date(1980, 1, 1), date(2200, 1, 1)], [date(1989, 11, 30)])
    assert own.to_bytes() == TABLE.to_bytes()
