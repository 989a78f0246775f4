"""The facts of a contract that can be tried otherwise: each by its place, its names, and the field to enter it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cmdesk.basics.currencies import is_currency
from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, Known, Shape, fields_of
from cmdesk.contract.notices import NOTICE_KINDS
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
_LONGEST, _ISO = 32, 10
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAYS = ("date", "sent", "month", "from")
"""The keys under which the day of an entry stands."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One place of a contract, the names that lead to it, and its field; a choice of a reading has none."""

    place: str
    names: tuple[str, ...]
    field: Field | None = None

    @property
    def name(self) -> str:
        """Return the names in a row: of an incident, then its day and words, then its date."""
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
    for number, (entry, name) in enumerate(zip(entries, _entry_names(entries), strict=True)):
        held = next((one for one in field.holds if getattr(one, "kind", None) == entry.get("kind")), field.holds[0])
        yield from _in_record(held, entry, f"{place}[{number}].", (*names, name))
    if len(field.holds) == 1:
        added = (*names, language.text(N_("a new one")))
        yield from _in_record(field.holds[0], {}, f"{place}[{len(entries)}].", added, new=True)


def _counts(field: Field) -> bool:
    """Tell whether answers may rest on a field: all but free text."""
    return field.shape is not Shape.TEXT or field.known is not Known.NONE


def _entry_names(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return by what the entries of a list are known; those that would have the same name also say where they stand."""
    names = [_entry_name(entry) for entry in entries]
    times = Counter(names)
    return [
        name if name and times[name] == 1 else _with_row(name, number, entry)
        for number, (name, entry) in enumerate(zip(names, entries, strict=True), start=1)
    ]


def _with_row(name: str, number: int, entry: Mapping[str, Any]) -> str:
    """Return a name with the id of its entry, or with the row where it has none."""
    row = str(entry.get("id") or "") or language.text(say(N_("row {number}"), number=number))
    return language.text(say(N_("{name}, {row}"), name=name, row=row)) if name else row


def _entry_name(entry: Mapping[str, Any]) -> str:
    """Return by what a user knows an entry: its number, or its day with its words, its kind or its sum."""
    if entry.get("number"):
        return str(entry["number"])
    words = str(entry.get("description") or "")
    told = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    parts = [_kind(entry), _day(entry), told or _sum(entry) or str(entry.get("notice") or "")]
    return language.words().listed(part for part in parts if part)


def _kind(entry: Mapping[str, Any]) -> str:
    """Return what a notice says, in words; nothing of what is no notice."""
    kind = next((label for kind, label in NOTICE_KINDS.items() if "channel" in entry and kind == entry.get("kind")), "")
    words = language.text(kind)
    return language.capitalised(words)


def _day(entry: Mapping[str, Any]) -> str:
    """Return the day or the month of an entry; one that is not understood as it was typed."""
    typed, words = str(next((entry[key] for key in _DAYS if entry.get(key)), "")), language.words()
    try:
        day = date.fromisoformat(f"{typed}-01" if _MONTH.fullmatch(typed) else typed[:_ISO])
    except ValueError:
        return typed
    return words.month(day.year, day.month) if _MONTH.fullmatch(typed) else words.plain_date(day)


def _sum(entry: Mapping[str, Any]) -> str:
    """Return the amount of an entry, with its currency where it names one."""
    typed, currency = str(entry.get("amount") or ""), str(entry.get("currency") or "")
    try:
        amount = Decimal(typed)
    except InvalidOperation:
        return typed
    if not amount.is_finite():
        return typed
    words = language.words()
    if not is_currency(currency):
        return words.number(amount)
    return words.money(Money.stated(amount, currency))


def _choices(name: str) -> dict[str, str]:
    reading = readings()[name]
    labels = {choice: language.text(reading.labels[choice]) for choice in reading.choices}
    return {choice: language.capitalised(label) for choice, label in labels.items()}
