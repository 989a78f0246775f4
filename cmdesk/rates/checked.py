"""How far the rates in use are known, and when somebody last looked."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from cmdesk.basics.assets import asset
from cmdesk.basics.cache import kept
from cmdesk.rates.ecb import history, shipped_file, shipped_history
from cmdesk.rates.interest import LAWS, laws
from cmdesk.rates.local import HISTORY, Local, local
from cmdesk.rates.series import series_file, series_names, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping


def checked_on() -> date:
    """Return the latest day on which a rate was checked: of a law, a series, the user's own, or the history's last."""
    return _checked_on(local())


@lru_cache(maxsize=1)
def _checked_on(rates: Local) -> date:
    """Return the latest day among the program's own and what one folder adds to them."""
    days = {one.checked_on for own in rates.own.values() for one in own.values()}
    if rates.marks[HISTORY] is not None:
        days.add(history().known_until)
    return max(days | {_shipped_on()})


def _shipped_on() -> date:
    """Return the latest day that the program's own rates state, kept: 4 ms for a start that needs none of them."""
    files = ("rates", LAWS), *map(series_file, series_names())
    states = (os.stat(asset(*file)) for file in files)  # noqa: PTH116  # pathlib costs start-up
    key = " ".join([shipped_file()[1], *(f"{one.st_size} {one.st_mtime_ns}" for one in states)])
    return date.fromisoformat(kept("rates-checked", key, _latest).decode("ascii"))


def _latest() -> bytes:
    """Return the latest day that the program's own rates state, as it is kept."""
    stated = {law.checked_on for law in laws().values()} | {shipped(name).checked_on for name in series_names()}
    return max({shipped_history().known_until} | stated).isoformat().encode("ascii")


def known_until() -> Mapping[str, str]:
    """Return the last half-year whose rate is known, by the country of the law."""
    return {country: law.known_until for country, law in laws().items()}


def exchange_known_until() -> date:
    """Return the last day of the exchange rates in use."""
    return history().known_until
