"""What if: some facts of a contract set otherwise, and what that would change; the contract itself stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, say
from cmdesk.contract.json_text import plain_values
from cmdesk.contract.read import contract_of
from cmdesk.contract.write import contract_to_values
from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.calculate import calculate
from cmdesk.engine.compare import Comparison, compared
from cmdesk.engine.places import kept, put, without_gone
from cmdesk.engine.shapes import DEEPEST, nests_beyond

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cmdesk.contract.contract import Contract

_ASSIGNMENT = re.compile(r"((?:[^=\[]|\[[^\]]*\])+)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Change(Record):
    """A place in a contract, as faults name it, and the plain value to stand there; None takes out what does."""

    path: str
    value: Any


def read_change(written: str) -> Change:
    """Return the change that PATH=VALUE states; the value is JSON where it can be read as such, else a text.

    JSON that nests beyond reason is a text too, of which the reader will say that it belongs nowhere.
    """
    found = _ASSIGNMENT.fullmatch(written)
    if found is None:
        raise WrongValue(say(N_("write it as PATH=VALUE, such as {example}"), example="incidents[0].date=2024-09-12"))
    try:
        value = plain_values(found[2], "")
    except FaultyInput:
        value = found[2]
    return Change(found[1], found[2] if nests_beyond(value, DEEPEST) else value)


def changed(values: Mapping[str, Any], changes: Sequence[Change], source: str) -> dict[str, Any]:
    """Return a contract's plain values with some of them set otherwise; FaultyInput with every place that is none.

    Places are those of the values as they are: an entry that one change takes out keeps its number for the others.
    """
    found, faults = _applied(values, changes)
    if faults:
        raise FaultyInput(source, faults)
    plain: dict[str, Any] = without_gone(found)
    return plain


def what_if(contract: Contract, changes: Sequence[Change], as_of: date, source: str) -> Comparison:
    """Return what a contract comes to before and after some changes.

    FaultyInput with every place that is none, and with everything by which the other changes make no contract.
    """
    values, faults = _applied(contract_to_values(contract), changes)
    try:
        other = contract_of(without_gone(values), source)
    except FaultyInput as caught:
        raise FaultyInput(source, (*faults, *caught.faults)) from None
    if faults:
        raise FaultyInput(source, faults)
    return compared(contract, calculate(contract, as_of), calculate(other, as_of), kept=kept(values))


def _applied(values: Mapping[str, Any], changes: Sequence[Change]) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Return values after the changes that name a place, with marks of entries gone, and what is wrong with others."""
    found: dict[str, Any] = without_gone(dict(values))
    faults = []
    for one in changes:
        try:
            put(found, one.path, without_gone(one.value))
        except WrongValue as wrong:
            faults.append(Fault(one.path, wrong.sentence))
    return found, tuple(faults)
