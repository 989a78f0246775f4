"""How far a day lies from another, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.calendars.periods import add_months

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence

_DAYS_IN_WORDS = 100
_MONTHS_IN_WORDS = 24
_YEAR = 12
_SOON, _URGENT = 30, 7


def urgency(day: date, as_of: date) -> str:
    """Return the tone of a day by which something is to be done; a day that has passed has none."""
    left = (day - as_of).days
    return "" if left < 0 else "urgent" if left <= _URGENT else "soon" if left <= _SOON else ""


def distance(day: date, as_of: date) -> Sentence:
    """Return how far a day lies from another: in days, else in full months, and from two years on in full years."""
    days = (day - as_of).days
    named = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}.get(days)
    if named is not None:
        return say(named)
    months = full_months(min(day, as_of), max(day, as_of))
    if abs(days) < _DAYS_IN_WORDS:
        return _ahead_days(days) if days > 0 else _ago_days(-days)
    if months < _MONTHS_IN_WORDS:
        return _ahead_months(months) if days > 0 else _ago_months(months)
    return _ahead_years(months // _YEAR) if days > 0 else _ago_years(months // _YEAR)


def full_months(first: date, last: date) -> int:
    """Return how many months have passed in full from a day to a later one."""
    months = (last.year - first.year) * _YEAR + last.month - first.month
    return months - 1 if add_months(first, months) > last else months


def _ahead_days(days: int) -> Sentence:
    return count("in {n} day", "in {n} days", days)


def _ago_days(days: int) -> Sentence:
    return count("{n} day ago", "{n} days ago", days)


def _ahead_months(months: int) -> Sentence:
    return count("in {n} month", "in {n} months", months)


def _ago_months(months: int) -> Sentence:
    return count("{n} month ago", "{n} months ago", months)


def _ahead_years(years: int) -> Sentence:
    return count("in {n} year", "in {n} years", years)


def _ago_years(years: int) -> Sentence:
    return count("{n} year ago", "{n} years ago", years)
