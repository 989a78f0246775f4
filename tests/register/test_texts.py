"""How days, moments and texts are written down, so that they sort and come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cmdesk.register.texts import day_in, day_text, json_text, moment_in, moment_text, storable

NOON = datetime(2025, 1, 15, 12, 0, 0, 7, tzinfo=timezone(timedelta(hours=1)))


def test_moments_are_written_in_utc_and_sort() -> None:
    """To the microsecond, all with as many digits, whatever the offset."""
    assert moment_text(NOON) == "2025-01-15T11:00:00.000007Z"
    assert moment_text(NOON) < moment_text(NOON + timedelta(seconds=1)) < "2025-01-15U"
    assert moment_in(moment_text(NOON)) == NOON
    assert moment_in(moment_text(NOON)).tzinfo == UTC


@pytest.mark.parametrize("day", [None, date(2025, 1, 15), date.min, date.max])
def test_days_come_back(day: date | None) -> None:
    """None stays None."""
    assert day_in(day_text(day)) == day


@pytest.mark.parametrize(
    "text, stored",
    [
        ("ACME ApS", "ACME ApS"),
        ("上海", "上海"),
        ("a\0b", "a?b"),
        ("half \ud83d a letter", "half ? a letter"),
    ],
)
def test_what_no_database_takes_is_a_question_mark(text: str, stored: str) -> None:
    """NUL and half characters, which a JSON file can hold."""
    assert storable(text) == stored


@pytest.mark.parametrize(
    "value, text",
    [
        (None, None),
        ("5.00", '"5.00"'),
        ({"name": "Børge"}, '{"name":"Børge"}'),
        ("a\0", '"a\\u0000"'),
        (24, "24"),
    ],
)
def test_plain_values_are_written_as_json(value: object, text: str | None) -> None:
    """As they read."""
    assert json_text(value) == text
