"""What was found in a contract that is still being typed: the contract itself, its faults, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.gui.places import parts_of, place_of

if TYPE_CHECKING:
    from cmdesk.basics.errors import Fault
    from cmdesk.contract.contract import Contract


@record
class Found(Record):
    """A contract that can be calculated, None where a needed fact is missing, and how it differs from what was typed.

    `faults` are those of everything that was typed; `left_out` are the places of what the contract lacks for it, and
    `kept` tells for each list which of its entries are still there, by their numbers as typed.
    """

    contract: Contract | None
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def as_typed(self, place: str) -> str:
        """Return where a place of the calculated contract is found in what was typed."""
        parts = parts_of(place)
        if len(parts) > 1 and isinstance(parts[1], int) and isinstance(parts[0], str) and parts[0] in self.kept:
            numbers = self.kept[parts[0]]
            if parts[1] < len(numbers):
                return place_of((parts[0], numbers[parts[1]], *parts[2:]))
        return place

    def calculated_number(self, key: str, number: int) -> int | None:
        """Return the number that an entry as typed has in the calculated contract, None where it was left out."""
        numbers = self.kept.get(key)
        if numbers is None:
            return number
        return numbers.index(number) if number in numbers else None
