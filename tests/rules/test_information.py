"""The laws of requests for information; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, notice

AS_OF = date(2025, 1, 10)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
SOON = st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True)


@given(DAYS, st.sampled_from(["personal", "registered"]), st.sampled_from(EDITIONS))
def test_receipt_never_leaves_less_time_than_the_request(day: date, channel: str, edition: str) -> None:
    """The post takes its days; handed over, it takes none."""
    asked = {
        "notices": [notice("r", day, channel=channel)],
        "information_requests": [{"date": day, "notice": "r"}, {"date": day}],
        "edition": edition,
    }
    from_request, from_receipt = (
        calculated(AS_OF, **asked, readings={"request_start": one}).results["information_request.0.answer_by"].value
        for one in ("request", "receipt")
    )
    assert from_request <= from_receipt
    assert (from_request == from_receipt) == (channel == "personal" or edition == EDITION_2025)


@given(DAYS, SOON, st.sampled_from(EDITIONS), st.sampled_from(["request", "receipt"]))
def test_a_closing_day_never_brings_the_answer_nearer(day: date, closed: list[int], edition: str, start: str) -> None:
    """Each day added to the holidays leaves no less time, from the request as from its receipt."""
    added = [{"date": day + timedelta(days), "reason": "agreed"} for days in closed]
    asked: dict[str, Any] = {
        "notices": [notice("r", day, channel="registered")],
        "information_requests": [{"date": day, "notice": "r"}],
        "edition": edition,
        "readings": {"request_start": start},
    }
    answers = [
        calculated(AS_OF, **asked, holidays={"add": added[:count]}).results["information_request.0.answer_by"].value
        for count in range(len(added) + 1)
    ]
    assert answers == sorted(answers)


@given(DAYS)
def test_a_request_without_a_notice_is_taken_as_received(day: date) -> None:
    """Both editions then count from the same day, by their own holidays."""
    request = [{"date": day}]
    by_edition = {
        one: calculated(AS_OF, information_requests=request, edition=one, readings={"holiday_scope": "widest"})
        .results["information_request.0.answer_by"]
        .value
        for one in (EDITION_2023, EDITION_2025)
    }
    assert by_edition[EDITION_2023] == by_edition[EDITION_2025]
