"""One edition file to an edition: strict, every fault with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar

from cmdesk.basics.strict import Faults, Table, contents
from cmdesk.basics.wording import N_, say
from cmdesk.editions.clauses import clause
from cmdesk.editions.edition import (
    Edition,
    Head,
    HeadKind,
    Mode,
    Parameter,
    Subject,
    Unit,
    Waiver,
    fault_of_figure,
)
from cmdesk.editions.vocabulary import MODES, PARAMETERS, SUBJECTS, Figure, HeadId

SUFFIX = ".toml"

T = TypeVar("T")


def read_edition(data: bytes, source: str) -> Edition:
    """Return the edition that the bytes of a file hold; `source` is the file's name, and its stem the edition's id."""
    faults = Faults(source)
    root = Table(contents(data, source), "", faults)
    stem = source.removesuffix(SUFFIX)
    found = Edition(
        id=_identity(root, stem),
        title=root.text("title"),
        published=_published(root, stem),
        subjects=_named(root.table("subjects"), _subject, SUBJECTS),
        parameters=_named(root.table("parameters"), _parameter, PARAMETERS),
        modes=_named(root.table("modes"), _mode, MODES),
        heads=_heads(root.table("heads")),
        waivers=_each(root.table("waivers"), _waiver),
        data=data,
    )
    root.close()
    faults.raise_any()
    return found


def _identity(root: Table, stem: str) -> str:
    """Take the id, which is the file's name."""
    found = root.text("id")
    if found and found != stem:
        root.fault("id", say(N_("{id} is not the file's name; both are the day of the edition"), id=found))
    return found


def _published(root: Table, stem: str) -> date:
    """Take the day from which the edition is dated, which names it."""
    found = root.day("published")
    if found != date.min and found.isoformat() != stem:
        root.fault("published", say(N_("{day} is not the day that names the file"), day=found.isoformat()))
    return found


def _named(table: Table, read: Callable[[str, Table], T], known: Collection[str]) -> dict[str, T]:
    """Read the tables inside a table: all the known names, and no others, in the order of the file."""
    names = [name for name in table.left() if name in known]
    found = {name: read(name, table.table(name)) for name in names}
    for name in sorted(set(known) - set(found)):
        table.table(name)
    table.close()
    return found


def _each(table: Table, read: Callable[[str, Table], T]) -> dict[str, T]:
    """Read the tables inside a table, whatever their names."""
    return {name: read(name, table.table(name)) for name in table.left()}


def _subject(name: str, table: Table) -> Subject:
    """Read a subject; why there is no rule must be said."""
    applies = table.flag("applies")
    found = Subject(
        name=name,
        applies=applies,
        clause=clause(table),
        title=table.text("title"),
        note=table.text("note") if "note" in table or not applies else "",
    )
    table.close()
    return found


def _parameter(name: str, table: Table) -> Parameter:
    """Read a figure; that there is none must be stated."""
    figure = PARAMETERS[name]
    found = Parameter(
        name=name,
        value=_value(table, figure),
        unit=_unit(table, figure.unit),
        clause=clause(table),
        note=table.text("note"),
        deviation=table.flag("deviation"),
        least=figure.least,
        most=figure.most,
    )
    table.close()
    return found


def _unit(table: Table, unit: Unit) -> Unit:
    """Take the unit, which the rules expect of this figure."""
    table.choice("unit", (unit.value,))
    return unit


def _value(table: Table, figure: Figure) -> int | Decimal | None:
    """Take a figure with which the rules can calculate, or that the edition states none."""
    if "stated" in table:
        table.choice("stated", (False,))
        return None
    value = table.number("value")
    if value is None:
        return None
    fault = fault_of_figure(value, figure.unit, figure.least, figure.most)
    if fault is not None:
        table.fault("value", fault)
        return None
    return int(value) if figure.unit.is_whole else value


def _mode(name: str, table: Table) -> Mode:
    """Read a choice among those that the rules know."""
    found = Mode(name, table.choice("value", MODES[name]), clause(table), table.text("note"))
    table.close()
    return found


def _heads(table: Table) -> dict[str, Head]:
    """Read the heads of loss, of which one and no more falls under the cap; a claim can name no others."""
    heads = _named(table, _head, {one.value for one in HeadId})
    capped = tuple(head.id for head in heads.values() if head.kind is HeadKind.CAPPED)
    if len(capped) != 1:
        table.fault("", say(N_("one head of loss is capped, no more and no less; here: {heads}"), heads=capped))
    return heads


def _head(name: str, table: Table) -> Head:
    """Read a head of loss."""
    kind = str(table.choice("kind", tuple(one.value for one in HeadKind)))
    found = Head(name, HeadKind(kind), clause(table), table.text("title"))
    table.close()
    return found


def _waiver(name: str, table: Table) -> Waiver:
    """Read a right that small Clients give up."""
    found = Waiver(name, clause(table), table.text("title"))
    table.close()
    return found
