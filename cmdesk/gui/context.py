"""What pages and fields ask of the contract that is open: its draft, its calculation, its days and its lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cmdesk.basics.currencies import is_currency, minor_units
from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_
from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.entities import entities
from cmdesk.contract.fields import Known
from cmdesk.contract.known import known_ids, parameter
from cmdesk.editions.load import editions
from cmdesk.gui import language
from cmdesk.gui.draft import Draft
from cmdesk.gui.readable import Readable
from cmdesk.gui.widgets.days import DayNature

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result

_HOLIDAY_LANGUAGES = {"nl": "nl", "da": "da", "zh_CN": "zh_CN"}


class Context(QObject):
    """One open contract as its pages see it; `calculated` follows every change of the answers."""

    calculated = Signal()
    place_wanted = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.readable = Readable(None)
        self.calculation: Calculation | None = None

    def show(self, readable: Readable, calculation: Calculation | None) -> None:
        """Take what was read and calculated of the draft."""
        self.readable, self.calculation = readable, calculation
        self.calculated.emit()

    # What is known of a day

    def nature(self, day: date) -> DayNature | None:
        """Return what a day is for the entity that serves the contract; None while that is not known."""
        calendar = self.calendar()
        if calendar is None:
            return None
        holiday = calendar.holiday(day, _HOLIDAY_LANGUAGES.get(language.words().language, "en_US"))
        return DayNature(calendar.is_business_day(day), holiday.name if holiday else "", calendar.is_estimated(day))

    def calendar(self) -> BusinessCalendar | None:
        """Return the calendar of the contract on the as-of date."""
        return self.calculation.case.calendar(self.calculation.as_of) if self.calculation else None

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

    # Lists to choose from

    def options(self, known: Known) -> Callable[[], Mapping[str, str]]:
        """Return how the names of a list are asked for, by id."""
        inside = {Known.NOTICES: self.notices, Known.INVOICES: self.invoices}
        return inside[known] if known in inside else lambda: _options(known, language.words().language)

    def notices(self) -> Mapping[str, str]:
        """Return the notices that were typed, by id."""
        return {one: one for one in self._ids("notices", "id")}

    def invoices(self) -> Mapping[str, str]:
        """Return the invoices that were typed, by number."""
        return {one: one for one in self._ids("invoices", "number")}

    def _ids(self, key: str, name: str) -> list[str]:
        rows: list[dict[str, Any]] = self.draft.value(key) or []
        return [str(row[name]) for row in rows if row.get(name)]


_RESULT_KEYS = {
    "invoices": "invoice",
    "incidents": "liability.incident",
    "information_requests": "information_request",
    "amendments": "amendment",
}


@cache
def _options(known: Known, _language: str) -> Mapping[str, str]:
    """Return the names of a list that lives outside the contract, in the window's language."""
    words = language.words()
    match known:
        case Known.COUNTRIES:
            return {code: words.country(code) for code in known_ids(known)}
        case Known.CURRENCIES:
            return {code: f"{code} – {words.currency(code)}" for code in known_ids(known)}  # noqa: RUF001
        case Known.ENTITIES:
            return {one.id: f"{words.country(one.country)} – {one.name}" for one in entities().values()}  # noqa: RUF001
        case Known.EDITIONS:
            return {one.id: words.plain_date(one.published) for one in editions().values()}
        case Known.PARAMETERS:
            return {name: _parameter(name) for name in known_ids(known)}
        case _:
            return {name: name for name in known_ids(known)}


def _parameter(name: str) -> str:
    found = parameter(name)
    return language.text(found.note) if found is not None else language.text(N_("Unknown"))
