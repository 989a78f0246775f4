"""How fresh the figures of the world are: the day on which somebody last compared any of them with its source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cmdesk.basics.toml import read_toml
from cmdesk.rates.ecb import history

if TYPE_CHECKING:
    from datetime import date


@cache
def checked_on() -> date:
    """Return the latest day on which a rate was checked: a law's, a reference rate's, or the last of the history."""
    laws = read_toml("rates", "laws.toml").values()
    series = [read_toml("rates", "series", f"{name}.toml") for name in sorted({law["series"] for law in laws})]
    return max(history().known_until, *(one["checked_on"] for one in (*laws, *series)))
