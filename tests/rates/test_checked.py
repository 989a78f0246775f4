"""How fresh the rates are."""

from __future__ import annotations

import tomllib
from datetime import date

from cmdesk.basics.assets import asset
from cmdesk.rates.checked import checked_on
from cmdesk.rates.ecb import history


def day_of(*parts: str) -> date:
    """Return the day on which a file of resources/rates was checked."""
    with open(asset("rates", *parts), "rb") as file:  # noqa: PTH123
        day: date = tomllib.load(file)["checked_on"]
    return day


def test_the_latest_of_all() -> None:
    """Neither a law, nor a reference rate, nor the history of exchange rates is fresher than what is stated."""
    with open(asset("rates", "laws.toml"), "rb") as file:  # noqa: PTH123
        laws = [law["checked_on"] for law in tomllib.load(file).values()]
    series = [day_of("series", f"{name}.toml") for name in ("dk", "ecb", "gb")]
    assert checked_on() == max([*laws, *series, history().known_until])
    assert checked_on() >= date(2026, 11, 22)
