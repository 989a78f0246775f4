"""Grounds: what an answer rests on, noted while it is worked out; the explanation that a user reads is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cmdesk.contract.contract import Deviation
    from cmdesk.rules.result import Step


class Grounds:
    """What an answer under way has used so far; `deviations` are its own, `inherited` those of answers it rests on."""

    __slots__ = ("deviations", "estimated", "inherited", "projected", "readings", "steps")

    def __init__(self) -> None:
        """Start with nothing used."""
        self.steps: list[Step] = []
        self.readings: dict[str, None] = {}
        self.deviations: dict[str, Deviation] = {}
        self.inherited: dict[str, Deviation] = {}
        self.estimated = False
        self.projected = False

    @property
    def deviation(self) -> Deviation | None:
        """Return the agreed figure to name: one that the answer read itself comes before those of what it rests on."""
        found = self.deviations or self.inherited
        return next(iter(found.values())) if found else None

    def inherit(self, other: Grounds) -> None:
        """Take over what another answer rests on, but not its steps."""
        if other.readings:
            self.readings.update(other.readings)
        if other.deviations or other.inherited:
            self.inherited.update(other.deviations)
            self.inherited.update(other.inherited)
        if other.estimated:
            self.estimated = True
        if other.projected:
            self.projected = True

    def join(self, other: Grounds) -> None:
        """Take over what a finding of this very answer rests on; its steps are the caller's to take."""
        if other.deviations:
            self.deviations.update(other.deviations)
        self.inherit(other)
