"""CM.com's contracting entities, and the calendar of each: country, state or region, time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Protocol

from cmdesk.basics.currencies import is_currency
from cmdesk.basics.record import Record
from cmdesk.basics.toml import read_toml
from cmdesk.basics.wording import say
from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.errors import UnknownEntityError
from cmdesk.calendars.holidays import holiday_names, holiday_table
from cmdesk.calendars.own_days import NO_OWN_DAYS, OwnDay, OwnDays
from cmdesk.calendars.recipes import Recipe, recipe
from cmdesk.calendars.strict import StrictReader, inside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

__all__ = [
    "NO_OWN_DAYS",
    "Entity",
    "OwnDay",
    "OwnDays",
    "Place",
    "calendar_for",
    "entities",
    "entity",
    "is_zone",
    "zone_of",
]

_COUNTRY = re.compile("[A-Z]{2}")
_ECB_RATES = ("base", "yes", "no")


class Place(Protocol):
    """What a calendar asks of an entity, one of the table or one that a contract describes itself."""

    @property
    def country(self) -> str:
        """The country whose holidays count, by its two letters."""

    @property
    def subdivision(self) -> str | None:
        """The state or region whose holidays count too."""

    @property
    def time_zone(self) -> str:
        """The zone of the entity's clock."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Entity(Record):
    """A contracting entity of the table; `confirmed` where it is on public record, else it is an assumption.

    `ecb_rate` says whether the ECB publishes a reference rate for its currency: base (the euro itself), yes or no.
    """

    id: str
    name: str
    country: str
    subdivision: str | None
    zone: str
    currency: str
    ecb_rate: str
    confirmed: bool
    note: str

    @property
    def time_zone(self) -> str:
        """The zone of the entity's clock, by the name a contract gives it."""
        return self.zone


@cache
def entities() -> Mapping[str, Entity]:
    """Return the entities by id, in the order of the table (`resources/entities.toml`)."""
    return read_entities("entities.toml", read_toml("entities.toml"))


def entity(entity_id: str) -> Entity:
    """Return an entity by its id, or raise the error that names those there are."""
    known = entities()
    if entity_id not in known:
        raise UnknownEntityError(entity_id, tuple(known))
    return known[entity_id]


def calendar_for(
    place: str | Place, wording: str, scope: str = "standard", own_days: OwnDays = NO_OWN_DAYS
) -> BusinessCalendar:
    """Return the calendar of an entity, by id or as described, under a wording of the Terms and a scope of holidays."""
    found = _place(place)
    return _calendar(recipe(found.country, found.subdivision, wording, scope), found.time_zone, own_days)


def zone_of(place: str | Place) -> ZoneInfo:
    """Return the time zone of an entity, by id or as described."""
    return _zone(_place(place).time_zone)


def country_of(place: str | Place) -> str:
    """Return the country of an entity, by the two letters of ISO 3166."""
    return _place(place).country


def is_zone(name: str) -> bool:
    """Tell whether there is a time zone of that name."""
    try:
        _zone(name)
    except (KeyError, ValueError, OSError):  # no such zone; no such name; a folder of zones
        return False
    return True


def read_entities(source: str, table: Mapping[str, Any]) -> dict[str, Entity]:
    """Return the entities that a file's content states, or raise all its faults."""
    reader = StrictReader(source)
    top = reader.record(table, "", {"entities": dict})
    found = {key: _entity(reader, key, entry) for key, entry in top.get("entities", {}).items()}
    reader.finish()
    return {key: Entity(id=key, **{"subdivision": None, **entry}) for key, entry in found.items()}


def _entity(reader: StrictReader, key: str, entry: Any) -> dict[str, Any]:
    """Return what the table says of one entity."""
    place = f"entities.{key}"
    needed = dict.fromkeys(("name", "country", "zone", "currency", "ecb_rate", "note"), str) | {"confirmed": bool}
    found = reader.record(entry, place, needed, {"subdivision": str})
    if "country" in found and not _COUNTRY.fullmatch(found["country"]):
        reader.fault(inside(place, "country"), say("Expected: the two letters of ISO 3166, as in NL"))
    if "zone" in found and not is_zone(found["zone"]):
        reader.fault(inside(place, "zone"), say("There is no time zone {zone}", zone=found["zone"]))
    if "currency" in found and not is_currency(found["currency"]):
        reader.fault(inside(place, "currency"), say("There is no currency {currency}", currency=found["currency"]))
    if found.get("ecb_rate", "base") not in _ECB_RATES:
        reader.fault(
            inside(place, "ecb_rate"),
            say("There is no {text}; there are {known}", text=found["ecb_rate"], known=_ECB_RATES),
        )
    return found


def _place(place: str | Place) -> Place:
    """Return what a calendar needs to know of an entity."""
    return entity(place) if isinstance(place, str) else place


@cache
def _zone(name: str) -> ZoneInfo:
    """Return a time zone by its name."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # 4 ms

    return ZoneInfo(name)


@lru_cache(maxsize=64)
def _calendar(wanted: Recipe, zone: str, own_days: OwnDays) -> BusinessCalendar:
    """Return the calendar of a recipe; entities and scopes with the same days share one."""
    return BusinessCalendar(holiday_table(wanted), _zone(zone), partial(holiday_names, wanted), own_days)
