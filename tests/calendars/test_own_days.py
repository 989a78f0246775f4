"""Days agreed otherwise."""

from __future__ import annotations

from datetime import date

from cmdesk.calendars.own_days import NO_OWN_DAYS, OwnDay, OwnDays

FRI_2024_05_10 = date(2024, 5, 10)


def test_nothing_is_agreed_unless_said() -> None:
    """Without own days the calendar stands as it is."""
    assert OwnDays() == NO_OWN_DAYS
    assert (NO_OWN_DAYS.added, NO_OWN_DAYS.removed) == ((), ())


def test_own_days_may_be_told_apart_and_kept_in_sets() -> None:
    """Calendars are kept by them."""
    day = OwnDay(FRI_2024_05_10, "agreed closing day")
    assert len({OwnDays(added=(day,)), OwnDays(removed=(day,)), OwnDays(added=(day,))}) == 2
