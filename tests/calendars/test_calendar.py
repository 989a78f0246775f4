"""The Business Day calendar: control values, disputes, and every answer against a count day by day."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.calendar import BusinessCalendar, DayKind, Holiday
from cmdesk.calendars.entities import Entity, OwnDay, OwnDays, calendar_for

ONE_DAY = timedelta(1)

FRI_2026_03_27 = date(2026, 3, 27)
MON_2026_03_30 = date(2026, 3, 30)
FRI_2026_04_03 = date(2026, 4, 3)  # Good Friday
MON_2026_04_06 = date(2026, 4, 6)  # Easter Monday
MON_2026_04_13 = date(2026, 4, 13)
TUE_2026_04_14 = date(2026, 4, 14)
WED_2026_04_22 = date(2026, 4, 22)
THU_2026_05_07 = date(2026, 5, 7)
FRI_2026_05_08 = date(2026, 5, 8)
FRI_2026_12_18 = date(2026, 12, 18)
FRI_2026_02_13 = date(2026, 2, 13)
TUE_2026_02_24 = date(2026, 2, 24)
SAT_2150_02_28 = date(2150, 2, 28)
SUN_2150_03_01 = date(2150, 3, 1)

WORDING = {"2023": "generally_recognised", "2025": "national"}


def calendar(entity: str, edition: str = "2025", scope: str = "standard") -> BusinessCalendar:
    """Return the calendar of an entity under an edition's wording."""
    return calendar_for(entity, WORDING[edition], scope)


def scottish(scope: str = "standard") -> BusinessCalendar:
    """Return the calendar of an entity in Scotland."""
    place = Entity("", "CM.com in Scotland", "GB", "SCT", "Europe/London", "GBP", "yes", confirmed=False, note="")
    return calendar_for(place, "national", scope)


@pytest.mark.parametrize(
    "entity, edition, scope, start, n, expected",
    [
        ("nl", "2023", "narrow", FRI_2026_03_27, 10, MON_2026_04_13),
        ("nl", "2025", "narrow", FRI_2026_03_27, 10, MON_2026_04_13),
        ("nl", "2023", "standard", FRI_2026_03_27, 10, MON_2026_04_13),
        ("nl", "2025", "standard", FRI_2026_03_27, 10, TUE_2026_04_14),
        ("nl", "2025", "widest", FRI_2026_03_27, 10, TUE_2026_04_14),
        ("nl", "2023", "narrow", WED_2026_04_22, 10, THU_2026_05_07),
        ("nl", "2025", "narrow", WED_2026_04_22, 10, THU_2026_05_07),
        ("nl", "2023", "standard", WED_2026_04_22, 10, FRI_2026_05_08),
        ("nl", "2025", "standard", WED_2026_04_22, 10, FRI_2026_05_08),
        ("nl", "2025", "widest", WED_2026_04_22, 10, FRI_2026_05_08),
        ("dk", "2023", "standard", FRI_2026_12_18, 10, date(2027, 1, 5)),
        ("dk", "2025", "standard", FRI_2026_12_18, 10, date(2027, 1, 5)),
        ("dk", "2025", "widest", FRI_2026_12_18, 10, date(2027, 1, 7)),
        ("cn", "2023", "standard", FRI_2026_02_13, 1, TUE_2026_02_24),
        ("cn", "2025", "standard", FRI_2026_02_13, 1, TUE_2026_02_24),
    ],
)
def test_control_values(entity: str, edition: str, scope: str, start: date, n: int, expected: date) -> None:
    """Counted by hand: Easter, King's Day and Liberation Day, a Danish Christmas, the Spring Festival."""
    assert calendar(entity, edition, scope).add_business_days(start, n) == expected


NEVER = (False, False, False, False)
ALWAYS = (True, True, True, True)


@pytest.mark.parametrize(
    "entity, day, closed",
    [
        # Narrow, standard of 2023, standard of 2025, widest.
        ("nl", FRI_2026_04_03, (False, False, True, True)),
        ("nl", date(2026, 5, 5), (False, True, True, True)),
        ("nl", date(2025, 5, 5), (False, True, True, True)),
        ("nl", date(2016, 5, 5), ALWAYS),
        ("nl", date(2026, 4, 27), ALWAYS),
        ("dk", date(2026, 6, 5), (False, False, False, True)),
        ("dk", date(2026, 12, 24), (False, False, False, True)),
        ("dk", date(2026, 12, 31), (False, False, False, True)),
        # Great Prayer Day, the fourth Friday after Easter, abolished from 2024 on.
        ("dk", date(2023, 5, 5), ALWAYS),
        ("dk", date(2024, 4, 26), NEVER),
        # Corpus Christi, Assumption, Epiphany and All Saints in Bavaria; Unity Day everywhere.
        ("de", date(2026, 6, 4), (False, True, False, True)),
        ("de", date(2025, 8, 15), (False, False, False, True)),
        ("de", date(2026, 1, 6), (False, True, False, True)),
        ("de", date(2024, 11, 1), (False, True, False, True)),
        ("de", date(2025, 10, 3), ALWAYS),
        # What the United Kingdom as a whole lacks.
        ("gb", MON_2026_04_06, (False, True, True, True)),
        ("gb", date(2026, 8, 31), (False, True, True, True)),
        ("gb", date(2026, 6, 15), NEVER),
        # Make-up Saturdays are no Business Days; Fridays and Mondays swapped for them are none either.
        ("cn", date(2026, 2, 14), ALWAYS),
        ("cn", date(2026, 10, 10), ALWAYS),
        ("cn", date(2026, 2, 20), ALWAYS),
        ("cn", date(2026, 2, 23), ALWAYS),
        # Good Friday is a general holiday in Hong Kong and no statutory one; its Saturdays are no Business Days.
        ("hk", date(2025, 4, 18), (False, True, True, True)),
        ("hk", date(2026, 3, 28), ALWAYS),
        # The Islamic feast of sacrifice in Kenya.
        ("ke", date(2026, 5, 27), (False, True, True, True)),
        # Maundy Thursday in Madrid, Saint Ambrose in Milan, 9 July in Sao Paulo, Ugadi in Karnataka.
        ("es", date(2026, 4, 2), (False, True, False, True)),
        ("it", date(2026, 12, 7), (False, True, False, True)),
        ("br", date(2026, 7, 9), (False, True, False, True)),
        ("in", date(2026, 3, 19), (False, True, False, True)),
        # An entity in a country with another weekend still counts Monday to Friday.
        ("ae", date(2026, 11, 15), ALWAYS),
        ("ae", date(2026, 11, 13), NEVER),
    ],
)
def test_disputed_days(entity: str, day: date, closed: tuple[bool, ...]) -> None:
    """Whether a day is closed, in each scope and under each wording."""
    found = (
        calendar(entity, "2025", "narrow"),
        calendar(entity, "2023"),
        calendar(entity, "2025"),
        calendar(entity, "2025", "widest"),
    )
    assert tuple(not each.is_business_day(day) for each in found) == closed


def test_a_holiday_of_scotland_alone() -> None:
    """15 June 2026; the English August day is no Scottish one."""
    assert not scottish().is_business_day(date(2026, 6, 15))
    assert not scottish().is_business_day(date(2026, 8, 3))
    assert scottish().is_business_day(date(2026, 8, 31))
    assert scottish("narrow").is_business_day(date(2026, 6, 15))


# Against a count day by day

SETS: dict[str, tuple[Callable[[], BusinessCalendar], dict[str, object]]] = {
    "nl widest": (lambda: calendar("nl", scope="widest"), {"country": "NL", "categories": ("public", "optional")}),
    "de 2023": (lambda: calendar("de", "2023"), {"country": "DE", "subdiv": "BY"}),
    "gb": (lambda: calendar("gb"), {"country": "GB", "subdiv": "ENG"}),
    "dk": (lambda: calendar("dk"), {"country": "DK"}),
    "cn": (lambda: calendar("cn"), {"country": "CN"}),
    "us": (lambda: calendar("us"), {"country": "US"}),
}
FIRST, LAST = date(1991, 1, 1), date(2099, 6, 30)


def triples(count: int) -> list[tuple[str, date, int]]:
    """Return random calendars, days and numbers, many of them small and some large."""
    source = random.Random(20261120)
    names, span = list(SETS), (LAST - FIRST).days
    return [
        (
            source.choice(names),
            FIRST + timedelta(source.randint(0, span)),
            min(source.randint(1, 260), source.randint(1, 260)),
        )
        for _ in range(count)
    ]


def library_days(name: str) -> frozenset[date]:
    """Return the holidays of a set, straight from the library."""
    return frozenset(country_holidays(years=range(1990, 2101), language="en_US", **SETS[name][1]))  # type: ignore[arg-type]


def test_twenty_thousand_counts_day_by_day() -> None:
    """Every weekday that is no holiday is one, whatever the day, the number and the country."""
    days = {name: library_days(name) for name in SETS}
    calendars = {name: make() for name, (make, _) in SETS.items()}
    wrong = []
    for name, start, n in triples(20_000):
        day, left, holidays = start, n, days[name]
        while left:
            day += ONE_DAY
            left -= day.weekday() < 5 and day not in holidays
        if calendars[name].add_business_days(start, n) != day:
            wrong.append((name, start, n, day))
    assert not wrong


@pytest.mark.parametrize("name", SETS)
def test_twenty_thousand_counts_as_numpy_has_them(name: str) -> None:
    """The same as a count by numpy that rolls backward first."""
    wanted = [(start, n) for at, start, n in triples(20_000) if at == name]
    starts, numbers = np.array([start for start, _ in wanted], "datetime64[D]"), np.array([n for _, n in wanted])
    holidays = np.array(sorted(library_days(name)), "datetime64[D]")
    expected = np.busday_offset(starts, numbers, roll="backward", holidays=holidays).tolist()
    found = SETS[name][0]()
    assert [found.add_business_days(start, n) for start, n in wanted] == expected


DAYS = st.dates(date(1990, 1, 1), date(2152, 12, 31))
NUMBERS = st.integers(1, 10_000)
CALENDARS = st.sampled_from(["nl", "dk", "cn", "hk", "in", "jp"])


@given(CALENDARS, DAYS, DAYS, NUMBERS)
def test_a_later_start_never_ends_earlier(entity: str, one: date, other: date, n: int) -> None:
    """Counting keeps the order of days."""
    earlier, later = sorted((one, other))
    assert calendar(entity).add_business_days(earlier, n) <= calendar(entity).add_business_days(later, n)


@given(CALENDARS, DAYS, NUMBERS, NUMBERS)
def test_counting_on_is_counting_further(entity: str, day: date, one: int, other: int) -> None:
    """The m-th after the n-th is the (n+m)-th, and a larger number ends later."""
    add = calendar(entity).add_business_days
    assert add(add(day, one), other) == add(day, one + other) > add(day, one)


@given(CALENDARS, DAYS, st.integers(0, 400))
def test_latest_dispatch_is_the_exact_inverse(entity: str, deadline: date, n: int) -> None:
    """On that Business Day it is still in time, and on the next one no longer."""
    found = calendar(entity)
    latest = found.latest_dispatch(deadline, n)
    after = found.next_business_day(latest + ONE_DAY)
    assert found.is_business_day(latest)
    if n:
        assert found.add_business_days(latest, n) <= deadline < found.add_business_days(after, n)
    else:
        assert latest == found.latest_business_day(deadline)
        assert latest <= deadline < after


@given(CALENDARS, DAYS, NUMBERS)
def test_the_days_between_are_those_counted(entity: str, day: date, n: int) -> None:
    """After the start, up to and including the end; none the other way round."""
    found = calendar(entity)
    end = found.add_business_days(day, n)
    assert found.business_days_between(day, end) == n
    assert found.business_days_between(end, day) == 0


@given(CALENDARS, DAYS)
def test_the_nearest_business_days(entity: str, day: date) -> None:
    """On or before, on or after; a Business Day is its own."""
    found = calendar(entity)
    before, after = found.latest_business_day(day), found.next_business_day(day)
    assert before <= day <= after
    assert found.is_business_day(before)
    assert found.is_business_day(after)
    assert (before == after == day) is found.is_business_day(day)
    assert found.business_days_between(before, after) in {0, 1}


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_zeroth_business_day(n: int) -> None:
    """Counting starts with one."""
    with pytest.raises(ValueError, match="counted from 1"):
        calendar("nl").add_business_days(FRI_2026_03_27, n)


def test_nothing_is_sent_after_its_deadline() -> None:
    """A negative number of days is no way to travel."""
    with pytest.raises(ValueError, match="counted from 0"):
        calendar("nl").latest_dispatch(FRI_2026_03_27, -1)


# A count laid open


def test_explains_every_day() -> None:
    """From the Saturday after the start to the result: numbers, weekends, two holidays."""
    count = calendar("nl").explain(FRI_2026_03_27, 6)
    assert (count.start, count.n, count.result, count.estimated) == (FRI_2026_03_27, 6, date(2026, 4, 8), False)
    assert [(day.day.day, day.number, day.reason, day.name) for day in count.days] == [
        (28, 0, DayKind.WEEKEND, ""),
        (29, 0, DayKind.WEEKEND, ""),
        (30, 1, DayKind.COUNTED, ""),
        (31, 2, DayKind.COUNTED, ""),
        (1, 3, DayKind.COUNTED, ""),
        (2, 4, DayKind.COUNTED, ""),
        (3, 0, DayKind.HOLIDAY, "Good Friday"),
        (4, 0, DayKind.WEEKEND, ""),
        (5, 0, DayKind.WEEKEND, "Easter Sunday"),
        (6, 0, DayKind.HOLIDAY, "Easter Monday"),
        (7, 5, DayKind.COUNTED, ""),
        (8, 6, DayKind.COUNTED, ""),
    ]


def test_explains_in_another_language() -> None:
    """Names of holidays come in the reader's language where the library has it."""
    days = calendar("nl").explain(FRI_2026_03_27, 6, "nl").days
    assert [day.name for day in days if day.reason is DayKind.HOLIDAY] == ["Goede vrijdag", "Tweede paasdag"]


def test_explains_an_estimate() -> None:
    """The end of Ramadan 2027 in Dubai is estimated for Tuesday 9 to Thursday 11 March."""
    count = calendar("ae").explain(date(2027, 3, 8), 1)
    assert count.result == date(2027, 3, 12)
    assert count.estimated
    assert [day.estimated for day in count.days] == [True, True, True, False]


@given(CALENDARS, DAYS, st.integers(1, 40))
def test_an_explanation_agrees_with_the_count(entity: str, day: date, n: int) -> None:
    """Numbers run from 1 to n without a gap, and every day on the way is there once."""
    found = calendar(entity)
    count = found.explain(day, n)
    assert count.result == found.add_business_days(day, n) == count.days[-1].day
    assert [each.number for each in count.days if each.number] == list(range(1, n + 1))
    assert [each.day for each in count.days] == [day + timedelta(days) for days in range(1, len(count.days) + 1)]
    assert count.estimated is any(each.estimated for each in count.days)


# Holidays, and what is known of them


def test_names_holidays() -> None:
    """On weekdays and weekends; a Business Day has none."""
    found = calendar("nl")
    assert found.holiday(FRI_2026_04_03) == Holiday(FRI_2026_04_03, "Good Friday", estimated=False)
    assert found.holiday(date(2026, 4, 5), "nl") == Holiday(date(2026, 4, 5), "Eerste paasdag", estimated=False)
    assert found.holiday(MON_2026_03_30) is None
    assert found.holiday(date(1980, 1, 1)) is None


@pytest.mark.parametrize(
    "entity, first, last, estimated",
    [
        ("nl", date(1990, 1, 1), date(2100, 12, 31), False),
        ("nl", date(2100, 12, 31), date(2101, 1, 1), True),
        ("cn", date(2026, 1, 1), date(2026, 12, 31), False),
        # New Year's Day 2027 is a Friday; the week after has no holiday.
        ("cn", date(2026, 12, 31), date(2027, 1, 1), True),
        ("cn", date(2027, 1, 4), date(2027, 1, 8), False),
        ("ae", date(2027, 3, 8), date(2027, 3, 9), True),
        ("ae", date(2027, 3, 12), date(2027, 3, 19), False),
        # Estimated for a Saturday: whatever it turns out to be, it is not counted on.
        ("ae", date(2027, 5, 15), date(2027, 5, 15), False),
        ("de", date(1990, 12, 31), date(1991, 1, 2), True),
        ("de", date(1991, 1, 1), date(1991, 1, 2), False),
        ("es", date(2007, 6, 1), date(2007, 6, 4), True),
        ("jp", date(2100, 2, 1), date(2100, 2, 2), True),
        ("in", date(2036, 11, 1), date(2036, 11, 2), True),
        ("nl", date(2026, 3, 30), date(2026, 3, 27), False),
        ("cn", date(2027, 1, 4), date(2027, 1, 1), False),
    ],
)
def test_tells_what_rests_on_an_estimate(entity: str, first: date, last: date, *, estimated: bool) -> None:
    """An uncertain holiday from Monday to Friday in the span, or a year without data."""
    assert calendar(entity).rests_on_estimate(first, last) is estimated


def test_tells_which_days_are_uncertain() -> None:
    """A weekend is certain, even where no year is."""
    assert calendar("ae").is_estimated(date(2027, 3, 9))
    assert not calendar("ae").is_estimated(date(2027, 3, 12))
    assert calendar("nl").is_estimated(date(2150, 3, 2))
    assert not calendar("nl").is_estimated(SAT_2150_02_28)
    assert not calendar("nl").is_estimated(SUN_2150_03_01)
    assert not calendar("nl").is_estimated(FRI_2026_04_03)


def test_names_its_zone() -> None:
    """That of the entity's clock."""
    assert calendar("dk").zone == ZoneInfo("Europe/Copenhagen")


def test_says_how_far_it_reaches() -> None:
    """The table, and the last day whose holidays are official."""
    found = calendar("cn")
    assert (found.first, found.last) == (date(1989, 12, 1), date(2160, 12, 31))
    assert found.known_until == date(2026, 12, 31)
    assert calendar("nl").known_until == date(2100, 12, 31)


# Days agreed otherwise

OWN = OwnDays(
    added=(OwnDay(MON_2026_03_30, "agreed closing day"), OwnDay(date(2027, 3, 10), "fixed")),
    removed=(
        OwnDay(FRI_2026_04_03, "agreed working day"),
        OwnDay(date(2026, 4, 5), "a Sunday"),
        OwnDay(date(2026, 4, 8), "a Business Day anyway"),
    ),
)


def test_own_days_are_counted_as_agreed() -> None:
    """Monday closes, Good Friday is worked, Easter Sunday stays a Sunday."""
    found = calendar_for("nl", "national", "standard", OWN)
    assert found.add_business_days(FRI_2026_03_27, 1) == date(2026, 3, 31)
    assert found.is_business_day(FRI_2026_04_03)
    assert not found.is_business_day(date(2026, 4, 5))
    assert found.is_business_day(date(2026, 4, 8))
    assert calendar("nl").add_business_days(FRI_2026_03_27, 1) == MON_2026_03_30


def test_own_days_are_explained_by_their_reason() -> None:
    """In whatever language, in the user's own words; a holiday struck out is none."""
    found = calendar_for("nl", "national", "standard", OWN)
    assert found.holiday(MON_2026_03_30, "nl") == Holiday(MON_2026_03_30, "agreed closing day", estimated=False)
    assert found.holiday(FRI_2026_04_03) is None
    assert [day.reason for day in found.explain(FRI_2026_03_27, 1).days][2] is DayKind.HOLIDAY


def test_what_was_agreed_is_no_estimate() -> None:
    """A day that both sides fixed does not wait for the moon."""
    found = calendar_for("ae", "national", "standard", OWN)
    assert not found.is_estimated(date(2027, 3, 10))
    assert found.is_estimated(date(2027, 3, 9))


def test_a_day_both_added_and_struck_out_is_worked() -> None:
    """Striking out comes last; the contract's reader does not let both pass."""
    both = OwnDays(added=(OwnDay(MON_2026_03_30, "closed"),), removed=(OwnDay(MON_2026_03_30, "worked"),))
    assert calendar_for("nl", "national", "standard", both).is_business_day(MON_2026_03_30)


def test_beyond_the_table_the_week_goes_on() -> None:
    """No crash, and never without the mark."""
    found = calendar("nl")
    assert found.add_business_days(date(2160, 12, 30), 5) == date(2161, 1, 6)
    assert found.explain(date(2160, 12, 30), 5).estimated
    assert found.latest_dispatch(date(1989, 11, 27), 1) == date(1989, 11, 24)
    assert found.rests_on_estimate(date(1980, 1, 1), date(1980, 1, 2))
