"""The case: answers worked out once, what they rest on, and the derivation that they leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.money import Money
from cmdesk.basics.wording import say
from cmdesk.calendars.moments import Moment
from cmdesk.rules.case import (
    Case,
    CircularRuleError,
    Moves,
    Record,
    as_figure,
    not_applicable,
    pending,
    quantity,
    status_of,
    without_date,
)
from cmdesk.rules.result import Answer, Kind, Result, Status
from cmdesk.rules.rule import Entry, Question, Rule
from tests.helpers import EDITION_2023, EDITION_2025, calculated, contract_of

MON_2024_06_03 = date(2024, 6, 3)
FRI_2025_04_18 = date(2025, 4, 18)
MON_2027_03_08, TUE_2027_03_09, FRI_2027_03_12 = date(2027, 3, 8), date(2027, 3, 9), date(2027, 3, 12)
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


# Once, and in order


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


# What an answer rests on


def test_a_result_inherits_what_another_rests_on_but_not_its_steps() -> None:
    """Readings, deviation, estimate and projection are taken over; the other answer itself is one step."""

    def first(case: Case) -> Answer:
        case.reading("term_end")
        case.parameter("notice_months", MON_2024_06_03)
        case.project()
        return answer()

    case = case_of(
        functions={"first": first, "second": lambda case: answer(case.given("first").value)},
        deviations=[{"parameter": "notice_months", "value": 1}],
    )
    result = case.result("second")
    assert result.readings == ("term_end",)
    assert result.deviation is not None
    assert result.deviation.parameter == "notice_months"
    assert result.status is Status.PROJECTED
    assert [(step.value, step.clause) for step in result.steps] == [(MON_2024_06_03, "10.1")]
    assert result.steps[0].sentence == case.result("first").label


def test_only_a_value_is_given_as_a_step() -> None:
    """What waits is no fact to start from."""
    case = case_of(
        functions={
            "first": lambda _case: pending(WHY, MON_2024_06_03, "notices[0].confirmed"),
            "second": lambda case: without_date(case.given("first"), MON_2024_06_03),
        }
    )
    result = case.result("second")
    assert (result.status, result.missing, result.steps) == (Status.PENDING, ("notices[0].confirmed",), ())


def test_a_finding_leaves_its_steps_once() -> None:
    """However many findings rest on it; `known` leaves none."""

    def ground(case: Case) -> int:
        case.step(say("ground"))
        return 1

    def upon(case: Case) -> int:
        return case.find(ground) + case.known(ground)

    def several(case: Case) -> None:
        case.find(ground)
        case.find(upon)
        case.known(upon)

    assert [step.sentence.key for step in made(several).steps] == ["ground"]
    assert made(lambda case: case.known(ground)).steps == ()


def test_a_record_takes_over_what_is_certain_of_neither() -> None:
    """One estimate or projection below is enough."""
    below, above = Record(), Record()
    below.estimated = True
    above.inherit(below)
    above.inherit(Record())
    assert (above.estimated, above.projected) == (True, False)


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
    record = Record()
    record.estimated, record.projected = estimated, projected
    assert status_of(Answer(None, WHY, MON_2024_06_03, status), record) is found


# What rules read


def test_a_figure_leaves_a_step_with_its_clause() -> None:
    """The edition's own, as a quantity."""
    [step] = made(lambda case: case.parameter("notice_months", MON_2024_06_03)).steps
    assert (step.value, step.clause) == (quantity(3, "months"), "10.2")


def test_an_agreed_figure_prevails_and_says_so() -> None:
    """The step cites the order of precedence; the value is a whole number where days or months are counted."""
    agreed = [{"parameter": "payment_days", "value": "30.0"}]
    result = made(lambda case: case.parameter("payment_days", MON_2024_06_03), deviations=agreed)
    assert (result.steps[0].value, result.steps[0].clause) == (quantity(30, "days"), "2.6")
    assert result.deviation is not None
    assert isinstance(case_of(deviations=agreed).parameter("payment_days", MON_2024_06_03), int)


def test_a_figure_that_is_not_stated_leaves_nothing() -> None:
    """There is none to show, until one is agreed."""
    assert made(lambda case: case.parameter("interest_percent", MON_2024_06_03)).steps == ()
    agreed = case_of(deviations=[{"parameter": "interest_percent", "value": "7.25"}])
    assert agreed.parameter("interest_percent", MON_2024_06_03) == Decimal("7.25")


def test_of_several_agreed_figures_the_answers_own_is_named() -> None:
    """The deadline rests on the Initial Term's months, agreed too, but its own figure is the months of notice."""
    agreed = [{"parameter": "initial_term_months", "value": 24}, {"parameter": "notice_months", "value": 2}]
    results = calculated(MON_2024_06_03, initial_term=None, deviations=agreed).results
    named = {one: results[one].deviation for one in ("term.last_day", "term.non_renewal_deadline")}
    assert {one: deviation and deviation.parameter for one, deviation in named.items()} == {
        "term.last_day": "initial_term_months",
        "term.non_renewal_deadline": "notice_months",
    }


def test_a_peek_leaves_no_step() -> None:
    """The same figure, for a comparison that is none of the derivation; that it is agreed is told all the same."""
    agreed = [{"parameter": "payment_days", "value": 30}]
    result = made(lambda case: case.peek("payment_days", MON_2024_06_03), deviations=agreed)
    assert result.steps == ()
    assert result.deviation is not None
    assert result.deviation.parameter == "payment_days"
    assert case_of(deviations=agreed).peek("payment_days", MON_2024_06_03) == 30
    assert case_of().peek("payment_days", MON_2024_06_03) == 14
    assert case_of().peek("interest_percent", MON_2024_06_03) is None


def test_a_reading_is_marked_and_told_once_where_it_was_chosen() -> None:
    """The default needs no step; a chosen one stands there with its clause, however often it is asked."""

    def twice(case: Case) -> None:
        case.reading("term_end")
        case.reading("term_end")

    assert (made(twice).readings, made(twice).steps) == (("term_end",), ())
    chosen = made(twice, readings={"term_end": "anniversary"})
    assert [step.clause for step in chosen.steps] == ["10.1"]


def test_the_edition_is_that_of_the_day() -> None:
    """The contract's own until a move; each move from its day on."""
    case = case_of(((date(2025, 4, 1), EDITION_2025), (date(2026, 4, 1), EDITION_2023)), edition=EDITION_2023)
    days = [date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [case.edition(day).id for day in days] == [EDITION_2023, EDITION_2025, EDITION_2025, EDITION_2023]
    assert [case.applies("usage_plan", day) for day in days] == [False, True, True, False]
    assert case.mode("objection_from", days[1]) == "receipt"


def test_each_edition_has_its_calendar() -> None:
    """Good Friday is a Business Day by generally recognised holidays, none by national ones."""
    case = case_of(((date(2025, 4, 1), EDITION_2025),), edition=EDITION_2023)
    assert case.calendar(date(2025, 3, 31)).is_business_day(FRI_2025_04_18)
    assert not case.calendar(date(2025, 4, 1)).is_business_day(FRI_2025_04_18)
    assert case.calendar(date(2025, 4, 1)) is case.calendar(date(2025, 4, 2))


# What rules do with days


def test_counting_leaves_the_days_to_be_explained() -> None:
    """A count of Business Days can be laid open; a mere look at the latest one has nothing to count."""
    result = made(lambda case: case.business_days_after(MON_2024_06_03, 2, MON_2024_06_03, WHY, "1"))
    [step] = result.steps
    assert (step.value, step.clause) == (date(2024, 6, 5), "1")
    assert step.count is not None
    assert [day.number for day in step.count.explain().days] == [1, 2]
    posted = made(lambda case: case.latest_dispatch(MON_2024_06_03, 1, MON_2024_06_03, WHY)).steps[0]
    assert (posted.value, posted.count is not None) == (date(2024, 5, 31), True)
    handed = made(lambda case: case.latest_dispatch(MON_2024_06_03, 0, MON_2024_06_03, WHY)).steps[0]
    assert (handed.value, handed.count) == (MON_2024_06_03, None)


@pytest.mark.parametrize(
    "function, status",
    [
        (lambda case: case.business_days_after(MON_2027_03_08, 1, MON_2027_03_08, WHY), Status.ESTIMATED),
        (
            lambda case: case.business_days_after(TUE_2027_03_09 - timedelta(days=8), 1, MON_2027_03_08, WHY),
            Status.FINAL,
        ),
        (lambda case: case.latest_dispatch(FRI_2027_03_12, 1, MON_2027_03_08, WHY), Status.ESTIMATED),
        (lambda case: case.latest_dispatch(MON_2027_03_08, 1, MON_2027_03_08, WHY), Status.FINAL),
        (lambda case: case.rolled(TUE_2027_03_09, MON_2027_03_08), Status.ESTIMATED),
        (lambda case: case.rolled(MON_2027_03_08, MON_2027_03_08), Status.FINAL),
        (lambda case: case.counted_day(Moment(TUE_2027_03_09)), Status.ESTIMATED),
        (lambda case: case.counted_day(Moment(MON_2027_03_08)), Status.FINAL),
    ],
)
def test_what_looked_at_a_supposed_holiday_is_an_estimate(function: Callable[[Case], Any], status: Status) -> None:
    """In the Emirates Eid al-Fitr of 2027 is supposed to be Tuesday 9 to Thursday 11 March."""
    chosen = {"calendar_period_end": "next_business_day", "after_hours": "next_business_day"}
    assert made(function, entity="ae", readings=chosen).status is status


def test_months_after_are_a_step() -> None:
    """With the clause that counts them."""
    [step] = made(lambda case: case.months_after(date(2024, 1, 31), 1, WHY, "10.2")).steps
    assert (step.value, step.clause) == (date(2024, 2, 29), "10.2")


def test_the_prudent_hour_is_the_entitys_own() -> None:
    """17:00 there, with its offset of that day."""
    assert case_of().until(MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+02:00"
    assert case_of(service_entity="hk").until(MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+08:00"
    assert case_of(service_entity="hk").zone.key == "Asia/Hong_Kong"


# What is said


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (1, "months", "1 month"),
        (3, "months", "3 months"),
        (1, "days", "1 day"),
        (14, "days", "14 days"),
        (1, "business_days", "1 Business Day"),
        (10, "business_days", "10 Business Days"),
        (Decimal(80), "percent", "80 %"),
    ],
)
def test_a_quantity_is_counted(value: Any, unit: str, text: str) -> None:
    """One of a thing, or several."""
    assert quantity(value, unit).in_english() == text


def test_a_sum_is_money_and_what_is_counted_otherwise_a_number() -> None:
    """Nothing is written out that the reader's language writes."""
    assert quantity(Decimal(50000), "EUR") == Money(Decimal("50000.00"), "EUR")
    assert quantity(1, "times") == 1


@pytest.mark.parametrize("unit, whole", [("months", True), ("business_days", True), ("EUR", False), ("percent", False)])
def test_an_agreed_figure_is_held_as_the_editions_hold_theirs(unit: str, whole: bool) -> None:
    """Whole where things are counted, decimal where sums and rates are."""
    found = as_figure(Decimal("7.0"), unit)
    assert (found, type(found)) == (7, int if whole else Decimal)


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
