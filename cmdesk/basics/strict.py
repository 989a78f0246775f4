"""Strict reading of TOML files: every key is taken once with its type, and all that is wrong is collected."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.toml import parsed
from cmdesk.basics.wording import N_, Sentence, say

if TYPE_CHECKING:
    import re

T = TypeVar("T")


class Faults:
    """What is wrong with one file, in reading order."""

    __slots__ = ("_found", "_source")

    def __init__(self, source: str) -> None:
        """Start with nothing wrong."""
        self._source = source
        self._found: list[Fault] = []

    def add(self, place: str, sentence: Sentence) -> None:
        """Note a fault at its place."""
        self._found.append(Fault(place, sentence))

    def raise_any(self) -> None:
        """Refuse the file if anything is wrong with it."""
        if self._found:
            raise FaultyInput(self._source, tuple(self._found))


class Table:
    """One table of a file, with its place; what nobody took by the end is a fault."""

    __slots__ = ("_asked", "_faults", "_left", "_place", "_silent")

    def __init__(self, values: dict[str, Any] | None, place: str, faults: Faults) -> None:
        """Take what stands at the place; None where there is no table, of which enough has been said."""
        self._place = place
        self._faults = faults
        self._silent = values is None
        self._left = dict(values or {})
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        """Tell whether a key that need not be there is, and was not yet taken."""
        self._asked.append(key)
        return key in self._left

    # One value

    def text(self, key: str) -> str:
        """Take a text: one line that is not empty, without braces, which sentence keys keep for their fields."""
        value = self._typed(key, (str,), say(N_("a text in quotation marks")))
        if value is not None and not is_one_line(value):
            self.fault(key, say(N_("a text is one line, not empty, without braces or blanks at its ends")))
        return value or ""

    def matching(self, key: str, pattern: re.Pattern[str], wanted: Sentence, otherwise: str) -> str:
        """Take a text of a certain form; `wanted` says what it is, and `otherwise` what is wrong with a {value}."""
        value = self._typed(key, (str,), wanted)
        if value is not None and not pattern.fullmatch(value):
            self.fault(key, say(otherwise, value=value))
        return value or ""

    def flag(self, key: str) -> bool:
        """Take a true or false."""
        return self._typed(key, (bool,), say(N_("true or false"))) or False

    def day(self, key: str) -> date:
        """Take a day."""
        return self._typed(key, (date,), say(N_("a day like 2025-03-03"))) or date.min

    def whole(self, key: str) -> int:
        """Take a whole number."""
        return self._typed(key, (int,), say(N_("a whole number"))) or 0

    def number(self, key: str) -> Decimal | None:
        """Take a number, with or without decimals; None where there is none."""
        wanted = say(N_("a number"))
        value: Any = self._typed(key, (int, Decimal), wanted)
        if isinstance(value, Decimal) and not value.is_finite():
            self._refuse(key, value, wanted)
            return None
        return None if value is None else Decimal(value)

    def choice(self, key: str, allowed: tuple[str | bool, ...]) -> str | bool:
        """Take one of the allowed values; where there is none of them, the first stands in."""
        wanted = say(N_("one of {allowed}"), allowed=tuple(_plain(one) for one in allowed))
        value: Any = self._typed(key, (str, bool), wanted)
        if value in allowed:
            return cast("str | bool", value)
        if value is not None:
            self._refuse(key, value, wanted)
        return allowed[0]

    # Several values

    def names(self, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """Take a list of names, each one of the known where there are such, and none twice."""
        found: list[Any] = self._typed(key, (list,), say(N_("a list of names"))) or []
        for at, name in enumerate(found):
            place = f"{key}[{at}]"
            if not isinstance(name, str):
                self._refuse(place, name, say(N_("a text in quotation marks")))
            elif known is not None and name not in known:
                self.fault(place, unknown(name, known))
            elif name in found[:at]:
                self.fault(place, say(N_("{name} is named twice; name it once"), name=name))
        return tuple(found)

    def table(self, key: str) -> Table:
        """Take a table inside this one."""
        return Table(self._typed(key, (dict,), say(N_("a table"))), self._at(key), self._faults)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Take a list of tables inside this one."""
        found: list[Any] = self._typed(key, (list,), say(N_("a list of tables"))) or []
        return tuple(self._entry(f"{key}[{at}]", one) for at, one in enumerate(found))

    # What is left

    def left(self) -> tuple[str, ...]:
        """Return the keys that nobody took yet, in the order of the file."""
        return tuple(self._left)

    def close(self) -> None:
        """Say of every key that is left that there is none of this name, with the near miss among those asked for."""
        for key in self._left:
            self.fault(key, unknown(key, self._asked))

    def fault(self, key: str, sentence: Sentence) -> None:
        """Note that something is wrong with a key; of a table that is none, nothing more."""
        if not self._silent:
            self._faults.add(self._at(key), sentence)

    # Helpers

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place and key else self._place or key

    def _entry(self, key: str, value: Any) -> Table:
        if type(value) is dict:
            return Table(value, self._at(key), self._faults)
        self._refuse(key, value, say(N_("a table")))
        return Table(None, self._at(key), self._faults)

    def _taken(self, key: str) -> Any:
        self._asked.append(key)
        if key not in self._left:
            self.fault(key, say(N_("this is missing; add it")))
            return None
        return self._left.pop(key)

    def _typed(self, key: str, types: tuple[type[T], ...], wanted: Sentence) -> T | None:
        """Take a value of one of the types, exactly: true is no number, and a moment no day."""
        value = self._taken(key)
        if value is None or type(value) in types:
            return cast("T | None", value)
        self._refuse(key, value, wanted)
        return None

    def _refuse(self, key: str, value: Any, wanted: Sentence) -> None:
        self.fault(key, say(N_("{value} is not {wanted}"), value=_plain(value), wanted=wanted))


def contents(data: bytes, source: str, name: str = "") -> Any:
    """Return what a TOML file holds; one that cannot be read is refused as a whole.

    `name` tells kept copies of files apart; without it the source does, which then is the name of a resource.
    """
    try:
        return parsed(data, name or source.removesuffix(".toml"))
    except UnicodeDecodeError as error:
        sentence = say(N_("the file is not UTF-8 from byte {at} on; save it as UTF-8"), at=error.start)
    except ValueError as error:  # TOMLDecodeError, named without importing its module
        sentence = say(N_("the file is not TOML: {reason}"), reason=str(error))
    raise FaultyInput(source, (Fault("", sentence),))


def is_one_line(text: str) -> bool:
    """Tell whether a text is one line that can be read: something in it, nothing at its ends, no braces."""
    return bool(text.strip()) and text == text.strip() and text.isprintable() and not set(text) & set("{}")


def unknown(name: str, known: Collection[str]) -> Sentence:
    """Return that there is no such name, with the near miss if there is one."""
    from difflib import get_close_matches  # noqa: PLC0415  # faults are rare

    near = get_close_matches(name, sorted(set(known)), n=1)
    if near:
        return say(N_("there is no {name} here; did you mean {near}?"), name=name, near=near[0])
    return say(N_("there is no {name} here; take it out"), name=name)


def _plain(value: Any) -> str:
    """Return a value as the file writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, (dict, list)) else str(value)
