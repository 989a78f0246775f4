"""Plain objects to records: every key known, every value right, and all that is wrong collected with its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.amounts import read_amount, read_whole
from cmdesk.contract.checks import AGREEMENTS, UNIQUE
from cmdesk.contract.days import read_day, read_moment, read_month
from cmdesk.contract.fields import Field, Known, Shape, fields_of
from cmdesk.contract.findings import shown_key
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.texts import read_choice, read_flag, read_id, read_text
from cmdesk.contract.wrong import WrongValue, described, nearest
from cmdesk.editions.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdesk.contract.findings import Findings

    Leaf = Callable[[Any, Field], Any]
    Branch = Callable[[Any, Field, str, Findings], Any]


class RecordReader:
    """The reader of one record class, made once from its fields: what can be looked up beforehand is."""

    __slots__ = ("_agree", "_held", "_passed_over", "_readers", "_required", "_timed")

    def __init__(self, held: Any, passed_over: str) -> None:
        """Look up how each field is read; the key passed over is read by whoever chose this reader."""
        fields = fields_of(held)
        self._held = held
        self._passed_over = passed_over
        self._readers = {field.key: (field.name, field, _leaf(field), _branch(field)) for field in fields}
        self._required = tuple((field.key, field) for field in fields if field.required)
        self._timed = any(field.shape is Shape.MOMENT for field in fields)
        self._agree = AGREEMENTS.get(held)

    def read(self, raw: Any, place: str, findings: Findings) -> Any:
        """Return the record at a place, or None where anything in it is at fault."""
        if not isinstance(raw, dict):
            findings.add(place, _no_object(raw).sentence)
            return None
        before = len(findings.faults)
        prefix = f"{place}." if place else ""
        values = self._values(raw, prefix, findings)
        findings.check_repeated(raw, prefix)
        for key, field in self._required:
            if raw.get(key) is None:
                findings.add(prefix + key, say(N_("is missing; add it. {help}"), help=Sentence(field.help)))
        if self._agree is not None:
            for key, sentence in self._agree(values, raw):
                findings.add(prefix + key if key else place, sentence)
        if self._timed:
            findings.timed.append((self._held, prefix, values))
        return None if len(findings.faults) > before else self._held(**values)

    def _values(self, raw: dict[str, Any], prefix: str, findings: Findings) -> dict[str, Any]:
        """Return what can be read, by attribute."""
        values: dict[str, Any] = {}
        readers = self._readers
        for key, value in raw.items():
            if key not in readers:
                if key != self._passed_over:
                    findings.add(prefix + shown_key(key), self._no_such_key(key, raw))
            elif value is not None:
                name, field, leaf, branch = readers[key]
                try:
                    if branch is None:
                        values[name] = leaf(value, field)
                    else:
                        values[name] = branch(value, field, prefix + key, findings)
                except WrongValue as wrong:
                    findings.add(prefix + key, wrong.sentence)
        return values

    def _no_such_key(self, key: str, raw: dict[str, Any]) -> Sentence:
        """Return what to do about an unknown key: the near miss is one that is not there yet."""
        near = nearest(key, [known for known in self._readers if known not in raw])
        if near is None:
            return say(N_("is no key that belongs here; take it out"))
        return say(N_("is no key that belongs here; did you mean {near}?"), near=near)


@cache
def reader_of(held: Any, passed_over: str = "") -> RecordReader:
    """Return the reader of a record class."""
    return RecordReader(held, passed_over)


def _leaf(field: Field) -> Leaf:
    """Return how a field without parts is read."""
    return _LEAVES.get(field.shape, read_text)


def _branch(field: Field) -> Branch | None:
    """Return how a field is read that has parts, or that names something kept elsewhere."""
    if field.shape is Shape.TEXT and field.known:
        return _read_reference if field.known in {Known.NOTICES, Known.INVOICES} else _read_known
    return _BRANCHES.get(field.shape)


def _read_choice(raw: Any, field: Field) -> Any:
    return read_choice(raw, field.choices or ())


def _read_known(raw: Any, field: Field, _: str, __: Findings) -> str:
    return read_id(raw, field.known)


def _read_reference(raw: Any, field: Field, place: str, findings: Findings) -> str:
    """Return the id of a notice or an invoice; whether it is there is judged when all are read."""
    found = read_text(raw, field)
    findings.references.append((place, field.known, found))
    return found


def _read_ids(raw: Any, field: Field, place: str, findings: Findings) -> tuple[str, ...]:
    """Return a list of ids, each of them known."""
    found = []
    for at, one in enumerate(_items(raw)):
        try:
            found.append(read_id(one, field.known))
        except WrongValue as wrong:
            findings.add(f"{place}[{at}]", wrong.sentence)
    return tuple(found)


def _read_entity(raw: Any, field: Field, place: str, findings: Findings) -> Any:
    """Return the id of an entity, or the entity that the contract describes itself."""
    return reader_of(OwnEntity).read(raw, place, findings) if isinstance(raw, dict) else read_id(raw, field.known)


def _read_readings(raw: Any, field: Field, place: str, findings: Findings) -> dict[str, str]:
    """Return the choice made for each reading that is named."""
    if not isinstance(raw, dict):
        raise _no_object(raw)
    findings.check_repeated(raw, f"{place}.")
    chosen = {}
    for name, choice in raw.items():
        try:
            read_id(name, field.known)
            if choice is not None:
                chosen[name] = read_choice(choice, readings()[name].choices)
        except WrongValue as wrong:
            findings.add(f"{place}.{shown_key(name)}", wrong.sentence)
    return chosen


def _read_record(raw: Any, field: Field, place: str, findings: Findings) -> Any:
    return reader_of(field.holds[0]).read(raw, place, findings)


def _read_records(raw: Any, field: Field, place: str, findings: Findings) -> tuple[Any, ...]:
    """Return the records of a list; where one is at fault, the others are read nevertheless."""
    items = _items(raw)
    if len(field.holds) > 1:
        found = tuple([_read_one_of(item, field, f"{place}[{at}]", findings) for at, item in enumerate(items)])
    else:
        read = reader_of(field.holds[0]).read
        found = tuple([read(item, f"{place}[{at}]", findings) for at, item in enumerate(items)])
    _check_unique(items, UNIQUE.get(field.holds[0], ()), place, findings)
    return found


def _read_one_of(raw: Any, field: Field, place: str, findings: Findings) -> Any:
    """Return a record of the class that its kind names."""
    kinds = {held.kind: held for held in field.holds}
    kind = raw.get("kind") if isinstance(raw, dict) else next(iter(kinds))
    if kind is None:
        findings.add(f"{place}.kind", say(N_("is missing; write one of: {known}"), known=tuple(kinds)))
        return None
    try:
        held = kinds[read_choice(kind, tuple(kinds))]
    except WrongValue as wrong:
        findings.add(f"{place}.kind", wrong.sentence)
        return None
    return reader_of(held, "kind").read(raw, place, findings)


def _check_unique(items: Sequence[Any], keys: tuple[str, ...], place: str, findings: Findings) -> None:
    """Note the records that cannot be told apart from an earlier one of the list."""
    if not keys:
        return
    seen: dict[tuple[Any, ...], int] = {}
    for at, item in enumerate(items):
        mark = tuple(item.get(key) for key in keys) if isinstance(item, dict) else ()
        if not all(isinstance(part, str) for part in mark) or not mark:
            continue
        first = seen.setdefault(mark, at)
        if first != at:
            findings.add(
                f"{place}[{at}].{keys[0]}",
                say(N_("stands at {other} already; keep one, or change it"), other=f"{place}[{first}]"),
            )


def _items(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise WrongValue(say(N_("is {found}; a list in square brackets belongs here"), found=described(raw)))
    return raw


def _no_object(raw: Any) -> WrongValue:
    return WrongValue(say(N_("is {found}; an object in braces belongs here"), found=described(raw)))


_LEAVES: dict[Shape, Leaf] = {
    Shape.DAY: read_day,
    Shape.MOMENT: read_moment,
    Shape.MONTH: read_month,
    Shape.AMOUNT: read_amount,
    Shape.NUMBER: read_amount,
    Shape.WHOLE: read_whole,
    Shape.FLAG: read_flag,
    Shape.CHOICE: _read_choice,
}
_BRANCHES: dict[Shape, Branch] = {
    Shape.RECORD: _read_record,
    Shape.RECORDS: _read_records,
    Shape.CHOICES: _read_ids,
    Shape.ENTITY: _read_entity,
    Shape.READINGS: _read_readings,
}
