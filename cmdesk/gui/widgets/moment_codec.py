"""Moments and months: a day with a time of day where one was typed, and a calendar month."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.calendars.moments import Moment
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_nature import Natures, unknown
from cmdesk.gui.widgets.day_text import DayReading, read_day
from cmdesk.gui.widgets.days import habits

_TIME = re.compile(r"[T,\s]\s*(\d{1,2})[:.h](\d{2})\s*(Z|[+-]\d{2}:?\d{2})?\s*$", re.IGNORECASE)
_MONTH = re.compile(r"(?:(\d{4})[-/. ](\d{1,2})|(\d{1,2})[-/. ](\d{4}))")


def _nowhere() -> tzinfo | None:
    return None


class MomentCodec(DayCodec):
    """A day, and a time of day where one was typed: "20 Nov 2025 09:00"; an offset is kept as it came.

    It is shown only where it differs from that of the zone in which the contract counts.
    """

    def __init__(self, natures: Natures = unknown, zone: Callable[[], tzinfo | None] = _nowhere) -> None:
        super().__init__(natures)
        self._zone = zone

    def reading(self, text: str) -> DayReading:
        return read_day(_TIME.sub("", text), habits())

    def read(self, text: str) -> Any:
        reading = self.reading(text)
        if reading.day is None:
            return text.strip() if reading.problem else None
        clock = _clock(text)
        return reading.day.isoformat() + clock if clock is not None else text.strip()

    def shown(self, value: Any) -> str:
        try:
            moment = Moment.parse(value)
        except (TypeError, ValueError):
            return "" if value is None else str(value)
        day = super().shown(moment.day.isoformat())
        if moment.time is None:
            return day
        offset = moment.text()[-6:] if self._is_elsewhere(moment) else ""
        return f"{day} {moment.time:%H:%M} {offset}".rstrip()

    def _is_elsewhere(self, moment: Moment) -> bool:
        """Tell whether a moment has another offset than the clocks of the zone show at that time."""
        zone = self._zone()
        if moment.offset is None or moment.time is None or zone is None:
            return moment.offset is not None
        return datetime.combine(moment.day, moment.time, zone).utcoffset() != moment.offset

    def problem(self, text: str) -> Problem | None:
        if _clock(text) is None:
            return Problem(say(N_("There is no such time of day. Write it as 17:00.")))
        return super().problem(text)


class MonthCodec(Codec):
    """A calendar month: "2025-06", "6/2025" or "June 2025"."""

    def read(self, text: str) -> Any:
        plain = text.strip()
        match = _MONTH.fullmatch(plain)
        if match is not None:
            year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
            return f"{year}-{int(month):02}"
        first = read_day(f"1 {plain}", habits()).day if plain else None
        return f"{first.year:04}-{first.month:02}" if first else plain or None

    def shown(self, value: Any) -> str:
        try:
            first = date.fromisoformat(f"{value}-01")
        except ValueError:
            return "" if value is None else str(value)
        return language.words().month(first.year, first.month)

    def problem(self, text: str) -> Problem | None:
        value = self.read(text)
        try:
            date.fromisoformat(f"{value}-01")
        except ValueError:
            sentence = say(N_("“{text}” is no month. Write it as {example}."), text=text.strip(), example="2025-06")
            return None if value is None else Problem(sentence)
        return None


def _clock(text: str) -> str | None:
    """Return the time of day in a text as ISO says it, empty where there is none, None where it does not exist."""
    match = _TIME.search(text)
    if match is None:
        return ""
    try:
        clock = time(int(match[1]), int(match[2]))
    except ValueError:
        return None
    return f"T{clock:%H:%M}{_offset(match[3])}"


def _offset(text: str | None) -> str:
    """Return an offset as "+01:00", empty where there is none."""
    if not text:
        return ""
    if text.upper() == "Z":
        return "+00:00"
    digits = re.sub(r"[^\d+-]", "", text)
    return f"{digits[:3]}:{digits[3:]}"
