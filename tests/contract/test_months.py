"""Calendar months."""

from __future__ import annotations

from datetime import date

from cmdesk.contract.months import Month


def test_a_month_has_a_first_and_a_last_day() -> None:
    """The last day is that of the month, in leap years and at the end of a year."""
    assert Month(2024, 2).first_day == date(2024, 2, 1)
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2025, 2).last_day == date(2025, 2, 28)
    assert Month(2024, 12).last_day == date(2024, 12, 31)


def test_months_follow_one_another() -> None:
    """After December comes January of the next year, and the order is that of time."""
    assert Month(2024, 12).next == Month(2025, 1)
    assert Month(2024, 11).next == Month(2024, 12)
    assert Month(2024, 12) < Month(2025, 1)


def test_a_month_is_written_as_in_the_file() -> None:
    """Four digits, a hyphen, two digits."""
    assert Month(2024, 5).text() == "2024-05"
