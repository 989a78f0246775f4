"""What reading a contract has found so far: faults with their places, and what can be judged only at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cmdesk.basics.errors import Fault
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.fields import Known
from cmdesk.contract.json_text import RepeatedKeys
from cmdesk.contract.wrong import shortened, unknown

_HOMES = {Known.NOTICES: ("notices", "id"), Known.INVOICES: ("invoices", "number")}

_NEAR_MISSES = 20
"""A ledger may name thousands of invoices that are not there; a near miss for each would take minutes."""


class Findings:
    """The faults of one contract in reading order; references and moments wait until everything is read."""

    __slots__ = ("faults", "references", "timed")

    def __init__(self) -> None:
        """Start with nothing."""
        self.faults: list[Fault] = []
        self.references: list[tuple[str, Known, str]] = []
        self.timed: list[tuple[type, str, Mapping[str, Any]]] = []

    def add(self, place: str, sentence: Sentence) -> None:
        """Note a fault at its place."""
        self.faults.append(Fault(place, sentence))

    def check_repeated(self, raw: Mapping[str, Any], prefix: str) -> None:
        """Note the keys that stand in an object more than once."""
        if isinstance(raw, RepeatedKeys):
            for key in raw.repeated:
                self.add(f"{prefix}{shown_key(key)}", say(N_("stands more than once; keep one")))

    def check_references(self, raw: Mapping[str, Any]) -> None:
        """Note every reference to a notice or an invoice that is not there."""
        if not self.references:
            return
        there = {known: _ids(raw, *home) for known, home in _HOMES.items()}
        missing = [one for one in self.references if one[2] not in there[one[1]]]
        for at, (place, known, name) in enumerate(missing):
            self.add(place, _not_there(known, name, there[known] if at < _NEAR_MISSES else {}))


def shown_key(key: str) -> str:
    """Return a key as a place shows it: plain where it is plain."""
    return key if key.isidentifier() and len(key) < 40 else shortened(key)  # noqa: PLR2004  # enough to know it by


def _ids(raw: Mapping[str, Any], list_key: str, id_key: str) -> dict[str, None]:
    """Return the ids in a list, those of faulty records too: that they are faulty is said already."""
    items = raw.get(list_key)
    if not isinstance(items, list):
        return {}
    ids = (item.get(id_key) for item in items if isinstance(item, dict))
    return {one: None for one in ids if isinstance(one, str)}


def _not_there(known: Known, name: str, there: Mapping[str, None]) -> Sentence:
    """Return which notice or invoice is missing, with a near miss among some."""
    if there:
        return unknown(name, there).sentence
    if known is Known.NOTICES:
        return say(N_("there is no notice {written}; enter it under notices"), written=shortened(name))
    return say(N_("there is no invoice {written}; enter it under invoices"), written=shortened(name))
