"""The case: a contract, its editions by day, its calendars, its readings and an as-of date, under which rules answer.

Whatever a rule reads through the case leaves its mark in the record of the answer under way: parameters and readings
as steps, deviations, estimated holidays, and the readings of other answers it rests on. The explanation that a user
reads is this record, never a second account.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.money import Money
from cmdesk.basics.record import Record as Values
from cmdesk.basics.record import record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.entities import calendar_for, zone_of
from cmdesk.calendars.periods import add_months
from cmdesk.editions.load import edition as edition_by_id
from cmdesk.editions.readings import readings
from cmdesk.rules.result import Answer, Counted, Result, Status, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal
    from zoneinfo import ZoneInfo

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.contract.contract import Contract, Deviation
    from cmdesk.editions.edition import Edition
    from cmdesk.rules.rule import Entry, Rule

Found = TypeVar("Found")

CLOSE_OF_BUSINESS = time(17, 0)
"""Clause 1: the hour at which a Business Day ends."""

ONE_DAY = timedelta(days=1)


class CircularRuleError(CmdeskError):
    """Two rules wait for each other; a mistake of ours, never of the contract."""

    def __init__(self, what: str) -> None:
        """Name what was asked for while it was being answered."""
        super().__init__(f"{what} rests on itself")


class NoFigureError(CmdeskError):
    """A figure of the world is not known; a rule that meets it answers that it is missing."""


class Record:
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

    def inherit(self, other: Record) -> None:
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

    def join(self, other: Record) -> None:
        """Take over what a finding of this very answer rests on; its steps are the caller's to take."""
        if other.deviations:
            self.deviations.update(other.deviations)
        self.inherit(other)


@record
class Moves(Values):
    """The days from which accepted amendments bring other editions, in that order.

    `rests_on` is what these days, or that there are none, rest on; before `since` nothing can move.
    """

    days: tuple[tuple[date, str], ...] = ()
    rests_on: Record | None = None
    since: date = date.max


class Case:
    """A contract under an as-of date, asked for results by id; every answer is worked out once and kept."""

    def __init__(
        self,
        contract: Contract,
        as_of: date,
        rules: Mapping[str, tuple[Rule, Entry | None]],
        moves: Moves | None = None,
        *,
        traced: bool = True,
    ) -> None:
        """Set the facts; a case that is not `traced` leaves no steps."""
        self.traced = traced
        self.contract = contract
        self.as_of = as_of
        self.moved = moves or Moves()
        self.moves = self.moved.days
        self.rules = rules
        self._base = edition_by_id(contract.edition)
        self.entity = contract.service_entity or contract.entity
        self._deviations = {deviation.parameter: deviation for deviation in contract.deviations}
        self._choices = contract.readings
        self._calendars: dict[str, BusinessCalendar] = {}
        self._facts: dict[Any, Any] = {}
        self._found: dict[Any, tuple[Any, Record] | None] = {}
        self._results: dict[str, tuple[Result, Record] | None] = {}
        self._record = Record()

    # What rules read

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the entity that provides the Service (clause 1)."""
        return zone_of(self.entity)

    def edition(self, on: date) -> Edition:
        """Return the edition in force on a day: the contract's own until an amendment moves it (13.7 / 13.6)."""
        if self.moved.rests_on is not None and on >= self.moved.since:
            self._record.inherit(self.moved.rests_on)
        at = bisect_right(self.moves, on, key=_start) if self.moves else 0
        return edition_by_id(self.moves[at - 1][1]) if at else self._base

    def edition_changes(self) -> tuple[date, ...]:
        """Return the days from which accepted amendments bring another edition."""
        return tuple(start for start, _edition in self.moves)

    def applies(self, subject: str, on: date) -> bool:
        """Tell whether the edition of the day has a rule on a subject."""
        return self.edition(on).applies(subject)

    def mode(self, name: str, on: date) -> Any:
        """Return how the edition of the day goes about something in which editions differ."""
        return self.edition(on).mode(name)

    def parameter(self, name: str, on: date) -> Any:
        """Return a figure of the edition of the day, or what the contract agreed instead (2.7 / 2.6), and leave a step.

        None where neither states one.
        """
        edition = self.edition(on)
        parameter = edition.parameter(name)
        deviation = self._deviations.get(name)
        if deviation is not None:
            self._record.deviations[name] = deviation
            if not self.traced:
                return as_figure(deviation.value, parameter.unit)
            self._record.steps.append(
                Step(
                    say(N_("{figure}: agreed otherwise in the Order Form, which prevails"), figure=say(parameter.note)),
                    quantity(as_figure(deviation.value, parameter.unit), parameter.unit),
                    edition.clause("order_of_precedence"),
                )
            )
            return as_figure(deviation.value, parameter.unit)
        if parameter.value is not None and self.traced:
            self._record.steps.append(
                Step(say(parameter.note), quantity(parameter.value, parameter.unit), parameter.clause)
            )
        return parameter.value

    def peek(self, name: str, on: date) -> Any:
        """Return a figure as `parameter` does, without a step; an agreed one is named where nothing else is."""
        parameter = self.edition(on).parameter(name)
        deviation = self._deviations.get(name)
        if deviation is None:
            return parameter.value
        self._record.inherited[name] = deviation
        return as_figure(deviation.value, parameter.unit)

    def reading(self, name: str) -> str:
        """Return the reading that the contract chose, or the default, and mark it as used."""
        reading = readings()[name]
        choice = self._choices.get(name, reading.default)
        if name not in self._record.readings:
            self._record.readings[name] = None
            if choice != reading.default and self.traced:
                self._record.steps.append(
                    Step(
                        say(N_("Reading chosen: {reading}"), reading=say(reading.labels[choice])), None, reading.clause
                    )
                )
        return choice

    def calendar(self, on: date) -> BusinessCalendar:
        """Return the Business Days of the entity that provides the Service, by the edition of the day."""
        scope = self.reading("holiday_scope")
        wording = str(self.edition(on).mode("holiday_wording"))
        found = self._calendars.get(wording)
        if found is None:
            found = calendar_for(self.entity, wording, scope, self.contract.holidays)
            self._calendars[wording] = found
        return found

    @property
    def record(self) -> Record:
        """What was used outside of any answer."""
        return self._record

    def facts(self, function: Callable[[Contract], Found]) -> Found:
        """Return what a function makes of the contract alone, worked out once: no reading and no edition is in it."""
        if function not in self._facts:
            self._facts[function] = function(self.contract)
        found: Found = self._facts[function]
        return found

    # What rules do with days

    def business_days_after(self, day: date, n: int, on: date, sentence: Sentence, clause: str = "") -> date:
        """Return the n-th Business Day strictly after a day, and leave the count as a step (clause 1)."""
        calendar = self.calendar(on)
        found = calendar.add_business_days(day, n)
        self._rest_on(calendar, day + ONE_DAY, found)
        self.step(sentence, found, clause, Counted(calendar, day, n))
        return found

    def latest_dispatch(self, deadline: date, n: int, on: date, sentence: Sentence, clause: str = "") -> date:
        """Return the latest Business Day from which n Business Days end by a deadline, and leave a step."""
        calendar = self.calendar(on)
        found = calendar.latest_dispatch(deadline, n)
        self._rest_on(calendar, found, deadline)
        self.step(sentence, found, clause, Counted(calendar, found, n) if n else None)
        return found

    def months_after(self, day: date, months: int, sentence: Sentence, clause: str = "") -> date:
        """Return the same day number so many months on, or that month's last day, and leave a step."""
        found = add_months(day, months)
        self.step(sentence, found, clause)
        return found

    def rolled(self, day: date, on: date) -> date:
        """Return the end of a period of days or months under reading `calendar_period_end`."""
        if self.reading("calendar_period_end") == "as_is":
            return day
        calendar = self.calendar(on)
        found = calendar.next_business_day(day)
        self._rest_on(calendar, day, found)
        if found != day:
            self.step(say(N_("{day} is no Business Day; the period ends on the next one"), day=day), found)
        return found

    def counted_day(self, moment: Any) -> date:
        """Return the day on which an event counts: its civil date in the entity's zone (clause 1).

        Under reading `after_hours: next_business_day` an event after 17:00, or on a day that is no Business Day, counts
        on the next Business Day; without a time of day it is taken as within hours, 17:00 sharp is within hours too.
        """
        local = moment.in_zone(self.zone)
        day: date = local.day
        if moment.offset is not None and local.day != moment.day:
            self.step(say(N_("In the time zone of the CM.com entity it is {day}"), day=day), day, "1")
        if self.reading("after_hours") == "same_day":
            return day
        calendar = self.calendar(day)
        late = local.time is not None and local.time > CLOSE_OF_BUSINESS
        found: date = calendar.next_business_day(day + ONE_DAY if late and calendar.is_business_day(day) else day)
        self._rest_on(calendar, day, found)
        if found != day:
            self.step(say(N_("After hours, or no Business Day: counted on the next one")), found, "1")
        return found

    def until(self, day: date) -> datetime:
        """Return 17:00 of a day in the entity's zone, the prudent hour of a deadline in Business Days (clause 1)."""
        return datetime.combine(day, CLOSE_OF_BUSINESS, self.zone)

    def _rest_on(self, calendar: BusinessCalendar, first: date, last: date) -> None:
        """Mark the answer under way as estimated where one of the days it looked at is an uncertain holiday."""
        if calendar.rests_on_estimate(first, last):
            self._record.estimated = True

    # What rules leave behind, and what they ask of each other

    def step(self, sentence: Sentence, value: Any = None, clause: str = "", counted: Counted | None = None) -> None:
        """Leave a step in the record of the answer under way."""
        if self.traced:
            self._record.steps.append(Step(sentence, value, clause, counted))

    def steps(self, found: Iterable[tuple[Sentence, Any]]) -> None:
        """Leave a step for each of several findings; where no steps are kept, they are not even put into words."""
        if self.traced:
            self._record.steps.extend(Step(sentence, value) for sentence, value in found)

    def project(self) -> None:
        """Mark the answer under way as resting on an assumption about the future."""
        self._record.projected = True

    def find(self, function: Callable[..., Found], *arguments: Any) -> Found:
        """Return what a finding shared by several rules comes to, worked out once; its steps are taken over once."""
        value, record = self._kept(function, arguments)
        self._record.join(record)
        if not record.steps:
            return value
        there = set(map(id, self._record.steps))
        self._record.steps.extend(step for step in record.steps if id(step) not in there)
        return value

    def known(self, function: Callable[..., Found], *arguments: Any) -> Found:
        """Return a finding as `find` does, where its steps would explain nothing of the answer under way."""
        value, record = self._kept(function, arguments)
        self._record.inherit(record)
        return value

    def _kept(self, function: Callable[..., Found], arguments: tuple[Any, ...]) -> tuple[Found, Record]:
        """Return a finding with its record, worked out once."""
        key = (function, *arguments)
        kept = self._found.get(key, self)
        if kept is None:
            raise CircularRuleError(function.__name__)
        if kept is self:
            kept = self._found[key] = self._recorded(key, function, arguments)
        return kept  # type: ignore[return-value]  # neither of the two marks any more

    def _recorded(self, key: Any, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, Record]:
        """Work something out under a record of its own."""
        outer, self._record = self._record, Record()
        self._found[key] = None
        try:
            return function(self, *arguments), self._record
        except NoFigureError:
            outer.inherit(self._record)
            del self._found[key]
            raise
        except BaseException:
            del self._found[key]
            raise
        finally:
            self._record = outer

    def result(self, result_id: str) -> Result:
        """Return a result by its id, worked out once; the answer under way inherits what it rests on."""
        result, record = self._worked_out(result_id)
        self._record.inherit(record)
        return result

    def shown(self, result_id: str) -> Result:
        """Return a result as `result` does, to whoever is no rule: nothing inherits what it rests on."""
        return self._worked_out(result_id)[0]

    def _worked_out(self, result_id: str) -> tuple[Result, Record]:
        """Return a result with its record, worked out once."""
        known = self._results.get(result_id, self)
        if known is None:
            raise CircularRuleError(result_id)
        if known is self:
            known = self._results[result_id] = self._answered(result_id)
        return known  # type: ignore[return-value]  # neither of the two marks any more

    def given(self, result_id: str) -> Result:
        """Return a result as `result` does, and leave it as a step: a fact that the answer under way starts from."""
        result = self.result(result_id)
        if result.value is not None:
            self.step(result.label, result.value, result.clause)
        return result

    def _answered(self, result_id: str) -> tuple[Result, Record]:
        """Ask a rule for its answer and make the result of it."""
        rule, entry = self.rules[result_id]
        outer, self._record = self._record, Record()
        self._results[result_id] = None
        try:
            answer: Answer = rule.function(self) if entry is None else rule.function(self, entry.argument)
            record = self._record
        except BaseException:
            del self._results[result_id]
            raise
        finally:
            self._record = outer
        return self._made(result_id, rule, entry, answer, record), record

    def _made(self, result_id: str, rule: Rule, entry: Entry | None, answer: Answer, record: Record) -> Result:
        """Put a result together from an answer and its record."""
        edition = self.edition(answer.on)
        return Result(
            result_id,
            answer.clause or edition.clause(rule.subject),
            answer.edition or edition.id,
            rule.kind,
            answer.value,
            status_of(answer, record),
            answer.because,
            tuple(record.steps),
            tuple(record.readings),
            record.deviation if record.deviations or record.inherited else None,
            answer.until,
            answer.missing,
            label_of(rule.label) if entry is None else say(rule.label, entry=entry.name),
        )


@cache
def label_of(label: str) -> Sentence:
    """Return the label of a rule without entries, made once."""
    return Sentence(label)


def _start(move: tuple[date, str]) -> date:
    """Return the day from which a move of edition counts."""
    return move[0]


def status_of(answer: Answer, record: Record) -> Status:
    """Return an answer's status: a final one rests on nothing estimated and nothing supposed."""
    if answer.status is not Status.FINAL:
        return answer.status
    if record.projected:
        return Status.PROJECTED
    return Status.ESTIMATED if record.estimated else Status.FINAL


def as_figure(value: Decimal, unit: str) -> Any:
    """Return an agreed figure as the editions hold theirs: whole numbers for counts, decimals for sums and rates."""
    return value if unit in {"EUR", "percent"} else int(value)


def quantity(value: Any, unit: str) -> Any:
    """Return a figure with its unit, as a sentence that counts."""
    match unit:
        case "months":
            return count("{n} month", "{n} months", value)
        case "days":
            return count("{n} day", "{n} days", value)
        case "business_days":
            return count("{n} Business Day", "{n} Business Days", value)
        case "percent":
            return say(N_("{n} %"), n=value)
        case "EUR":
            return Money.stated(value, "EUR")
        case _:
            return value


def pending(because: Sentence, on: date, *missing: str) -> Answer:
    """Return an answer that waits for facts, naming their places."""
    return Answer(None, because, on, Status.PENDING, missing=missing)


def not_applicable(because: Sentence, on: date, clause: str = "") -> Answer:
    """Return an answer where the edition has no such rule, or the facts leave nothing to state."""
    return Answer(None, because, on, Status.NOT_APPLICABLE, clause=clause)


def without_date(result: Result, on: date) -> Answer:
    """Return the answer of what runs from a notice that has no date: it shares the notice's status."""
    return Answer(None, result.because, on, result.status, missing=result.missing)
