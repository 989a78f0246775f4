"""The case: a contract, its editions by day, its calendars, its readings and an as-of date, under which rules answer.

Whatever a rule reads through the case leaves its mark in the grounds of the answer under way: parameters and readings
as steps, deviations, estimated holidays, and the readings of other answers it rests on. The explanation that a user
reads is made of them, never a second account.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.entities import calendar_for, zone_of
from cmdesk.editions.load import edition as edition_by_id
from cmdesk.editions.readings import readings
from cmdesk.rules.answers import Answers
from cmdesk.rules.figures import as_figure, quantity
from cmdesk.rules.grounds import Grounds
from cmdesk.rules.result import Result, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal
    from zoneinfo import ZoneInfo

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.contract.contract import Contract
    from cmdesk.editions.edition import Edition
    from cmdesk.rules.answers import Memory
    from cmdesk.rules.moves import Move, Moved
    from cmdesk.rules.result import Counted
    from cmdesk.rules.rule import Entry, Rule

Found = TypeVar("Found")


class Case:
    """A contract under an as-of date, asked for results by id.

    `grounds` is what the answer under way has used so far, `choices` the readings it is asked under where they are not
    the default; the memory alone sets them anew, for each answer that it works out.
    """

    def __init__(
        self,
        contract: Contract,
        as_of: date,
        rules: Mapping[str, tuple[Rule, Entry | None]],
        moved: Moved | None = None,
        memory: Memory | None = None,
        *,
        traced: bool = True,
    ) -> None:
        """Set the facts; without `moved` no amendment brings another edition, a case not `traced` leaves no steps."""
        self.contract = contract
        self.as_of = as_of
        self.rules = rules
        self.moved = moved
        self.traced = traced
        self.entity = contract.service_entity or contract.entity
        self.grounds = Grounds()
        self.choices: Mapping[str, str] = contract.readings
        self._memory: Memory = memory or Answers()
        self._own_edition = edition_by_id(contract.edition)
        self._editions = {contract.edition: self._own_edition}
        self._deviations = {deviation.parameter: deviation for deviation in contract.deviations}
        self._calendars: dict[tuple[str, str], BusinessCalendar] = {}
        self._facts: dict[Any, Any] = {}
        self.rates_asked: set[str] = set()

    # What rules read

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the entity that provides the Service (clause 1)."""
        return zone_of(self.entity)

    def edition(self, on: date) -> Edition:
        """Return the edition in force on a day: the contract's own until an amendment moves it (13.7 / 13.6)."""
        if self.moved is None:
            return self._own_edition
        edition_id = self.moved.edition_on(self, on)
        found = self._editions.get(edition_id)
        if found is None:
            found = self._editions[edition_id] = edition_by_id(edition_id)
        return found

    @property
    def moves(self) -> tuple[Move, ...]:
        """The days from which accepted amendments bring other editions, with their ids."""
        return () if self.moved is None else self.moved.moves(self)

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
            self.grounds.deviations[name] = deviation
            if not self.traced:
                return as_figure(deviation.value, parameter.unit)
            self.grounds.steps.append(
                Step(
                    say(N_("{figure}: agreed otherwise in the Order Form, which prevails"), figure=say(parameter.note)),
                    quantity(as_figure(deviation.value, parameter.unit), parameter.unit),
                    edition.clause("order_of_precedence"),
                )
            )
            return as_figure(deviation.value, parameter.unit)
        if parameter.value is not None and self.traced:
            self.grounds.steps.append(
                Step(say(parameter.note), quantity(parameter.value, parameter.unit), parameter.clause)
            )
        return parameter.value

    def peek(self, name: str, on: date) -> Any:
        """Return a figure as `parameter` does, without a step; an agreed one is named where nothing else is."""
        parameter = self.edition(on).parameter(name)
        deviation = self._deviations.get(name)
        if deviation is None:
            return parameter.value
        self.grounds.inherited[name] = deviation
        return as_figure(deviation.value, parameter.unit)

    def reading(self, name: str) -> str:
        """Return the reading that the contract chose, or the default, and mark it as used."""
        reading = readings()[name]
        choice = self.choices.get(name, reading.default)
        if name not in self.grounds.readings:
            self.grounds.readings[name] = None
            if choice != reading.default and self.traced:
                self.grounds.steps.append(
                    Step(
                        say(N_("Reading chosen: {reading}"), reading=say(reading.labels[choice])), None, reading.clause
                    )
                )
        return choice

    def calendar(self, on: date) -> BusinessCalendar:
        """Return the Business Days of the entity that provides the Service, by the edition of the day."""
        key = self.reading("holiday_scope"), str(self.edition(on).mode("holiday_wording"))
        found = self._calendars.get(key)
        if found is None:
            scope, wording = key
            found = self._calendars[key] = calendar_for(self.entity, wording, scope, self.contract.holidays)
        return found

    def facts(self, function: Callable[[Contract], Found]) -> Found:
        """Return what a function makes of the contract alone, worked out once: no reading and no edition is in it."""
        if function not in self._facts:
            self._facts[function] = function(self.contract)
        found: Found = self._facts[function]
        return found

    def in_currency(self, amount: Decimal) -> Money:
        """Return an exact amount as a figure to state in the currency of the contract."""
        return Money.stated(amount, self.contract.currency)

    # What rules leave behind, and what they ask of each other

    def step(
        self, sentence: Sentence | str, value: Any = None, clause: str = "", counted: Counted | None = None
    ) -> None:
        """Leave a step in the grounds of the answer under way; made here where it has no values."""
        if self.traced:
            said = say(sentence) if isinstance(sentence, str) else sentence
            self.grounds.steps.append(Step(said, value, clause, counted))

    def sum_step(self, sentence: Sentence | str, amount: Decimal) -> None:
        """Leave an amount as a step, stated in the currency of the contract."""
        if self.traced:
            self.step(sentence, self.in_currency(amount))

    def steps(self, found: Iterable[tuple[Sentence, Any]]) -> None:
        """Leave a step for each of several findings; where no steps are kept, they are not even put into words."""
        if self.traced:
            self.grounds.steps.extend(Step(sentence, value) for sentence, value in found)

    def project(self) -> None:
        """Mark the answer under way as resting on an assumption about the future."""
        self.grounds.projected = True

    def find(self, function: Callable[..., Found], *arguments: Any) -> Found:
        """Return what a finding shared by several rules comes to, worked out once; its steps are taken over once."""
        value, grounds = self._memory.finding(self, function, arguments)
        self.grounds.join(grounds)
        if not grounds.steps:
            return value
        there = set(map(id, self.grounds.steps))
        self.grounds.steps.extend(step for step in grounds.steps if id(step) not in there)
        return value

    def known(self, function: Callable[..., Found], *arguments: Any) -> Found:
        """Return a finding as `find` does, where its steps would explain nothing of the answer under way."""
        value, grounds = self._memory.finding(self, function, arguments)
        self.grounds.inherit(grounds)
        return value

    def result(self, result_id: str) -> Result:
        """Return a result by its id, worked out once; the answer under way inherits what it rests on."""
        result, grounds = self._memory.result(self, result_id)
        self.grounds.inherit(grounds)
        return result

    def shown(self, result_id: str) -> Result:
        """Return a result as `result` does, to whoever is no rule: nothing inherits what it rests on."""
        return self._memory.result(self, result_id)[0]

    def given(self, result_id: str) -> Result:
        """Return a result as `result` does, and leave it as a step: a fact that the answer under way starts from."""
        result = self.result(result_id)
        if self.traced and result.value is not None:
            self.step(result.label, result.value, result.clause)
        return result
