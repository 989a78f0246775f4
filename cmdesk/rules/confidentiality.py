"""6.3: until when Confidential Information is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.rules import ending, non_renewal, term
from cmdesk.rules.counting import months_after
from cmdesk.rules.result import Answer

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.rules.case import Case


def ends(case: Case) -> Answer:
    """6.3: so many months after the end of the contract; trade secrets have no end date.

    While no end is known it is counted from the earliest possible one, as a projection.
    """
    ended = case.find(ending.end)
    day = _earliest_end(case) if ended is None else ended.day
    case.step(N_("The contract ends") if ended else say(N_("Earliest day on which the contract can end")), day)
    months = case.parameter("confidentiality_months", day)
    found = months_after(case, day, months, say(N_("Protection ends")), case.edition(day).clause("confidentiality"))
    case.step(N_("Trade secrets stay protected as long as the law protects them"))
    if ended is None:
        case.project()
        return Answer(
            found,
            say(N_("If the contract ended as early as it still can, protection would end on {day}."), day=found),
            day,
        )
    return Answer(found, say(N_("Confidential Information is protected until {day}."), day=found), day)


def _earliest_end(case: Case) -> date:
    """Return the last day of the running term, or of the next one where the running term's deadline has passed."""
    running = case.find(term.running_term)
    if case.as_of <= non_renewal.deadline_of(case, running):
        return running.last_day
    return term.following(case, running).last_day
