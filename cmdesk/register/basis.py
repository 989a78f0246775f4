"""What computed deadlines rest on besides the contract: the program, the editions, the holidays and the rates."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import cmdesk
from cmdesk.basics.record import Record, record
from cmdesk.calendars.holidays import library_version
from cmdesk.editions.load import edition, editions
from cmdesk.rates.checked import checked_on

if TYPE_CHECKING:
    from datetime import date

_BETWEEN, _PARTS = " · ", 4


@record
class Basis(Record):
    """The versions of what deadlines rest on; `key` is kept with every contract, by which outdated rows are known."""

    program: str
    editions: str
    calendar: str
    rates: date

    @property
    def key(self) -> str:
        """Return a short text that differs where anything differs."""
        return _BETWEEN.join((self.program, self.calendar, self.rates.isoformat(), self.editions))

    def replaces(self, key: str) -> bool:
        """Tell whether this is newer than what a key names: in some part, and older in none.

        In a team everybody's program has rates and holidays of its own. Of two that are each ahead in something neither
        takes the place of the other, or they would do so in turn for ever.
        """
        parts = key.split(_BETWEEN)
        if len(parts) != _PARTS:
            return True
        program, calendar, rates, _ = parts
        return (
            key != self.key
            and _numbers(self.program) >= _numbers(program)
            and _numbers(self.calendar) >= _numbers(calendar)
            and self.rates.isoformat() >= rates
        )


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers in a version, by which versions are compared."""
    return tuple(map(int, re.findall("[0-9]+", version)))


def basis() -> Basis:
    """Return what is in use now; the rates are those that `rates.local.use` was told of."""
    return Basis(cmdesk.__version__, _editions(), f"holidays {library_version()}", checked_on())


@cache
def _editions() -> str:
    """Return the fingerprint of all editions."""
    return sha256("".join(edition(one).sha256 for one in editions()).encode()).hexdigest()[:16]
