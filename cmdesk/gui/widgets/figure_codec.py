"""Sums and numbers: both decimal marks are read, the marks of the language are shown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem
from cmdesk.gui.widgets.figure_text import FigureReading, read_figure


def _none() -> int:
    return 0


class FigureCodec(Codec):
    """An exact number, shown with at least so many decimals; what was typed is never rounded."""

    right = True

    def __init__(self, decimals: Callable[[], int] = _none) -> None:
        self._decimals = decimals

    def reading(self, text: str) -> FigureReading:
        """Return what a text is understood as."""
        return read_figure(text, language.words().decimal_mark)

    def read(self, text: str) -> Any:
        reading = self.reading(text)
        if reading.number is not None:
            return f"{reading.number:f}"
        return text.strip() if reading.problem else None

    def shown(self, value: Any) -> str:
        if value is None:
            return ""
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return str(value)
        if not number.is_finite():
            return str(value)
        places = self._decimals()
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent < places:
            number = number.quantize(Decimal(1).scaleb(-places))
        return language.words().number(number)

    def problem(self, text: str) -> Problem | None:
        reading = self.reading(text)
        if reading.problem is None:
            return None
        return Problem(reading.problem, self.shown(reading.proposal) if reading.proposal is not None else "")


class WholeCodec(FigureCodec):
    """A whole number."""

    def read(self, text: str) -> Any:
        number = self.reading(text).number
        return int(number) if number is not None and number == int(number) else super().read(text)

    def problem(self, text: str) -> Problem | None:
        number = self.reading(text).number
        if number is not None and number != int(number):
            return Problem(say(N_("Only a whole number can stand here.")), self.shown(int(number)))
        return super().problem(text)
