"""A flat table of contracts: a heading whose names are places of the contract file, and a contract a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.fields import Shape
from cmdesk.contract.read import SCHEMA, contract_of
from cmdesk.contract.wrong import shortened
from cmdesk.imports.cells import plain_value
from cmdesk.imports.places import near_place, needed, shape_of, steps_of
from cmdesk.imports.sheet_errors import SheetError
from cmdesk.imports.source import ROW, Entry, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.contract.contract import Contract


class Column(NamedTuple):
    """A column: the place it has in the contract, the way there, and what stands in its cells."""

    place: str
    steps: tuple[str | int, ...]
    shape: Shape


class TableReader:
    """The reader of one row; a cell that is empty is absent from the contract."""

    def __init__(self, heading: Sequence[Any], source: str, row: str = ROW) -> None:
        """Understand the heading, or raise all that is wrong with it; `row` is the key of what its rows are called."""
        names = ["" if name is None else str(name).strip() for name in heading]
        faults = tuple(_faults_of(names))
        if faults:
            raise FaultyInput(source, faults)
        self._columns = [Column(name, steps_of(name), shape_of(name) or Shape.TEXT) for name in names]
        self._row = row

    def contract(self, entry: Entry) -> Contract:
        """Return the contract of a row; FaultyInput with every cell at fault by itself, and all that follows from none.

        What the contract lacks because its cell is at fault is told of that cell alone.
        """
        faults: list[Fault] = []
        tree = self._tree(entry, faults)
        found = None
        try:
            found = contract_of(_values_of(tree), "")
        except FaultyInput as wrong:
            told = {one.place for one in faults}
            more = (Fault(_column_of(one.place, tree), one.sentence) for one in wrong.faults)
            faults += [one for one in more if not any(_is_within(place, one.place) for place in told)]
        if found is None or faults:
            raise FaultyInput("", tuple(faults))
        return found

    def where(self, entry: Entry) -> Sentence:
        """Return which row it is; its number is no sum and has no marks."""
        return say(self._row, n=str(entry.number))

    def reference(self, entry: Entry) -> str | None:
        """Return the reference that a row at fault has."""
        found = None if isinstance(entry.content, Fault) else self._tree(entry, []).get("reference")
        return found if found and isinstance(found, str) else None

    def _tree(self, entry: Entry, faults: list[Fault]) -> dict[Any, Any]:
        """Return the cells of a row that are not empty by the steps to their places, lists by their numbers."""
        tree: dict[Any, Any] = {}
        row = content_of(entry)
        for column, cell in zip(self._columns, row, strict=False):
            if isinstance(cell, SheetError):
                faults.append(Fault(column.place, _no_value(cell)))
                _is_put("", column, tree)
                continue
            value = plain_value(cell, column.shape)
            if value is None:
                continue
            wrong = _misplaced(value, column, tree) or _misread(value, column)
            if wrong is not None:
                faults.append(wrong)
        faults.extend(_beyond(row, len(self._columns)))
        return tree


def _column_of(place: str, tree: Any) -> str:
    """Return the column of a place, whose numbers may be higher where cells before it are empty."""
    found = ""
    for step in steps_of(place):
        if isinstance(step, int):
            number = sorted(tree)[step] if isinstance(tree, dict) and step < len(tree) else step
            found, key = f"{found}[{number}]", number
        else:
            found, key = f"{found}.{step}" if found else step, step
        tree = tree.get(key) if isinstance(tree, dict) else None
    return found


def _is_within(place: str, other: str) -> bool:
    """Tell whether one place is another, or holds it or lies in it: `client` and `client.name`."""
    ours, theirs = steps_of(place), steps_of(other)
    shared = min(len(ours), len(theirs))
    return bool(shared) and ours[:shared] == theirs[:shared]


def _no_value(cell: SheetError) -> Sentence:
    """Return what is wrong with a cell whose formula has no value."""
    return say(N_("holds the error {error} of the spreadsheet; mend its formula"), error=cell.text)


def _misplaced(value: Any, column: Column, tree: dict[Any, Any]) -> Fault | None:
    """Put a value in its place; return what is wrong where it cannot stand there."""
    if not column.place:
        return Fault("", say(N_("{value} stands in a column without a heading"), value=shortened(str(value))))
    if isinstance(value, str) and not value.isascii() and any("\udc80" <= mark <= "\udcff" for mark in value):
        _is_put("", column, tree)
        return Fault(column.place, say(N_("is not UTF-8; save the file as UTF-8")))
    if _is_put(value, column, tree):
        return None
    return Fault(column.place, say(N_("stands beside another column that says the same; fill in one of them")))


def _is_put(value: Any, column: Column, tree: dict[Any, Any]) -> bool:
    """Put a value in its place and tell whether it was free; what is at fault holds its place with an empty text."""
    *way, last = column.steps or ("",)
    inside: Any = tree
    for step in way:
        inside = inside.setdefault(step, {})
        if not isinstance(inside, dict):
            return False
    if last in inside:
        return False
    inside[last] = value
    return True


def _misread(value: Any, column: Column) -> Fault | None:
    """Return what is wrong with a text in place of a whole number; quotation marks mean nothing in a table."""
    if not isinstance(value, str) or column.shape is not Shape.WHOLE:
        return None
    sentence = N_("{value} is no whole number; write it in digits alone, such as 12")
    return Fault(column.place, say(sentence, value=shortened(value)))


def _beyond(row: Sequence[Any], width: int) -> Iterator[Fault]:
    """Yield the values to the right of the heading."""
    for cell in row[width:]:
        value = plain_value(cell, Shape.TEXT)
        if value is not None:
            yield Fault("", say(N_("{value} stands in a column without a heading"), value=shortened(str(value))))


def _values_of(tree: dict[Any, Any]) -> dict[str, Any]:
    """Return what a row holds, as a contract file has it."""
    return {"schema": SCHEMA, **_without_numbers(tree)}


def _without_numbers(tree: Any) -> Any:
    """Return a tree whose lists are lists again, without gaps."""
    if not isinstance(tree, dict):
        return tree
    if any(isinstance(key, int) for key in tree):
        return [_without_numbers(tree[number]) for number in sorted(tree)]
    return {key: _without_numbers(value) for key, value in tree.items()}


def _faults_of(names: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with a heading: places that do not exist or stand twice, else what every contract needs."""
    named = [name for name in names if name]
    wrong = [name for name in named if shape_of(name) is None]
    yield from map(_no_place, wrong)
    found = Counter(steps_of(name) for name in named)
    for name in dict.fromkeys(named):
        if found[steps_of(name)] > 1:
            yield Fault(name, say(N_("is the heading of more than one column; keep one")))
    if not named:
        yield Fault("", say(N_("the table is empty; its first row names what stands below, such as reference")))
    elif not wrong:
        there = {steps[0] for steps in found}
        for key in needed():
            if key not in there:
                yield Fault(key, say(N_("has no column, and no contract is without it; add one")))


def _no_place(name: str) -> Fault:
    """Return what is wrong with a heading that names nothing, with the place that was probably meant."""
    near = near_place(name)
    if near is None:
        return Fault(name, say(N_("is the heading of a column, but no place in a contract file; rename the column")))
    sentence = N_("is the heading of a column, but no place in a contract file; did you mean {near}?")
    return Fault(name, say(sentence, near=near))
