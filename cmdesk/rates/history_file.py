"""A file of the European Central Bank's reference rates, judged as a whole before anything in it counts.

It is eurofxref-hist.csv, or the .zip around it: a header that names the columns, a line a day, units per one euro, N/A
for none, and a comma at the end of each line.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, count, say
from cmdesk.rates.local import LARGEST

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.rates.ecb import History

MOST_FAULTS = 20
"""How many faults are told one by one."""

MOST_JUMP = Decimal("1.5")
"""By how much a rate may move from one day to the next: half as much again, whichever of the two currencies moved."""

_ZIP, _BOM = b"PK\x03\x04", b"\xef\xbb\xbf"
_FIRST = "Date"
_CODE = re.compile("[A-Z]{3}")
_DAY = r"\d{4}-\d\d-\d\d"
_RATE = r"(?:N/A|(?=[\d.]*[1-9])\d{1,12}(?:\.\d{1,12})?)"


def read_history(data: bytes, source: str) -> bytes:
    """Return the lines of a history, newest first, as they are kept; FaultyInput with what is wrong with it."""
    head, *lines = _text(data, source).split("\n")
    faults = _Faults(source)
    columns = _columns(head, faults)
    rows = _rows(lines, columns, faults)
    if not rows:
        faults.add(say(N_("there is no day in this file")))
    faults.raise_any()
    return "".join(f"{line},\n" for line in (",".join((_FIRST, *columns)), *rows)).encode("ascii")


def check_whole(new: History, known: History, source: str) -> None:
    """Refuse a history that knows less than the one in use: a newer day is missing, an older one, or a currency."""
    faults = _Faults(source)
    if new.known_until < known.known_until:
        older = N_("its last day is {day}; the rates in use are known to {known}")
        faults.add(say(older, day=new.known_until, known=known.known_until))
    gone = {day for day in known.days if day <= new.known_until} - set(new.days)
    if gone:
        sentence = count(
            "it lacks {n} day of the rates in use, {day}; take the whole history",
            "it lacks {n} days of the rates in use, the first is {day}; take the whole history",
            len(gone),
            day=min(gone),
        )
        faults.add(sentence)
    currencies = sorted(known.currencies - new.currencies)
    if currencies:
        faults.add_in(1, say(N_("it lacks columns of the rates in use: {names}"), names=tuple(currencies)))
    faults.raise_any()


def check_jumps(new: History, known: History, source: str) -> None:
    """Refuse a history in which a rate of a day newer than those in use is out of proportion to that of the day before.

    What is in use already has been looked at: the lira of 2005 lost six noughts from one day to the next.
    """
    faults = _Faults(source)
    days = sorted(day for day in new.days if day >= known.known_until)
    for (eve, day), code in product(pairwise(days), sorted(new.currencies)):
        before, now = (known if eve == known.known_until else new).on(code, eve), new.on(code, day)
        if before is None or now is None or now.day != day:
            continue
        less, more = sorted((before.per_eur, now.per_eur))
        if more > less * MOST_JUMP:
            values = {"before": before.per_eur, "eve": before.day, "now": now.per_eur, "day": now.day}
            faults.add(say(_JUMP, currency=code, **values))
    faults.raise_any()


_JUMP = N_(
    "{currency} jumps from {before} on {eve} to {now} on {day}; check the file. If that is what the bank published,"
    " cmdesk rates import --trust takes it"
)


class _Faults:
    """What is wrong with a history: the first faults, and how many more there are."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._told: list[Fault] = []
        self._more = 0

    def add(self, sentence: Sentence) -> None:
        """Note a fault."""
        if len(self._told) < MOST_FAULTS:
            self._told.append(Fault("", sentence))
        else:
            self._more += 1

    def add_in(self, line: int, sentence: Sentence, currency: str = "") -> None:
        """Note a fault of a line, or of a currency in it."""
        self.add(_in_line(line, sentence, currency))

    def raise_any(self) -> None:
        """Refuse the file if anything is wrong with it."""
        if self._more:
            self._told.append(Fault("", count("and {n} more fault", "and {n} more faults", self._more)))
        if self._told:
            raise FaultyInput(self._source, tuple(self._told))


def _in_line(line: int, sentence: Sentence, currency: str = "") -> Sentence:
    """Return what is wrong with where it is."""
    if currency:
        return say(N_("line {line}, {currency}: {fault}"), line=str(line), currency=currency, fault=sentence)
    return say(N_("line {line}: {fault}"), line=str(line), fault=sentence)


def _refused(source: str, sentence: Sentence) -> FaultyInput:
    """Return the error of a file in which nothing can be read."""
    return FaultyInput(source, (Fault("", sentence),))


def _text(data: bytes, source: str) -> str:
    """Return the text of a file, or of the one in an archive."""
    content = _unpacked(data, source) if data.startswith(_ZIP) else data
    if len(content) > LARGEST:
        raise _refused(source, say(N_("the file is larger than {n} MB; this is no history of rates"), n=LARGEST >> 20))
    content = content.removeprefix(_BOM).rstrip().replace(b"\r\n", b"\n")
    try:
        return content.decode("ascii")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = say(N_("this is no plain text; take the file as the bank publishes it"))
        raise _refused(source, _in_line(line, sentence)) from None


def _unpacked(data: bytes, source: str) -> bytes:
    """Return the history out of its archive."""
    import zlib  # noqa: PLC0415  # nobody imports a history twice a day
    from io import BytesIO  # noqa: PLC0415
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
            if len(names) == 1:
                with archive.open(names[0]) as file:
                    return file.read(LARGEST + 1)
    except (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error):
        raise _refused(source, say(N_("the archive is damaged or encrypted; fetch it again"))) from None
    raise _refused(source, say(N_("the archive holds {n} files named .csv; it should be one"), n=len(names)))


def _columns(header: str, faults: _Faults) -> tuple[str, ...]:
    """Return the currencies that the header names, in their order."""
    first, *codes = _cells(header)
    if first != _FIRST or not codes:
        faults.add_in(1, say(N_("the header begins with Date and names a currency a column, with commas between")))
    for at, code in enumerate(codes):
        if not _CODE.fullmatch(code) or code == "EUR":
            faults.add_in(1, say(N_("{code} is no currency with a rate to the euro"), code=code or None))
        elif code in codes[:at]:
            faults.add_in(1, say(N_("{name} is named twice; name it once"), name=code))
    return tuple(codes)


def _cells(line: str) -> list[str]:
    """Return the cells of a line, but for the empty one after its last comma."""
    cells = [cell.strip() for cell in line.split(",")]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _rows(lines: list[str], columns: tuple[str, ...], faults: _Faults) -> list[str]:
    """Return the lines of days, newest first."""
    whole = re.compile(rf"{_DAY}(?:,{_RATE}){{{len(columns)}}}")
    days: list[date] = []
    rows = []
    for number, line in enumerate(lines, start=2):
        first, *rates = _cells(line)
        row = ",".join((first, *rates))
        day = _day(first)
        if day is None:
            faults.add_in(number, say(N_("{value} is no day like 2026-10-30"), value=first or None))
        else:
            days.append(day)
            rows.append(row)
        if day is None or not whole.fullmatch(row):
            _explain(rates, columns, number, faults)
        if day is not None and _is_out_of_order(days):
            sentence = N_("{day} is out of order: days stand newest first or oldest first, each once")
            faults.add_in(number, say(sentence, day=day))
    return rows if len(days) == 1 or days[:1] > days[1:2] else rows[::-1]


def _day(text: str) -> date | None:
    """Return a day in the form of the bank; None where it is none."""
    if not re.fullmatch(_DAY, text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_out_of_order(days: list[date]) -> bool:
    """Tell whether the last day does not go on as the first two began."""
    return len(days) > 1 and (days[-1] == days[-2] or (days[-1] > days[-2]) != (days[1] > days[0]))


def _explain(rates: list[str], columns: tuple[str, ...], number: int, faults: _Faults) -> None:
    """Note what is wrong with the rates of a line."""
    if len(rates) != len(columns):
        sentence = N_("the number of rates here is {n}, that of columns in the header {columns}")
        faults.add_in(number, say(sentence, n=len(rates), columns=len(columns)))
        return
    for code, rate in zip(columns, rates, strict=True):
        if not re.fullmatch(_RATE, rate):
            sentence = N_("{value} is no rate: a number above zero with a point, or N/A for none")
            faults.add_in(number, say(sentence, value=rate or None), code)
