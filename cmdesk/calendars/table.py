"""The table of one set of holidays: by day, how many Business Days have passed; by number, which day it is.

Everything is an offset from the first day of the table, in arrays of two bytes each, so that a table is read from the
cache as it lies there.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, chain, compress, pairwise
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIRST_DAY = date(1989, 12, 1)
LAST_DAY = date(2160, 12, 31)
"""Contract dates run to 2100 and an initial term to 50 years; ten more for what is counted from its end."""

_FIRST = FIRST_DAY.toordinal()
_LENGTH = LAST_DAY.toordinal() - _FIRST + 1
_WEEK = bytes((1, 1, 1, 1, 1, 0, 0))
_WEEKDAYS = (_WEEK * (_LENGTH // 7 + 2))[FIRST_DAY.weekday() :][:_LENGTH]
_HEAD = struct.Struct("=6i")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """How far knowledge of holidays reaches: the first and last day with data, and the last before estimates."""

    first: date
    last: date
    until: date


@dataclass(frozen=True, slots=True, eq=False)
class HolidayTable:
    """Business Days and holidays between `FIRST_DAY` and `LAST_DAY`.

    `ranks[i]` is the number of Business Days up to and including day i; `days[k]` is the k-th of them, `days[0]` a
    filler. `estimated` are the uncertain holidays from Monday to Friday.
    """

    ranks: array[int]
    days: array[int]
    holidays: array[int]
    estimated: array[int]
    known: Known

    @classmethod
    def of(cls, holidays: Mapping[date, bool], known: Known) -> HolidayTable:
        """Return the table of a set of holidays; the value of each says whether its date is an estimate."""
        offsets = {day.toordinal() - _FIRST: estimated for day, estimated in sorted(holidays.items())}
        business = bytearray(_WEEKDAYS)
        for offset in offsets:
            business[offset] = 0
        estimated = (offset for offset, uncertain in offsets.items() if uncertain and _WEEKDAYS[offset])
        return cls(*_ranked(business), array("H", offsets), array("H", estimated), known)

    @classmethod
    def from_bytes(cls, content: bytes) -> HolidayTable:
        """Return the table that `to_bytes` wrote."""
        first, last, until, *lengths = _HEAD.unpack_from(content)
        known = Known(*(date.fromordinal(ordinal) for ordinal in (first, last, until)))
        ends = list(accumulate((2 * length for length in (_LENGTH, *lengths)), initial=_HEAD.size))
        view = memoryview(content)
        ranks, days, holidays, estimated = (_array(view[start:end]) for start, end in pairwise(ends))
        return cls(ranks, days, holidays, estimated, known)

    def to_bytes(self) -> bytes:
        """Return the table as it is kept; the order of bytes is the machine's own."""
        known, tables = self.known, (self.ranks, self.days, self.holidays, self.estimated)
        ordinals = (day.toordinal() for day in (known.first, known.last, known.until))
        head = _HEAD.pack(*ordinals, *(len(table) for table in tables[1:]))
        return b"".join((head, *(table.tobytes() for table in tables)))

    def with_own_days(self, added: Iterable[date], removed: Iterable[date]) -> HolidayTable:
        """Return the table with days closed and holidays worked; what was agreed is no estimate."""
        business = bytearray(map(sub, self.ranks, chain((0,), self.ranks)))
        closed, worked = _offsets(added), _offsets(removed)
        for offset in closed:
            business[offset] = 0
        for offset in worked:
            business[offset] = _WEEKDAYS[offset]
        ranks, days = _ranked(business)
        certain = closed | worked
        estimated = array("H", (offset for offset in self.estimated if offset not in certain))
        return replace(self, ranks=ranks, days=days, estimated=estimated)

    def place_of_holiday(self, day: date) -> int | None:
        """Return the place of a day among the holidays of the table, None where it is no holiday."""
        offset = day.toordinal() - _FIRST
        place = bisect_left(self.holidays, offset)
        return place if place < len(self.holidays) and self.holidays[place] == offset else None

    def has_estimate(self, first: date, last: date) -> bool:
        """Tell whether an uncertain holiday falls on a weekday from `first` to `last`."""
        start = bisect_left(self.estimated, first.toordinal() - _FIRST)
        return start < bisect_right(self.estimated, last.toordinal() - _FIRST)


def _ranked(business: bytearray) -> tuple[array[int], array[int]]:
    """Return both tables of a calendar whose Business Days are marked by 1."""
    return array("H", accumulate(business)), array("H", chain((0,), compress(range(_LENGTH), business)))


def _array(content: memoryview) -> array[int]:
    """Return a table from its bytes."""
    table = array("H")
    table.frombytes(content)
    return table


def _offsets(days: Iterable[date]) -> set[int]:
    """Return the offsets of those days that lie within the table."""
    return {day.toordinal() - _FIRST for day in days if FIRST_DAY <= day <= LAST_DAY}
