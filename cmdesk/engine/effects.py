"""What each reading decides in a contract: the results that come to something else if it alone is read otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import localcontext
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import BANDED, size
from cmdesk.engine.calculate import PRECISION
from cmdesk.engine.decisions import Question, readings_in, valued
from cmdesk.engine.every_reading import EveryReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.decisions import Tree
    from cmdesk.rules.result import Result


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Effect(Record):
    """A result that a reading decides: the least and the most that its choices give; `none` where one gives nothing."""

    result: Result
    low: Any
    high: Any
    none: bool


def effects(calculation: Calculation) -> Mapping[str, tuple[Effect, ...]]:
    """Return what each reading decides, all others being read as they are chosen, by its name; in order of display."""
    chosen = {name: calculation.contract.readings.get(name, one.default) for name, one in readings().items()}
    found: dict[str, list[Effect]] = {name: [] for name in readings()}
    with localcontext(prec=PRECISION):
        case = EveryReading(calculation)
        for result in calculation.results.values():
            if result.kind in BANDED:
                for name, effect in _of_result(result, valued(case.tree_of(result.id)), chosen):
                    found[name].append(effect)
    return {name: tuple(those) for name, those in found.items()}


def _of_result(result: Result, tree: Tree, chosen: Mapping[str, str]) -> Iterator[tuple[str, Effect]]:
    """Yield the readings that decide a result, each with what its choices come to."""
    for name in readings_in(tree):
        values = [_come_to(tree, {**chosen, name: choice}) for choice in readings()[name].choices]
        known = sorted((one for one in values if one is not None), key=size)
        if known and (known[0] != known[-1] or len(known) < len(values)):
            yield name, Effect(result, known[0], known[-1], len(known) < len(values))


def _come_to(tree: Tree, chosen: Mapping[str, str]) -> Any:
    """Return what a tree comes to under some choices."""
    while isinstance(tree, Question):
        tree = tree.choices[chosen[tree.reading]]
    return tree.value
