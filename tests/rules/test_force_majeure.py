"""The laws of Force Majeure; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.entities import calendar_for
from tests.helpers import EDITIONS, calculated

AS_OF = date(2025, 1, 10)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
SOON = st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True)
FIRST_DAY = st.sampled_from(["excluded", "counted"])


def found_for(day: date, **values: Any) -> tuple[date, date | None]:
    """Return by when an event is to be told and from when it allows termination."""
    ended = values.pop("ended", None)
    results = calculated(AS_OF, force_majeure=[{"date": day, "ended": ended}], **values).results
    return results["force_majeure.0.notify_by"].value, results["force_majeure.0.termination_from"].value


@given(DAYS, st.sampled_from(EDITIONS))
def test_it_is_told_before_it_allows_termination(day: date, edition: str) -> None:
    """Both on Business Days, by the figures of the edition: 10 and more than 20."""
    notify, terminate = found_for(day, edition=edition)
    wording = "generally_recognised" if edition == EDITIONS[0] else "national"
    calendar = calendar_for("nl", wording)
    assert terminate is not None
    assert day < notify < terminate
    assert (calendar.business_days_between(day, notify), calendar.business_days_between(day, terminate)) == (10, 21)


@given(DAYS, SOON, st.sampled_from(EDITIONS), FIRST_DAY)
def test_a_closing_day_never_brings_either_nearer(day: date, closed: list[int], edition: str, first: str) -> None:
    """Each day added to the holidays leaves no less time, the event's own day counted or not."""
    added = [{"date": day + timedelta(days), "reason": "agreed"} for days in closed]
    found = [
        found_for(day, edition=edition, readings={"first_day": first}, holidays={"add": added[:count]})
        for count in range(len(added) + 1)
    ]
    assert [notify for notify, _ in found] == sorted(notify for notify, _ in found)
    assert [terminate for _, terminate in found] == sorted(terminate for _, terminate in found if terminate)


@given(DAYS)
def test_counting_its_own_day_is_a_business_day_sooner_or_nothing(day: date) -> None:
    """Sooner where the event fell on a Business Day."""
    calendar = calendar_for("nl", "national")
    notify, _ = found_for(day)
    counted, _ = found_for(day, readings={"first_day": "counted"})
    assert calendar.business_days_between(counted, notify) == calendar.is_business_day(day)


@given(DAYS, st.integers(2, 60))
def test_it_must_have_lasted(day: date, days: int) -> None:
    """Termination is possible just where the event had not ended before that day."""
    ended = day + timedelta(days=days)
    _, lasting = found_for(day)
    _, with_end = found_for(day, ended=ended)
    assert lasting is not None
    assert with_end == (lasting if ended >= lasting else None)
