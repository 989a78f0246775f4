"""Days that a contract adds to the holidays of its calendar, or strikes out of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One day agreed to count otherwise, and why."""

    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days that are no Business Days although the calendar has them, and holidays that are worked.

    A holiday struck out becomes a Business Day only from Monday to Friday: the Terms fix the week (clause 1).
    """

    added: tuple[OwnDay, ...] = ()
    removed: tuple[OwnDay, ...] = ()


NO_OWN_DAYS = OwnDays()
