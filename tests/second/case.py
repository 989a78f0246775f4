"""The contract as read, and what answers by day: the edition in force, its figures, the calendar, the counted day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.second.days import ONE_DAY, Answer, Calendar
from tests.second.editions import DEFAULT_READINGS, EDITIONS, Edition

Json = dict[str, Any]

END_OF_BUSINESS = time(17)
LENGTH_OF_A_DAY = len("2024-03-01")

# The entity table: country, subdivision, zone.
ENTITIES: dict[str, tuple[str, str | None, str]] = {
    "nl": ("NL", None, "Europe/Amsterdam"),
    "be": ("BE", None, "Europe/Brussels"),
    "de": ("DE", "BY", "Europe/Berlin"),
    "fr": ("FR", None, "Europe/Paris"),
    "gb": ("GB", "ENG", "Europe/London"),
    "ie": ("IE", None, "Europe/Dublin"),
    "dk": ("DK", None, "Europe/Copenhagen"),
    "es": ("ES", "MD", "Europe/Madrid"),
    "it": ("IT", "MI", "Europe/Rome"),
    "tr": ("TR", None, "Europe/Istanbul"),
    "ae": ("AE", None, "Asia/Dubai"),
    "za": ("ZA", None, "Africa/Johannesburg"),
    "ke": ("KE", None, "Africa/Nairobi"),
    "cn": ("CN", None, "Asia/Shanghai"),
    "hk": ("HK", None, "Asia/Hong_Kong"),
    "sg": ("SG", None, "Asia/Singapore"),
    "jp": ("JP", None, "Asia/Tokyo"),
    "in": ("IN", "KA", "Asia/Kolkata"),
    "us": ("US", None, "America/New_York"),
    "br": ("BR", "SP", "America/Sao_Paulo"),
    "mx": ("MX", None, "America/Mexico_City"),
}


def day_of(text: str | None) -> date | None:
    """Return a day as the contract writes it, or none."""
    return None if text is None else date.fromisoformat(text)


def sum_of(value: Any) -> Decimal:
    """Return an amount as the contract writes it; none is nothing."""
    return Decimal(0) if value is None else Decimal(str(value))


def entity_of(entity: str | Json) -> tuple[str, str | None, str]:
    """Return country, subdivision and zone of an entity of the table or of the contract's own."""
    if isinstance(entity, str):
        return ENTITIES[entity]
    return entity["country"], entity.get("subdivision"), entity["time_zone"]


@dataclass
class Case:
    """One contract on one as-of date; `moves` are the days on which amendments take it to another edition."""

    contract: Json
    as_of: date
    moves: list[tuple[date, str]] = field(default_factory=list)
    calendars: dict[str, Calendar] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what is asked for most."""
        serving = self.contract.get("service_entity") or self.contract["entity"]
        self.country, self.subdivision, zone = entity_of(serving)
        self.zone = ZoneInfo(zone)
        self.readings = {**DEFAULT_READINGS, **(self.contract.get("readings") or {})}
        self.agreed = {one["parameter"]: sum_of(one["value"]) for one in self.entries("deviations")}

    def entries(self, family: str) -> list[Json]:
        """Return a list of the contract; empty where it is absent."""
        return self.contract.get(family) or []

    def reads(self, reading: str, choice: str) -> bool:
        """Tell whether the contract reads the Terms in a way."""
        return bool(self.readings[reading] == choice)

    def edition(self, day: date) -> Edition:
        """Return the edition in force on a day: the last one to which an amendment moved by then (13.7 / 13.6)."""
        moved = [edition for begins, edition in self.moves if begins <= day]
        return EDITIONS[moved[-1] if moved else self.contract["edition"]]

    def figure(self, name: str, edition: Edition) -> Decimal | None:
        """Return a figure of an edition, or what an Order Form agrees in its place (2.7 / 2.6)."""
        if name in self.agreed:
            return self.agreed[name]
        found = edition.figures[name]
        return None if found is None else Decimal(found)

    def count(self, name: str, edition: Edition) -> int:
        """Return a figure that counts days or months."""
        return int(self.figure(name, edition) or 0)

    def calendar(self, edition: Edition) -> Calendar:
        """Return the calendar of the entity that provides the service, by the wording of an edition (1)."""
        scope = self.readings["holiday_scope"]
        scope = edition.wording if scope == "standard" else scope
        if scope not in self.calendars:
            own = self.contract.get("holidays") or {}
            days = (
                frozenset(date.fromisoformat(one["date"]) for one in own.get(key) or []) for key in ("add", "remove")
            )
            self.calendars[scope] = Calendar(self.country, self.subdivision, scope, *days)
        return self.calendars[scope]

    def local(self, written: str) -> tuple[date, time | None]:
        """Return the civil day of a moment in the entity's zone, and its time where it has one."""
        if len(written) == LENGTH_OF_A_DAY:
            return date.fromisoformat(written), None
        moment = datetime.fromisoformat(written)
        if moment.tzinfo is not None:
            moment = moment.astimezone(self.zone)
        return moment.date(), moment.time()

    def counted(self, written: str, edition: Edition) -> Answer:
        """Return the day on which an event counts: its own, or by reading the next Business Day after hours."""
        day, hour = self.local(written)
        if self.reads("after_hours", "same_day"):
            return Answer(day)
        calendar = self.calendar(edition)
        if calendar.is_business_day(day) and hour is not None and hour > END_OF_BUSINESS:
            return calendar.add(day, 1)
        return calendar.on_or_after(day)

    def period_end(self, day: date, edition: Edition) -> Answer:
        """Return the end of a period of days or months, by reading carried to the next Business Day."""
        if self.reads("calendar_period_end", "as_is"):
            return Answer(day)
        return self.calendar(edition).on_or_after(day)

    def event(self, written: str) -> tuple[Answer, Edition]:
        """Return the day on which an event counts, and the edition in force on it."""
        found = self.counted(written, self.edition(self.local(written)[0]))
        return found, self.edition(found.value)


def before(day: date) -> date:
    """Return the day before."""
    return day - ONE_DAY
