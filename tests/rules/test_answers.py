"""Answers: each worked out once, what failed forgotten, and the result that answer and grounds come to."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.basics.wording import say
from cmdesk.rules.answers import status_of
from cmdesk.rules.case import Case
from cmdesk.rules.errors import CircularRuleError
from cmdesk.rules.grounds import Grounds
from cmdesk.rules.result import Answer, Status, not_applicable
from cmdesk.rules.rule import Entry
from tests.helpers import EDITION_2025
from tests.rules.own_rules import MON_2024_06_03, WHY, answer, case_of, made, rule


def test_an_answer_is_worked_out_once() -> None:
    """Whoever asks gets the same result."""
    asked: list[Case] = []

    def function(case: Case) -> Answer:
        asked.append(case)
        return answer()

    case = case_of(functions={"it": function})
    assert case.result("it") is case.result("it") is case.given("it")
    assert len(asked) == 1


def test_a_finding_is_worked_out_once_for_its_arguments() -> None:
    """Shared by several rules, by whatever they name it with."""
    asked: list[int] = []

    def finding(_case: Case, number: int) -> int:
        asked.append(number)
        return number * 2

    case = case_of()
    assert [case.find(finding, 1), case.known(finding, 1), case.find(finding, 2)] == [2, 2, 4]
    assert asked == [1, 2]


def test_rules_that_wait_for_each_other_are_an_error() -> None:
    """It names what was asked for while it was being answered; afterwards it is found out again, not half answered."""
    case = case_of(functions={"a": lambda case: answer(case.result("b")), "b": lambda case: answer(case.result("a"))})
    for _ in range(2):
        with pytest.raises(CircularRuleError, match="a rests on itself"):
            case.result("a")


def test_findings_that_wait_for_each_other_are_an_error() -> None:
    """The same for what rules share."""

    def round_and_round(case: Case) -> Any:
        return case.find(round_and_round)

    case = case_of()
    for _ in range(2):
        with pytest.raises(CircularRuleError, match="round_and_round rests on itself"):
            case.find(round_and_round)


class Once:
    """Fails the first time and answers the second."""

    def __init__(self) -> None:
        self.failed = False

    def __call__(self, case: Case) -> Answer:
        """Leave a step, then fail or answer."""
        case.step(say("tried"))
        if not self.failed:
            self.failed = True
            raise ValueError("no")
        return answer()


def test_an_error_is_forgotten() -> None:
    """What failed is tried again when asked again, and nothing of the failure stays in the derivation."""
    case = case_of(functions={"it": Once()})
    with pytest.raises(ValueError, match="no"):
        case.result("it")
    assert [step.sentence.key for step in case.result("it").steps] == ["tried"]


def test_a_finding_that_failed_is_tried_again() -> None:
    """And whoever catches the error goes on with a derivation of its own."""
    once = Once()

    def catches(case: Case) -> None:
        case.step(say("before"))
        with pytest.raises(ValueError, match="no"):
            case.find(once)
        case.find(once)
        case.step(say("after"))

    assert [step.sentence.key for step in made(catches).steps] == ["before", "tried", "after"]


@pytest.mark.parametrize(
    "status, estimated, projected, found",
    [
        (Status.FINAL, False, False, Status.FINAL),
        (Status.FINAL, True, False, Status.ESTIMATED),
        (Status.FINAL, True, True, Status.PROJECTED),
        (Status.PENDING, True, True, Status.PENDING),
        (Status.NOT_APPLICABLE, True, False, Status.NOT_APPLICABLE),
    ],
)
def test_how_firm_a_result_is(status: Status, estimated: bool, projected: bool, found: Status) -> None:
    """What has no value is neither estimated nor projected."""
    record = Grounds()
    record.estimated, record.projected = estimated, projected
    assert status_of(Answer(None, WHY, MON_2024_06_03, status), record) is found


def test_a_result_cites_the_answers_own_clause_first() -> None:
    """Else the clause of its subject in the edition of the day it names; an entry lends its label a name."""
    case = case_of()
    case.rules = {
        "own": (rule("own", lambda _case: not_applicable(WHY, MON_2024_06_03, "9.9")), None),
        "one.x": (rule("one.{}", lambda _case, argument: answer(argument), "{entry}: label"), Entry("x", 5, "X")),
    }
    assert case.result("own").clause == "9.9"
    found = case.result("one.x")
    assert (found.clause, found.edition, found.value) == ("10.1", EDITION_2025, 5)
    assert found.label.in_english() == "X: label"
