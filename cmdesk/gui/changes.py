"""What was changed in a contract, in words: the place as a user knows it, and what stood and stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.checks import UNIQUE
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, Shape, fields_of
from cmdesk.editions.readings import readings
from cmdesk.gui import language
from cmdesk.gui.fields import codec_of
from cmdesk.gui.lists import options_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from cmdesk.gui.context import Context
    from cmdesk.register.records import Difference

NOTHING = "–"  # noqa: RUF001  # the dash of an empty state
_FEW = 3
_PART = re.compile(r"\[(?P<entry>.+?)\](?=[.\[]|$)|(?P<key>[^.\[\]]+)")


def short_moment(moment: datetime) -> str:
    """Return a moment where the user is, short enough for a column."""
    here = moment.astimezone()
    return f"{language.words().plain_date(here)} {here:%H:%M}"


def place_in_words(place: str) -> str:
    """Return a place of a difference as a user knows it: "Invoices: 2024-0815: Amount"."""
    names = [name for name, _field in _steps(place)]
    return ": ".join(names) or place


def places_in_words(differences: Iterable[Difference]) -> str:
    """Return the places of some differences in a row, the first few by name."""
    names = list(dict.fromkeys(place_in_words(one.place) for one in differences))
    rest = len(names) - _FEW
    shown = [*names[:_FEW], count(N_("{n} more"), N_("{n} more"), rest)] if rest > 0 else names
    return language.words().listed(shown)


def value_in_words(place: str, value: Any, context: Context) -> str:
    """Return what stands at a place, in the words of its field."""
    field = next((field for _name, field in reversed(list(_steps(place))) if field is not None), None)
    if value is None or value in ([], {}):
        return NOTHING
    return _in_field(field, value, context)


def _record_in_words(held: tuple[Any, ...], values: Mapping[str, Any], context: Context) -> str:
    """Return the fields of a record, each with its name."""
    kinds = sorted(held, key=lambda one: getattr(one, "kind", None) != values.get("kind"))
    known = {field.key: field for kind in kinds[:1] for field in fields_of(kind)}
    told = []
    for key, value in values.items():
        field = known.get(key)
        name = language.text(field.label) if field is not None else key
        told.append(language.text(say(N_("{place}: {value}"), place=name, value=_in_field(field, value, context))))
    return ", ".join(told)


def _in_field(field: Field | None, value: Any, context: Context) -> str:
    if isinstance(value, list) and (field is None or field.shape is Shape.RECORDS):
        return language.text(count(N_("{n} entry"), N_("{n} entries"), len(value)))
    if isinstance(value, dict):
        return _record_in_words(field.holds if field is not None else (), value, context)
    return _leaf_in_words(field, value, context)


def _leaf_in_words(field: Field | None, value: Any, context: Context) -> str:
    if field is None:
        return str(value)
    if field.shape is Shape.READINGS:
        return _choice_in_words(value)
    if field.shape is Shape.ENTITY:
        return str(options_of(field.known, context)().get(value, value))
    return codec_of(field, context).shown(value) or NOTHING


def _choice_in_words(value: Any) -> str:
    labels = (one.labels[value] for one in readings().values() if value in one.labels)
    return language.text(next(labels, str(value)))


def _steps(place: str) -> Iterator[tuple[str, Field | None]]:
    """Yield the names that lead to a place, each with its field; an entry of a list has none of its own."""
    held: tuple[Any, ...] = (Contract,)
    is_reading = False
    for found in _PART.finditer(place):
        if found["entry"] is not None:
            yield _entry_name(found["entry"], has_name=any(one in UNIQUE for one in held)), None
            continue
        key = found["key"]
        if is_reading:
            reading = readings().get(key)
            yield language.text(reading.label) if reading is not None else key, None
            continue
        field = next((one for kind in held for one in fields_of(kind) if one.key == key), None)
        yield language.text(field.label) if field is not None else key, field
        held = field.holds if field is not None else ()
        is_reading = field is not None and field.shape is Shape.READINGS


def _entry_name(entry: str, *, has_name: bool) -> str:
    """Return by what an entry is known: its own name, its row, or that it is new."""
    if has_name:
        return entry
    if entry.startswith("+"):
        return language.text(N_("a new one"))
    if entry.isdecimal():
        return language.text(say(N_("row {number}"), number=int(entry) + 1))
    return entry
