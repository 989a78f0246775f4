"""Rules of the tests' own, and a case that asks them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cmdesk.basics.wording import say
from cmdesk.rules.case import Case
from cmdesk.rules.moves import Moves
from cmdesk.rules.result import Answer, Kind, Result
from cmdesk.rules.rule import Entry, Question, Rule
from tests.helpers import contract_of

MON_2024_06_03 = date(2024, 6, 3)
WHY = say("Why.")

Function = Callable[[Case], Answer]


def rule(result_id: str, function: Callable[..., Answer], label: str = "Label") -> Rule:
    """Return a rule with a function of the test's own."""
    return Rule(result_id, "term", Kind.DATE, Question.ENDS, label, function)


def case_of(
    moves: tuple[tuple[date, str], ...] = (), functions: dict[str, Function] | None = None, **values: Any
) -> Case:
    """Return a case of the base contract, with rules of the test's own."""
    rules: dict[str, tuple[Rule, Entry | None]] = {
        name: (rule(name, function), None) for name, function in (functions or {}).items()
    }
    return Case(contract_of(**values), MON_2024_06_03, rules, Moves(moves))


def answer(value: Any = MON_2024_06_03) -> Answer:
    """Return an answer that cites the as-of date."""
    return Answer(value, WHY, MON_2024_06_03)


def made(function: Callable[[Case], Any], **values: Any) -> Result:
    """Return the result of a rule that does something with the case and then answers."""

    def does(case: Case) -> Answer:
        function(case)
        return answer()

    return case_of(functions={"it": does}, **values).result("it")
