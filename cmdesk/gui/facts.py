"""The facts of a contract that can be tried otherwise: each by its place, its names, and the field to enter it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, Known, Shape, fields_of
from cmdesk.editions.readings import readings
from cmdesk.gui import language
from cmdesk.gui.context import Context
from cmdesk.gui.fields import form_field
from cmdesk.gui.places import value_at
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.form import FormField
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.term_codec import TermCodec

_TERM, _PLAN = "initial_term", "usage_plan."
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Fact:
    """One place of a contract, the names that lead to it, and its field; a choice of a reading has none."""

    place: str
    names: tuple[str, ...]
    field: Field | None = None

    @property
    def name(self) -> str:
        """Return the names in a row: of an incident, then its number and words, then its date."""
        return " › ".join(self.names)  # noqa: RUF001  # the mark between steps of a way


def facts(values: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return every fact of a contract as typed that answers may rest on, and those of one more entry in each list."""
    return tuple(_in_record(Contract, values, "", ()))


def needed_with(fact: Fact, known: Mapping[str, Fact], values: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return a fact, and before or behind it those that its entry cannot do without and that are not there yet."""
    inside = fact.place.rpartition(".")[0]
    beside = (one for one in known.values() if inside and one.place.rpartition(".")[0] == inside)
    return tuple(one for one in beside if one == fact or _lacks(one, values)) or (fact,)


def _lacks(fact: Fact, values: Mapping[str, Any]) -> bool:
    return fact.field is not None and fact.field.required and value_at(values, fact.place) is None


def field_for(fact: Fact, context: Context) -> FormField:
    """Return the widget in which another value of a fact is entered: the one of its page."""
    if fact.field is None:
        return ChoiceField(lambda: _choices(fact.place.rpartition(".")[2]))
    if fact.place == _TERM:
        return LineField(TermCodec(context.nature))
    if fact.field.shape is Shape.FLAG:
        return ChoiceField(lambda: {True: language.text(N_("yes")), False: language.text(N_("no"))})
    if fact.field.shape is Shape.AMOUNT and fact.place.startswith(_PLAN):
        return LineField(FigureCodec())  # the price of a unit may be a fraction of a cent
    return form_field(fact.field, context)


def _in_record(record: Any, values: Any, place: str, names: tuple[str, ...], *, new: bool = False) -> Iterator[Fact]:
    """Yield the facts in a record; in a new one also those texts without which it is no entry."""
    for field in fields_of(record):
        inside, named = f"{place}{field.key}", (*names, language.text(field.label))
        value = values.get(field.key) if isinstance(values, Mapping) else None
        if inside == _TERM:
            yield Fact(inside, named, field)
        elif field.shape is Shape.RECORD:
            yield from _in_record(field.holds[0], value, f"{inside}.", named)
        elif field.shape is Shape.RECORDS:
            yield from _in_list(field, value, inside, named)
        elif field.shape is Shape.READINGS:
            yield from (Fact(f"{inside}.{one.name}", (*named, language.text(one.label))) for one in readings().values())
        elif not isinstance(value, dict) and (_counts(field) or (new and field.required)):
            yield Fact(inside, named, field)


def _in_list(field: Field, values: Any, place: str, names: tuple[str, ...]) -> Iterator[Fact]:
    """Yield the facts of the entries of a list, and of one more where all entries are of a kind."""
    entries = values if isinstance(values, list) else []
    if not any(_counts(one) for held in field.holds for one in fields_of(held)):
        return
    for number, entry in enumerate(entries):
        held = next((one for one in field.holds if getattr(one, "kind", None) == entry.get("kind")), field.holds[0])
        yield from _in_record(held, entry, f"{place}[{number}].", (*names, _entry_name(number, entry)))
    if len(field.holds) == 1:
        added = (*names, language.text(N_("a new one")))
        yield from _in_record(field.holds[0], {}, f"{place}[{len(entries)}].", added, new=True)


def _counts(field: Field) -> bool:
    """Tell whether answers may rest on a field: all but free text."""
    return field.shape is not Shape.TEXT or field.known is not Known.NONE


def _entry_name(number: int, entry: Mapping[str, Any]) -> str:
    """Return by what an entry is known: its id, its number, a few words with the row, or the row alone."""
    own = next((str(entry[key]) for key in ("id", "number") if entry.get(key)), "")
    words = str(entry.get("description") or "")
    if own or not words:
        return own or language.text(say(N_("row {number}"), number=number + 1))
    shorter = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"{number + 1} {shorter}"


def _choices(name: str) -> dict[str, str]:
    reading = readings()[name]
    labels = {choice: language.text(reading.labels[choice]) for choice in reading.choices}
    return {choice: label[:1].upper() + label[1:] for choice, label in labels.items()}
