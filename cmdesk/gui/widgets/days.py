"""What the fields must be told about days: how they are written here, what today is, and what nature a day has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QLocale

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import language
from cmdesk.gui.widgets.day_text import Habits


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


def today() -> date:
    """Return today where the user is."""
    return datetime.now().astimezone().date()


def habits() -> Habits:
    """Return how days are written in the window's language, by the system's order where it speaks that language."""
    return Habits(_order(), language.words(), today())


def _order() -> str:
    """Return the order of day, month and year."""
    system = QLocale.system()
    spoken = language.words().language
    locale = system if system.name().startswith(spoken[:2]) else QLocale(f"{spoken}_GB" if spoken == "en" else spoken)
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    return "".join(sorted("dmy", key=pattern.find))
