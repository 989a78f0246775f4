"""Moves: from which days accepted amendments bring other editions, and what that rests on."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Protocol

from cmdesk.basics.record import Record, record

if TYPE_CHECKING:
    from cmdesk.rules.case import Case
    from cmdesk.rules.grounds import Grounds

Move = tuple[date, str]
"""A day, and the id of the edition that an amendment brings from then on."""


class Moved(Protocol):
    """What tells a case which edition is in force where amendments may bring others."""

    def edition_on(self, case: Case, day: date) -> str:
        """Return the id of the edition in force on a day."""

    def moves(self, case: Case) -> tuple[Move, ...]:
        """Return the moves, by day."""


@record
class Moves(Record):
    """Moves that are settled, by day.

    `rests_on` is what these days, or that there are none, rest on; before `since` nothing can move.
    """

    days: tuple[Move, ...] = ()
    rests_on: Grounds | None = None
    since: date = date.max

    def edition_on(self, case: Case, day: date) -> str:
        """13.7 / 13.6: the contract's own edition until an amendment moves it; what the moves rest on is marked."""
        if self.rests_on is not None and day >= self.since:
            case.grounds.inherit(self.rests_on)
        at = bisect_right(self.days, day, key=_start)
        return self.days[at - 1][1] if at else case.contract.edition

    def moves(self, _case: Case) -> tuple[Move, ...]:
        """Return the moves, by day."""
        return self.days


def _start(move: Move) -> date:
    """Return the day from which a move of edition counts."""
    return move[0]
