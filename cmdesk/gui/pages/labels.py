"""The names of places as a user knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, fields_of
from cmdesk.gui import language
from cmdesk.gui.pages.entries import RATES
from cmdesk.gui.places import parts_of


def label_of(place: str, values: Mapping[str, Any]) -> str:
    """Return the name of a place as a user knows it: "Effective Date", "Notices, n5: Confirmed"."""
    if place == RATES:
        return language.text(N_("Rates"))
    names: list[str] = []
    record: Any = Contract
    found: Any = values
    for part in parts_of(place):
        if isinstance(part, int):
            found = found[part] if isinstance(found, list) and part < len(found) else None
            names.append(entry_name(part, found))
            continue
        field = _field(record, part, found)
        found = found.get(part) if isinstance(found, dict) else None
        if field is not None:
            names.append(language.text(field.label))
            record = field.holds or None
    return ": ".join(name for name in names if name) or place


def _field(record: Any, key: str, values: Any) -> Field | None:
    """Return the field of a key in a record, or in that of several kinds which the values are of."""
    kinds = record if isinstance(record, tuple) else (record,) if record is not None else ()
    kind = values.get("kind") if isinstance(values, dict) else None
    for held in sorted(kinds, key=lambda one: getattr(one, "kind", None) != kind):
        for field in fields_of(held):
            if field.key == key:
                return field
    return None


def entry_name(number: int, values: Any) -> str:
    """Return by what an entry is known: its id, its number, or its row."""
    if isinstance(values, dict):
        for key in ("id", "number", "description"):
            if values.get(key):
                return str(values[key])
    return language.text(say(N_("row {number}"), number=number + 1))
