"""The case: what rules read, what they ask of each other, and the derivation that they leave."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmdesk.basics.wording import say
from cmdesk.rules.case import Case
from cmdesk.rules.figures import quantity
from cmdesk.rules.result import Answer, Status, pending, without_date
from tests.helpers import EDITION_2023, EDITION_2025
from tests.rules.own_rules import MON_2024_06_03, WHY, answer, case_of, made

FRI_2025_04_18 = date(2025, 4, 18)


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


def test_each_edition_has_its_calendar() -> None:
    """Good Friday is a Business Day by generally recognised holidays, none by national ones."""
    case = case_of(((date(2025, 4, 1), EDITION_2025),), edition=EDITION_2023)
    assert case.calendar(date(2025, 3, 31)).is_business_day(FRI_2025_04_18)
    assert not case.calendar(date(2025, 4, 1)).is_business_day(FRI_2025_04_18)
    assert case.calendar(date(2025, 4, 1)) is case.calendar(date(2025, 4, 2))


def test_the_time_zone_is_the_serving_entitys() -> None:
    """Clause 1: where another than the contracting entity serves, its own."""
    assert case_of().zone.key == "Europe/Amsterdam"
    assert case_of(service_entity="hk").zone.key == "Asia/Hong_Kong"
