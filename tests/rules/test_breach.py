"""The laws of default and cure; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.entities import calendar_for
from tests.helpers import EDITIONS, calculated, notice
from tests.soak import examples

AS_OF = date(2025, 1, 10)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
SOON = st.lists(st.integers(0, 30), min_size=1, max_size=6, unique=True)


@given(DAYS, st.integers(1, 60), st.sampled_from(EDITIONS))
def test_cure_ends_on_a_business_day_and_termination_may_follow_the_day_after(
    day: date, days: int, edition: str
) -> None:
    """So many Business Days after receipt, whichever day that was."""
    agreed = [{"parameter": "cure_business_days", "value": days}]
    found = calculated(AS_OF, notices=[notice("d", day, kind="default")], deviations=agreed, edition=edition).results
    cure = found["notice.d.cure_by"].value
    wording = "generally_recognised" if edition == EDITIONS[0] else "national"
    calendar = calendar_for("nl", wording)
    assert calendar.is_business_day(cure)
    assert calendar.business_days_between(day, cure) == days
    assert found["notice.d.termination_from"].value == cure + timedelta(days=1)


@given(DAYS, SOON, st.sampled_from(EDITIONS))
@examples(50)
def test_a_closing_day_never_brings_the_end_of_cure_nearer(day: date, closed: list[int], edition: str) -> None:
    """Each day added to the holidays gives the defaulting Party no less time."""
    default = [notice("d", day, kind="default", channel="registered")]
    added = [{"date": day + timedelta(days), "reason": "agreed"} for days in closed]
    ends = [
        calculated(AS_OF, notices=default, edition=edition, holidays={"add": added[:count]})
        .results["notice.d.cure_by"]
        .value
        for count in range(len(added) + 1)
    ]
    assert ends == sorted(ends)


@given(DAYS, SOON)
@examples(50)
def test_a_holiday_worked_never_puts_it_off(day: date, worked: list[int]) -> None:
    """The other way round."""
    default = [notice("d", day, kind="default")]
    struck = {"remove": [{"date": day + timedelta(days), "reason": "agreed"} for days in worked]}
    ordinary = calculated(AS_OF, notices=default).results["notice.d.cure_by"].value
    assert calculated(AS_OF, notices=default, holidays=struck).results["notice.d.cure_by"].value <= ordinary
