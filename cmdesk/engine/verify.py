"""Verify: stored results against those worked out anew, and what may have caused each difference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record
from cmdesk.basics.wording import Sentence
from cmdesk.engine.causes import Cause, Causes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.provenance import Provenance
    from cmdesk.engine.stored_results import StoredResult, StoredResults


class Aspect(StrEnum):
    """What it is that differs; beside the first two, a key of a results file."""

    MISSING = "missing"
    EXTRA = "extra"
    KIND = "kind"
    VALUE = "value"
    CURRENCY = "currency"
    STATUS = "status"
    UNTIL = "until"
    CLAUSE = "clause"
    EDITION = "edition"
    READINGS = "readings"
    DEVIATION = "deviation"
    BAND = "band"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Discrepancy(Record):
    """Something that is stored otherwise than it is now, and what can be its cause.

    `causes` are the known differences that bear on it; without any, what leaves no trace in provenance.
    `place` is the id of a result, `reference`, `edition`, or `warnings.CODE`; values are plain, as files have them.
    """

    place: str
    aspect: Aspect
    stored: Any
    now: Any
    causes: tuple[Cause, ...]
    label: Sentence | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Origin(Record):
    """A key of provenance whose value was another one when the results were stored; `editions.ID` for an edition."""

    key: str
    stored: str | None
    now: str | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Verification(Record):
    """What came of comparing stored results with those of now; `results` counts those of now."""

    reference: str
    as_of: date
    results: int
    discrepancies: tuple[Discrepancy, ...]
    origins: tuple[Origin, ...]

    @property
    def agrees(self) -> bool:
        """Tell whether every result is as it was stored."""
        return not self.discrepancies


def verify(stored: StoredResults, now: StoredResults, calculation: Calculation) -> Verification:
    """Return every difference between stored results and those of now, which a calculation gave."""
    causes = Causes(stored.provenance, now.provenance, calculation.contract)
    found = (
        *_of_head(stored, now, causes),
        *_of_results(stored, now, causes, calculation),
        *_of_warnings(stored, now, causes),
    )
    origins = tuple(_origins(stored.provenance, now.provenance))
    return Verification(now.reference, now.as_of, len(now.results), found, origins)


def _of_head(stored: StoredResults, now: StoredResults, causes: Causes) -> Iterator[Discrepancy]:
    """Yield whether the results are of another contract or edition."""
    for place in ("reference", "edition"):
        before, after = getattr(stored, place), getattr(now, place)
        if before != after:
            yield Discrepancy(place, Aspect.VALUE, before, after, causes.of_contract())


def _of_results(
    stored: StoredResults, now: StoredResults, causes: Causes, calculation: Calculation
) -> Iterator[Discrepancy]:
    """Yield what differs by id, in the order of display; what is no result any more comes last."""
    for result_id in dict.fromkeys([*now.results, *stored.results]):
        then, today = stored.results.get(result_id), now.results.get(result_id)
        readings = {name for one in (then, today) if one is not None for name in one.readings}
        result = calculation.results.get(result_id)
        for aspect, before, after in _aspects(then, today):
            found = (causes.of_band if aspect is Aspect.BAND else causes.of_result)(result_id, readings)
            yield Discrepancy(result_id, aspect, before, after, found, None if result is None else result.label)


def _aspects(then: StoredResult | None, now: StoredResult | None) -> Iterator[tuple[Aspect, Any, Any]]:
    """Yield what of a result differs, with what was stored and what is there now."""
    if then is None:
        yield Aspect.MISSING, None, None if now is None else now.value
    elif now is None:
        yield Aspect.EXTRA, then.value, None
    else:
        for aspect in _COMPARED:
            before, after = getattr(then, aspect), getattr(now, aspect)
            if before != after:
                yield aspect, before, after


_COMPARED = tuple(one for one in Aspect if one not in {Aspect.MISSING, Aspect.EXTRA})


def _of_warnings(stored: StoredResults, now: StoredResults, causes: Causes) -> Iterator[Discrepancy]:
    """Yield the warnings that are only there now, and those that are only stored."""
    before, after = Counter(stored.warnings), Counter(now.warnings)
    for code, place in (after - before).elements():
        yield Discrepancy(f"warnings.{code}", Aspect.MISSING, None, place, causes.of_warning(code))
    for code, place in (before - after).elements():
        yield Discrepancy(f"warnings.{code}", Aspect.EXTRA, place, None, causes.of_warning(code))


def _origins(stored: Provenance, now: Provenance) -> Iterator[Origin]:
    """Yield every key of provenance that differs."""
    before, after = _flat(stored), _flat(now)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield Origin(key, before.get(key), after.get(key))


def _flat(found: Provenance) -> dict[str, str | None]:
    """Return a provenance as texts by key."""
    checked = found.rates_checked_on
    return {
        "app": found.app,
        **{f"editions.{one}": mark for one, mark in found.editions.items()},
        "holidays": found.holidays,
        "calendar_end": found.calendar_end.isoformat(),
        "rates_checked_on": None if checked is None else checked.isoformat(),
        "input_sha256": found.input_sha256,
    }
