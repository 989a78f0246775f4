"""Figures: those that editions state and contracts agree otherwise, as they are held and as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, count, say

if TYPE_CHECKING:
    from decimal import Decimal


def as_figure(value: Decimal, unit: str) -> Any:
    """Return an agreed figure as the editions hold theirs: whole numbers for counts, decimals for sums and rates."""
    return value if unit in {"EUR", "percent"} else int(value)


def quantity(value: Any, unit: str) -> Any:
    """Return a figure with its unit, as a sentence that counts."""
    match unit:
        case "months":
            return count("{n} month", "{n} months", value)
        case "days":
            return count("{n} day", "{n} days", value)
        case "business_days":
            return count("{n} Business Day", "{n} Business Days", value)
        case "percent":
            return say(N_("{n} %"), n=value)
        case "EUR":
            return Money.stated(value, "EUR")
        case _:
            return value
