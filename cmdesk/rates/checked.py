"""How far the rates in use are known, and when somebody last looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.rates.ecb import history
from cmdesk.rates.interest import laws
from cmdesk.rates.local import local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def checked_on() -> date:
    """Return the latest day on which a rate was checked: of a law, a series, the user's own, or the history's last."""
    stated = {day for law in laws().values() for day in (law.checked_on, law.series.checked_on)}
    entered = {one.checked_on for rates in local().own.values() for one in rates.values()}
    return max({history().known_until} | stated | entered)


def known_until() -> Mapping[str, str]:
    """Return the last half-year whose rate is known, by the country of the law."""
    return {country: law.known_until for country, law in laws().items()}


def exchange_known_until() -> date:
    """Return the last day of the exchange rates in use."""
    return history().known_until
