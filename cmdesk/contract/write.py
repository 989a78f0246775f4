"""A Contract to JSON in the one canonical form: keys in the order of the format, amounts as texts, nothing empty.

What is absent, null and empty reads the same, so it is left out; every other value is written as it was entered.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cmdesk.contract.fields import Field, Shape, fields_of
from cmdesk.contract.read import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from cmdesk.contract.contract import Contract

    Write = Callable[[Any], Any]


def contract_to_json(contract: Contract) -> str:
    """Return the text of a contract file; reading it gives an equal contract."""
    return json.dumps(contract_to_values(contract), ensure_ascii=False, indent=2) + "\n"


def fingerprint_of(contract: Contract) -> str:
    """Return the SHA-256 of a contract: of its canonical form on one line, in UTF-8."""
    return sha256(_on_one_line(contract_to_values(contract)).encode()).hexdigest()


def contract_to_values(contract: Contract) -> dict[str, Any]:
    """Return the plain values of a contract file, as `contract_of` reads them."""
    return {"schema": SCHEMA, **record_to_values(contract)}


def record_to_values(record: Any) -> dict[str, Any]:
    """Return the plain values of one record by key, without what is empty."""
    held: Any = type(record)
    values, plan = _plan(held)
    written = {}
    for value, (key, left_out, write) in zip(values(record), plan, strict=False):  # what gets the values adds one
        if value is not None and (left_out is None or (value is not left_out and value != left_out)):
            written[key] = value if write is None else write(value)
    return written


@cache
def _plan(held: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, Any, Write | None], ...]]:
    """Return what gets the values of a record class, and how each is written where it is not left out: a choice never.

    Thousands of contracts are written for their fingerprints, so all that can be is looked up once.
    """
    fields = fields_of(held)
    plan = tuple((one.key, None if one.shape is Shape.CHOICE else one.default, _written(one)) for one in fields)
    # Of one name alone it would get no tuple.
    return attrgetter(*(one.name for one in fields), "__class__"), plan


def _written(field: Field) -> Write | None:
    """Return how a field is written, None where as it is."""
    if field.shape is Shape.RECORDS:
        return _records if len(field.holds) == 1 else _records_of_kinds
    return _WRITERS.get(field.shape)


def _text(value: Any) -> str:
    text: str = value.text()
    return text


def _amount(value: Decimal) -> str:
    text = str(value)
    return f"{value:f}" if "E" in text else text


def _number(value: Decimal) -> str | int:
    """Return a number without decimals as a number, any other as a text, which no program reads as a float."""
    return int(value) if value.as_tuple().exponent == 0 else f"{value:f}"


def _records(value: Any) -> list[dict[str, Any]]:
    return [record_to_values(one) for one in value]


def _records_of_kinds(value: Any) -> list[dict[str, Any]]:
    return [{"kind": one.kind, **record_to_values(one)} for one in value]


def _entity(value: Any) -> Any:
    return value if isinstance(value, str) else record_to_values(value)


_on_one_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_WRITERS: dict[Shape, Write] = {
    Shape.DAY: date.isoformat,
    Shape.MOMENT: _text,
    Shape.MONTH: _text,
    Shape.AMOUNT: _amount,
    Shape.NUMBER: _number,
    Shape.CHOICE: str,
    Shape.CHOICES: list,
    Shape.RECORD: record_to_values,
    Shape.ENTITY: _entity,
    Shape.READINGS: dict,
}
"""How a field is written that is not written as it is."""
