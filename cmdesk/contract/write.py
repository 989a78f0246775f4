"""A Contract to JSON in the one canonical form: keys in the order of the format, amounts as texts, nothing empty.

What is absent, null and empty reads the same, so it is left out; every other value is written as it was entered.
"""

from __future__ import annotations

import json
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

    Writer = Callable[[Any, Field], Any]


def contract_to_json(contract: Contract) -> str:
    """Return the text of a contract file; reading it gives an equal contract."""
    return json.dumps(contract_to_values(contract), ensure_ascii=False, indent=2) + "\n"


def fingerprint_of(contract: Contract) -> str:
    """Return the SHA-256 of a contract: of its canonical form on one line, in UTF-8."""
    line = json.dumps(contract_to_values(contract), ensure_ascii=False, separators=(",", ":"))
    return sha256(line.encode()).hexdigest()


def contract_to_values(contract: Contract) -> dict[str, Any]:
    """Return the plain values of a contract file, as `contract_of` reads them."""
    return {"schema": SCHEMA, **record_to_values(contract)}


def record_to_values(record: Any) -> dict[str, Any]:
    """Return the plain values of one record by key, without what is empty."""
    held: Any = type(record)
    values, plan = _plan(held)
    written = {}
    for value, (key, left_out, write, field) in zip(values(record), plan, strict=True):
        if value is not None and value is not left_out and value != left_out:
            written[key] = write(value, field)
    return written


@cache
def _plan(held: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, Any, Writer, Field], ...]]:
    """Return what gets the values of a record class, and how each is written where it is not left out: a choice never.

    Thousands of contracts are written for their fingerprints, so all that can be is looked up once.
    """
    fields = fields_of(held)
    plan = ((one.key, None if one.shape is Shape.CHOICE else one.default, _WRITERS[one.shape], one) for one in fields)
    return attrgetter(*(one.name for one in fields)), tuple(plan)


def _as_it_is(value: Any, _: Field) -> Any:
    return value


def _day(value: Any, _: Field) -> str:
    text: str = value.isoformat()
    return text


def _text(value: Any, _: Field) -> str:
    text: str = value.text()
    return text


def _amount(value: Decimal, _: Field) -> str:
    text = str(value)
    return f"{value:f}" if "E" in text else text


def _number(value: Decimal, _: Field) -> str | int:
    """Return a number without decimals as a number, any other as a text, which no program reads as a float."""
    return int(value) if value.as_tuple().exponent == 0 else f"{value:f}"


def _choice(value: Any, _: Field) -> str:
    return str(value)


def _list(value: Any, _: Field) -> list[Any]:
    return list(value)


def _mapping(value: Any, _: Field) -> dict[str, Any]:
    return dict(value)


def _record(value: Any, _: Field) -> dict[str, Any]:
    return record_to_values(value)


def _records(value: Any, field: Field) -> list[dict[str, Any]]:
    if len(field.holds) == 1:
        return [record_to_values(one) for one in value]
    return [{"kind": one.kind, **record_to_values(one)} for one in value]


def _entity(value: Any, _: Field) -> Any:
    return value if isinstance(value, str) else record_to_values(value)


_WRITERS: dict[Shape, Writer] = {
    Shape.TEXT: _as_it_is,
    Shape.DAY: _day,
    Shape.MOMENT: _text,
    Shape.MONTH: _text,
    Shape.AMOUNT: _amount,
    Shape.NUMBER: _number,
    Shape.WHOLE: _as_it_is,
    Shape.FLAG: _as_it_is,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _list,
    Shape.RECORD: _record,
    Shape.RECORDS: _records,
    Shape.ENTITY: _entity,
    Shape.READINGS: _mapping,
}
