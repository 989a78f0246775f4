"""Notice of non-renewal: whether giving it is over and done with, and how late one is that missed its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.gui import language

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result


def needs_no_notice(calculation: Calculation) -> bool:
    """Tell whether the end of the contract is known, and no notice given in time could still bring it forward.

    A notice that is late for the running term ends the contract with a later one; until the last day to give notice has
    passed, another notice can still end it with the running one.
    """
    ends, last_day, deadline = (
        _day(calculation, name) for name in ("term.ends", "term.last_day", "term.non_renewal_deadline")
    )
    if ends is None:
        return False
    still_open = deadline is not None and calculation.as_of <= deadline
    return not (still_open and last_day is not None and ends > last_day)


def days_late(result: Result) -> int:
    """Return by how many days the notice that an answer is about was late, 0 for every other answer."""
    is_late = result.id.endswith(".late_by_days") and isinstance(result.value, int)
    return int(result.value) if is_late else 0


def lateness(calculation: Calculation, result: Result) -> tuple[str, str]:
    """Return in words how late a notice is, and the end that it leads to."""
    words = language.words()
    late = words.text(count("{n} day late", "{n} days late", days_late(result)))
    ends = _end_of(calculation, result)
    if ends is None:
        return late, ""
    return late, words.text(_ending(ends))


def matters_still(calculation: Calculation, result: Result) -> bool:
    """Tell whether a late notice calls for attention: until the end that it leads to has passed."""
    ends = _end_of(calculation, result)
    return days_late(result) > 0 and (ends is None or ends >= calculation.as_of)


def _ending(day: date) -> Sentence:
    return say(N_("ends on {day}"), day=language.words().short_date(day))


def _end_of(calculation: Calculation, result: Result) -> date | None:
    return _day(calculation, result.id.rpartition(".")[0] + ".ends")


def _day(calculation: Calculation, result_id: str) -> date | None:
    found = calculation.results.get(result_id)
    return found.value if found is not None and isinstance(found.value, date) else None
