"""A count of Business Days laid open: every day from the start on, counted or skipped, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cmdesk.basics.record import Record


class DayKind(StrEnum):
    """Why a day counts or not."""

    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Holiday(Record):
    """A holiday by its name in one language; `estimated` where its date is not official yet."""

    day: dt.date
    name: str
    estimated: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CountedDay(Record):
    """One day of a count: its number, 0 where it does not count; the holiday's name, empty where there is none."""

    day: dt.date
    number: int
    reason: DayKind
    name: str
    estimated: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DayCount(Record):
    """The n-th Business Day after a start, with every day that was looked at; `estimated` where one is not certain."""

    start: dt.date
    n: int
    days: tuple[CountedDay, ...]
    result: dt.date
    estimated: bool
