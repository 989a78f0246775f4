"""What a field of a contract is: its key, what may stand in it, its bounds, and its words.

A record is a frozen dataclass whose every attribute carries a `Field` as metadata. The strict reader, the writer, the
JSON Schema and the window's form rows are all made from these, so that a field is described once and nowhere else.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_AMOUNT = 10**15
DECIMALS = 12


class Shape(StrEnum):
    """What kind of value stands in a field."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    MONTH = "month"
    AMOUNT = "amount"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    RECORD = "record"
    RECORDS = "records"
    ENTITY = "entity"
    READINGS = "readings"


class Known(StrEnum):
    """A list of ids that lives outside the contract room, or in the contract itself."""

    NONE = ""
    COUNTRIES = "countries"
    CURRENCIES = "currencies"
    ZONES = "zones"
    ENTITIES = "entities"
    EDITIONS = "editions"
    READINGS = "readings"
    PARAMETERS = "parameters"
    NOTICES = "notices"
    INVOICES = "invoices"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `key` in the file, `name` as an attribute, bounds inclusive, label and help as gettext keys.

    An optional field has a `default`, for an absent key and for null alike. `choices` maps each value to its label;
    `known` names a list that lives elsewhere; `holds` are the record classes of a RECORD or RECORDS field, told apart
    by `kind` where there are several.
    """

    shape: Shape
    label: str
    help: str
    key: str = ""
    name: str = ""
    required: bool = False
    least: int | None = None
    most: int | None = None
    default: Any = None
    choices: Mapping[Any, str] | None = None
    known: Known = Known.NONE
    holds: tuple[Any, ...] = ()
    many_lines: bool = False


def text(
    label: str, help_: str, *, key: str = "", known: Known = Known.NONE, many_lines: bool = False
) -> dict[str, Field]:
    """Describe a line of text, or several; with `known`, an id of that list."""
    return {"field": Field(Shape.TEXT, label, help_, key=key, known=known, many_lines=many_lines)}


def day(label: str, help_: str, *, key: str = "") -> dict[str, Field]:
    """Describe a civil day."""
    return {"field": Field(Shape.DAY, label, help_, key=key)}


def moment(label: str, help_: str) -> dict[str, Field]:
    """Describe a day or a moment of a day."""
    return {"field": Field(Shape.MOMENT, label, help_)}


def month(label: str, help_: str) -> dict[str, Field]:
    """Describe a calendar month."""
    return {"field": Field(Shape.MONTH, label, help_)}


def amount(label: str, help_: str, *, least: int = 0, most: int = LARGEST_AMOUNT) -> dict[str, Field]:
    """Describe a sum of money, exact."""
    return {"field": Field(Shape.AMOUNT, label, help_, least=least, most=most)}


def number(label: str, help_: str, *, least: int = 0, most: int = LARGEST_AMOUNT) -> dict[str, Field]:
    """Describe an exact number that is no sum: a percentage, a rate, a count that may have decimals."""
    return {"field": Field(Shape.NUMBER, label, help_, least=least, most=most)}


def whole(label: str, help_: str, *, least: int, most: int) -> dict[str, Field]:
    """Describe a whole number."""
    return {"field": Field(Shape.WHOLE, label, help_, least=least, most=most)}


def flag(label: str, help_: str) -> dict[str, Field]:
    """Describe a yes or no."""
    return {"field": Field(Shape.FLAG, label, help_)}


def choice(choices: Mapping[Any, str], label: str, help_: str, *, key: str = "") -> dict[str, Field]:
    """Describe a choice among fixed values, each with its label."""
    return {"field": Field(Shape.CHOICE, label, help_, key=key, choices=choices)}


def record(held: type, label: str, help_: str) -> dict[str, Field]:
    """Describe a record inside the record."""
    return {"field": Field(Shape.RECORD, label, help_, holds=(held,))}


def records(*held: type, label: str, help_: str, key: str = "") -> dict[str, Field]:
    """Describe a list of records, of several kinds where several classes are named."""
    return {"field": Field(Shape.RECORDS, label, help_, key=key, holds=held)}


def special(shape: Shape, label: str, help_: str, *, known: Known) -> dict[str, Field]:
    """Describe one of the three fields with a form of their own: countries, entities, readings."""
    return {"field": Field(shape, label, help_, known=known)}


_DESCRIBED: dict[type, Mapping[str, Mapping[str, Field]]] = {}


def describe(owned_elsewhere: type, **described: Mapping[str, Field]) -> None:
    """Describe a record class of a lower room, which cannot carry its fields itself."""
    _DESCRIBED[owned_elsewhere] = described


@cache
def fields_of(held: Any) -> tuple[Field, ...]:
    """Return the fields of a record class in the order of the contract file; required is what has no default."""
    elsewhere = _DESCRIBED.get(held, {})
    return tuple(_named(attribute, elsewhere.get(attribute.name, attribute.metadata)) for attribute in fields(held))


def _named(attribute: Any, metadata: Mapping[str, Field]) -> Field:
    """Return a field with the name, key, default and necessity that its attribute gives it."""
    found = metadata["field"]
    default = attribute.default if attribute.default_factory is MISSING else attribute.default_factory()
    return replace(
        found,
        name=attribute.name,
        key=found.key or attribute.name,
        required=default is MISSING,
        default=None if default is MISSING else default,
    )
