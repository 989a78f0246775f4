"""What computed deadlines rest on besides the contract: the program, the editions, the holidays and the rates."""

from __future__ import annotations

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


@record
class Basis(Record):
    """The versions of what deadlines rest on; `key` is their fingerprint, by which outdated rows are known."""

    program: str
    editions: str
    calendar: str
    rates: date

    @property
    def key(self) -> str:
        """Return a short text that differs where anything differs."""
        parts = (self.program, self.editions, self.calendar, self.rates.isoformat())
        return sha256("\n".join(parts).encode()).hexdigest()[:16]


def basis() -> Basis:
    """Return what is in use now; the rates are those that `rates.local.use` was told of."""
    return Basis(cmdesk.__version__, _editions(), f"holidays {library_version()}", checked_on())


@cache
def _editions() -> str:
    """Return the fingerprint of all editions."""
    return sha256("".join(edition(one).sha256 for one in editions()).encode()).hexdigest()[:16]
