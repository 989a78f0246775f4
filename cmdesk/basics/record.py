"""Record: what frozen values share, whatever they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

Held = TypeVar("Held")


class Record:
    """The equality, hash and repr of every record, once for all: made class by class they cost each start 10 ms."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__slots__))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__qualname__}({values})"


@dataclass_transform(eq_default=False, frozen_default=True)
def record(held: type[Held]) -> type[Held]:
    """Make a class a slotted dataclass that the type checker holds to be frozen.

    It is not frozen at run time: setting the fields of a frozen one takes four to nine times as long, a third of a
    whole calculation, and whoever sets a field of a record does not pass the checks.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False)(held)
    found: type[Held] = made
    return found
