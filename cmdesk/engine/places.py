"""Places in a contract's values, as faults name them: `incidents[0].date`, `notices[n2].sent`, `readings.after_hours`.

A place is known if the fields of the contract have it, whether or not anything stands there yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.contract.checks import UNIQUE
from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import Field, Shape, fields_of
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.wrong import WrongValue, nearest, unknown
from cmdesk.editions.readings import readings
from cmdesk.engine.paths import Step, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KIND = "kind"


class Gone:
    """What stands where an entry of a list was taken out, so that the entries after it keep their numbers."""


def put(values: dict[str, Any], path: str, value: Any) -> None:
    """Set what stands at a place of a contract's values; WrongValue where there is no such place, and nothing is set.

    None takes it out: a key goes, an entry of a list leaves a `Gone`. One entry past the last adds one.
    """
    *way, last = steps_of(path)
    place: _Place = _Record(values, _already_there, (Contract,))
    for step in way:
        place = place.into(step)
    place.put(last, value)


def without_gone(value: Any) -> Any:
    """Return a copy of plain values without the entries that were taken out."""
    if type(value) is dict:
        return {key: without_gone(one) for key, one in value.items()}
    if type(value) is list:
        return [without_gone(one) for one in value if one is not Gone]
    return value


def kept(values: Mapping[str, Any], before: str = "") -> dict[str, tuple[int, ...]]:
    """Return, for every list of plain values from which entries were taken out, the numbers of those that stay.

    Lists are named by their path; those within entries of other lists are left out.
    """
    found: dict[str, tuple[int, ...]] = {}
    for key, one in values.items():
        if type(one) is dict:
            found |= kept(one, f"{before}{key}.")
        elif type(one) is list and Gone in one:
            found[f"{before}{key}"] = tuple(at for at, entry in enumerate(one) if entry is not Gone)
    return found


class _Place(Protocol):
    """Something that has parts."""

    def into(self, step: Step) -> _Place: ...

    def put(self, step: Step, value: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class _Record:
    """An object with the fields of a record class, of several where its kind tells.

    What is not there yet is made on the way, here and in all that has parts, and joined to the rest by `attach` once
    something is put into it.
    """

    values: dict[str, Any]
    attach: Callable[[], None]
    holds: tuple[Any, ...]

    def into(self, step: Step) -> _Place:
        field = self._field(step)
        place = None if field is None else _PLACES.get(field.shape)
        if field is None or place is None:
            raise _is_whole(step)
        made: type = list if field.shape in _LISTS else dict
        part = self.values.get(step.name)
        if isinstance(part, made):
            return place(part, self.attach, field)
        part = made()
        return place(part, lambda: self.put(step, part), field)

    def put(self, step: Step, value: Any) -> None:
        self._field(step)
        _put_key(self, step.name, value)

    def _field(self, step: Step) -> Field | None:
        """Return the field of a key; None for the kind, which is none."""
        known = {field.key: field for held in self.holds for field in fields_of(held)}
        if step.is_entry:
            near = f"{step.before[:-1]}.{next(iter(known))}"
            raise WrongValue(say(N_("this is no list, so it has no entries; did you mean {near}?"), near=near))
        if step.name == _KIND and len(self.holds) > 1:
            return None
        if step.name not in known:
            raise _no_such(step, known)
        return known[step.name]


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its entries are named by number from 0, or by what tells them apart, with its key where need be."""

    values: list[Any]
    attach: Callable[[], None]
    field: Field

    def into(self, step: Step) -> _Place:
        at = self._at(step)
        if self.field.shape is Shape.CHOICES:
            raise _is_whole(step)
        entry = self.values[at] if at < len(self.values) else None
        if isinstance(entry, dict):
            return _Record(entry, self.attach, self.field.holds)
        made: dict[str, Any] = {}
        return _Record(made, lambda: self.put(step, made), self.field.holds)

    def put(self, step: Step, value: Any) -> None:
        at = self._at(step)
        if value is None and at == len(self.values):
            raise WrongValue(say(N_("there is no such entry to take out")))
        self.attach()
        self.values[at : at + 1] = [Gone if value is None else value]

    def _at(self, step: Step) -> int:
        """Return the number of an entry."""
        if not step.is_entry:
            near = f"{step.before[:-1]}[0].{step.name}{step.after}"
            raise WrongValue(say(N_("this is a list; name one of its entries, as in {near}"), near=near))
        by_name = self._by_name()
        named = by_name.get(step.name, by_name.get(step.name.removeprefix(f"{self._mark}=")))
        if step.name.isascii() and step.name.isdecimal() and int(step.name[:9]) <= len(self.values):
            at = int(step.name[:9])
            if named not in {None, at} and at in by_name.values():
                raise self._either(step, next(name for name, number in by_name.items() if number == at))
            return at
        if named is not None:
            return named
        names = list(by_name)
        raise WrongValue(self._how_many(step)) if step.name.isdecimal() or not names else unknown(step.name, names)

    def _by_name(self) -> dict[str, int]:
        """Return the numbers of the entries by what tells each apart."""
        if not self._mark:
            return {}
        names = [one.get(self._mark) if isinstance(one, dict) else None for one in self.values]
        return {name: at for at, name in enumerate(names) if isinstance(name, str)}

    def _either(self, step: Step, name: str) -> WrongValue:
        """Return that one entry, which has a name of its own, is meant by its number, or another by its name."""
        first, second = (f"{step.before}{self._mark}={one}{step.after}" for one in (name, step.name))
        sentence = N_("is one entry by its number and another by its name; write {first} or {second}")
        return WrongValue(say(sentence, first=first, second=second))

    @property
    def _mark(self) -> str:
        """The one key by which entries are told apart, empty where there is none."""
        marks = UNIQUE.get(self.field.holds[0], ()) if self.field.holds else ()
        return marks[0] if len(marks) == 1 else ""

    def _how_many(self, step: Step) -> Sentence:
        """Return which entries there are."""
        n = len(self.values)
        following = f"{step.before}{n}]"
        return count(
            "there is {n} entry, counted from 0; {following} adds one",
            "there are {n} entries, counted from 0; {following} adds one",
            n,
            following=following,
        )


@dataclass(frozen=True, slots=True)
class _Readings:
    """The choices made of readings, by name."""

    values: dict[str, Any]
    attach: Callable[[], None]
    field: Field

    def into(self, step: Step) -> _Place:
        raise _is_whole(step)

    def put(self, step: Step, value: Any) -> None:
        if step.is_entry or step.name not in readings():
            raise _no_such(step, readings())
        _put_key(self, step.name, value)


def _already_there() -> None:
    """Join the outermost object to nothing."""


def _put_key(place: _Record | _Readings, key: str, value: Any) -> None:
    """Set what stands under a key; None takes it out."""
    if value is None:
        place.values.pop(key, None)
    else:
        place.attach()
        place.values[key] = value


def _is_whole(step: Step) -> WrongValue:
    """Return that a path leads into something that has no parts."""
    whole = f"{step.before}{step.name}{']' if step.is_entry else ''}"
    return WrongValue(say(N_("there is nothing inside {place}; set it as a whole"), place=whole))


def _no_such(step: Step, known: Mapping[str, Any]) -> WrongValue:
    """Return that there is no such place, with the nearest one that there is, or with all."""
    near = nearest(step.name, known)
    if near is not None:
        meant = f"{step.before}{near}{step.after}"
        return WrongValue(say(N_("there is no such place; did you mean {near}?"), near=meant))
    return WrongValue(say(N_("there is no such place; here there are: {known}"), known=tuple(known)))


_LISTS = {Shape.RECORDS, Shape.CHOICES}
_PLACES: dict[Shape, Callable[[Any, Callable[[], None], Field], _Place]] = {
    Shape.RECORD: lambda values, attach, field: _Record(values, attach, field.holds),
    Shape.ENTITY: lambda values, attach, _field: _Record(values, attach, (OwnEntity,)),
    Shape.RECORDS: _List,
    Shape.CHOICES: _List,
    Shape.READINGS: _Readings,
}
