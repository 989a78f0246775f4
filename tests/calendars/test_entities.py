"""The table of entities, their calendars, and faults of the table."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.toml import read_toml
from cmdesk.calendars import entities as room
from cmdesk.calendars.entities import (
    Entity,
    OwnDay,
    OwnDays,
    calendar_for,
    country_of,
    entities,
    entity,
    is_zone,
    read_entities,
    zone_of,
)
from cmdesk.calendars.errors import UnknownCountryError, UnknownEntityError, UnknownSubdivisionError
from cmdesk.calendars.holidays import countries

THU_2026_06_04 = date(2026, 6, 4)  # Corpus Christi
FRI_2026_03_27 = date(2026, 3, 27)

TABLE = """
nl NL -  Europe/Amsterdam    EUR base
be BE -  Europe/Brussels     EUR base
de DE BY Europe/Berlin       EUR base
fr FR -  Europe/Paris        EUR base
gb GB ENG Europe/London      GBP yes
ie IE -  Europe/Dublin       EUR base
dk DK -  Europe/Copenhagen   DKK yes
es ES MD Europe/Madrid       EUR base
it IT MI Europe/Rome         EUR base
tr TR -  Europe/Istanbul     TRY yes
ae AE -  Asia/Dubai          AED no
za ZA -  Africa/Johannesburg ZAR yes
ke KE -  Africa/Nairobi      KES no
cn CN -  Asia/Shanghai       CNY yes
hk HK -  Asia/Hong_Kong      HKD yes
sg SG -  Asia/Singapore      SGD yes
jp JP -  Asia/Tokyo          JPY yes
in IN KA Asia/Kolkata        INR yes
us US -  America/New_York    USD yes
br BR SP America/Sao_Paulo   BRL yes
mx MX -  America/Mexico_City MXN yes
"""


def described(**values: Any) -> Entity:
    """Return an entity as a contract may describe one."""
    entry = {"id": "", "name": "CM.com in Vienna", "country": "AT", "subdivision": None, "zone": "Europe/Vienna"}
    rest = {"currency": "EUR", "ecb_rate": "base", "confirmed": False, "note": ""}
    return Entity(**{**entry, **rest, **values})


def test_the_table_of_entities() -> None:
    """Country, region, zone, currency and reference rate of each, in this order."""
    found = [(key, e.country, e.subdivision or "-", e.zone, e.currency, e.ecb_rate) for key, e in entities().items()]
    assert found == [tuple(line.split()) for line in TABLE.strip().splitlines()]
    assert all(key == e.id for key, e in entities().items())


def test_two_entities_are_on_public_record() -> None:
    """Everything else is an assumption, and says so."""
    assert {e.name for e in entities().values() if e.confirmed} == {"CM.com N.V.", "CM.com Germany GmbH"}
    assert all(e.note.startswith("Assumed") for e in entities().values() if not e.confirmed)


def test_every_entity_has_holidays_for_its_region() -> None:
    """The library knows each country and region of the table."""
    for e in entities().values():
        countries().check(e.country, e.subdivision)


def test_an_unknown_entity_names_those_there_are() -> None:
    """There is no default."""
    assert entity("de").name == "CM.com Germany GmbH"
    with pytest.raises(UnknownEntityError, match="no entity uk; there are nl, be, de"):
        entity("uk")


def test_countries() -> None:
    """By id or as described."""
    assert country_of("de") == "DE"
    assert country_of(described()) == "AT"


def test_zones() -> None:
    """By id or as described."""
    assert zone_of("nl") == ZoneInfo("Europe/Amsterdam")
    assert zone_of(described()) == ZoneInfo("Europe/Vienna")
    assert calendar_for("nl", "national").zone == ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    "name, known",
    [
        ("Europe/Amsterdam", True),
        ("UTC", True),
        ("Europe/Amsterdm", False),
        ("Europe", False),
        ("", False),
        ("../zone", False),
        ("/etc/localtime", False),
        ("a\0b", False),
    ],
)
def test_knows_zones_by_name(name: str, *, known: bool) -> None:
    """Names of the zone database alone: no folder, no path."""
    assert is_zone(name) is known


def test_a_calendar_is_made_once() -> None:
    """Entities, wordings and scopes with the same holidays share one."""
    assert calendar_for("fr", "national") is calendar_for("fr", "generally_recognised", "narrow")
    assert calendar_for("nl", "national") is not calendar_for("nl", "generally_recognised")


def test_the_wording_decides_in_bavaria() -> None:
    """Corpus Christi is generally recognised there and not national."""
    assert not calendar_for("de", "generally_recognised").is_business_day(THU_2026_06_04)
    assert calendar_for("de", "national").is_business_day(THU_2026_06_04)


def test_a_described_entity_follows_its_country() -> None:
    """Austria keeps Corpus Christi everywhere."""
    assert not calendar_for(described(), "national", "narrow").is_business_day(THU_2026_06_04)


def test_own_days_make_a_calendar_of_their_own() -> None:
    """They change this contract's calendar and no other."""
    own = OwnDays(added=(OwnDay(date(2026, 3, 30), "agreed closing day"),))
    assert calendar_for("nl", "national", "standard", own).add_business_days(FRI_2026_03_27, 1) == date(2026, 3, 31)
    assert calendar_for("nl", "national", "standard").add_business_days(FRI_2026_03_27, 1) == date(2026, 3, 30)


def test_unknown_places_are_errors() -> None:
    """Never a calendar without holidays instead."""
    with pytest.raises(UnknownCountryError, match="did you mean AT"):
        calendar_for(described(country="Austria"), "national")
    with pytest.raises(UnknownSubdivisionError, match="did you mean 9"):
        calendar_for(described(subdivision="Wien"), "generally_recognised")


def faults_of(table: dict[str, Any]) -> list[tuple[str, str]]:
    """Return places and sentences of a table's faults."""
    with pytest.raises(FaultyInput) as raised:
        read_entities("entities.toml", table)
    return [(fault.place, fault.sentence.in_english()) for fault in raised.value.faults]


def test_every_fault_of_the_table_at_once() -> None:
    """Each with the place of the entry."""
    table = read_toml("entities.toml")
    table["entities"]["de"] |= {"zone": "Europe/Berlim", "country": "Germany", "capital": "Berlin"}
    table["entities"]["dk"] |= {"currency": "DKR", "ecb_rate": "maybe", "confirmed": "no"}
    del table["entities"]["nl"]["note"]
    table["countries"] = {}
    assert faults_of(table) == [
        ("entities.nl.note", "this is missing; add it"),
        ("entities.de.country", "Germany is no country; give the two letters of ISO 3166, as in NL"),
        ("entities.de.zone", "there is no time zone Europe/Berlim"),
        ("entities.de.capital", "there is no capital here; take it out"),
        ("entities.dk.currency", "there is no currency DKR"),
        ("entities.dk.ecb_rate", "maybe is not one of base, yes, no"),
        ("entities.dk.confirmed", "no is not true or false"),
        ("countries", "there is no countries here; take it out"),
    ]


def test_a_fault_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever mends it knows where."""
    monkeypatch.setattr(room, "read_toml", lambda _name: {})
    with pytest.raises(FaultyInput) as raised:
        entities.__wrapped__()
    assert raised.value.source == "entities.toml"


@pytest.mark.parametrize("table, place", [({}, "entities"), ({"entities": {"de": 1}}, "entities.de")])
def test_a_table_that_is_none(table: dict[str, Any], place: str) -> None:
    """What is missing altogether."""
    assert faults_of(table)[0][0] == place
