"""Questions without a contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.money import Money
from cmdesk.desk.questions import PLACE_OF_NOTICE, PLACES_OF_CAP, business_day, cap, deemed_delivery
from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS

FRI_2026_03_27 = date(2026, 3, 27)
FRI_2026_12_18 = date(2026, 12, 18)
TUE_2025_11_18 = date(2025, 11, 18)


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


def test_the_cap_is_the_lesser_of_what_was_paid_and_the_limit() -> None:
    """8.4: EUR 12,000.00 paid is less than EUR 50,000; EUR 62,000.50 is more."""
    assert cap(EDITION_2025, "12000", "EUR", TUE_2025_11_18).value == Money(Decimal("12000.00"), "EUR")
    assert cap(EDITION_2023, "62000.50", "EUR", TUE_2025_11_18).value == Money(Decimal("50000.00"), "EUR")
    assert cap(EDITION_2025, "0", "EUR", TUE_2025_11_18).value == Money(Decimal("0.00"), "EUR")


def test_the_cap_in_another_currency() -> None:
    """At a rate of 7.46 the limit is DKK 373,000.00; far in the future no rate is known, and it waits for one."""
    assert cap(EDITION_2025, "500000", "DKK", TUE_2025_11_18, "7.46").value == Money(Decimal("373000.00"), "DKK")
    assert cap(EDITION_2025, "300000", "DKK", TUE_2025_11_18, "7.46").value == Money(Decimal("300000.00"), "DKK")
    waiting = cap(EDITION_2025, "500000", "DKK", date(2090, 1, 2))
    assert (waiting.value, waiting.missing, waiting.clause) == (None, ("fx",), "8.4")


def test_the_faults_of_a_cap_have_their_questions() -> None:
    """Whatever is wrong with what was given."""
    with pytest.raises(FaultyInput) as caught:
        cap(EDITION_2025, "-1", "XXX", TUE_2025_11_18, "0")
    assert {PLACES_OF_CAP[one.place] for one in caught.value.faults} == {"paid", "currency", "per_eur"}
