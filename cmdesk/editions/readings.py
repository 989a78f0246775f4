"""Readings: where the Terms can honestly be read in more than one way, with the default and the other choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cmdesk.basics.assets import read_bytes
from cmdesk.basics.record import Record
from cmdesk.basics.strict import Faults, Table, contents, unknown
from cmdesk.basics.wording import N_, say
from cmdesk.editions.clauses import open_clause
from cmdesk.editions.vocabulary import SUBJECTS


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading(Record):
    """A place that can be read in more than one way.

    `label` says what is read, `labels` what each choice comes to, the default first, `why` why there is a choice at
    all; `subjects` are those of an edition that the reading touches.
    """

    name: str
    default: str
    alternatives: tuple[str, ...]
    clause: str
    why: str
    label: str
    labels: Mapping[str, str]
    subjects: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """Return every choice, the default first."""
        return (self.default, *self.alternatives)


@cache
def readings() -> Mapping[str, Reading]:
    """Return every reading by name, in the order of its file."""
    return read_readings(read_bytes("readings.toml"), "readings.toml")


def read_readings(data: bytes, source: str) -> Mapping[str, Reading]:
    """Return the readings that the bytes of a file hold; FaultyInput with everything that is wrong with them."""
    faults = Faults(source)
    root = Table(contents(data, source), "", faults)
    found = {name: _reading(name, root.table(name)) for name in root.left()}
    faults.raise_any()
    return found


def _reading(name: str, table: Table) -> Reading:
    """Read one reading, whose default is one of two choices or more."""
    default = table.text("default")
    labels = _labels(table, default)
    found = Reading(
        name=name,
        default=default,
        alternatives=tuple(choice for choice in labels if choice != default),
        clause=open_clause(table),
        why=table.text("why"),
        label=table.text("label"),
        labels=labels,
        subjects=table.names("subjects", SUBJECTS),
    )
    table.close()
    return found


def _labels(table: Table, default: str) -> dict[str, str]:
    """Read the choices, and put the default first."""
    choices = table.table("choices")
    names = choices.left()
    labels = {name: choices.text(name) for name in names}
    if default and default not in labels:
        table.fault("default", unknown(default, names))
    if len(names) < 2:  # noqa: PLR2004  # a choice is between two at least
        choices.fault("", say(N_("a reading has two choices or more")))
    return {name: labels[name] for name in sorted(labels, key=lambda name: name != default)}
