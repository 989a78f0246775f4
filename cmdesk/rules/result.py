"""What a rule finds: an answer, the steps that led to it, and the result that a reader is shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import Sentence, say

if TYPE_CHECKING:
    from datetime import date, datetime

    from cmdesk.calendars.calendar import BusinessCalendar, DayCount
    from cmdesk.contract.contract import Deviation


class Status(StrEnum):
    """How firm a result is; the values are those of the results file."""

    FINAL = "final"
    PROJECTED = "projected"
    ESTIMATED = "estimated"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"


class Kind(StrEnum):
    """What a result's value is; the values are those of the results file."""

    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"


@record
class Counted(Record):
    """A count of Business Days that a step made; the days themselves are listed only when asked for."""

    calendar: BusinessCalendar
    start: date
    n: int

    def explain(self) -> DayCount:
        """Return every day from the start on, counted or skipped, with the reason."""
        return self.calendar.explain(self.start, self.n)


@record
class Step(Record):
    """One step of a derivation: what was looked at or done, what came of it, by which clause."""

    sentence: Sentence
    value: Any = None
    clause: str = ""
    count: Counted | None = None


@record
class Answer(Record):
    """What a rule's function returns; the case adds steps, readings, deviation and estimate from its record.

    `on` is the day whose edition is cited. `clause` and `edition` stand where another result is
    cited. An answer without a value says why: pending names the places of the facts
    that are missing, not applicable has none.
    """

    value: Any
    because: Sentence
    on: date
    status: Status = Status.FINAL
    until: datetime | None = None
    missing: tuple[str, ...] = ()
    clause: str = ""
    edition: str = ""


@record
class Result(Record):
    """One result by its id, with everything that stands behind it; `title` is its rule's, `entry` names its entry."""

    id: str
    clause: str
    edition: str
    kind: Kind
    value: Any
    status: Status
    because: Sentence
    steps: tuple[Step, ...]
    readings: tuple[str, ...]
    deviation: Deviation | None
    until: datetime | None
    missing: tuple[str, ...]
    title: str
    entry: Any = None

    @property
    def label(self) -> Sentence:
        """Return its name; of thousands of contracts nobody reads it, so it is made where it is read."""
        return Sentence(self.title) if self.entry is None else say(self.title, entry=self.entry)


def pending(because: Sentence, on: date, *missing: str) -> Answer:
    """Return an answer that waits for facts, naming their places."""
    return Answer(None, because, on, Status.PENDING, missing=missing)


def not_applicable(because: Sentence, on: date, clause: str = "") -> Answer:
    """Return an answer where the edition has no such rule, or the facts leave nothing to state."""
    return Answer(None, because, on, Status.NOT_APPLICABLE, clause=clause)


def without_date(result: Result, on: date) -> Answer:
    """Return the answer of what runs from a notice that has no date: it shares the notice's status."""
    return Answer(None, result.because, on, result.status, missing=result.missing)
