"""Days as people type them: five places, many spellings, and never a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.gui.widgets.day_text import DayReading, Habits, read_day

TODAY = date(2025, 11, 18)
FEB_28 = date(2026, 2, 28)
ORDERS = {"en": "dmy", "nl": "dmy", "da": "dmy", "zh_CN": "ymd"}
AMERICAN = Habits("mdy", words_for("en"), TODAY)


def habits(language: str = "en", order: str | None = None) -> Habits:
    """Return how days are written in a language."""
    return Habits(order or ORDERS[language], words_for(language), TODAY)


def problem(reading: DayReading) -> str:
    """Return what is wrong, in English."""
    return reading.problem.in_english() if reading.problem else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["2026-02-28", "2026/2/28", "2026.02.28", "2026 02 28", "20260228", " 2026-02-28 "])
def test_the_year_in_front_is_understood_everywhere(language: str, text: str) -> None:
    """ISO, with any mark or none."""
    assert read_day(text, habits(language)) == DayReading(FEB_28)


@pytest.mark.parametrize("language", ["en", "nl", "da"])
@pytest.mark.parametrize("text", ["28-2-2026", "28/02/2026", "28.2.2026", "28 2 2026", "28022026"])
def test_the_day_in_front_where_it_comes_first(language: str, text: str) -> None:
    """With any mark or none."""
    assert read_day(text, habits(language)) == DayReading(FEB_28)


@pytest.mark.parametrize("text", ["2/28/2026", "02-28-2026", "02282026"])
def test_the_month_in_front_where_it_comes_first(text: str) -> None:
    """As in the United States."""
    assert read_day(text, AMERICAN) == DayReading(FEB_28)


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "28 Feb 2026"),
        ("en", "Feb 28, 2026"),
        ("en", "28 february 2026"),
        ("en", "Sat 28 Feb 2026"),
        ("en", "saturday 28 feb 2026"),
        ("nl", "28 februari 2026"),
        ("nl", "za 28 feb 2026"),
        ("da", "28. februar 2026"),
        ("da", "lør. 28. feb. 2026"),
        ("da", "28 february 2026"),
        ("zh_CN", "2026年2月28日"),
        ("zh_CN", "2026年2月28日周六"),
        ("zh_CN", "2026年2月28日星期六"),
    ],
)
def test_months_in_words(language: str, text: str) -> None:
    """In the window's language and in English, a fitting weekday in front or not."""
    assert read_day(text, habits(language)) == DayReading(FEB_28)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=some.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_what_is_shown_is_understood_again(language: str, day: date) -> None:
    """In every form that the window shows a day in."""
    words = words_for(language)
    for shown in (words.plain_date(day), words.short_date(day), words.date(day), day.isoformat()):
        assert read_day(shown, habits(language)).day == day


@pytest.mark.parametrize(
    "text, day",
    [
        ("t", TODAY),
        ("T", TODAY),
        ("+30", date(2025, 12, 18)),
        ("-1", date(2025, 11, 17)),
        ("+2w", date(2025, 12, 2)),
        ("+3m", date(2026, 2, 18)),
        ("- 1y", date(2024, 11, 18)),
        ("eom", date(2025, 11, 30)),
    ],
)
def test_days_from_today(text: str, day: date) -> None:
    """One letter, or a distance."""
    assert read_day(text, habits()) == DayReading(day)


@pytest.mark.parametrize("text", ["", "  ", "-", "\u2013"])
def test_empty_is_a_state(text: str) -> None:
    """No day, and nothing wrong."""
    assert read_day(text, habits()) == DayReading()


@pytest.mark.parametrize(
    "text, said, proposal",
    [
        ("30.2.2026", "February 2026 has 28 days, not 30.", FEB_28),
        ("31 April 2026", "April 2026 has 30 days, not 31.", date(2026, 4, 30)),
        ("29-02-2026", "February 2026 has 28 days, not 29.", FEB_28),
        ("2/28/2026", "There is no month 28.", FEB_28),
        ("1/2/30", "Write the year in four figures.", date(2030, 2, 1)),
        ("1/2/95", "Write the year in four figures.", date(1995, 2, 1)),
        ("280226", "Write the year in four figures.", FEB_28),
        ("28/2", "Write the year too.", FEB_28),
        ("20 nov", "“20 nov” is no day. Write it as 18 Nov 2025.", None),
        ("Mon 28 Feb 2026", "Saturday 28 February 2026 is another weekday.", FEB_28),
    ],
)
def test_near_misses_are_refused_with_a_proposal(text: str, said: str, proposal: date | None) -> None:
    """What is wrong, and what was probably meant; the user decides."""
    reading = read_day(text, habits())
    assert reading.day is None
    assert problem(reading) == said
    assert reading.proposal == proposal


@pytest.mark.parametrize("text", ["1.1.1989", "2101-01-01", "+900y", "-9999y", "1950-05-05"])
def test_years_out_of_range(text: str) -> None:
    """The calculator knows 1990 to 2100."""
    assert problem(read_day(text, habits())) == "Days run from 1990 to 2100."


@pytest.mark.parametrize("text", ["soon", "31", "1234", "1.2.3.4", "2026-13-99", "28 Feb", "Feb 2026 x", "1/2/3/2026"])
def test_nonsense_is_refused(text: str) -> None:
    """With an example of how a day is written here."""
    reading = read_day(text, habits())
    assert reading.day is None
    assert reading.problem is not None


@given(some.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed, there is a day, nothing, or a problem."""
    reading = read_day(text, habits())
    assert (reading.day is None) or (reading.problem is None)
