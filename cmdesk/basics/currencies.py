"""Currencies by ISO 4217: which codes exist, and how many decimals their minor unit has."""

from __future__ import annotations

from functools import cache

from cmdesk.basics.assets import read_json


@cache
def _table() -> dict[str, int]:
    """Return the decimals by code (resources/names/currencies.json)."""
    table: dict[str, int] = read_json("names", "currencies.json")["minor_units"]
    return table


def is_currency(code: str) -> bool:
    """Tell whether a code is a currency in use, written as ISO 4217 writes it."""
    return code in _table()


def currency_codes() -> tuple[str, ...]:
    """Return every code, in alphabetical order."""
    return tuple(sorted(_table()))


def minor_units(code: str) -> int:
    """Return the number of decimals of a currency's minor unit: EUR 2, JPY 0; KeyError where there is no such code."""
    return 2 if code == "EUR" else _table()[code]
