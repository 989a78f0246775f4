"""The ids that a contract may name and that other rooms keep: asked one by one, listed only where one is not known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cmdesk.basics.assets import read_json
from cmdesk.basics.currencies import currency_codes, is_currency
from cmdesk.calendars.entities import entities, is_zone
from cmdesk.contract.fields import Known
from cmdesk.editions.load import editions
from cmdesk.editions.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cmdesk.editions.edition import Parameter


def parameter(name: str) -> Parameter | None:
    """Return a figure that a contract may agree otherwise, as the newest edition has it; None where none does."""
    for newest_first in reversed(tuple(editions())):
        found = editions()[newest_first].parameters.get(name)
        if found is not None and found.deviation:
            return found
    return None


def parameters() -> tuple[str, ...]:
    """Return the names of all figures that a contract may agree otherwise, in the order of the Terms."""
    return tuple(dict.fromkeys(one.name for edition in editions().values() for one in edition.deviations()))


def is_known(known: Known, name: str) -> bool:
    """Tell whether a list has an id."""
    return _ASKED[known](name)


def known_ids(known: Known) -> Iterable[str]:
    """Return all ids of a list."""
    return _LISTED[known]()


def likely_first(known: Known) -> Iterable[str]:
    """Return all ids of a list, those first that are meant most often: the currencies of CM.com's own entities."""
    own = (one.currency for one in entities().values()) if known is Known.CURRENCIES else ()
    return dict.fromkeys((*own, *known_ids(known)))


def known_names(known: Known) -> Mapping[str, str]:
    """Return the ids of a list by the names that people have for them; none where nobody has any."""
    return {name: code for code, name in countries().items()} if known is Known.COUNTRIES else {}


@cache
def countries() -> Mapping[str, str]:
    """Return the English names of all countries by ISO 3166, those without known holidays too."""
    found: Mapping[str, str] = read_json("names", "en.json")["countries"]
    return found


def _zones() -> Iterable[str]:
    """Return the names of all time zones."""
    from zoneinfo import available_timezones  # noqa: PLC0415  # it walks a whole folder, and only a fault asks for it

    return available_timezones()


_ASKED: dict[Known, Callable[[str], bool]] = {
    Known.COUNTRIES: lambda name: name in countries(),
    Known.CURRENCIES: is_currency,
    Known.ZONES: is_zone,
    Known.ENTITIES: lambda name: name in entities(),
    Known.EDITIONS: lambda name: name in editions(),
    Known.READINGS: lambda name: name in readings(),
    Known.PARAMETERS: lambda name: parameter(name) is not None,
}
_LISTED: dict[Known, Callable[[], Iterable[str]]] = {
    Known.COUNTRIES: countries,
    Known.CURRENCIES: currency_codes,
    Known.ZONES: _zones,
    Known.ENTITIES: entities,
    Known.EDITIONS: editions,
    Known.READINGS: readings,
    Known.PARAMETERS: parameters,
}
