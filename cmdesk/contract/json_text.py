"""JSON text to plain values, numbers as Decimal, with a mark where JSON lets pass what a contract does not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, Sentence, say

_REASONS = (
    ("Expecting property name", N_("a key in double quotation marks is expected here")),
    ("Expecting ':'", N_("a colon is expected here")),
    ("Expecting ','", N_("a comma or a closing bracket is expected here")),
    ("Expecting value", N_("a value is expected here")),
    ("Illegal trailing comma", N_("a comma before a closing bracket is one too many")),
    ("Unterminated string", N_("a text that starts here has no closing quotation mark")),
    ("Invalid control character", N_("a line break or control character within a text is written with a backslash")),
    ("Invalid \\", N_("a backslash here starts nothing that JSON knows; write two for one")),
    ("Extra data", N_("something follows after the end of the object")),
)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """Where a number was expected: NaN, Infinity, or one too long to be any."""

    written: str


class RepeatedKeys(dict[str, Any]):
    """An object in which a key stands more than once."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        """Keep the last value of each key, and the names of those that repeat."""
        super().__init__(pairs)
        times = Counter(key for key, _ in pairs)
        self.repeated = tuple(key for key in self if times[key] > 1)


def plain_values(text: str | bytes, source: str, line: int = 1) -> Any:
    """Return what a JSON text holds; FaultyInput where it is no JSON, not UTF-8 or nests beyond reason.

    `line` is the number of its first line.
    """
    decoded = _decoded(text, source, line).removeprefix("\ufeff")
    if not decoded.strip():
        raise _at_fault(source, None, say(N_("the file is empty; a contract is one JSON object")))
    try:
        return json.loads(
            decoded,
            parse_float=_number,
            parse_int=_number,
            parse_constant=Unnumbered,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise _no_json(error, source, line) from None
    except RecursionError:
        raise _at_fault(
            source, None, say(N_("lists and objects nest beyond reason; a contract needs five levels"))
        ) from None


def _decoded(text: str | bytes, source: str, line: int) -> str:
    """Return the text of UTF-8 bytes."""
    if isinstance(text, str):
        return text
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _at_fault(source, None, say(N_("the file is UTF-16; save it as UTF-8")))
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        line += text.count(b"\n", 0, error.start)
        sentence = say(N_("the file is not UTF-8 here; save it as UTF-8"))
        raise _at_fault(source, say(N_("line {n}"), n=str(line)), sentence) from None


def _no_json(error: json.JSONDecodeError, source: str, line: int) -> FaultyInput:
    """Return the fault of a text that is no JSON, in our own words."""
    number, column = str(error.lineno + line - 1), str(error.colno)  # texts, for numbers get marks
    where = say(N_("line {line}, column {column}"), line=number, column=column)
    for start, reason in _REASONS:
        if error.msg.startswith(start):
            return _at_fault(source, where, say(N_("this is no JSON: {reason}"), reason=Sentence(reason)))
    return _at_fault(source, where, say(N_("this is no JSON; mend it here")))


def _at_fault(source: str, where: Sentence | None, sentence: Sentence) -> FaultyInput:
    return FaultyInput(source, (Fault("" if where is None else where.in_english(), sentence, where),))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else RepeatedKeys(pairs)


def _number(written: str) -> Decimal | Unnumbered:
    """Return a number exactly; one beyond every exponent is marked."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Unnumbered(written[:40])
