"""CM.com's contracting entities, and the calendar of each: country, state or region, time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Protocol

from cmdesk.basics.currencies import is_currency
from cmdesk.basics.record import Record
from cmdesk.basics.strict import Faults, Table
from cmdesk.basics.toml import read_toml
from cmdesk.basics.wording import N_, say
from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.errors import UnknownEntityError
from cmdesk.calendars.holidays import holiday_names, holiday_table
from cmdesk.calendars.own_days import NO_OWN_DAYS, OwnDay, OwnDays
from cmdesk.calendars.recipes import Recipe, recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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
_COUNTRY_WANTED = say(N_("the two letters of ISO 3166, as in NL"))
_NO_COUNTRY = N_("{value} is no country; give the two letters of ISO 3166, as in NL")
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
    if isinstance(place, str) and not own_days.added and not own_days.removed:
        return _usual_calendar(place, wording, scope)
    return _calendar_at(_place(place), wording, scope, own_days)


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


def read_entities(source: str, values: dict[str, Any]) -> dict[str, Entity]:
    """Return the entities that a file's content states, or raise all its faults."""
    faults = Faults(source)
    root = Table(values, "", faults)
    table = root.table("entities")
    found = {entity_id: _entity(entity_id, table.table(entity_id)) for entity_id in table.left()}
    root.close()
    faults.raise_any()
    return found


def _entity(entity_id: str, table: Table) -> Entity:
    """Return what the table says of one entity."""
    found = Entity(
        id=entity_id,
        name=table.text("name"),
        country=table.matching("country", _COUNTRY, _COUNTRY_WANTED, _NO_COUNTRY),
        subdivision=table.text("subdivision") if "subdivision" in table else None,
        zone=_known(table, "zone", is_zone, N_("there is no time zone {name}")),
        currency=_known(table, "currency", is_currency, N_("there is no currency {name}")),
        ecb_rate=str(table.choice("ecb_rate", _ECB_RATES)),
        confirmed=table.flag("confirmed"),
        note=table.text("note"),
    )
    table.close()
    return found


def _known(table: Table, key: str, is_known: Callable[[str], bool], otherwise: str) -> str:
    """Take a name, of which something else knows whether there is such a thing."""
    name = table.text(key)
    if name and not is_known(name):
        table.fault(key, say(otherwise, name=name))
    return name


def _place(place: str | Place) -> Place:
    """Return what a calendar needs to know of an entity."""
    return entity(place) if isinstance(place, str) else place


@cache
def _zone(name: str) -> ZoneInfo:
    """Return a time zone by its name."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # 4 ms

    return ZoneInfo(name)


@lru_cache(maxsize=256)
def _usual_calendar(entity_id: str, wording: str, scope: str) -> BusinessCalendar:
    """Return the calendar of an entity of the table, in which no day is agreed otherwise: what nearly all ask for."""
    return _calendar_at(entity(entity_id), wording, scope, NO_OWN_DAYS)


def _calendar_at(place: Place, wording: str, scope: str, own_days: OwnDays) -> BusinessCalendar:
    """Return the calendar of a place."""
    return _calendar(recipe(place.country, place.subdivision, wording, scope), place.time_zone, own_days)


@lru_cache(maxsize=64)
def _calendar(wanted: Recipe, zone: str, own_days: OwnDays) -> BusinessCalendar:
    """Return the calendar of a recipe; entities and scopes with the same days share one."""
    return BusinessCalendar(holiday_table(wanted), _zone(zone), partial(holiday_names, wanted), own_days)
