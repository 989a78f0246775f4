"""The JSON Schema of the contract file (draft 2020-12), made from the same fields as the reader.

It states what stands where; what fields must agree on, and which notice or invoice is there, the reader alone judges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import DECIMALS, Field, Known, Shape, fields_of
from cmdesk.contract.known import known_ids
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.read import SCHEMA
from cmdesk.contract.texts import LONGEST_TEXT
from cmdesk.editions.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = r"^(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?"
_LISTED = {Known.CURRENCIES, Known.ENTITIES, Known.EDITIONS, Known.PARAMETERS}


def contract_schema() -> dict[str, Any]:
    """Return the schema as plain values, every record class a definition of its own."""
    definitions: dict[str, Any] = {}
    root = _object(Contract, definitions, "schema", SCHEMA)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A contract as cmdesk keeps it",
        **root,
        "$defs": definitions,
    }


def _object(held: Any, definitions: dict[str, Any], tag: str = "", tagged: Any = None) -> dict[str, Any]:
    """Return the schema of a record; a tag is a key that comes before its fields."""
    fields = fields_of(held)
    properties = {tag: {"const": tagged}} if tag else {}
    properties |= {field.key: _property(field, definitions) for field in fields}
    required = [tag] if tag else []
    required += [field.key for field in fields if field.required]
    found = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**found, "required": required} if required else found


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field with its words; one that may be absent may be null."""
    found = _SHAPES[field.shape](field, definitions)
    words = {"title": field.label, "description": field.help}
    return {**words, **found} if field.required else {**words, "anyOf": [found, {"type": "null"}]}


def _text(field: Field, _: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": r"\S"}
    if field.known is Known.COUNTRIES:
        return {"type": "string", "pattern": "^[A-Z]{2}$"}
    return {"enum": list(known_ids(field.known))} if field.known in _LISTED else found


def _pattern(pattern: str) -> Callable[[Field, dict[str, Any]], dict[str, Any]]:
    return lambda _, __: {"type": "string", "pattern": pattern}


def _amount(field: Field, _: dict[str, Any]) -> dict[str, Any]:
    """Return a number within bounds, or a text of digits; the bounds of a text the reader alone judges."""
    sign = "" if field.least == 0 else "-?"
    return {
        "anyOf": [
            {"type": "number", "minimum": field.least, "maximum": field.most},
            {"type": "string", "pattern": rf"^{sign}[0-9]{{1,30}}(\.[0-9]{{1,{DECIMALS}}})?$"},
        ]
    }


def _whole(field: Field, _: dict[str, Any]) -> dict[str, Any]:
    return {"type": "integer", "minimum": field.least, "maximum": field.most}


def _flag(_: Field, __: dict[str, Any]) -> dict[str, Any]:
    return {"type": "boolean"}


def _choice(field: Field, _: dict[str, Any]) -> dict[str, Any]:
    return {"enum": [str(choice) for choice in field.choices or ()]}


def _choices(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _text(field, definitions)}


def _readings(_: Field, __: dict[str, Any]) -> dict[str, Any]:
    choices = {name: {"enum": [*reading.choices, None]} for name, reading in readings().items()}
    return {"type": "object", "additionalProperties": False, "properties": choices}


def _entity(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [_text(field, definitions), _reference(OwnEntity, definitions)]}


def _record(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    return _reference(field.holds[0], definitions)


def _records(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    if len(field.holds) == 1:
        return {"type": "array", "items": _reference(field.holds[0], definitions)}
    return {"type": "array", "items": {"oneOf": [_reference(held, definitions, "kind") for held in field.holds]}}


def _reference(held: Any, definitions: dict[str, Any], tag: str = "") -> dict[str, Any]:
    """Return a reference to a record's definition, which is made where it is first needed."""
    if held.__name__ not in definitions:
        definitions[held.__name__] = _object(held, definitions, tag, held.kind if tag else None)
    return {"$ref": f"#/$defs/{held.__name__}"}


_SHAPES: dict[Shape, Callable[[Field, dict[str, Any]], dict[str, Any]]] = {
    Shape.TEXT: _text,
    Shape.DAY: _pattern(f"{_DAY}$"),
    Shape.MOMENT: _pattern(f"{_DAY}{_TIME}$"),
    Shape.MONTH: _pattern(r"^(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])$"),
    Shape.AMOUNT: _amount,
    Shape.NUMBER: _amount,
    Shape.WHOLE: _whole,
    Shape.FLAG: _flag,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _choices,
    Shape.RECORD: _record,
    Shape.RECORDS: _records,
    Shape.ENTITY: _entity,
    Shape.READINGS: _readings,
}
