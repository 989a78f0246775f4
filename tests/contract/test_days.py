"""Days, months and moments: what exists, and what was probably meant."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cmdesk.calendars.moments import Moment
from cmdesk.contract.days import FIRST_DAY, LAST_DAY, read_day, read_moment, read_month
from cmdesk.contract.fields import Field, Shape
from cmdesk.contract.months import Month
from cmdesk.contract.wrong import WrongValue

FIELD = Field(Shape.DAY, "", "")


def wrong(read: Any, raw: Any) -> str:
    """Return what is wrong with a value, in English."""
    with pytest.raises(WrongValue) as refused:
        read(raw, FIELD)
    return refused.value.sentence.in_english()


def test_days_from_the_first_to_the_last() -> None:
    """1 January 1990 and 31 December 2100 are still in."""
    assert read_day("1990-01-01", FIELD) == FIRST_DAY == dt.date(1990, 1, 1)
    assert read_day("2100-12-31", FIELD) == LAST_DAY == dt.date(2100, 12, 31)
    assert wrong(read_day, "1989-12-31").startswith("Sunday 31 December 1989 lies outside what cmdesk counts")
    assert wrong(read_day, "2101-01-01").endswith("write a day from Monday 1 January 1990 to Friday 31 December 2100")


@pytest.mark.parametrize(
    "written, near",
    [
        ("2025-02-29", "2025-02-28"),
        ("2025-02-30", "2025-02-28"),
        ("2024-02-30", "2024-02-29"),
        ("2024-06-31", "2024-06-30"),
        ("2024-25-12", "2024-12-25"),
    ],
)
def test_a_day_that_does_not_exist_brings_the_near_one(written: str, near: str) -> None:
    """The last day of the month, or day and month exchanged."""
    assert wrong(read_day, written) == f'"{written}" doesn\'t exist; did you mean {near}?'


@pytest.mark.parametrize(
    "written, near",
    [
        ("2024-3-5", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("2024.03.05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T10:00", "2024-03-05"),
        ("31-03-2024", "2024-03-31"),
        ("31.3.2024", "2024-03-31"),
        ("12/25/2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("31-02-2024", "2024-02-29"),
    ],
)
def test_a_day_in_another_form_brings_the_plain_one(written: str, near: str) -> None:
    """Where only one day can be meant."""
    assert wrong(read_day, written) == f'"{written}" is not in the form YYYY-MM-DD; did you mean {near}?'


@pytest.mark.parametrize(
    "written",
    [
        "01-03-2024",
        "2024-02-32",
        "2024-13-32",
        "2024-31-02",
        "2024-00-10",
        "2024-W10-2",
        "soon",
        "",
        "2024-03",
    ],
)
def test_what_can_mean_two_days_or_none_brings_nothing(written: str) -> None:
    """1 March to some is 3 January to others: no guess."""
    assert wrong(read_day, written) == f'"{written}" is no day; write it as 2024-03-01'


def test_a_day_is_a_text() -> None:
    """Numbers and the like are no days, months or moments."""
    assert wrong(read_day, 20240301) == "is a number; write a day as 2024-03-01"
    assert wrong(read_moment, None) == "is null; write a day as 2024-03-01"
    assert wrong(read_month, 202403) == "is a number; write a month as 2024-05"


def test_months() -> None:
    """Months of the years that cmdesk counts, in one form."""
    assert read_month("2024-05", FIELD) == Month(2024, 5)
    for written in ("2024-13", "2024-5", "1989-12", "2101-01", "202405", "2024-05-01"):
        assert wrong(read_month, written) == f'"{written}" is no month from 1990 to 2100; write it as 2024-05'


def test_moments() -> None:
    """A day alone, a local time, a time with an offset; midnight and UTC are no special cases."""
    day = dt.date(2024, 10, 1)
    assert read_moment("2024-10-01", FIELD) == Moment(day)
    assert read_moment("2024-10-01T16:30", FIELD) == Moment(day, dt.time(16, 30))
    assert read_moment("2024-10-01T00:00Z", FIELD) == Moment(day, dt.time(0), dt.timedelta(0))
    assert read_moment("2024-10-01T16:30-05:00", FIELD) == Moment(day, dt.time(16, 30), dt.timedelta(hours=-5))


@pytest.mark.parametrize("written", ["2024-10-01T24:30", "2024-10-01 16:30", "2024-10-01T16:30+25:00", "2024-10-01T"])
def test_no_moments(written: str) -> None:
    """What starts as a moment and is none."""
    assert wrong(read_moment, written).startswith(f'"{written}" is no moment; write it as 2024-10-01T16:30')


def test_a_moment_of_no_day() -> None:
    """The day of a moment exists too."""
    assert wrong(read_moment, "2025-02-29T10:00") == '"2025-02-29" doesn\'t exist; did you mean 2025-02-28?'
