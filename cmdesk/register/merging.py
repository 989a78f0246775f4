"""What differs between two contracts, place by place, and three of them made one.

Contracts are compared as plain values. Entries of a list are known by what tells them apart (an invoice's number, a
notice's id); where nothing does, as with payments, those that are alike are matched first, so that an entry taken out
of the middle is one difference and not a row of them.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Any

from cmdesk.contract.checks import UNIQUE
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Shape, fields_of
from cmdesk.contract.read import contract_of
from cmdesk.contract.write import contract_to_values
from cmdesk.register.records import Difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cmdesk.register.records import Conflict

    Plain = dict[str, Any]


class _Entries(dict[str, Any]):
    """A list of records, each under what it is known by; a new one of a list without names under `+` and its number."""


def differences(before: Contract, after: Contract) -> tuple[Difference, ...]:
    """Return every place in which two contracts differ, in the order of the contract file."""
    base = contract_to_values(before)
    return tuple(_differing(_tree(base, base), _tree(contract_to_values(after), base), ""))


def clashes(base: Contract, mine: Contract, theirs: Contract) -> tuple[str, ...]:
    """Return the places that two edits of one contract set, each otherwise."""
    return _merged(base, mine, theirs, mine_wins=True)[1]


def merged(
    conflict: Conflict, mine: Contract, *, mine_wins: bool = True, otherwise_at: Collection[str] = ()
) -> Contract:
    """Return a contract with both edits of a conflict; where they clash, one of the two.

    `otherwise_at` names the clashes in which the other one is chosen. FaultyInput where the two together make no
    contract, as when one pays an invoice that the other took out.
    """
    values, _ = _merged(conflict.base, mine, conflict.stored.contract, mine_wins=mine_wins, otherwise_at=otherwise_at)
    return contract_of(values, "")


def _merged(
    base: Contract, mine: Contract, theirs: Contract, *, mine_wins: bool, otherwise_at: Collection[str] = ()
) -> tuple[Plain, tuple[str, ...]]:
    values = contract_to_values(base)
    merge = _Merge(mine_wins=mine_wins, otherwise_at=otherwise_at)
    trees = [_tree(contract_to_values(one), values) for one in (base, mine, theirs)]
    found = merge.of(trees[0], trees[1], trees[2], "")
    return _plain(found), tuple(merge.clashes)


# Plain values as trees, in which entries of lists have names


def _tree(values: Any, base: Any, key: str = "") -> Any:
    """Return values with every list of records as entries by name; `base` is what numbers count in."""
    if isinstance(values, dict):
        below = base if isinstance(base, dict) else {}
        return {name: _tree(value, below.get(name), name) for name, value in values.items()}
    if isinstance(values, list) and values and isinstance(values[0], dict):
        return _entries(values, base if isinstance(base, list) else [], key)
    return values


def _entries(values: list[Plain], base: list[Plain], key: str) -> _Entries:
    """Return a list of records by name."""
    marks = _marks().get(key, ())
    names = [" ".join(str(one.get(mark)) for mark in marks) for one in values] if marks else _numbers(values, base)
    known = (
        {" ".join(str(one.get(mark)) for mark in marks): one for one in base}
        if marks
        else dict(zip(map(str, range(len(base))), base, strict=True))
    )
    return _Entries((name, _tree(one, known.get(name))) for name, one in zip(names, values, strict=True))


def _numbers(values: list[Plain], base: list[Plain]) -> list[str]:
    """Return what each entry is known by: its number in the base, or `+` and its own where it is new."""
    names = [f"+{at}" for at in range(len(values))]
    alike = SequenceMatcher(None, [_line(one) for one in base], [_line(one) for one in values], autojunk=False)
    for tag, start, end, other_start, other_end in alike.get_opcodes():
        if tag in {"equal", "replace"}:
            for at, other in zip(range(start, end), range(other_start, other_end), strict=False):
                names[other] = str(at)
    return names


def _plain(tree: Any) -> Any:
    """Return a tree as plain values."""
    if isinstance(tree, _Entries):
        return [_plain(one) for one in tree.values()]
    return {name: _plain(one) for name, one in tree.items()} if isinstance(tree, dict) else tree


def _line(values: Any) -> str:
    return json.dumps(values, sort_keys=True, default=str)


@cache
def _marks() -> Mapping[str, tuple[str, ...]]:
    """Return what tells the entries of a list apart, by the key of the list."""
    return dict(_marks_in(Contract))


def _marks_in(held: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in fields_of(held):
        for one in field.holds:
            yield from _marks_in(one)
            if field.shape is Shape.RECORDS and one in UNIQUE:
                yield field.key, UNIQUE[one]


# What differs


def _differing(before: Any, after: Any, place: str) -> Iterator[Difference]:
    """Yield the places in which two trees differ; a list that is not there is an empty one."""
    before, after = _alike(before, after)
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            yield from _differing(before.get(name), after.get(name), _into(place, name, before, after))
    elif before != after:
        yield Difference(place, _plain(before), _plain(after))


def _alike(one: Any, other: Any) -> tuple[Any, Any]:
    """Return two trees, an empty list for one that is not there where the other is a list."""
    if isinstance(one, _Entries) and other is None:
        return one, _Entries()
    return (_Entries(), other) if one is None and isinstance(other, _Entries) else (one, other)


def _into(place: str, name: str, *trees: Any) -> str:
    """Return the place of a part."""
    if any(isinstance(one, _Entries) for one in trees):
        return f"{place}[{name}]"
    return f"{place}.{name}" if place else name


# Three made one


class _Merge:
    """Makes one of three trees, and notes where two of them would not agree."""

    def __init__(self, *, mine_wins: bool, otherwise_at: Collection[str]) -> None:
        self.clashes: list[str] = []
        self._mine_wins, self._otherwise_at = mine_wins, frozenset(otherwise_at)

    def of(self, base: Any, mine: Any, theirs: Any, place: str) -> Any:
        """Return what two edits of a base come to together."""
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        mine, theirs = _alike(mine, theirs)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._parts(base if isinstance(base, dict) else {}, mine, theirs, place)
        self.clashes.append(place)
        return mine if self._mine_wins != (place in self._otherwise_at) else theirs

    def _parts(self, base: Plain, mine: Plain, theirs: Plain, place: str) -> Plain:
        """Return the parts of two edits together: theirs in their order, then what mine adds."""
        if isinstance(mine, _Entries):
            mine = _Entries((_apart(name, one, theirs), one) for name, one in mine.items())
        found = {
            name: self.of(base.get(name), mine.get(name), theirs.get(name), _into(place, name, mine, theirs))
            for name in dict.fromkeys((*theirs, *mine, *base))
        }
        return type(theirs)((name, one) for name, one in found.items() if one is not None)


def _apart(name: str, entry: Any, theirs: Plain) -> str:
    """Return a name for a new entry of a list without names that is not the one of somebody else's new entry."""
    return f"{name}'" if name.startswith("+") and theirs.get(name) not in (None, entry) else name
