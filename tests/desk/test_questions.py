"""Questions without a contract."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.desk.questions import PLACE_OF_NOTICE, business_day, deemed_delivery
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS

FRI_2026_03_27 = date(2026, 3, 27)
FRI_2026_12_18 = date(2026, 12, 18)


def test_editions_that_differ() -> None:
    """Each wording has its day: ten Business Days from 27 March 2026 with Good Friday in between."""
    found = business_day(FRI_2026_03_27, 10, "nl", "standard", EDITIONS)
    assert [(answer.editions, answer.count.result) for answer in found] == [
        ((EDITION_2023,), date(2026, 4, 13)),
        ((EDITION_2025,), date(2026, 4, 14)),
    ]


def test_editions_that_agree() -> None:
    """One answer for both, with all its days."""
    [answer] = business_day(FRI_2026_12_18, 10, "dk", "standard", EDITIONS)
    assert (answer.editions, answer.count.result) == (EDITIONS, date(2027, 1, 5))
    assert [day.number for day in answer.count.days if day.number] == list(range(1, 11))


def test_names_in_a_language() -> None:
    """Names of holidays follow the language."""
    [answer] = business_day(FRI_2026_12_18, 10, "dk", "standard", EDITIONS, "da")
    assert any("juledag" in day.name.casefold() for day in answer.count.days)


def test_a_notice() -> None:
    """Registered mail of Thursday 20 November 2025 is deemed delivered on Tuesday."""
    assert deemed_delivery(EDITION_2025, "nl", "registered", "2025-11-20").value == date(2025, 11, 25)


def test_a_notice_that_waits() -> None:
    """A courier's confirmation is waited for."""
    assert deemed_delivery(EDITION_2023, "nl", "courier", "2025-11-20").status == "pending"


@pytest.mark.parametrize("sent, confirmed, place", [("x", None, "sent"), ("2025-11-20", "x", "confirmed")])
def test_a_notice_at_fault(sent: str, confirmed: str | None, place: str) -> None:
    """Faults carry the place of the one field that was asked about."""
    with pytest.raises(FaultyInput) as caught:
        deemed_delivery(EDITION_2025, "nl", "personal", sent, confirmed)
    assert [fault.place for fault in caught.value.faults] == [PLACE_OF_NOTICE + place]
