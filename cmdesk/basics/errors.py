"""The root error and the form in which a user's fault travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence


class CmdeskError(Exception):
    """The root of every error that cmdesk raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what a user gave: where, what, and what to do.

    `place` is the path inside the input (`payments[3].date`), empty for the input as a whole, and the same in every
    language; `where` says in words what is no path, such as a line.
    """

    place: str
    sentence: Sentence
    where: Sentence | None = None

    @property
    def place_in_words(self) -> Sentence | str:
        """Return the place as a reader is told it."""
        return self.where or self.place


class FaultyInput(CmdeskError):  # noqa: N818  # it names the user's input, not a failure of the program
    """The input is at fault; `faults` holds everything that is wrong with it, in reading order."""

    def __init__(self, source: str, faults: tuple[Fault, ...]) -> None:
        """Keep every fault, and say the first ones in English for a log or a test."""
        self.source = source
        self.faults = faults
        super().__init__("; ".join(f"{source}: {fault.place}: {fault.sentence.in_english()}" for fault in faults[:5]))
