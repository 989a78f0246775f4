"""Sending: by each channel the latest day is in time and the next one late; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.calendars.entities import entities
from cmdesk.contract.notices import Channel
from cmdesk.engine.calculate import prepared
from cmdesk.rules.sending import BY_CHANNEL, CONFIRMED_CHANNELS, delivered_if_sent, electronic_counts, latest_dispatch
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, contract_of, notice

TUE_2025_11_25, THU_2025_11_27, FRI_2025_11_28 = date(2025, 11, 25), date(2025, 11, 27), date(2025, 11, 28)
SUN_2025_11_30 = date(2025, 11, 30)
DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
MONTHS = st.integers(1, 36)
COUNTED = st.fixed_dictionaries(
    {
        "notice_effective": st.sampled_from(["deemed_delivery", "dispatch"]),
        "notice_backward": st.sampled_from(["full_months_fit", "same_day_number"]),
        "electronic_2023": st.sampled_from(["not_deemed", "on_confirmation"]),
        "holiday_scope": st.sampled_from(["standard", "narrow", "widest"]),
    }
)
ONE_DAY = timedelta(days=1)


@given(DAYS, MONTHS, st.sampled_from(EDITIONS), st.sampled_from([*entities()]), COUNTED)
def test_what_is_sent_by_the_latest_day_arrives_in_time(
    start: date, initial: int, edition: str, entity: str, counted: dict[str, str]
) -> None:
    """By each channel the notice is then in time, and sent the next Business Day it would be late."""
    values = {"effective_date": start, "initial_term": {"months": initial}, "edition": edition, "entity": entity}
    values |= {"readings": counted}
    found = calculated(start, **values).results
    for channel in ("personal", "courier", "registered", "electronic"):
        sent = found[f"term.non_renewal_dispatch.{channel}"].value
        if sent is None:
            continue
        after = prepared(contract_of(**values), start).calendar(sent).next_business_day(sent + ONE_DAY)
        posted = [
            notice(name, day, kind="non_renewal", channel=channel, confirmed=day)
            for name, day in (("in", sent), ("out", after))
        ]
        late = calculated(start, **values, notices=posted).results
        assert late["notice.in.late_by_days"].value == 0
        assert late["notice.out.late_by_days"].value > 0


@pytest.mark.parametrize(
    "channel, sent",
    [
        ("personal", FRI_2025_11_28),
        ("courier", THU_2025_11_27),
        ("registered", TUE_2025_11_25),
        ("electronic", FRI_2025_11_28),
    ],
)
def test_each_channel_takes_its_business_days(channel: str, sent: date) -> None:
    """13.7: none by hand and electronically, one by courier, three by registered mail; the weekend counts for none."""
    case = prepared(contract_of(), SUN_2025_11_30)
    assert latest_dispatch(case, SUN_2025_11_30, channel, sending_may_count=True).value == sent
    assert delivered_if_sent(case, sent, channel) == FRI_2025_11_28


def test_an_electronic_notice_has_a_time_by_edition_or_reading() -> None:
    """13.7(iv) of 2025; under 2023 by reading alone."""
    confirmed = {"electronic_2023": "on_confirmation"}
    cases: list[dict[str, Any]] = [
        {"edition": EDITION_2025},
        {"edition": EDITION_2023},
        {"edition": EDITION_2023, "readings": confirmed},
    ]
    found = [electronic_counts(prepared(contract_of(**values), SUN_2025_11_30), SUN_2025_11_30) for values in cases]
    assert found == [True, False, True]


def test_every_channel_has_its_words() -> None:
    """In the order in which a contract knows them."""
    assert list(BY_CHANNEL) == list(Channel)
    assert set(BY_CHANNEL) >= CONFIRMED_CHANNELS


def test_what_is_sent_under_an_earlier_edition_takes_its_days() -> None:
    """In Bavaria Corpus Christi, 19 June 2025, is a holiday under 2023, which governs until the 20th."""
    case = calculated(
        date(2025, 6, 10),
        edition=EDITION_2023,
        entity="de",
        effective_date="2024-09-24",
        notices=[notice("n", "2025-05-20", kind="amendment")],
        amendments=[{"notice": "n", "to_edition": EDITION_2025}],
    ).case
    found = latest_dispatch(case, date(2025, 6, 23), "registered", sending_may_count=True)
    assert found.value == date(2025, 6, 17)
