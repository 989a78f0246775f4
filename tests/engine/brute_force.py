"""Bands by brute force: a result under every combination of the readings that it asks, worked out one by one.

It knows nothing of how bands are found. What a result asks is what it looks up among the contract's readings, noted by
the mapping itself; a combination under which it asks another one starts it anew with that one too. A reading that is
asked under none of the combinations so found cannot matter: whatever is chosen there, the very same things happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import localcontext
from itertools import product
from math import prod
from typing import Any
from unittest.mock import patch

from cmdesk.basics.money import Money
from cmdesk.contract.contract import Contract
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import Band
from cmdesk.engine.calculate import PRECISION, Calculation, prepared
from cmdesk.rules import term
from cmdesk.rules.case import Case

Combination = tuple[str, ...]


class TooManyError(Exception):
    """A result asks too many readings to try all combinations."""


class Noting(dict[str, str]):
    """Readings that a contract chose, and which of all readings were looked up."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__(chosen)
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        """Return the choice of a reading, or what is given instead."""
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True)
class BruteForce:
    """A calculation to be repeated under other readings; its running term keeps its number."""

    contract: Contract
    as_of: date
    number: int
    most: int

    @classmethod
    def of(cls, calculation: Calculation, most: int = 2_000) -> BruteForce:
        """Return the brute force for a calculation, for results with at most so many combinations."""
        return cls(calculation.contract, calculation.as_of, calculation.results["term.number"].value, most)

    def band(self, result_id: str) -> Band:
        """Return the band of a result; TooManyError where that would take too long."""
        names: tuple[str, ...] = ()
        while True:
            values, asked = self.values(result_id, names)
            if asked <= set(names):
                return band_of(values, names)
            names = tuple(sorted(asked.union(names)))

    def values(self, result_id: str, names: tuple[str, ...]) -> tuple[dict[Combination, Any], set[str]]:
        """Return a result's value under all combinations of some readings, and what it asked on the way."""
        if prod(len(readings()[name].choices) for name in names) > self.most:
            raise TooManyError(result_id)
        values, asked = {}, set()
        for chosen in product(*(readings()[name].choices for name in names)):
            noting = Noting({**self.contract.readings, **dict(zip(names, chosen, strict=True))})
            values[chosen] = self.value(result_id, noting)
            asked |= noting.asked
        return values, asked

    def value(self, result_id: str, chosen: Noting) -> Any:
        """Return a result's value under some readings."""
        with localcontext(prec=PRECISION), patch.object(term, "running_term", self.running_term):
            return prepared(replace(self.contract, readings=chosen), self.as_of).result(result_id).value

    def running_term(self, case: Case) -> term.Term:
        """Return the term of the adopted readings' number."""
        return next(one for one in term.terms(case) if one.number == self.number)


def band_of(values: Mapping[Combination, Any], names: tuple[str, ...]) -> Band:
    """Return the range of the values that combinations give, and the readings that decide."""
    known = sorted((one for one in values.values() if one is not None), key=size)
    deciding = {name for at, name in enumerate(names) if decides(values, at)}
    low, high = (known[0], known[-1]) if known else (None, None)
    return Band(low, high, len(known) < len(values), tuple(name for name in readings() if name in deciding))


def decides(values: Mapping[Combination, Any], at: int) -> bool:
    """Tell whether two combinations that differ in one reading alone give different values."""
    alike: dict[Combination, Any] = {}
    return any(alike.setdefault((*one[:at], *one[at + 1 :]), value) != value for one, value in values.items())


def size(value: Any) -> Any:
    """Return what orders values of a kind."""
    return value.amount if isinstance(value, Money) else value
