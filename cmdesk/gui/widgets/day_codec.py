"""Days: typed in any usual way, kept in ISO form."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem
from cmdesk.gui.widgets.day_nature import Natures, unknown
from cmdesk.gui.widgets.day_text import DayReading, read_day
from cmdesk.gui.widgets.days import habits


class DayCodec(Codec):
    """A civil day."""

    def __init__(self, natures: Natures = unknown) -> None:
        self._natures = natures

    def reading(self, text: str) -> DayReading:
        """Return what a text is understood as."""
        return read_day(text, habits())

    def read(self, text: str) -> Any:
        reading = self.reading(text)
        if reading.day is not None:
            return reading.day.isoformat()
        return text.strip() if reading.problem else None

    def shown(self, value: Any) -> str:
        if value is None:
            return ""
        try:
            return language.words().plain_date(date.fromisoformat(value))
        except (TypeError, ValueError):
            return str(value)

    def problem(self, text: str) -> Problem | None:
        reading = self.reading(text)
        if reading.problem is None:
            return None
        return Problem(reading.problem, self.shown(reading.proposal.isoformat()) if reading.proposal else "")

    def remark(self, text: str) -> str:
        day = self.reading(text).day
        return "" if day is None else self.nature_of(day)

    def nature_of(self, day: date) -> str:
        """Return a day in words with what it is: "Friday 1 March 2024, a Business Day"."""
        in_words = language.words().date(day)
        nature = self._natures(day)
        return language.text(nature.remark(in_words)) if nature else in_words
