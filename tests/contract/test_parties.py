"""The Client and entities that a contract describes itself."""

from __future__ import annotations

from cmdesk.calendars.entities import calendar_for, zone_of
from cmdesk.contract.parties import PARTIES, SIZES, Client, ClientSize, OwnEntity, Party
from tests.contract.helpers import contract_with

OWN = {"name": "CM.com Sverige AB", "country": "SE", "subdivision": None, "time_zone": "Europe/Stockholm"}


def test_a_client_is_read() -> None:
    """Country, size and purpose are kept where they are given."""
    full = {"name": "ACME ApS", "country": "DK", "size": "micro", "nonprofit": True}
    assert contract_with(client=full).client == Client("ACME ApS", "DK", ClientSize.MICRO, nonprofit=True)
    assert contract_with(client={"name": "ACME ApS"}).client == Client("ACME ApS", None, None, nonprofit=False)


def test_an_own_entity_is_read() -> None:
    """A contract may describe the entity it is with, and the one that serves."""
    contract = contract_with(entity=OWN, service_entity={**OWN, "country": "DE", "subdivision": "BY"})
    assert contract.entity == OwnEntity("CM.com Sverige AB", "SE", time_zone="Europe/Stockholm")
    assert contract.service_entity == OwnEntity("CM.com Sverige AB", "DE", "BY", time_zone="Europe/Stockholm")


def test_an_own_entity_is_a_place_for_calendars() -> None:
    """The calendars take it as they take an entity of the table."""
    own = OwnEntity("CM.com Sverige AB", "SE", time_zone="Europe/Stockholm")
    assert zone_of(own).key == "Europe/Stockholm"
    assert calendar_for(own, "national").zone.key == "Europe/Stockholm"


def test_every_choice_has_its_words() -> None:
    """Each Party and each size has a label."""
    assert set(PARTIES) == set(Party)
    assert set(SIZES) == set(ClientSize)
