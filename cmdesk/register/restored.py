"""Which version a restored one is again, as the fingerprints of the history tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.register.records import ACTIONS, Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdesk.basics.wording import Sentence
    from cmdesk.register.records import Change

Version = tuple[int, int]
"""The number of a contract, and of one of its versions."""


def sources(changes: Iterable[Change]) -> dict[Version, int]:
    """Return which version each restored one is again: the first with the same text; none where that is not told."""
    first: dict[tuple[int, str], int] = {}
    found: dict[Version, int] = {}
    for one in sorted(changes, key=lambda one: one.seq):
        source = first.setdefault((one.contract_id, one.fingerprint), one.version)
        if one.action is Action.RESTORED and source < one.version:
            found[one.contract_id, one.version] = source
    return found


def what_happened(action: Action, source: int | None) -> Sentence:
    """Return what happened in a version, with the one that was restored where that is known."""
    return say(ACTIONS[action]) if source is None else say(N_("version {version} restored"), version=source)
