"""Formulas with what they come to: every function gives the text for the workbook and the value to store beside it.

A viewer that does not calculate shows the stored value, one that does works the formula out anew; the tests have
LibreOffice do so and compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.calendars.periods import add_months, latest_day_that_fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdesk.calendars.calendar import BusinessCalendar

WEEKEND = '"0000011"'
"""Clause 1 for WORKDAY.INTL: Saturday and Sunday, whatever the country."""

ONE_DAY = timedelta(days=1)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Live:
    """A cell or a formula without its equals sign, and its value: a day, a number or a text."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class HolidayRange:
    """The name of a column of holidays in the workbook, and the calendar that it holds."""

    name: str
    calendar: BusinessCalendar


def range_of(ranges: Iterable[HolidayRange], calendar: BusinessCalendar) -> HolidayRange:
    """Return the range that holds a calendar."""
    return next(one for one in ranges if one.calendar is calendar)


# Days


def edate(day: Live, months: Live) -> Live:
    """Return the same day number months on, or that month's last day: what the Terms' months come to."""
    return Live(f"EDATE({day.text},{months.text})", add_months(day.value, months.value))


def edate_back(day: Live, months: Live) -> Live:
    """Return the same day number so many months earlier, or that month's last day."""
    return Live(f"EDATE({day.text},-{months.text})", add_months(day.value, -months.value))


def days_later(day: Live, days: Live) -> Live:
    """Return so many calendar days later."""
    return Live(f"{day.text}+{days.text}", day.value + timedelta(days=int(days.value)))


def day_before(day: Live) -> Live:
    """Return the day before."""
    return Live(f"{day.text}-1", day.value - ONE_DAY)


def day_after(day: Live) -> Live:
    """Return the day after."""
    return Live(f"{day.text}+1", day.value + ONE_DAY)


def earliest(*days: Live) -> Live:
    """Return the earliest of some days."""
    return Live(f"MIN({_listed(days)})", min(one.value for one in days))


def latest(*days: Live) -> Live:
    """Return the latest of some days."""
    return Live(f"MAX({_listed(days)})", max(one.value for one in days))


def last_day_before(anniversary: Live, origin: Live) -> Live:
    """Return the last day of a term that began on `origin`: the day before its anniversary.

    Where the origin's day number does not exist in that month, the anniversary is that month's last day and belongs to
    the term itself (10.1).
    """
    text = f"IF(DAY({anniversary.text})=DAY({origin.text}),{anniversary.text}-1,{anniversary.text})"
    has_day = anniversary.value.day == origin.value.day
    return Live(text, anniversary.value - ONE_DAY if has_day else anniversary.value)


def latest_fit(last_day: Live, months: Live) -> Live:
    """Return the latest day from which so many months end on or before a last day (10.2).

    Before the end of a month it is EDATE back. From the last day of a month every day fits that lies in the month so
    many months before, so it is that month's last day: EOMONTH.
    """
    end, back = last_day.text, months.text
    text = f"IF({end}=EOMONTH({end},0),EOMONTH({end},-{back}),EDATE({end},-{back}))"
    return Live(text, latest_day_that_fits(last_day.value, months.value))


# Business Days


def business_days_after(day: Live, n: Live, holidays: HolidayRange) -> Live:
    """Return the n-th Business Day strictly after a day, n from 1."""
    text = f"WORKDAY.INTL({day.text},{n.text},{WEEKEND},{holidays.name})"
    return Live(text, holidays.calendar.add_business_days(day.value, int(n.value)))


def latest_dispatch(deadline: Live, n: Live, holidays: HolidayRange) -> Live:
    """Return the latest Business Day of which the n-th Business Day after it is not past a deadline, n from 0.

    WORKDAY.INTL counts back from the day after the deadline, so that the deadline itself is the first day it can meet;
    from the Business Day found so, n more lead back to the day of sending.
    """
    text = f"WORKDAY.INTL({deadline.text}+1,-({n.text}+1),{WEEKEND},{holidays.name})"
    return Live(text, holidays.calendar.latest_dispatch(deadline.value, int(n.value)))


def on_or_after(day: Live, holidays: HolidayRange) -> Live:
    """Return the first Business Day on or after a day."""
    text = f"WORKDAY.INTL({day.text}-1,1,{WEEKEND},{holidays.name})"
    return Live(text, holidays.calendar.next_business_day(day.value))


# Sums


def lesser(first: Live, second: Live) -> Live:
    """Return the lesser of two sums, never below zero."""
    return Live(f"MAX(0,MIN({first.text},{second.text}))", max(ZERO, min(first.value, second.value)))


def difference(first: Live, second: Live) -> Live:
    """Return one sum less another."""
    return Live(f"{first.text}-{second.text}", first.value - second.value)


def total(first: Live, second: Live) -> Live:
    """Return two sums together."""
    return Live(f"{first.text}+{second.text}", first.value + second.value)


def never_negative(amount: Live) -> Live:
    """Return a sum, or zero where it is below."""
    return Live(f"MAX(0,{amount.text})", max(ZERO, amount.value))


def product(first: Live, second: Live) -> Live:
    """Return a sum at a rate."""
    return Live(f"{first.text}*{second.text}", first.value * second.value)


def to_euro(amount: Live, per_eur: Live) -> Live:
    """Return a sum in euro."""
    return Live(f"{amount.text}/{per_eur.text}", amount.value / per_eur.value)


def rounded(amount: Live, decimals: int) -> Live:
    """Return a sum rounded half-up to its minor unit; the spreadsheet's ROUND does the same."""
    return Live(f"ROUND({amount.text},{decimals})", amount.value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def sum_between(amounts: str, days: str, first: Live, last: Live, values: Iterable[tuple[date, Decimal]]) -> Live:
    """Return the sum of a column where the day in another lies between two days, both included."""
    text = f'SUMIFS({amounts},{days},">="&{first.text},{days},"<="&{last.text})'
    found = sum((amount for day, amount in values if first.value <= day <= last.value), ZERO)
    return Live(text, found)


# Checks and answers


def check(found: Live, stated: Live, differs: str) -> Live:
    """Return OK where a formula gives the app's own value, else the word for a difference; sums to half a cent."""
    if isinstance(stated.value, date):
        test, holds = f"{found.text}={stated.text}", found.value == stated.value
    else:
        test, holds = f"ABS({found.text}-{stated.text})<0.005", abs(found.value - stated.value) < Decimal("0.005")
    return Live(f'IFERROR(IF({test},"OK",{quoted(differs)}),{quoted(differs)})', "OK" if holds else differs)


def mark(first: Live, day: Live, last: Live, word: str) -> Live:
    """Return a word where a day lies between two others, both included."""
    text = f'IF(AND({day.text}>={first.text},{day.text}<={last.text}),{quoted(word)},"")'
    return Live(text, word if first.value <= day.value <= last.value else "")


def quoted(text: str) -> str:
    """Return a text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'


def serial(day: date) -> int:
    """Return a day as a spreadsheet counts it."""
    return (day - date(1899, 12, 30)).days


def _listed(terms: Iterable[Live]) -> str:
    return ",".join(one.text for one in terms)
