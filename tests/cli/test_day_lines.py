"""Days of a count as lines."""

from __future__ import annotations

from datetime import date

from cmdesk.basics.wording import words_for
from cmdesk.calendars.counting import CountedDay, DayCount, DayKind
from cmdesk.cli.day_lines import day_lines

THU_2027_02_11 = date(2027, 2, 11)


def test_every_kind_of_day() -> None:
    """Counted, uncertain, holiday, weekend, and a holiday on a weekend, which is a weekend first."""
    days = (
        CountedDay(date(2027, 2, 12), 1, DayKind.COUNTED, "", estimated=False),
        CountedDay(date(2027, 2, 13), 0, DayKind.WEEKEND, "Founding Day", estimated=False),
        CountedDay(date(2027, 2, 15), 0, DayKind.HOLIDAY, "Market Day", estimated=False),
        CountedDay(date(2027, 2, 16), 2, DayKind.COUNTED, "", estimated=True),
    )
    count = DayCount(THU_2027_02_11, 2, days, date(2027, 2, 16), estimated=True)
    assert list(day_lines(count, words_for("en"))) == [
        "     1  2027-02-12  Fri 12 Feb 2027",
        "     \u2013  2027-02-13  Sat 13 Feb 2027  weekend",
        "     \u2013  2027-02-15  Mon 15 Feb 2027  Market Day",
        "     2  2027-02-16  Tue 16 Feb 2027  estimated",
    ]
