"""Plain values to days, months and moments; a day that does not exist brings the one that was probably meant."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.calendars.moments import Moment
from cmdesk.contract.months import Month
from cmdesk.contract.wrong import WrongValue, described, shortened

if TYPE_CHECKING:
    from cmdesk.contract.fields import Field

FIRST_DAY = dt.date(1990, 1, 1)
LAST_DAY = dt.date(2100, 12, 31)

_LENGTH = len("2024-03-01")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTHS = 12
_KEPT = 16384
"""Days kept as they were read, those of half a lifetime."""


def read_day(raw: Any, _: Field) -> dt.date:
    """Return a day that exists, written as YYYY-MM-DD, from the first to the last day that cmdesk counts."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write a day as 2024-03-01"), found=described(raw)))
    found = _counted(raw)
    if found is None:
        plain = _plain_day(raw)
        raise _no_day(raw) if plain is None else _beyond(plain)
    return found


def read_moment(raw: Any, field: Field) -> Moment:
    """Return a day, or a moment of a day; whether the clocks ever show it is judged where the zone is known."""
    if not isinstance(raw, str) or len(raw) <= _LENGTH or raw[_LENGTH] not in "Tt ":
        return Moment(read_day(raw, field), None, None)
    read_day(raw[:_LENGTH], field)
    try:
        return Moment.parse(raw)
    except ValueError:
        shown = shortened(raw)
        raise WrongValue(
            say(N_("{written} is no moment; write it as 2024-10-01T16:30 or 2024-10-01T16:30+02:00"), written=shown)
        ) from None


def read_month(raw: Any, _: Field) -> Month:
    """Return a calendar month, written as YYYY-MM."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write a month as 2024-05"), found=described(raw)))
    first_day = _plain_day(f"{raw}-01")
    if first_day is None or not FIRST_DAY <= first_day <= LAST_DAY:
        raise WrongValue(
            say(N_("{written} is no month from 1990 to 2100; write it as 2024-05"), written=shortened(raw))
        )
    return Month(first_day.year, first_day.month)


@lru_cache(_KEPT)
def _counted(written: str) -> dt.date | None:
    """Return a day that cmdesk counts; contracts by the thousand name the same days over and over."""
    found = _plain_day(written)
    return found if found is not None and FIRST_DAY <= found <= LAST_DAY else None


def _plain_day(written: str) -> dt.date | None:
    """Return the day that YYYY-MM-DD names; None where it names none or is written otherwise."""
    if len(written) != _LENGTH or not written[4] == written[7] == "-":
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _beyond(found: dt.date) -> WrongValue:
    """Return what is wrong with a day that lies outside what cmdesk counts."""
    return WrongValue(
        say(
            N_("{day} lies outside what cmdesk counts; write a day from {first} to {last}"),
            day=found,
            first=FIRST_DAY,
            last=LAST_DAY,
        )
    )


def _no_day(written: str) -> WrongValue:
    """Return what is wrong with a text that is no day, with the day that was probably meant as it is to be written."""
    near = _near_day(written)
    shown = shortened(written)
    if near is None:
        return WrongValue(say(N_("{written} is no day; write it as 2024-03-01"), written=shown))
    if len(written) == _LENGTH and near.isoformat()[:5] == written[:5]:
        return WrongValue(
            say(N_("{written} doesn't exist; did you mean {near}?"), written=shown, near=near.isoformat())
        )
    return WrongValue(
        say(N_("{written} is not in the form YYYY-MM-DD; did you mean {near}?"), written=shown, near=near.isoformat())
    )


def _near_day(written: str) -> dt.date | None:
    """Return the day that was probably meant; None where nothing or two days could be."""
    if (found := _YEAR_FIRST.fullmatch(written)) is not None:
        return _with_year_first(int(found[1]), int(found[2]), int(found[3]))
    if (found := _YEAR_LAST.fullmatch(written)) is not None:
        return _with_year_last(int(found[1]), int(found[2]), int(found[3]))
    return None


def _with_year_first(year: int, month: int, day: int) -> dt.date | None:
    """Return the last day of the month where the day is too late; day and month exchanged where only that exists."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year or not month or not day:
        return None
    if month > _MONTHS:
        return dt.date(year, day, month) if day <= _MONTHS and month <= Month(year, day).last_day.day else None
    if day > 31:  # noqa: PLR2004  # no month is longer
        return None
    return dt.date(year, month, min(day, Month(year, month).last_day.day))


def _with_year_last(first: int, second: int, year: int) -> dt.date | None:
    """Return a day written day first or month first, where only one of the two can be meant."""
    if first != second and first <= _MONTHS and second <= _MONTHS:
        return None
    return _with_year_first(year, second, first) if second <= _MONTHS else _with_year_first(year, first, second)
