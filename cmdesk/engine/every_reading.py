"""Every reading: what each finding and each result comes to under all combinations of readings, as a tree of decisions.

Nothing is sampled. Each finding is worked out once for every combination that it can tell apart, and what rests on it
asks only the readings that decide it; so the work grows with what really varies, not with all combinations there are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cmdesk.editions.readings import readings
from cmdesk.engine.calculate import settled
from cmdesk.engine.decisions import Question, grown
from cmdesk.rules import term
from cmdesk.rules.case import Case
from cmdesk.rules.errors import CircularRuleError, NoFigureError
from cmdesk.rules.grounds import Grounds
from cmdesk.rules.result import Answer, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.decisions import Choices, Tree
    from cmdesk.rules.moves import Move
    from cmdesk.rules.rule import Rule


class EveryReading:
    """A calculation asked for what it comes to under every combination of readings; its running term stays the same."""

    def __init__(self, calculation: Calculation) -> None:
        """Take the facts of a calculation."""
        case = calculation.case
        self._trees = Trees(calculation.results["term.number"].value)
        moved = _Moved() if case.contract.amendments else None
        self._case = Case(case.contract, case.as_of, case.rules, moved, self._trees, traced=False)

    def tree_of(self, result_id: str) -> Tree:
        """Return what a result comes to under every combination of readings."""
        return self._trees.of_result(self._case, result_id)

    def tree_of_finding(self, function: Callable[..., Any], *arguments: Any) -> Tree:
        """Return what a finding comes to under every combination of readings."""
        return self._trees.of_finding(self._case, function, arguments)


class Trees:
    """The memory of a case under every combination of readings: a tree for each finding and each result.

    What is asked of it under some combination comes from the tree; the readings asked on the way decide what asked, so
    the case notes them, and nothing else that a finding rests on is kept.
    """

    def __init__(self, term_number: int) -> None:
        """Start with nothing found; None stands for what is being worked out."""
        self._term_number = term_number
        self._trees: dict[Hashable, Tree | None] = {}

    def finding(self, case: Case, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, Grounds]:
        """Return a finding under the combination under way; most are asked for often, so the way there is short."""
        tree = self._trees.get((function, *arguments)) or self.of_finding(case, function, arguments)
        return _under_way(case, tree), _NOTHING

    def result(self, case: Case, result_id: str) -> tuple[Result, Grounds]:
        """Return a result under the combination under way."""
        tree = self._trees.get(result_id) or self.of_result(case, result_id)
        return _under_way(case, tree), _NOTHING

    def of_finding(self, case: Case, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Tree:
        """Return a finding's tree; the running term is the one of the number that it has as adopted."""
        if function is term.running_term:
            function, arguments = _numbered, (self._term_number,)
        return self._tree(case, (function, *arguments), lambda: function(case, *arguments))

    def of_result(self, case: Case, result_id: str) -> Tree:
        """Return a result's tree."""
        return self._tree(case, result_id, lambda: _outcome(case, result_id))

    def _tree(self, case: Case, key: Hashable, work_out: Callable[[], Any]) -> Tree:
        """Return a tree, grown once."""
        if key not in self._trees:
            self._trees[key] = None
            self._trees[key] = grown(
                lambda chosen: _evaluated(case, work_out, chosen), lambda name: _choices(case, name)
            )
        tree = self._trees[key]
        if tree is None:
            raise CircularRuleError(str(key))
        return tree


_NOTHING = Grounds()


def _under_way(case: Case, tree: Tree) -> Any:
    """Return what a tree comes to under the combination under way; the case notes the readings asked."""
    while isinstance(tree, Question):
        tree = tree.choices[case.reading(tree.reading)]
    if isinstance(tree.value, NoFigureError):
        raise tree.value
    return tree.value


def _evaluated(case: Case, work_out: Callable[[], Any], chosen: Choices) -> tuple[Any, tuple[str, ...]]:
    """Work something out under some readings, and return it with the readings it asked, in order."""
    outer = case.grounds, case.choices
    case.grounds = grounds = Grounds()
    case.choices = {**case.contract.readings, **chosen}
    try:
        return work_out(), tuple(grounds.readings)
    except NoFigureError as error:
        return error, tuple(grounds.readings)
    finally:
        case.grounds, case.choices = outer


def _choices(case: Case, name: str) -> tuple[str, ...]:
    """Return the choices of a reading, the adopted one first."""
    reading = readings()[name]
    adopted = case.contract.readings.get(name, reading.default)
    return (adopted, *(choice for choice in reading.choices if choice != adopted))


def _numbered(case: Case, number: int) -> term.Term:
    """Return a term by its number."""
    return next(one for one in term.terms(case) if one.number == number)


def _outcome(case: Case, result_id: str) -> Result:
    """Return the value and status of a result, without all that explains it."""
    rule, entry = case.rules[result_id]
    return _bare(result_id, rule, rule.answer(case, entry))


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
        title=rule.label,
    )


# Which edition is in force: whether an amendment moved it may rest on readings


class _Moved:
    """The editions that amendments bring under the combination under way."""

    def edition_on(self, case: Case, day: date) -> str:
        """13.7 / 13.6: a finding of its own, so that only the readings that decide the edition of a day are asked."""
        return case.known(_edition_on, day)

    def moves(self, case: Case) -> tuple[Move, ...]:
        """Return the moves, by day."""
        return case.known(_moves)


def _edition_on(case: Case, day: date) -> str:
    """Return the id of the edition in force on a day."""
    return next((edition for start, edition in reversed(case.moves) if start <= day), case.contract.edition)


def _moves(case: Case) -> tuple[Move, ...]:
    """Return the days from which amendments bring other editions, settled under the combination under way."""
    found, asked = settled(replace(case.contract, readings=case.choices), case.as_of)
    for name in asked:
        case.reading(name)
    return found.moves
