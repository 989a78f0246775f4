"""Compare: two calculations result by result, and the same facts under one edition and under another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    from cmdesk.engine.caution import Caution
    from cmdesk.rules.result import Result
    from cmdesk.rules.rule import Question

Kept = Mapping[str, tuple[int, ...]]
"""By list of the contract, where entries were taken out: the number that each entry of the second side had before."""

_ENTRIES = {
    "force_majeure": "force_majeure",
    "information_request": "information_requests",
    "amendment": "amendments",
    "invoice": "invoices",
    "prepaid": "prepaid.purchases",
    "liability.incident": "incidents",
}
"""The lists whose entries stand in ids by their number, by what stands before it."""
_ID = re.compile(rf"((?:act_by\.)?({'|'.join(map(re.escape, _ENTRIES))})\.)(\d+)(\..+)")
_PLACE = re.compile(r"(([a-z_.]+)\[)(\d+)(\].*)")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Difference(Record):
    """A result that is not the same on both sides; None on the side that has none of its id.

    The id counts entries as the first side does, also those that only the second has: each stays what it was while
    others are taken out. The result of the second side has its own id.

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
    kept: Kept = field(default_factory=dict)

    @property
    def alike(self) -> int:
        """How many results are the same on both sides."""
        ids = self.before.results.keys() | {_as_before(one, self.kept) for one in self.after.results}
        return len(ids) - len(self.differences)

    @property
    def gone(self) -> tuple[Caution, ...]:
        """The warnings that only the first side has."""
        after = self._warnings_after()
        return tuple(one for one in self.before.warnings if one not in after)

    @property
    def come(self) -> tuple[Caution, ...]:
        """The warnings that only the second side has, entries counted as the first side does."""
        return tuple(one for one in self._warnings_after() if one not in self.before.warnings)

    def _warnings_after(self) -> tuple[Caution, ...]:
        return tuple(replace(one, place=_place_before(one.place, self.kept)) for one in self.after.warnings)


def compared(contract: Contract, before: Calculation, after: Calculation, *, kept: Kept | None = None) -> Comparison:
    """Return two calculations with their differences; `kept` tells entries apart where some were taken out."""
    known = kept or {}
    return Comparison(contract, before, after, tuple(_differences(before, after, known)), known)


def differences(before: Calculation, after: Calculation) -> tuple[Difference, ...]:
    """Return every result whose value or status differs, in the order of display; another clause alone is none."""
    return tuple(_differences(before, after, {}))


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


def _differences(before: Calculation, after: Calculation, kept: Kept) -> Iterator[Difference]:
    """Yield the differences; entries of a rule that only the second side has come last among the rule's own."""
    results_after = {_as_before(one, kept): result for one, result in after.results.items()}
    rules = {**before.rules, **{_as_before(one, kept): rule for one, rule in after.rules.items()}}
    for result_id in sorted(rules, key=lambda one: _PLACES[rules[one].id]):
        here, there = before.results.get(result_id), results_after.get(result_id)
        if _told_apart(here) != _told_apart(there):
            label = (there or here).label  # type: ignore[union-attr]  # one of the two has the id
            yield Difference(result_id, label, rules[result_id].question, here, there, _between(here, there))


_PLACES = {rule.id: at for at, rule in enumerate(RULES)}


def _as_before(result_id: str, kept: Kept) -> str:
    """Return an id of the second side, its entry counted as the first side does."""
    found = _ID.fullmatch(result_id)
    return result_id if found is None else _renumbered(found, _ENTRIES[found[2]], kept)


def _place_before(place: str, kept: Kept) -> str:
    """Return a place of the second side, its entry counted as the first side does."""
    found = _PLACE.fullmatch(place)
    return place if found is None else _renumbered(found, found[2], kept)


def _renumbered(found: re.Match[str], entries: str, kept: Kept) -> str:
    number = int(found[3])
    return f"{found[1]}{kept[entries][number] if entries in kept else number}{found[4]}"


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
