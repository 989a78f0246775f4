"""Places of a contract as paths ("payments[3].date") into plain values: reading, writing, and what is around them."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from typing import Any

SEND_BY, COMPARE_EDITIONS, WHAT_IF, ANSWER = "send by", "compare editions", "what if ", "answer "
ADD_TO_REGISTER = "add to the register"
"""Links that lead elsewhere than to a place, none of which has a space; a place or the id of an answer may follow."""

_PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
Part = str | int


@lru_cache(maxsize=2048)
def parts_of(place: str) -> tuple[Part, ...]:
    """Return the keys and numbers of a place."""
    return tuple(int(number) if number else key for number, key in _PART.findall(place))


def place_of(parts: tuple[Part, ...]) -> str:
    """Return the place that keys and numbers lead to."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")


def value_at(values: Any, place: str) -> Any:
    """Return what stands at a place, None where nothing does."""
    found = values
    for part in parts_of(place):
        if isinstance(part, int):
            found = found[part] if isinstance(found, list) and part < len(found) else None
        else:
            found = found.get(part) if isinstance(found, dict) else None
    return found


def with_value(values: Any, place: str, value: Any) -> Any:
    """Return plain values with another value at a place; what is not on the way to it is shared, nothing is changed."""
    return _with(values, parts_of(place), value)


def _with(values: Any, parts: tuple[Part, ...], value: Any) -> Any:
    if not parts:
        return value
    first, rest = parts[0], parts[1:]
    if isinstance(first, int):
        items = list(values) if isinstance(values, list) else []
        items += [{}] * (first + 1 - len(items))
        items[first] = _with(items[first], rest, value)
        return items
    record = copy(values) if isinstance(values, dict) else {}
    below = _with(record.get(first), rest, value)
    if below is None or (rest and _is_empty(below)):
        record.pop(first, None)
    else:
        record[first] = below
    return record


def without(values: Any, place: str) -> Any:
    """Return plain values without what stands at a place; an entry leaves its list, which closes up."""
    parts = parts_of(place)
    last = parts[-1]
    if not isinstance(last, int):
        return with_value(values, place, None)
    around = place_of(parts[:-1])
    items = [item for number, item in enumerate(value_at(values, around)) if number != last]
    return with_value(values, around, items)


def entry_around(place: str) -> str | None:
    """Return the innermost entry of a list that a place lies in: "incidents[0].claims[1]" for its amount."""
    parts = parts_of(place)
    at = max((number for number, part in enumerate(parts) if isinstance(part, int)), default=None)
    return None if at is None else place_of(parts[: at + 1])


def _is_empty(value: Any) -> bool:
    """Tell whether a record holds nothing that anybody entered."""
    return isinstance(value, dict) and all(one in (None, [], {}, False) for one in value.values())
