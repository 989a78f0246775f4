"""What a day is: a Business Day or not, and why; asked of whoever knows the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cmdesk.basics.wording import N_, Sentence, say


@dataclass(frozen=True, slots=True)
class DayNature:
    """What a day is in the calendar of the entity that serves the contract."""

    is_business_day: bool
    holiday: str = ""
    estimated: bool = False

    def remark(self, weekday: str) -> Sentence:
        """Return the words for under a field: "Friday, a Business Day"."""
        if self.is_business_day:
            return say(N_("{weekday}, a Business Day"), weekday=weekday)
        if self.holiday and self.estimated:
            return say(
                N_("{weekday}, {holiday} (estimated): not a Business Day"), weekday=weekday, holiday=self.holiday
            )
        if self.holiday:
            return say(N_("{weekday}, {holiday}: not a Business Day"), weekday=weekday, holiday=self.holiday)
        return say(N_("{weekday}, not a Business Day"), weekday=weekday)


Natures = Callable[[date], DayNature | None]


def unknown(_day: date) -> DayNature | None:
    """Say nothing about a day, as long as no entity is chosen."""
    return None
