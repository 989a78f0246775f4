"""The laws of delivery: a later posting never arrives earlier; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.entities import entities
from cmdesk.engine.calculate import prepared
from cmdesk.rules import notices
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, contract_of, notice

AS_OF = date(2025, 1, 10)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
CLOCKS = st.sampled_from(["", "Z", "-05:00"])
OF_THE_CLOCK = st.sampled_from(["T08:00", "T12:00", "T17:00", "T17:30", "T23:59"])
TIMES = st.sampled_from(["", "T08:00", "T12:00", "T17:00", "T17:30", "T23:59", "T16:30Z", "T23:30Z", "T20:00-05:00"])
CHANNELS = st.sampled_from(["personal", "courier", "registered", "electronic"])
WHERE = st.fixed_dictionaries({"entity": st.sampled_from([*entities()]), "edition": st.sampled_from(EDITIONS)})
HOURS = st.sampled_from(["same_day", "next_business_day"])


def delivered(sent: str, channel: str, **values: Any) -> date:
    """Return when a notice is deemed delivered, its confirmation being of the day after it was sent."""
    confirmed = date.fromisoformat(sent[:10]) + timedelta(days=1)
    found = calculated(AS_OF, notices=[notice("n", sent, channel=channel, confirmed=confirmed)], **values)
    day: date = found.results["notice.n.deemed_delivered"].value
    return day


@given(DAYS, st.integers(1, 40), TIMES, CHANNELS, WHERE, HOURS)
def test_a_later_posting_never_arrives_earlier(
    day: date, later: int, time: str, channel: str, where: dict[str, str], hours: str
) -> None:
    """By whatever channel, from wherever, over whatever holidays."""
    values: dict[str, Any] = {**where, "readings": {"after_hours": hours, "electronic_2023": "on_confirmation"}}
    first = delivered(f"{day}{time}", channel, **values)
    assert first <= delivered(f"{day + timedelta(days=later)}{time}", channel, **values)


@given(DAYS, st.tuples(OF_THE_CLOCK, OF_THE_CLOCK), CLOCKS, CHANNELS, WHERE, HOURS)
def test_nor_does_a_later_hour(
    day: date, times: tuple[str, str], clock: str, channel: str, where: dict[str, str], hours: str
) -> None:
    """Of one day, by the clock of the entity or of anybody."""
    values: dict[str, Any] = {**where, "readings": {"after_hours": hours, "electronic_2023": "on_confirmation"}}
    first, second = (delivered(f"{day}{time}{clock}", channel, **values) for time in sorted(times))
    assert first <= second


@given(DAYS, TIMES, CHANNELS, WHERE)
def test_hours_kept_never_deliver_earlier(day: date, time: str, channel: str, where: dict[str, str]) -> None:
    """An event after hours counts on its own day or on a later one."""
    readings = {"electronic_2023": "on_confirmation"}
    own_day, kept = (
        delivered(f"{day}{time}", channel, **where, readings={**readings, "after_hours": one})
        for one in ("same_day", "next_business_day")
    )
    assert own_day <= kept


@given(DAYS, st.integers(0, 9), TIMES, st.sampled_from(["courier", "registered"]), WHERE, HOURS)
def test_a_closing_day_never_delivers_earlier(
    day: date, later: int, time: str, channel: str, where: dict[str, str], hours: str
) -> None:
    """A day that the contract adds can only hold the post up."""
    own = {"add": [{"date": day + timedelta(days=later), "reason": "agreed"}]}
    values: dict[str, Any] = {**where, "readings": {"after_hours": hours}}
    open_then = delivered(f"{day}{time}", channel, **values)
    assert open_then <= delivered(f"{day}{time}", channel, **values, holidays=own)


@given(DAYS, st.integers(0, 60))
def test_a_confirmation_decides_in_2023_and_is_a_condition_in_2025(day: date, after: int) -> None:
    """Later than a Business Day after deposit it is the day under 13.6(ii), and changes nothing under 13.7(ii)."""
    confirmed = day + timedelta(days=after)
    posted = [notice("n", day, channel="courier", confirmed=confirmed)]
    found = {
        edition: calculated(AS_OF, notices=posted, edition=edition, readings={"holiday_scope": "widest"}).results
        for edition in EDITIONS
    }
    condition = found[EDITION_2025]["notice.n.deemed_delivered"].value
    assert found[EDITION_2023]["notice.n.deemed_delivered"].value == max(condition, confirmed)


@given(DAYS, st.integers(1, 40), st.sampled_from(["next_term", "void"]))
def test_a_later_notice_never_ends_it_earlier(day: date, later: int, reading: str) -> None:
    """Where both end it at all."""
    both = [notice("a", day, kind="non_renewal"), notice("b", day + timedelta(days=later), kind="non_renewal")]
    found = calculated(AS_OF, notices=both, readings={"late_notice": reading}).results
    first, second = found["notice.a.ends"].value, found["notice.b.ends"].value
    assert first is None or second is None or first <= second
    assert (first is not None) or found["notice.a.late_by_days"].value > 0


@given(DAYS, st.sampled_from(["personal", "registered"]))
def test_late_or_in_time_the_end_meets_a_deadline(day: date, channel: str) -> None:
    """The term that it ends is the first whose deadline is not past when it counts."""
    found = calculated(AS_OF, notices=[notice("n", day, kind="non_renewal", channel=channel)]).results
    ends, counts = found["notice.n.ends"].value, found["notice.n.deemed_delivered"].value
    deadline = calculated(ends, notices=[]).results["term.non_renewal_deadline"].value
    assert counts <= deadline
    assert (found["notice.n.late_by_days"].value == 0) == (day <= ends and counts <= judged(day))


def judged(sent: date) -> date:
    """Return the deadline of the term in which a notice was sent."""
    deadline: date = calculated(sent).results["term.non_renewal_deadline"].value
    return deadline


@pytest.mark.parametrize("wanted, at", [("a", 0), ("b", 1)])
def test_a_notice_is_found_by_its_id(wanted: str, at: int) -> None:
    """With its place in the contract, which a waiting result names."""
    case = prepared(contract_of(notices=[notice("a", "2024-03-04"), notice("b", "2024-03-05")]), AS_OF)
    assert notices.notice_of(case, wanted).id == wanted
    assert notices.place_of(case, wanted) == f"notices[{at}]"
