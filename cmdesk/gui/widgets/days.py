"""How days are written where the user is, and what today is."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale

from cmdesk.gui import language
from cmdesk.gui.widgets.day_text import Habits


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
