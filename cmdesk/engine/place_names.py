"""The names of places in a contract as a user knows them: fields by their labels, entries by what they are known by."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import fields_of
from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.paths import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cmdesk.contract.fields import Field

_BESIDE = {"rates": N_("Rates")}
"""What results rest on that is no part of a contract."""


def place_name(place: str, values: Mapping[str, Any]) -> Sentence | str:
    """Return the name of a place in plain values: "Effective Date", "Notices: n5: Confirmed".

    What has no name, being no place of a contract, is called what it is.
    """
    if place in _BESIDE:
        return say(_BESIDE[place])
    try:
        names = tuple(_names(place, values))
    except WrongValue:
        return place
    return reduce(_within, names) if names else place


def entry_name(number: int, values: Any) -> Sentence | str:
    """Return by what an entry is known: its id, its number, its description, or its row."""
    if isinstance(values, dict):
        for key in ("id", "number", "description"):
            if values.get(key):
                return str(values[key])
    return say(N_("row {number}"), number=number + 1)


def _names(place: str, values: Any) -> Iterator[Sentence | str]:
    """Yield the name of each step that has one."""
    record: Any = Contract
    for step in steps_of(place):
        if step.is_entry:
            values = _entry(values, step.name)
            yield entry_name(int(step.name), values) if step.name.isdecimal() else step.name
            continue
        field = _field(record, step.name, values)
        values = values.get(step.name) if isinstance(values, dict) else None
        if field is not None:
            yield say(field.label)
            record = field.holds or None


def _entry(values: Any, number: str) -> Any:
    """Return an entry of a list, None where there is none."""
    there = isinstance(values, list) and number.isdecimal() and int(number) < len(values)
    return values[int(number)] if there else None


def _within(whole: Sentence | str, part: Sentence | str) -> Sentence:
    return say(N_("{name}: {value}"), name=whole, value=part)


def _field(record: Any, key: str, values: Any) -> Field | None:
    """Return the field of a key in a record, or in that of several kinds which the values are of."""
    kinds = record if isinstance(record, tuple) else (record,) if record is not None else ()
    kind = values.get("kind") if isinstance(values, dict) else None
    for held in sorted(kinds, key=lambda one: getattr(one, "kind", None) != kind):
        for field in fields_of(held):
            if field.key == key:
                return field
    return None
