"""Sums and numbers: both decimal marks are read, the marks of the language are shown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem
from cmdesk.gui.widgets.figure_text import FigureReading, read_figure

_THOUSANDTHS, _THOUSAND = 3, 1000
_UNCLEAR = "?"


class FigureCodec(Codec):
    """An exact number; what was typed is never rounded.

    A sum is shown with at least the `decimals` of its currency; without them it is a quantity, of which three decimals
    are nothing unusual.
    """

    right = True

    def __init__(self, decimals: Callable[[], int] | None = None) -> None:
        self._decimals = decimals

    def reading(self, text: str) -> FigureReading:
        """Return what a text is understood as."""
        plain = text.strip().removesuffix(_UNCLEAR)
        return read_figure(plain, language.words().decimal_mark, thousandths=self._has_thousandths())

    def read(self, text: str) -> Any:
        """Return the number as text; what can be read in two ways gets a question mark, and so counts as neither."""
        reading = self.reading(text)
        if reading.number is not None:
            return f"{reading.number:f}"
        if reading.proposal is not None:
            return text.strip().removesuffix(_UNCLEAR) + _UNCLEAR
        return text.strip() if reading.problem else None

    def shown(self, value: Any) -> str:
        if value is None:
            return ""
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return str(value).removesuffix(_UNCLEAR)
        if not number.is_finite():
            return str(value)
        exponent = number.as_tuple().exponent
        places = self._places(number)
        if isinstance(exponent, int) and -exponent < places:
            number = number.quantize(Decimal(1).scaleb(-places))
        return language.words().number(number)

    def _has_thousandths(self) -> bool:
        return self._decimals is None or self._decimals() >= _THOUSANDTHS

    def _places(self, number: Decimal) -> int:
        """Return with how many decimals to show a number: never with three that could be read as thousands."""
        looks_like_thousands = number.as_tuple().exponent == -_THOUSANDTHS and 1 <= abs(number) < _THOUSAND
        if looks_like_thousands and not self._has_thousandths():
            return _THOUSANDTHS + 1
        return self._decimals() if self._decimals is not None else 0

    def problem(self, text: str) -> Problem | None:
        reading = self.reading(text)
        if reading.problem is None:
            return None
        return Problem(reading.problem, self.shown(reading.proposal) if reading.proposal is not None else "")


class WholeCodec(FigureCodec):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__(lambda: 0)

    def read(self, text: str) -> Any:
        number = self.reading(text).number
        return int(number) if number is not None and number == int(number) else super().read(text)

    def problem(self, text: str) -> Problem | None:
        number = self.reading(text).number
        if number is not None and number != int(number):
            return Problem(say(N_("Only a whole number can stand here.")), self.shown(int(number)))
        return super().problem(text)
