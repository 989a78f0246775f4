"""Countries, states and regions, and what a wrong code may have meant."""

from __future__ import annotations

import pytest

from cmdesk.calendars.countries import Countries, Country
from cmdesk.calendars.errors import UnknownCountryError, UnknownSubdivisionError

COUNTRIES = Countries(
    {
        "DE": Country(("DEU",), {"BW": ("Baden-Württemberg",), "BY": ("Bayern",), "Augsburg": ()}),
        "DK": Country(("DNK",), {}),
        "GB": Country(("GBR", "UK"), {"ENG": ("England",), "SCT": ("Scotland",)}),
        "NL": Country(("NLD",), {}),
    }
)


@pytest.mark.parametrize("country, subdivision", [("NL", None), ("DE", "BY"), ("GB", "SCT"), ("DE", None)])
def test_what_is_known_passes(country: str, subdivision: str | None) -> None:
    """Without a state or region the country alone counts."""
    COUNTRIES.check(country, subdivision)


@pytest.mark.parametrize(
    "country, near",
    [
        ("nl", ("NL",)),
        ("NLD", ("NL",)),
        ("UK", ("GB",)),
        ("Germany", ("DE",)),
        (" netherland ", ("NL",)),
        ("QQ", ()),
        ("", ()),
    ],
)
def test_an_unknown_country_proposes_the_near_miss(country: str, near: tuple[str, ...]) -> None:
    """Another code, another case, the English name."""
    assert COUNTRIES.near_country(country) == near
    with pytest.raises(UnknownCountryError):
        COUNTRIES.check(country, None)


@pytest.mark.parametrize(
    "country, subdivision, near",
    [
        ("DE", "by", ("BY",)),
        ("DE", "DE-BY", ("BY",)),
        ("DE", "Bayern", ("BY",)),
        ("DE", "Baden-Wurttemberg", ("BW",)),
        ("GB", "Scottland", ("SCT",)),
        ("DE", "42", ()),
        ("DK", "84", ()),
    ],
)
def test_an_unknown_region_proposes_the_near_miss(country: str, subdivision: str, near: tuple[str, ...]) -> None:
    """Another case, the code with its country, the name."""
    assert COUNTRIES.near_subdivision(country, subdivision) == near
    with pytest.raises(UnknownSubdivisionError):
        COUNTRIES.check(country, subdivision)
