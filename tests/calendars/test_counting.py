"""The parts of a count."""

from __future__ import annotations

from datetime import date

from cmdesk.calendars.counting import CountedDay, DayCount, DayKind

FRI_2026_03_27 = date(2026, 3, 27)
MON_2026_03_30 = date(2026, 3, 30)


def test_a_count_is_a_value() -> None:
    """Two counts of the same days are equal, and may be kept in a set."""
    day = CountedDay(MON_2026_03_30, 1, DayKind.COUNTED, "", estimated=False)
    counts = [DayCount(FRI_2026_03_27, 1, (day,), MON_2026_03_30, estimated=False) for _ in range(2)]
    assert len(set(counts)) == 1


def test_the_kinds_of_day_have_stable_names() -> None:
    """Files and the command line show them."""
    assert [kind.value for kind in DayKind] == ["counted", "weekend", "holiday"]
