"""Strict reading of the room's TOML files: every fault at once, each with its place; an unknown key is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHAT = {
    str: say("a text in quotation marks"),
    bool: say("true or false"),
    int: say("a whole number"),
    list: say("a list"),
    dict: say("a table"),
}


class StrictReader:
    """Reads one file's tables and collects what is wrong with them."""

    def __init__(self, source: str) -> None:
        """Name the file that faults belong to."""
        self.source = source
        self._faults: list[Fault] = []

    def fault(self, place: str, sentence: Sentence) -> None:
        """Record one fault."""
        self._faults.append(Fault(place, sentence))

    @property
    def has_faults(self) -> bool:
        """Whether anything was wrong so far."""
        return bool(self._faults)

    def finish(self) -> None:
        """Raise every fault found, in the order they were found."""
        if self._faults:
            raise FaultyInput(self.source, tuple(self._faults))

    def record(
        self, value: Any, place: str, needed: Mapping[str, type], optional: Mapping[str, type] | None = None
    ) -> dict[str, Any]:
        """Return the entries of a table that are as described; record what is missing, unknown or of a wrong type."""
        known = {**needed, **(optional or {})}
        if not isinstance(value, dict):
            self.wrong_type(place, dict)
            return {}
        sound = {}
        for key, entry in value.items():
            if key not in known:
                self.fault(inside(place, key), say("There is no such key; there are {known}", known=tuple(known)))
            elif self._is(entry, known[key], inside(place, key)):
                sound[key] = entry
        for key in needed:
            if key not in value:
                self.fault(inside(place, key), say("This is missing"))
        return sound

    def wrong_type(self, place: str, expected: type) -> None:
        """Record that something else was expected."""
        self.fault(place, say("Expected: {what}", what=_WHAT.get(expected, expected.__name__)))

    def _is(self, value: Any, expected: type, place: str) -> bool:
        """Tell whether a value has its type, and record it where not; true is no number."""
        if type(value) is expected:
            return True
        self.wrong_type(place, expected)
        return False


def inside(place: str, key: str) -> str:
    """Return the place of a key inside a table."""
    return f"{place}.{key}" if place else key
