"""Answers: each finding and each result of a case worked out once and kept, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cmdesk.rules.errors import CircularRuleError, NoFigureError
from cmdesk.rules.grounds import Grounds
from cmdesk.rules.result import Answer, Result, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.rules.case import Case


Found = TypeVar("Found")


class Memory(Protocol):
    """Where a case keeps what its rules find; while something is worked out, the case notes its grounds."""

    def finding(self, case: Case, function: Callable[..., Found], arguments: tuple[Any, ...]) -> tuple[Found, Grounds]:
        """Return what a finding shared by several rules comes to, and what it rests on."""

    def result(self, case: Case, result_id: str) -> tuple[Result, Grounds]:
        """Return a result by its id, and what it rests on."""


class Answers:
    """The memory of a case under its adopted readings."""

    __slots__ = ("_findings", "_results")

    def __init__(self) -> None:
        """Start with nothing found; None stands for what is being worked out."""
        self._findings: dict[Any, tuple[Any, Grounds] | None] = {}
        self._results: dict[str, tuple[Result, Grounds] | None] = {}

    def finding(self, case: Case, function: Callable[..., Found], arguments: tuple[Any, ...]) -> tuple[Found, Grounds]:
        """Return a finding with its grounds, worked out once."""
        key = (function, *arguments)
        kept = self._findings.get(key, self)
        if kept is None:
            raise CircularRuleError(function.__name__)
        if kept is self:
            kept = self._findings[key] = self._found(case, key, function, arguments)
        return kept  # type: ignore[return-value]  # neither of the two marks any more

    def _found(
        self, case: Case, key: Any, function: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> tuple[Any, Grounds]:
        """Work a finding out on grounds of its own; where a figure is missing, who asked rests on them all the same."""
        outer, case.grounds = case.grounds, Grounds()
        self._findings[key] = None
        try:
            return function(case, *arguments), case.grounds
        except NoFigureError:
            outer.inherit(case.grounds)
            del self._findings[key]
            raise
        except BaseException:
            del self._findings[key]
            raise
        finally:
            case.grounds = outer

    def result(self, case: Case, result_id: str) -> tuple[Result, Grounds]:
        """Return a result with its grounds, worked out once."""
        kept = self._results.get(result_id, self)
        if kept is None:
            raise CircularRuleError(result_id)
        if kept is self:
            kept = self._results[result_id] = self._answered(case, result_id)
        return kept  # type: ignore[return-value]  # neither of the two marks any more

    def _answered(self, case: Case, result_id: str) -> tuple[Result, Grounds]:
        """Ask a rule for its answer, on grounds of its own, and make the result of it."""
        rule, entry = case.rules[result_id]
        outer, case.grounds = case.grounds, Grounds()
        self._results[result_id] = None
        try:
            answer = rule.answer(case, entry)
            grounds = case.grounds
        except BaseException:
            del self._results[result_id]
            raise
        finally:
            case.grounds = outer
        return result_of(case, result_id, answer, grounds), grounds


def result_of(case: Case, result_id: str, answer: Answer, grounds: Grounds) -> Result:
    """Return the result that a rule's answer and its grounds come to."""
    rule, entry = case.rules[result_id]
    edition = case.edition(answer.on)
    return Result(
        result_id,
        answer.clause or edition.clause(rule.subject),
        answer.edition or edition.id,
        rule.kind,
        answer.value,
        status_of(answer, grounds),
        answer.because,
        tuple(grounds.steps),
        tuple(grounds.readings),
        grounds.deviation if grounds.deviations or grounds.inherited else None,
        answer.until,
        answer.missing,
        rule.label,
        None if entry is None else entry.name,
    )


def status_of(answer: Answer, grounds: Grounds) -> Status:
    """Return an answer's status: a final one rests on nothing estimated and nothing supposed."""
    if answer.status is not Status.FINAL:
        return answer.status
    if grounds.projected:
        return Status.PROJECTED
    return Status.ESTIMATED if grounds.estimated else Status.FINAL
