"""A moment keeps what was entered, and falls on the civil day that the zone's clocks show."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.wording import words_for
from cmdesk.calendars.moments import LocalMoment, Moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")

THU_2025_11_20 = date(2025, 11, 20)
FRI_2025_11_21 = date(2025, 11, 21)
SUN_2026_03_29 = date(2026, 3, 29)
SUN_2026_10_25 = date(2026, 10, 25)


@pytest.mark.parametrize(
    "text, moment",
    [
        ("2025-11-20", Moment(THU_2025_11_20)),
        ("2025-11-20T16:30", Moment(THU_2025_11_20, time(16, 30))),
        ("2025-11-20T00:00", Moment(THU_2025_11_20, time(0, 0))),
        ("2025-11-20T16:30:15", Moment(THU_2025_11_20, time(16, 30, 15))),
        ("2025-11-20T16:30:15.250", Moment(THU_2025_11_20, time(16, 30, 15, 250_000))),
        ("2025-11-20T09:00+01:00", Moment(THU_2025_11_20, time(9), timedelta(hours=1))),
        ("2025-11-20T09:00-03:30", Moment(THU_2025_11_20, time(9), -timedelta(hours=3, minutes=30))),
        ("2025-11-20T09:00Z", Moment(THU_2025_11_20, time(9), timedelta(0))),
    ],
)
def test_reads_dates_and_moments(text: str, moment: Moment) -> None:
    """A date, a moment by the entity's clock, or a moment with its offset."""
    assert Moment.parse(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-02-30",
        "2025-13-01",
        "2025-1-5",
        "20251120",
        "2025-W47-4",
        "20-11-2025",
        "2025-11-20T25:00",
        "2025-11-20T16",
        "2025-11-20 16:30",
        "2025-11-20T16:30+1",
        "2025-11-20T16:30+25:00",
        "2025-11-20T16:30:15.2",
        "2025-11-20+01:00",
        "2025-11-20T16:30 ",
        "2025-11-20\n",
        "tomorrow",
        "\u0662025-11-20",
    ],
)
def test_refuses_what_is_no_day_or_moment(text: str) -> None:
    """Other forms, and days and hours that do not exist."""
    with pytest.raises(ValueError, match=r".*"):
        Moment.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-11-20",
        "2025-11-20T16:30",
        "2025-11-20T16:30:15",
        "2025-11-20T16:30:15.250000",
        "2025-11-20T09:00+01:00",
        "2025-11-20T09:00-03:30",
    ],
)
def test_writes_what_was_entered(text: str) -> None:
    """What was read is written the same way."""
    assert Moment.parse(text).text() == text


@pytest.mark.parametrize(
    "text, written", [("2025-11-20T09:00Z", "2025-11-20T09:00+00:00"), ("2025-11-20T09:00:00", "2025-11-20T09:00")]
)
def test_writes_one_form_of_the_same_moment(text: str, written: str) -> None:
    """Z is the offset zero, and no seconds are no seconds."""
    assert Moment.parse(text).text() == written


@pytest.mark.parametrize(
    "text, words",
    [
        ("2025-11-20", "Thursday 20 November 2025"),
        ("2025-11-20T16:30", "Thursday 20 November 2025, 16:30"),
        ("2025-11-20T16:30:15", "Thursday 20 November 2025, 16:30:15"),
        ("2025-11-20T09:00-03:30", "Thursday 20 November 2025, 09:00 -03:30"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """The day as the language writes it, the time and the offset as they were entered."""
    assert words_for("en").value(Moment.parse(text).in_words()) == words


@given(
    st.builds(
        Moment,
        st.dates(date(1990, 1, 1), date(2100, 12, 31)),
        st.times(),
        st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    )
)
def test_reading_undoes_writing(moment: Moment) -> None:
    """Nothing is lost between a file and the next."""
    assert Moment.parse(moment.text()) == moment


def test_a_day_is_a_day_everywhere() -> None:
    """A date without a time is the civil date in the entity's zone."""
    assert Moment(THU_2025_11_20).in_zone(SHANGHAI) == LocalMoment(THU_2025_11_20, None)


def test_a_moment_without_offset_is_meant_in_the_zone() -> None:
    """Nothing is converted."""
    assert Moment(THU_2025_11_20, time(23, 30)).in_zone(SHANGHAI) == LocalMoment(THU_2025_11_20, time(23, 30))


@pytest.mark.parametrize(
    "text, zone, local",
    [
        ("2025-11-20T18:00+01:00", SHANGHAI, LocalMoment(FRI_2025_11_21, time(1, 0))),
        ("2025-11-21T01:00+08:00", AMSTERDAM, LocalMoment(THU_2025_11_20, time(18, 0))),
        ("2025-11-21T02:00Z", NEW_YORK, LocalMoment(THU_2025_11_20, time(21, 0))),
        # Before and after the clocks go forward at 01:00 UTC, and back.
        ("2026-03-29T00:59Z", AMSTERDAM, LocalMoment(SUN_2026_03_29, time(1, 59))),
        ("2026-03-29T01:00Z", AMSTERDAM, LocalMoment(SUN_2026_03_29, time(3, 0))),
        ("2026-10-25T00:59Z", AMSTERDAM, LocalMoment(SUN_2026_10_25, time(2, 59))),
        ("2026-10-25T01:59Z", AMSTERDAM, LocalMoment(SUN_2026_10_25, time(2, 59, fold=1))),
        # 17:00 sharp in winter and in summer.
        ("2025-11-20T16:00Z", AMSTERDAM, LocalMoment(THU_2025_11_20, time(17, 0))),
        ("2026-03-29T15:00Z", AMSTERDAM, LocalMoment(SUN_2026_03_29, time(17, 0))),
    ],
)
def test_a_moment_with_offset_is_converted(text: str, zone: ZoneInfo, local: LocalMoment) -> None:
    """The local date counts, and it may be another one."""
    assert Moment.parse(text).in_zone(zone) == local


@pytest.mark.parametrize(
    "text, real",
    [
        ("2026-03-29T01:59", True),
        ("2026-03-29T02:00", False),
        ("2026-03-29T02:59", False),
        ("2026-03-29T03:00", True),
        ("2026-10-25T02:30", True),
        ("2026-03-29", True),
        ("2026-03-29T02:30+01:00", True),
    ],
)
def test_knows_the_hour_that_the_clocks_skip(text: str, *, real: bool) -> None:
    """Between 02:00 and 03:00 on the last Sunday of March there is no local time in Amsterdam."""
    assert Moment.parse(text).is_real(AMSTERDAM) is real


@given(st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2100-12-30")), st.integers(-12, 14))
def test_conversion_keeps_the_moment(local: datetime, hours: int) -> None:
    """The same moment at two offsets falls on one day and time of the zone."""
    here = Moment(local.date(), local.time(), timedelta(hours=hours))
    there = local - timedelta(hours=hours)
    assert here.in_zone(NEW_YORK) == Moment(there.date(), there.time(), timedelta(0)).in_zone(NEW_YORK)
