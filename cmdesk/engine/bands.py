"""Bands: for each date and sum the lowest and the highest over all combinations of readings, and which readings decide.

Nothing is sampled. Each finding is worked out once for every combination that it can tell apart, and what rests on it
asks only the readings that decide it; so the work grows with what really varies, not with all combinations there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import localcontext
from typing import TYPE_CHECKING, Any, TypeVar

from cmdesk.basics.money import Money
from cmdesk.basics.wording import Sentence
from cmdesk.calendars.entities import calendar_for
from cmdesk.editions.load import edition as edition_by_id
from cmdesk.editions.readings import readings
from cmdesk.engine.calculate import PRECISION, settled
from cmdesk.engine.decisions import Question, grown, leaves, readings_in, valued
from cmdesk.rules import term
from cmdesk.rules.case import Case, CircularRuleError, NoFigureError, Record
from cmdesk.rules.result import Answer, Kind, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.editions.edition import Edition
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.decisions import Choices, Tree
    from cmdesk.rules.rule import Rule

Found = TypeVar("Found")

BANDED = frozenset({Kind.DATE, Kind.MONEY, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Band:
    """The range of a result over all readings; `none` where a combination gives no value."""

    low: Any
    high: Any
    none: bool
    deciding: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether readings make a difference at all."""
        return bool(self.deciding)


def bands(calculation: Calculation) -> dict[str, Band]:
    """Return the band of every date, sum and number of a calculation."""
    with localcontext(prec=PRECISION):
        case = EveryReading(calculation)
        return {
            result_id: _band(case.tree_of(result_id))
            for result_id, result in calculation.results.items()
            if result.kind in BANDED
        }


def with_bands(calculation: Calculation) -> Calculation:
    """Return a calculation with its bands."""
    return replace(calculation, bands=bands(calculation))


def _band(tree: Tree) -> Band:
    """Return the range of a result's tree."""
    of_values = valued(tree)
    values = tuple(leaves(of_values))
    known = sorted((value for value in values if value is not None), key=_size)
    low, high = (known[0], known[-1]) if known else (None, None)
    deciding = readings_in(of_values)
    return Band(low, high, len(known) < len(values), tuple(name for name in readings() if name in deciding))


def _size(value: Any) -> Any:
    """Return what orders two values of a kind."""
    return value.amount if isinstance(value, Money) else value


class EveryReading(Case):
    """A case that answers under whatever combination of readings is asked, and keeps a tree per finding."""

    def __init__(self, calculation: Calculation) -> None:
        """Take the facts of a calculation; its running term keeps its number."""
        case = calculation.case
        super().__init__(case.contract, case.as_of, case.rules, traced=False)
        self._term_number: int = calculation.results["term.number"].value
        self._scoped: dict[tuple[str, str], BusinessCalendar] = {}
        self._trees: dict[Hashable, Tree | None] = {}
        self._chosen: Choices = {}
        self._asked: dict[str, None] = {}

    def tree_of(self, result_id: str) -> Tree:
        """Return what a result comes to under every combination of readings."""
        return self._tree(result_id, lambda: self._outcome(result_id))

    def tree_of_finding(self, function: Callable[..., Any], *arguments: Any) -> Tree:
        """Return what a finding comes to under every combination of readings."""
        return self._tree((function, *arguments), lambda: function(self, *arguments))

    # What rules read, each reading noted

    def reading(self, name: str) -> str:
        """Return the choice of the combination under way, the adopted one where it leaves a reading open."""
        self._asked[name] = None
        return self._chosen.get(name) or _adopted(self, name)

    def edition(self, on: date) -> Edition:
        """Return the edition in force on a day; whether an amendment moved it may rest on readings."""
        if not self.contract.amendments:
            return self._base
        return edition_by_id(self._walk(self._tree(("edition", on), lambda: self._edition_on(on))))

    def _edition_on(self, on: date) -> str:
        """Return the id of the edition in force on a day."""
        moves = self._walk(self._tree("moves", self._moves))
        return next((edition for start, edition in reversed(moves) if start <= on), self._base.id)

    def edition_changes(self) -> tuple[date, ...]:
        """Return the days from which accepted amendments bring another edition, which may rest on readings."""
        if not self.contract.amendments:
            return ()
        return tuple(start for start, _edition in self._walk(self._tree("moves", self._moves)))

    def _moves(self) -> tuple[tuple[date, str], ...]:
        """Return the days from which accepted amendments bring another edition."""
        chosen = {name: self._chosen.get(name) or _adopted(self, name) for name in readings()}
        case, asked = settled(replace(self.contract, readings=chosen), self.as_of)
        self._asked.update(dict.fromkeys(asked))
        return case.moves

    def calendar(self, on: date) -> BusinessCalendar:
        """Return the Business Days under the combination's scope of holidays."""
        key = self.reading("holiday_scope"), str(self.edition(on).mode("holiday_wording"))
        if key not in self._scoped:
            scope, wording = key
            self._scoped[key] = calendar_for(self.entity, wording, scope, self.contract.holidays)
        return self._scoped[key]

    def _rest_on(self, calendar: BusinessCalendar, first: date, last: date) -> None:
        """Leave no mark of an estimate."""

    # What rules ask of each other

    def _kept(self, function: Callable[..., Found], arguments: tuple[Any, ...]) -> tuple[Found, Record]:
        """Return a finding under the combination under way, and note the readings that decide it."""
        worked_out = self._running_term if function is term.running_term else lambda: function(self, *arguments)
        return self._walk(self._tree((function, *arguments), worked_out)), _NOTHING

    def _running_term(self) -> term.Term:
        """Return the term of the adopted readings' number."""
        return next(one for one in term.terms(self) if one.number == self._term_number)

    def result(self, result_id: str) -> Result:
        """Return a result under the combination under way, and note the readings that decide it."""
        found: Result = self._walk(self.tree_of(result_id))
        return found

    def _outcome(self, result_id: str) -> Result:
        """Return the value and status of a result, without all that explains it."""
        rule, entry = self.rules[result_id]
        answer: Answer = rule.function(self) if entry is None else rule.function(self, entry.argument)
        return _bare(result_id, rule, answer)

    # Trees

    def _tree(self, key: Hashable, work_out: Callable[[], Any]) -> Tree:
        """Return a finding's tree, grown once."""
        if key not in self._trees:
            self._trees[key] = None
            self._trees[key] = grown(
                lambda chosen: self._evaluated(work_out, chosen), lambda name: _choices(self, name)
            )
        tree = self._trees[key]
        if tree is None:
            raise CircularRuleError(str(key))
        return tree

    def _evaluated(self, work_out: Callable[[], Any], chosen: Choices) -> tuple[Any, tuple[str, ...]]:
        """Work something out under some readings, and return it with the readings it asked, in order."""
        outer = self._chosen, self._asked
        self._chosen, self._asked = chosen, {}
        try:
            return work_out(), tuple(self._asked)
        except NoFigureError as error:
            return error, tuple(self._asked)
        finally:
            self._chosen, self._asked = outer

    def _walk(self, tree: Tree) -> Any:
        """Return what a tree comes to under the combination under way, noting what it asks."""
        while isinstance(tree, Question):
            tree = tree.choices[self.reading(tree.reading)]
        if isinstance(tree.value, NoFigureError):
            raise tree.value
        return tree.value


def _bare(result_id: str, rule: Rule, answer: Answer) -> Result:
    """Return a result with value and status, and nothing else that takes work."""
    return Result(
        id=result_id,
        clause="",
        edition="",
        kind=rule.kind,
        value=answer.value,
        status=answer.status,
        because=answer.because,
        steps=(),
        readings=(),
        deviation=None,
        until=None,
        missing=answer.missing,
        label=Sentence(rule.label),
    )


def _adopted(case: Case, name: str) -> str:
    """Return the reading that a contract chose, or the default."""
    return case.contract.readings.get(name, readings()[name].default)


def _choices(case: Case, name: str) -> tuple[str, ...]:
    """Return the choices of a reading, the adopted one first."""
    adopted = _adopted(case, name)
    return (adopted, *(choice for choice in readings()[name].choices if choice != adopted))


_NOTHING = Record()
