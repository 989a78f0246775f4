"""Bands: for each date and sum the least and the most over all combinations of readings, and which readings decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import localcontext
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.editions.readings import readings
from cmdesk.engine.calculate import PRECISION
from cmdesk.engine.decisions import leaves, readings_in, valued
from cmdesk.engine.every_reading import EveryReading
from cmdesk.rules.result import Kind

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.decisions import Tree

BANDED = frozenset({Kind.DATE, Kind.MONEY, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Band:
    """The range of a result over all readings; `none` where a combination gives no value."""

    low: Any
    high: Any
    none: bool
    deciding: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether readings make a difference at all."""
        return bool(self.deciding)


def bands(calculation: Calculation) -> dict[str, Band]:
    """Return the band of every date, sum and number of a calculation."""
    with localcontext(prec=PRECISION):
        case = EveryReading(calculation)
        return {
            result_id: _band(case.tree_of(result_id))
            for result_id, result in calculation.results.items()
            if result.kind in BANDED
        }


def with_bands(calculation: Calculation) -> Calculation:
    """Return a calculation with its bands."""
    return replace(calculation, bands=bands(calculation))


def _band(tree: Tree) -> Band:
    """Return the range of a result's tree."""
    of_values = valued(tree)
    values = tuple(leaves(of_values))
    known = sorted((value for value in values if value is not None), key=size)
    low, high = (known[0], known[-1]) if known else (None, None)
    deciding = readings_in(of_values)
    return Band(low, high, len(known) < len(values), tuple(name for name in readings() if name in deciding))


def size(value: Any) -> Any:
    """Return what orders two values of a kind."""
    return value.amount if isinstance(value, Money) else value
