"""What pages and fields ask of the contract that is open: its draft, its calculation, its days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cmdesk.basics.currencies import is_currency, minor_units
from cmdesk.basics.money import Money
from cmdesk.gui import language
from cmdesk.gui.draft import Draft
from cmdesk.gui.found import Found

if TYPE_CHECKING:
    from datetime import tzinfo

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.engine.calculate import Calculation
    from cmdesk.gui.sharing import Sharing
    from cmdesk.gui.widgets.day_nature import DayNature
    from cmdesk.rules.result import Result


class Context(QObject):
    """One open contract as its pages see it; `calculated` follows every change of the answers."""

    calculated = Signal()
    place_wanted = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.readable = Found(None)
        self.calculation: Calculation | None = None
        self.storing: Sharing | None = None

    def show(self, readable: Found, calculation: Calculation | None) -> None:
        """Take what was read and calculated of the draft."""
        self.readable, self.calculation = readable, calculation
        self.calculated.emit()

    # What is known of a day

    def nature(self, day: date) -> DayNature | None:
        """Return what a day is for the entity that serves the contract; None while that is not known."""
        calendar = self.calendar()
        if calendar is None:
            return None
        from cmdesk.gui.widgets.day_nature import DayNature  # noqa: PLC0415  # no day is asked about before the first paint

        holiday = calendar.holiday(day, language.words().language)
        return DayNature(calendar.is_business_day(day), holiday.name if holiday else "", calendar.is_estimated(day))

    def calendar(self) -> BusinessCalendar | None:
        """Return the calendar of the contract on the as-of date."""
        return self.calculation.case.calendar(self.calculation.as_of) if self.calculation else None

    def zone(self) -> tzinfo | None:
        """Return the zone by whose clocks the contract counts; None while that is not known."""
        calendar = self.calendar()
        return calendar.zone if calendar is not None else None

    # What is known of the answers

    def result(self, key: str, number: int, name: str) -> Result | None:
        """Return a result of an entry by its number as typed."""
        at = self.readable.calculated_number(key, number)
        return self.result_by_id(f"{_RESULT_KEYS.get(key, key)}.{at}.{name}") if at is not None else None

    def result_by_id(self, result_id: str) -> Result | None:
        """Return a result by its id, None where there is none."""
        return self.calculation.results.get(result_id) if self.calculation else None

    # Money

    def currency(self) -> str:
        """Return the currency of the contract, euro while none is entered."""
        chosen = self.draft.value("currency")
        return chosen if isinstance(chosen, str) and is_currency(chosen) else "EUR"

    def decimals(self) -> int:
        """Return the decimals of the contract's currency."""
        return minor_units(self.currency())

    def money(self, amount: Decimal) -> str:
        """Return a sum in the contract's currency in words."""
        return language.words().money(Money.stated(amount, self.currency()))


_RESULT_KEYS = {
    "invoices": "invoice",
    "incidents": "liability.incident",
    "information_requests": "information_request",
    "amendments": "amendment",
}
