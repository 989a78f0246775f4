"""10.2: a notice of non-renewal already posted: in time or not, under which readings, and what follows if not."""

from __future__ import annotations

from decimal import localcontext
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.contract.notices import NoticeKind
from cmdesk.engine.calculate import PRECISION
from cmdesk.engine.decisions import paths, told
from cmdesk.engine.every_reading import EveryReading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result


@record
class Posted(Record):
    """A notice of non-renewal on its way or there.

    `in_time_under` are the combinations of deciding readings under which it is in time: none at all where it is so
    under no reading, a single empty one where it is in time under every one; `late_under` are those under which it is
    late. Under the others it has no day to count on. `late_by`, `ends` and `extra_cost` are the results under the
    readings adopted.
    """

    notice_id: str
    late_by: Result
    ends: Result
    extra_cost: Result
    in_time_under: tuple[Mapping[str, str], ...]
    late_under: tuple[Mapping[str, str], ...]

    @property
    def always_in_time(self) -> bool:
        """Tell whether it is in time under every reading."""
        return self.in_time_under == ({},)


def posted(calculation: Calculation) -> tuple[Posted, ...]:
    """Return every notice of non-renewal of a contract, in the order of entry."""
    ids = [one.id for one in calculation.contract.notices if one.kind is NoticeKind.NON_RENEWAL]
    if not ids:
        return ()
    with localcontext(prec=PRECISION):
        case = EveryReading(calculation)
        return tuple(_posted(calculation, case, one) for one in ids)


def _posted(calculation: Calculation, case: EveryReading, notice_id: str) -> Posted:
    """Return one notice of non-renewal."""
    late_by, ends, cost = (
        calculation.results[f"notice.{notice_id}.{name}"] for name in ("late_by_days", "ends", "extra_cost")
    )
    ways = tuple(paths(told(case.tree_of(late_by.id), _is_late)))
    in_time, late = (tuple(chosen for chosen, found in ways if found is wanted) for wanted in (False, True))
    return Posted(notice_id, late_by, ends, cost, in_time, late)


def _is_late(late_by: Result) -> bool | None:
    """Tell whether a notice is late by any days; None where it has no day to count on."""
    return None if late_by.value is None else late_by.value > 0
