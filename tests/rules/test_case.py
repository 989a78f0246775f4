"""The case: what rules read, what they do with days, and the derivation that they leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.wording import say
from cmdesk.calendars.moments import Moment
from cmdesk.rules.case import Case
from cmdesk.rules.figures import quantity
from cmdesk.rules.result import Answer, Status, pending, without_date
from tests.helpers import EDITION_2023, EDITION_2025
from tests.rules.own_rules import MON_2024_06_03, WHY, answer, case_of, made

FRI_2025_04_18 = date(2025, 4, 18)
MON_2027_03_08, TUE_2027_03_09, FRI_2027_03_12 = date(2027, 3, 8), date(2027, 3, 9), date(2027, 3, 12)


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
        (
            lambda case: case.business_days_after(FRI_2027_03_12 - timedelta(days=1), 1, MON_2027_03_08, WHY),
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


def test_a_day_of_another_time_zone_says_so() -> None:
    """23:30 in New York on 3 March 2025 is 4 March in Amsterdam; where the day is the same there is nothing to say."""
    late = made(lambda case: case.counted_day(Moment.parse("2025-03-03T23:30-05:00")))
    [step] = late.steps
    assert step.sentence.in_english() == "In the time zone of the CM.com entity it is Tuesday 4 March 2025"
    assert (step.value, step.clause) == (date(2025, 3, 4), "1")
    assert made(lambda case: case.counted_day(Moment.parse("2025-03-03T12:00-05:00"))).steps == ()


def test_what_counts_on_the_next_business_day_says_so() -> None:
    """After 17:00 on Friday it is Monday; at 17:00 it is that day, with nothing to say."""
    chosen = {"after_hours": "next_business_day"}
    late = made(lambda case: case.counted_day(Moment.parse("2024-06-07T17:01")), readings=chosen)
    assert (late.steps[-1].sentence.key, late.steps[-1].value, late.steps[-1].clause) == (
        "After hours, or no Business Day: counted on the next one",
        date(2024, 6, 10),
        "1",
    )
    in_time = made(lambda case: case.counted_day(Moment.parse("2024-06-07T17:00")), readings=chosen)
    assert [step.value for step in in_time.steps] == [None]


def test_a_step_without_a_clause_cites_none() -> None:
    """Whatever it counts."""

    def several(case: Case) -> None:
        case.step(WHY)
        case.business_days_after(MON_2024_06_03, 1, MON_2024_06_03, WHY)
        case.latest_dispatch(MON_2024_06_03, 1, MON_2024_06_03, WHY)
        case.months_after(MON_2024_06_03, 1, WHY)

    assert [step.clause for step in made(several).steps] == [""] * 4


def test_the_prudent_hour_is_the_entitys_own() -> None:
    """17:00 there, with its offset of that day."""
    assert case_of().until(MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+02:00"
    assert case_of(service_entity="hk").until(MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+08:00"
    assert case_of(service_entity="hk").zone.key == "Asia/Hong_Kong"
