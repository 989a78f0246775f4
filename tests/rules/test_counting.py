"""Counting: by Business Days and by months, with what it leaves behind, and the day on which an event counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cmdesk.calendars.moments import Moment
from cmdesk.rules.case import Case
from cmdesk.rules.counting import (
    business_days_after,
    close_of_business,
    counted_day,
    latest_dispatch,
    months_after,
    rolled,
)
from cmdesk.rules.result import Status
from tests.rules.own_rules import MON_2024_06_03, WHY, case_of, made

MON_2027_03_08, TUE_2027_03_09, FRI_2027_03_12 = date(2027, 3, 8), date(2027, 3, 9), date(2027, 3, 12)


def test_counting_leaves_the_days_to_be_explained() -> None:
    """A count of Business Days can be laid open; a mere look at the latest one has nothing to count."""
    result = made(lambda case: business_days_after(case, MON_2024_06_03, 2, MON_2024_06_03, WHY, "1"))
    [step] = result.steps
    assert (step.value, step.clause) == (date(2024, 6, 5), "1")
    assert step.count is not None
    assert [day.number for day in step.count.explain().days] == [1, 2]
    posted = made(lambda case: latest_dispatch(case, MON_2024_06_03, 1, MON_2024_06_03, WHY)).steps[0]
    assert (posted.value, posted.count is not None) == (date(2024, 5, 31), True)
    handed = made(lambda case: latest_dispatch(case, MON_2024_06_03, 0, MON_2024_06_03, WHY)).steps[0]
    assert (handed.value, handed.count) == (MON_2024_06_03, None)


@pytest.mark.parametrize(
    "function, status",
    [
        (lambda case: business_days_after(case, MON_2027_03_08, 1, MON_2027_03_08, WHY), Status.ESTIMATED),
        (
            lambda case: business_days_after(case, TUE_2027_03_09 - timedelta(days=8), 1, MON_2027_03_08, WHY),
            Status.FINAL,
        ),
        (
            lambda case: business_days_after(case, FRI_2027_03_12 - timedelta(days=1), 1, MON_2027_03_08, WHY),
            Status.FINAL,
        ),
        (lambda case: latest_dispatch(case, FRI_2027_03_12, 1, MON_2027_03_08, WHY), Status.ESTIMATED),
        (lambda case: latest_dispatch(case, MON_2027_03_08, 1, MON_2027_03_08, WHY), Status.FINAL),
        (lambda case: rolled(case, TUE_2027_03_09, MON_2027_03_08), Status.ESTIMATED),
        (lambda case: rolled(case, MON_2027_03_08, MON_2027_03_08), Status.FINAL),
        (lambda case: counted_day(case, Moment(TUE_2027_03_09)), Status.ESTIMATED),
        (lambda case: counted_day(case, Moment(MON_2027_03_08)), Status.FINAL),
    ],
)
def test_what_looked_at_a_supposed_holiday_is_an_estimate(function: Callable[[Case], Any], status: Status) -> None:
    """In the Emirates Eid al-Fitr of 2027 is supposed to be Tuesday 9 to Thursday 11 March."""
    chosen = {"calendar_period_end": "next_business_day", "after_hours": "next_business_day"}
    assert made(function, entity="ae", readings=chosen).status is status


def test_months_after_are_a_step() -> None:
    """With the clause that counts them."""
    [step] = made(lambda case: months_after(case, date(2024, 1, 31), 1, WHY, "10.2")).steps
    assert (step.value, step.clause) == (date(2024, 2, 29), "10.2")


def test_a_day_of_another_time_zone_says_so() -> None:
    """23:30 in New York on 3 March 2025 is 4 March in Amsterdam; where the day is the same there is nothing to say."""
    late = made(lambda case: counted_day(case, Moment.parse("2025-03-03T23:30-05:00")))
    [step] = late.steps
    assert step.sentence.in_english() == "In the time zone of the CM.com entity it is Tuesday 4 March 2025"
    assert (step.value, step.clause) == (date(2025, 3, 4), "1")
    assert made(lambda case: counted_day(case, Moment.parse("2025-03-03T12:00-05:00"))).steps == ()


def test_what_counts_on_the_next_business_day_says_so() -> None:
    """After 17:00 on Friday it is Monday; at 17:00 it is that day, with nothing to say."""
    chosen = {"after_hours": "next_business_day"}
    late = made(lambda case: counted_day(case, Moment.parse("2024-06-07T17:01")), readings=chosen)
    assert (late.steps[-1].sentence.key, late.steps[-1].value, late.steps[-1].clause) == (
        "After hours, or no Business Day: counted on the next one",
        date(2024, 6, 10),
        "1",
    )
    in_time = made(lambda case: counted_day(case, Moment.parse("2024-06-07T17:00")), readings=chosen)
    assert [step.value for step in in_time.steps] == [None]


def test_a_step_without_a_clause_cites_none() -> None:
    """Whatever it counts."""

    def several(case: Case) -> None:
        case.step(WHY)
        business_days_after(case, MON_2024_06_03, 1, MON_2024_06_03, WHY)
        latest_dispatch(case, MON_2024_06_03, 1, MON_2024_06_03, WHY)
        months_after(case, MON_2024_06_03, 1, WHY)

    assert [step.clause for step in made(several).steps] == [""] * 4


def test_the_prudent_hour_is_the_entitys_own() -> None:
    """17:00 there, with its offset of that day."""
    assert close_of_business(case_of(), MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+02:00"
    assert close_of_business(case_of(service_entity="hk"), MON_2024_06_03).isoformat() == "2024-06-03T17:00:00+08:00"
