"""An edition of the Terms: its subjects, figures and choices, each with its clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, Sentence, say


class EditionError(CmdeskError):
    """The root of the errors that this program makes with editions; a user's fault is a `FaultyInput`."""


class UnknownNameError(EditionError):
    """A rule asks an edition for something that no edition knows by that name."""

    def __init__(self, edition: str, kind: str, name: str) -> None:
        """Say what was asked for, and of which edition."""
        super().__init__(f"edition {edition} has no {kind} called {name}")


class Unit(StrEnum):
    """What a figure counts; the values are those of the edition files."""

    MONTHS = "months"
    BUSINESS_DAYS = "business_days"
    DAYS = "days"
    TIMES = "times"
    PERCENT = "percent"
    EUR = "EUR"

    @property
    def is_whole(self) -> bool:
        """Tell whether a figure of this unit is a whole number."""
        return self not in {Unit.PERCENT, Unit.EUR}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parameter(Record):
    """A figure of an edition; `value` is None where the edition states none.

    Whole numbers are int, sums and rates Decimal. `deviation` tells whether a contract may agree another figure, and
    `least` and `most` between which ones the calculation can follow it.
    """

    name: str
    value: int | Decimal | None
    unit: Unit
    clause: str
    note: str
    deviation: bool
    least: int
    most: int

    def fault_of(self, value: Decimal | int) -> Sentence | None:
        """Return what is wrong with a figure agreed in place of this one, None where nothing is."""
        return fault_of_figure(value, self.unit, self.least, self.most)


def fault_of_figure(value: Decimal | int, unit: Unit, least: int, most: int) -> Sentence | None:
    """Return what is wrong with a figure: a part of a day, or more or less than can be calculated with."""
    number = Decimal(value)
    if unit.is_whole and number.is_finite() and number != number.to_integral_value():
        return say(N_("{value} is no whole number; enter one"), value=number)
    if not (number.is_finite() and least <= number <= most):
        return say(
            N_("{value} is out of range; enter a number from {least} to {most}"),
            value=number,
            least=least,
            most=most,
        )
    return None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mode(Record):
    """A choice in which editions differ."""

    name: str
    value: str | bool
    clause: str
    note: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Subject(Record):
    """What an edition deals with; where it has no rule, `clause` is the place where one would look for it."""

    name: str
    applies: bool
    clause: str
    title: str
    note: str


class HeadKind(StrEnum):
    """What becomes of a claim under a head of loss (8.3 to 8.5)."""

    CAPPED = "capped"
    EXCLUDED = "excluded"
    UNCAPPED = "uncapped"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Head(Record):
    """A head of loss, by the id that contracts write."""

    id: str
    kind: HeadKind
    clause: str
    title: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Waiver(Record):
    """A right that micro, small and non-profit Clients give up."""

    id: str
    clause: str
    title: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Edition(Record):
    """One edition of the Terms, by the day from which it is dated; `data` is its file as it was read."""

    id: str
    title: str
    published: date
    subjects: Mapping[str, Subject]
    parameters: Mapping[str, Parameter]
    modes: Mapping[str, Mode]
    heads: Mapping[str, Head]
    waivers: Mapping[str, Waiver]
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the edition's file."""
        return _fingerprint(self.data)

    def parameter(self, name: str) -> Parameter:
        """Return a figure; one that the edition does not state has no value."""
        try:
            return self.parameters[name]
        except KeyError:
            raise UnknownNameError(self.id, "parameter", name) from None

    def mode(self, name: str) -> str | bool:
        """Return which way the edition goes where editions differ."""
        try:
            return self.modes[name].value
        except KeyError:
            raise UnknownNameError(self.id, "mode", name) from None

    def subject(self, name: str) -> Subject:
        """Return what the edition has on a subject."""
        try:
            return self.subjects[name]
        except KeyError:
            raise UnknownNameError(self.id, "subject", name) from None

    def applies(self, subject: str) -> bool:
        """Tell whether the edition has a rule on a subject."""
        return self.subject(subject).applies

    def clause(self, subject: str) -> str:
        """Return the clause of a subject; where there is no rule, the place where one would look for it."""
        found = self.subjects.get(subject)
        return found.clause if found is not None else self.subject(subject).clause

    def deviations(self) -> tuple[Parameter, ...]:
        """Return the figures that a contract may agree otherwise, in the order of the Terms."""
        return tuple(one for one in self.parameters.values() if one.deviation)


@cache
def _fingerprint(data: bytes) -> str:
    """Return the fingerprint of a file, taken once."""
    from hashlib import sha256  # noqa: PLC0415  # 3 ms that only a provenance needs

    return sha256(data).hexdigest()
