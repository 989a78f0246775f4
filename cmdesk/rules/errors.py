"""What can go wrong while rules answer; neither is the fault of a contract."""

from __future__ import annotations

from cmdesk.basics.errors import CmdeskError


class CircularRuleError(CmdeskError):
    """Two rules wait for each other; a mistake of ours, never of the contract."""

    def __init__(self, what: str) -> None:
        """Name what was asked for while it was being answered."""
        super().__init__(f"{what} rests on itself")


class NoFigureError(CmdeskError):
    """A figure of the world is not known; a rule that meets it answers that it is missing."""
