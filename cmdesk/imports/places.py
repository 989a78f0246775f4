"""The places of a contract that a table can have columns for: `client.name`, `payments[0].date`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, Shape, fields_of
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.wrong import nearest
from cmdesk.editions.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INDEX = re.compile(r"\[([0-9]{1,4})\]")
_STEP = re.compile(r"\w+")


@cache
def places() -> Mapping[str, Shape]:
    """Return every place with what stands there, the numbers in square brackets left out: `payments[].date`."""
    return {"schema": Shape.TEXT, **dict(_of_record("", Contract))}


@cache
def needed() -> tuple[str, ...]:
    """Return the fields that no contract is without."""
    return tuple(field.key for field in fields_of(Contract) if field.required)


def shape_of(place: str) -> Shape | None:
    """Return what stands at a place, None where there is no such place."""
    return None if "[]" in place else places().get(_INDEX.sub("[]", place))


def steps_of(place: str) -> tuple[str | int, ...]:
    """Return the keys and numbers on the way to a place."""
    return tuple(int(step) if step.isdecimal() else step for step in _STEP.findall(place))


def near_place(wrong: str) -> str | None:
    """Return the place that looks most like a wrong one, with its numbers; None where none does."""
    found = nearest(re.sub(r"\[.*?\]", "[]", wrong), places())
    if found is None:
        return None
    numbers = iter(_INDEX.findall(wrong))
    return re.sub(r"\[\]", lambda _: f"[{next(numbers, '0')}]", found)


def _of_record(prefix: str, *held: Any) -> Iterator[tuple[str, Shape]]:
    """Yield the places within a record, or within records told apart by their kind."""
    if len(held) > 1:
        yield f"{prefix}kind", Shape.TEXT
    for one in held:
        for field in fields_of(one):
            yield from _of_field(prefix + field.key, field)


def _of_field(place: str, field: Field) -> Iterator[tuple[str, Shape]]:
    """Yield the place of a field, or those within it."""
    match field.shape:
        case Shape.RECORD:
            yield from _of_record(f"{place}.", *field.holds)
        case Shape.RECORDS:
            yield from _of_record(f"{place}[].", *field.holds)
        case Shape.CHOICES:
            yield f"{place}[]", Shape.TEXT
        case Shape.READINGS:
            yield from ((f"{place}.{name}", Shape.TEXT) for name in readings())
        case Shape.ENTITY:
            yield place, Shape.TEXT
            yield from _of_record(f"{place}.", OwnEntity)
        case _:
            yield place, field.shape
