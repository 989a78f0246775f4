"""Compare: two calculations result by result, and the same facts under one edition and under another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.record import Record
from cmdesk.editions.load import editions
from cmdesk.engine.calculate import calculate
from cmdesk.rules import RULES
from cmdesk.rules.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.warnings import Caution
    from cmdesk.rules.result import Result
    from cmdesk.rules.rule import Question


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Difference(Record):
    """A result that is not the same on both sides; None on the side that has none of its id.

    `by` is what lies between the two values: days for dates, a sum for sums of one currency, a number for numbers; None
    where nothing can be counted.
    """

    id: str
    label: Sentence
    question: Question
    before: Result | None
    after: Result | None
    by: Any


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Comparison(Record):
    """Two calculations that rest on one contract as it was entered, and every result that differs between them."""

    contract: Contract
    before: Calculation
    after: Calculation
    differences: tuple[Difference, ...]

    @property
    def gone(self) -> tuple[Caution, ...]:
        """The warnings that only the first side has."""
        return tuple(one for one in self.before.warnings if one not in self.after.warnings)

    @property
    def come(self) -> tuple[Caution, ...]:
        """The warnings that only the second side has."""
        return tuple(one for one in self.after.warnings if one not in self.before.warnings)


def compared(contract: Contract, before: Calculation, after: Calculation) -> Comparison:
    """Return two calculations with their differences."""
    return Comparison(contract, before, after, differences(before, after))


def differences(before: Calculation, after: Calculation) -> tuple[Difference, ...]:
    """Return every result whose value or status differs, in the order of display; another clause alone is none."""
    return tuple(_differences(before, after))


def under_editions(contract: Contract, edition_ids: tuple[str, ...], as_of: date) -> tuple[Calculation, ...]:
    """Return what the same facts come to where the Order Form refers to one edition or another.

    An amendment stays a fact: it may move the contract to its edition under each of them.
    """
    return tuple(calculate(replace(contract, edition=one), as_of) for one in edition_ids)


def editions_to_compare(contract: Contract) -> tuple[str, str]:
    """Return the contract's own edition and the newest other one, the older first."""
    others = [one for one in editions() if one != contract.edition]
    older, newer = sorted((contract.edition, others[-1]), key=list(editions()).index)
    return older, newer


def _differences(before: Calculation, after: Calculation) -> Iterator[Difference]:
    """Yield the differences; entries of a rule that only the second side has come last among the rule's own."""
    rules = {**before.rules, **after.rules}
    for result_id in sorted(rules, key=lambda one: _PLACES[rules[one].id]):
        here, there = before.results.get(result_id), after.results.get(result_id)
        if _told_apart(here) != _told_apart(there):
            label = (there or here).label  # type: ignore[union-attr]  # one of the two has the id
            yield Difference(result_id, label, rules[result_id].question, here, there, _between(here, there))


_PLACES = {rule.id: at for at, rule in enumerate(RULES)}


def _told_apart(result: Result | None) -> Any:
    """Return what sets a result apart from another of its id."""
    return None if result is None else (result.value, result.status)


def _between(before: Result | None, after: Result | None) -> Any:
    """Return how far a result moved, None where that cannot be counted."""
    if before is None or after is None or before.value is None or after.value is None:
        return None
    here, there = before.value, after.value
    match before.kind:
        case Kind.DATE:
            return (there - here).days
        case Kind.MONEY if here.currency == there.currency:
            return Money(there.amount - here.amount, here.currency)
        case Kind.NUMBER:
            return there - here
        case _:
            return None
