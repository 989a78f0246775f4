"""What facts set otherwise come to: what they would change, or what is wrong with them and why nothing can be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import CmdeskError, Fault
from cmdesk.basics.wording import N_, say
from cmdesk.engine.calculate import calculate
from cmdesk.engine.compare import differences
from cmdesk.gui.pages.bound_table import is_missing
from cmdesk.gui.readable import readable

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.compare import Difference
    from cmdesk.gui.found import Found


@dataclass(frozen=True, slots=True)
class Trial:
    """What would change; the faults and the places left out that the contract does not have now; why nothing is known.

    `faults` say what is wrong, `lacking` what is still to be entered.
    """

    changed: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()
    lacking: tuple[str, ...] = ()
    trouble: Sentence | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the contract would be whole, so that it can be had so."""
        return not self.faults and not self.lacking and self.trouble is None


def trial(values: Mapping[str, Any], now: Found, calculation: Calculation) -> Trial:
    """Return what plain values come to beside what is read and calculated now.

    A contract at fault is not worked out: to leave out what is at fault would change answers that nobody asked about.
    """
    found = readable(values)
    others = [one for one in found.faults if one not in now.faults]
    faults = tuple(one for one in others if not is_missing(one))
    lacking = (*found.missing, *(one.place for one in others if is_missing(one)))
    places = tuple(dict.fromkeys(one for one in lacking if one not in now.missing))
    if faults:
        return Trial((), faults, places, say(N_("Nothing is worked out from facts that are at fault.")))
    if found.contract is None:
        return Trial((), (), places, say(N_("There are no answers to compare yet.")))
    try:
        then = calculate(found.contract, calculation.as_of)
    except CmdeskError as error:
        return Trial((), (), places, getattr(error, "sentence", None) or say(str(error)))
    return Trial(differences(calculation, then), (), places)
