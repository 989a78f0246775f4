"""The Initial Term in one line: a number of months, or the last day where a day is stated."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_nature import Natures, unknown

_MONTHS = re.compile(r"(\d{1,3})\s*([^\W\d]*)")
_LONGEST_NUMBER = 3


class TermCodec(Codec):
    """Months ("24", "24 months") or a day ("28 Feb 2026"); nothing is as the Terms say."""

    def __init__(self, natures: Natures = unknown, otherwise: Callable[[], str] = str) -> None:
        self._day = DayCodec(natures)
        self._otherwise = otherwise

    def read(self, text: str) -> Any:
        plain = text.strip()
        if not plain:
            return None
        match = _MONTHS.fullmatch(plain)
        if match is not None and len(plain.split()[0]) <= _LONGEST_NUMBER + len(match[2]):
            return {"months": int(match[1])}
        value = self._day.read(plain)
        return value if self._day.problem(plain) else {"ends_on": value}

    def shown(self, value: Any) -> str:
        match value:
            case {"months": int(months)}:
                return language.text(count(N_("{n} month"), N_("{n} months"), months))
            case {"ends_on": ends_on}:
                return self._day.shown(ends_on)
            case {"months": months}:
                return str(months)
            case None:
                return ""
            case _:
                return str(value)

    def problem(self, text: str) -> Problem | None:
        value = self.read(text)
        if value is None or isinstance(value, dict):
            return None
        found = self._day.problem(text)
        sentence = N_("Enter a number of months, or the last day of the Initial Term.")
        return Problem(say(sentence), found.proposal if found else "")

    def remark(self, text: str) -> str:
        value = self.read(text)
        if value is None:
            return self._otherwise()
        return self._day.remark(text) if isinstance(value, dict) and "ends_on" in value else ""
