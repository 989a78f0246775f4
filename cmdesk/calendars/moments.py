"""Moments: a civil day, perhaps with a time of day, perhaps with an offset, and the day they fall on in a zone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from cmdesk.basics.wording import Sentence

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.(?:[0-9]{3}|[0-9]{6}))?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """A moment as the clocks of one zone show it; without a time, the day as a whole."""

    day: dt.date
    time: dt.time | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a moment as it was entered; without an offset it is meant in the zone it is asked about."""

    day: dt.date
    time: dt.time | None = None
    offset: dt.timedelta | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Return the moment that an ISO 8601 date or moment states; ValueError where it is none or does not exist."""
        if not _ISO.fullmatch(text):
            raise ValueError(text)
        moment = dt.datetime.fromisoformat(text)
        if "T" not in text:
            return cls(moment.date())
        return cls(moment.date(), moment.time(), moment.utcoffset())

    def text(self) -> str:
        """Return the moment in ISO 8601, without seconds where there are none."""
        if self.time is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{_time_text(self.time)}{_offset_text(self.offset)}"

    def in_words(self) -> dt.date | Sentence:
        """Return the moment as a sentence can hold it: the day in words, then the time and the offset as entered."""
        if self.time is None:
            return self.day
        time = f"{_time_text(self.time)} {_offset_text(self.offset)}".rstrip()
        return say(N_("{day}, {time}"), day=self.day, time=time)

    def in_zone(self, zone: ZoneInfo) -> LocalMoment:
        """Return the moment by the clocks of a zone: converted where it has an offset, else as it stands."""
        if self.time is None or self.offset is None:
            return LocalMoment(self.day, self.time)
        there = dt.datetime.combine(self.day, self.time, dt.timezone(self.offset)).astimezone(zone)
        return LocalMoment(there.date(), there.time())

    def is_real(self, zone: ZoneInfo) -> bool:
        """Tell whether the clocks of a zone ever show this moment; in spring they skip an hour."""
        if self.time is None or self.offset is not None:
            return True
        shown = dt.datetime.combine(self.day, self.time)
        there_and_back = shown.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)
        return there_and_back.replace(tzinfo=None) == shown


def _time_text(time: dt.time) -> str:
    """Return a time of day as short as it can be said: hours and minutes, and what is not zero of the rest."""
    return time.isoformat("auto" if time.second or time.microsecond else "minutes")


def _offset_text(offset: dt.timedelta | None) -> str:
    """Return an offset as +01:00, and nothing where there is none."""
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // _MINUTE, 60)
    return f"{'-' if offset < dt.timedelta(0) else '+'}{hours:02}:{minutes:02}"
