"""What can be calculated of a contract that is still being typed: the entries at fault are left out, and named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.contract.read import SCHEMA, contract_of
from cmdesk.gui.found import Found
from cmdesk.gui.places import entry_around, parts_of, value_at, with_value, without

NEEDED = ("entity", "edition", "effective_date", "currency")
"""The facts without which there is no answer at all; a name and a reference can wait."""

_CAN_WAIT = {"reference": "–", "client": {"name": "–"}, "client.name": "–"}  # noqa: RUF001  # the dash of an empty state
_ROUNDS = 8


def readable(values: Mapping[str, Any]) -> Found:
    """Return what can be calculated of plain values as typed."""
    values = {"schema": SCHEMA, **values}
    try:
        return Found(contract_of(values, ""))
    except FaultyInput as faulty:
        faults = faulty.faults
    missing = tuple(dict.fromkeys(place for place in map(_needed, faults) if place))
    if missing:
        return Found(None, faults, missing)
    return _without_faulty(values, faults)


def _needed(fault: Fault) -> str:
    """Return the needed fact that a fault is about, empty where it is about something else."""
    first = next(iter(parts_of(fault.place)), "")
    return fault.place if first in NEEDED else ""


def _without_faulty(values: dict[str, Any], faults: tuple[Fault, ...]) -> Found:
    """Take out what is at fault, and again what was at fault only because of that."""
    left_out: list[str] = []
    kept: dict[str, tuple[int, ...]] = {}
    found = faults
    for _round in range(_ROUNDS):
        values = _reduced(values, found, left_out, kept)
        try:
            return Found(contract_of(values, ""), faults, (), tuple(left_out), kept)
        except FaultyInput as faulty:
            found = faulty.faults
    return Found(None, faults, tuple(dict.fromkeys(fault.place for fault in found)))


def _reduced(
    values: dict[str, Any], faults: tuple[Fault, ...], left_out: list[str], kept: dict[str, tuple[int, ...]]
) -> dict[str, Any]:
    """Return values without the entries and optional facts at fault, noting what was left out."""
    places = dict.fromkeys(entry_around(fault.place) or fault.place for fault in faults)
    for place in sorted(places, key=_from_the_end, reverse=True):
        if place in _CAN_WAIT:
            values = with_value(values, place, _CAN_WAIT[place])
            continue
        left_out.append(_typed_place(place, kept))
        _note(values, place, kept)
        values = without(values, place)
    return values


def _from_the_end(place: str) -> tuple[tuple[str, int], ...]:
    """Return a key by which later entries of a list come after earlier ones."""
    return tuple((part, 0) if isinstance(part, str) else ("", part) for part in parts_of(place))


def _typed_place(place: str, kept: Mapping[str, tuple[int, ...]]) -> str:
    return Found(None, kept=kept).as_typed(place)


def _note(values: Mapping[str, Any], place: str, kept: dict[str, tuple[int, ...]]) -> None:
    """Keep track of which entries of the contract's own lists remain."""
    parts = parts_of(place)
    if len(parts) == 2 and isinstance(parts[0], str) and isinstance(parts[1], int):  # noqa: PLR2004  # key and number
        before = kept.get(parts[0], tuple(range(len(value_at(values, parts[0]) or ()))))
        kept[parts[0]] = before[: parts[1]] + before[parts[1] + 1 :]
