"""Formulas against a count day by day: their values here, and by LibreOffice for every day of several years."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable, Known
from cmdesk.exports.excel import formulas
from cmdesk.exports.excel.formulas import HolidayRange, Live, serial
from tests.exports.excel.recalculation import recalculated

ONE_DAY = timedelta(days=1)
SATURDAY = 5

# Made up: two days in a row, one beside a weekend, one on a weekend, a long closure over the turn of the year.
CLOSED = (
    date(2023, 12, 29),
    date(2024, 1, 1),
    date(2024, 3, 29),
    date(2024, 4, 1),
    *(date(2024, 5, day) for day in (9, 10, 11)),
    date(2024, 10, 31),
    *(date(2024, 12, day) for day in range(23, 32)),
    date(2025, 1, 1),
    date(2025, 1, 2),
)
CALENDAR = BusinessCalendar(
    HolidayTable.of(dict.fromkeys(CLOSED, False), Known(FIRST_DAY, LAST_DAY, LAST_DAY)),
    ZoneInfo("Europe/Amsterdam"),
    lambda _language: [""] * len(CLOSED),
)
HOLIDAYS = HolidayRange("Closed", CALENDAR)


# The count day by day


def is_open(day: date) -> bool:
    """Tell whether a day is a Business Day."""
    return day.weekday() < SATURDAY and day not in CLOSED


def counted(day: date, n: int) -> date:
    """Return the n-th Business Day after a day."""
    while n:
        day += ONE_DAY
        n -= is_open(day)
    return day


def months_on(day: date, months: int) -> date:
    """Return the same day number months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days(first: date, last: date) -> Iterator[date]:
    """Yield every day from one to another."""
    while first <= last:
        yield first
        first += ONE_DAY


def latest_fits(months: int, first: date, last: date) -> dict[date, date]:
    """Return, for every last day of a span, the latest day from which so many months end by then."""
    found, day = {}, months_on(first, -months) - timedelta(days=5)
    for ends in days(first, last):
        while months_on(day + ONE_DAY, months) <= ends:
            day += ONE_DAY
        found[ends] = day
    return found


def last_day_of_term(origin: date, months: int) -> date:
    """Return the last day of a term: the day before the anniversary, or the last of a month without that number."""
    year, month = divmod(origin.year * 12 + origin.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length) if origin.day > length else date(year, month + 1, origin.day) - ONE_DAY


def latest_sending(deadline: date, n: int) -> date:
    """Return the latest Business Day whose n-th Business Day after it is no later than a deadline."""
    day = deadline
    while not is_open(day) or counted(day, n) > deadline:
        day -= ONE_DAY
    return day


def opening(day: date) -> date:
    """Return the first Business Day on or after a day."""
    while not is_open(day):
        day += ONE_DAY
    return day


# What is proved


@dataclass(frozen=True, slots=True)
class Proof:
    """One formula: the cells it starts from, the formula itself, and what the count day by day gives."""

    facts: tuple[Any, ...]
    live: Live
    expected: date


def proofs() -> Iterator[Proof]:
    """Yield every formula in days and months over every day of several years."""
    first, last = date(2023, 1, 1), date(2027, 12, 31)
    for months in (1, 2, 3, 6, 12):
        for ends, fits in latest_fits(months, first, last).items():
            yield proof((ends, months), formulas.latest_fit, fits)
        for origin in days(first, last):
            anniversary = months_on(origin, months)
            yield proof((anniversary, origin), formulas.last_day_before, last_day_of_term(origin, months))
            yield proof((origin, months), formulas.edate, anniversary)
            yield proof((origin, months), formulas.edate_back, months_on(origin, -months))
    for day in days(date(2023, 12, 1), date(2025, 1, 31)):
        yield proof((day,), lambda day: formulas.on_or_after(day, HOLIDAYS), opening(day))
        for n in (0, 1, 3, 10):
            yield proof((day, n), lambda day, n: formulas.latest_dispatch(day, n, HOLIDAYS), latest_sending(day, n))
        for n in (1, 3, 10, 21):
            yield proof((day, n), lambda day, n: formulas.business_days_after(day, n, HOLIDAYS), counted(day, n))


def proof(facts: tuple[Any, ...], function: Any, expected: date) -> Proof:
    """Return the proof of a formula from some facts; `@` stands for the row."""
    cells = (Live(f"{letter}@", fact) for letter, fact in zip("AB", facts, strict=False))
    return Proof(facts, function(*cells), expected)


def number(value: Any) -> Any:
    """Return a day as a spreadsheet counts it, however it was read."""
    return serial(value) if isinstance(value, date) else value


def test_every_value_agrees_with_the_count_day_by_day() -> None:
    """What is stored beside a formula is right, for every day of five years."""
    wrong = [one for one in proofs() if one.live.value != one.expected]
    assert wrong == []


@pytest.mark.needs_libreoffice
def test_every_formula_agrees_with_the_count_day_by_day(tmp_path: Path) -> None:
    """What LibreOffice makes of a formula is right, for every day of five years."""
    every = list(proofs())
    path = tmp_path / "proofs.xlsx"
    with Workbook(path) as file:
        sheet, list_of_days = file.add_worksheet("Proofs"), file.add_worksheet("Closed")
        list_of_days.write_column("A1", [serial(day) for day in CLOSED])
        file.define_name("Closed", f"=Closed!$A$1:$A${len(CLOSED)}")
        for row, one in enumerate(every, start=1):
            facts = [serial(fact) if isinstance(fact, date) else fact for fact in one.facts]
            sheet.write_row(row - 1, 0, facts)
            sheet.write_formula(row - 1, 2, "=" + one.live.text.replace("@", str(row)), None, 0)
    made = recalculated([path], tmp_path)["proofs"]
    rows = CalamineWorkbook.from_path(made).get_sheet_by_name("Proofs").to_python()
    wrong = [(one, row[2]) for one, row in zip(every, rows, strict=True) if number(row[2]) != serial(one.expected)]
    assert wrong == []


# The rest


def test_days_before_and_after() -> None:
    """A day earlier, a day later, so many later, the first and the last of some."""
    day, other = Live("A1", date(2024, 2, 29)), Live("B1", date(2024, 3, 1))
    assert formulas.day_before(other) == Live("B1-1", day.value)
    assert formulas.day_after(day) == Live("A1+1", other.value)
    assert formulas.days_later(day, Live("C1", 14)) == Live("A1+C1", date(2024, 3, 14))
    assert formulas.earliest(day, other) == Live("MIN(A1,B1)", day.value)
    assert formulas.latest(day, other) == Live("MAX(A1,B1)", other.value)


def test_sums() -> None:
    """Sums are exact inside and rounded half away from zero."""
    ten, three = Live("A1", Decimal(10)), Live("A2", Decimal(3))
    assert formulas.lesser(ten, three) == Live("MAX(0,MIN(A1,A2))", Decimal(3))
    assert formulas.lesser(ten, Live("A3", Decimal(-3))).value == 0
    assert formulas.difference(three, ten) == Live("A2-A1", Decimal(-7))
    assert formulas.never_negative(formulas.difference(three, ten)) == Live("MAX(0,A2-A1)", Decimal(0))
    assert formulas.total(ten, three) == Live("A1+A2", Decimal(13))
    assert formulas.product(ten, three) == Live("A1*A2", Decimal(30))
    assert formulas.to_euro(ten, Live("A2", Decimal(4))) == Live("A1/A2", Decimal("2.5"))
    assert formulas.rounded(Live("A1", Decimal("2.345")), 2) == Live("ROUND(A1,2)", Decimal("2.35"))
    assert formulas.rounded(Live("A1", Decimal("-2.5")), 0).value == Decimal(-3)


def test_sum_between_days() -> None:
    """Both ends count."""
    first, last = Live("C1", date(2024, 1, 1)), Live("C2", date(2024, 1, 3))
    values = [(date(2024, 1, 1) + timedelta(days=n - 1), Decimal(10**n)) for n in range(5)]
    found = formulas.sum_between("F1:F5", "A1:A5", first, last, values)
    assert found == Live('SUMIFS(F1:F5,A1:A5,">="&C1,A1:A5,"<="&C2)', Decimal(1110))


@pytest.mark.parametrize(
    "found, stated, word",
    [
        (date(2024, 1, 1), date(2024, 1, 1), "OK"),
        (date(2024, 1, 1), date(2024, 1, 2), "check"),
        (Decimal("1.00"), Decimal("1.004"), "OK"),
        (Decimal("1.00"), Decimal("1.01"), "check"),
    ],
)
def test_checks(found: Any, stated: Any, word: str) -> None:
    """Days agree exactly, sums to less than half a cent; a formula that fails is no agreement."""
    live = formulas.check(Live("C1", found), Live("D1", stated), "check")
    assert live.value == word
    assert live.text.startswith("IFERROR(IF(")
    assert live.text.endswith(',"OK","check"),"check")')


def test_marks() -> None:
    """A day in the window is marked, both ends included."""
    start, end = Live("'Other'!C1", date(2024, 1, 1)), Live("'Other'!C2", date(2024, 1, 3))
    marks = [
        formulas.mark(start, Live("B6", day), end, 'a "word"').value
        for day in days(date(2023, 12, 31), date(2024, 1, 4))
    ]
    assert marks == ["", 'a "word"', 'a "word"', 'a "word"', ""]
    assert formulas.mark(start, Live("B6", start.value), end, 'a "word"').text == (
        'IF(AND(B6>=\'Other\'!C1,B6<=\'Other\'!C2),"a ""word""","")'
    )


def test_days_are_numbered_as_spreadsheets_do() -> None:
    """1 January 1990 is day 32874, and the days go on without a gap."""
    assert serial(date(1990, 1, 1)) == 32874
    numbers = [serial(day) for day in days(date(2023, 12, 1), date(2024, 3, 31))]
    assert all(after - before == 1 for before, after in pairwise(numbers))


def test_the_range_of_a_calendar() -> None:
    """A calendar is found by being the same, not by looking the same."""
    other = BusinessCalendar(CALENDAR._table, CALENDAR.zone, lambda _language: [])
    ranges = [HolidayRange("Other", other), HOLIDAYS]
    assert formulas.range_of(ranges, CALENDAR) is HOLIDAYS
