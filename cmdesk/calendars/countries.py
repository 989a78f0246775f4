"""Which countries have holidays, which states and regions they have, and what a wrong code may have meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cmdesk.basics.record import Record
from cmdesk.basics.wording import words_for
from cmdesk.calendars.errors import UnknownCountryError, UnknownSubdivisionError


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Country(Record):
    """A country by its two letters: other codes for it, and its states and regions by code with their names."""

    other_codes: tuple[str, ...]
    subdivisions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Countries(Record):
    """All countries whose holidays are known."""

    by_code: Mapping[str, Country]

    def check(self, country: str, subdivision: str | None) -> None:
        """Raise the error that fits where a country, or its state or region, is unknown."""
        if country not in self.by_code:
            raise UnknownCountryError(country, self.near_country(country))
        known = self.by_code[country].subdivisions
        if subdivision is not None and subdivision not in known:
            raise UnknownSubdivisionError(
                country, subdivision, self.near_subdivision(country, subdivision), tuple(known)
            )

    def near_country(self, text: str) -> tuple[str, ...]:
        """Return the codes that a wrong one may have meant, the likeliest first."""
        codes = {other: code for code, country in self.by_code.items() for other in (code, *country.other_codes)}
        exact = codes.get(text.strip().upper())
        return (exact,) if exact else _close(text, {words_for("en").country(code): code for code in self.by_code})

    def near_subdivision(self, country: str, text: str) -> tuple[str, ...]:
        """Return the codes of states and regions that a wrong one may have meant, the likeliest first."""
        known = self.by_code[country].subdivisions
        short = text.strip().removeprefix(f"{country}-")
        codes = {name: code for code, names in known.items() for name in (code, *names)}
        exact = tuple(code for name, code in codes.items() if name.casefold() == short.casefold())
        return exact or _close(short, codes)


def _close(text: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes whose names are much like a text."""
    from difflib import get_close_matches  # noqa: PLC0415  # for a fault only

    by_name = {name.casefold(): code for name, code in codes.items()}
    return tuple(dict.fromkeys(by_name[name] for name in get_close_matches(text.strip().casefold(), by_name)))
