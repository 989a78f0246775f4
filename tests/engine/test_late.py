"""A notice of non-renewal already posted: in time or not, and under which readings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cmdesk.engine.late import Posted, posted
from tests.helpers import calculated, notice

TUE_2024_12_03 = date(2024, 12, 3)
PLAN = [{"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}]


def verdict(sent: str, channel: str = "registered", **values: Any) -> Posted:
    """Return the verdict on a notice for the term to 28 February 2025, which is to be there by 30 November 2024."""
    notices = [notice("n", sent, kind="non_renewal", **{"from": "client"}, channel=channel)]
    (found,) = posted(calculated(TUE_2024_12_03, notices=notices, fees=PLAN, **values))
    return found


def test_in_time_under_every_reading() -> None:
    """Posted on Monday 18 November it arrives on Thursday 21."""
    found = verdict("2024-11-18")
    assert found.always_in_time
    assert found.late_by.value == 0
    assert found.late_under == ()


def test_late_as_adopted_and_in_time_under_another_reading() -> None:
    """Posted on Wednesday 27 November it arrives on Monday 2 December; if posting decides, it is in time.

    Counting back by day number the last day is 28 November, and posting is in time for that too.
    """
    found = verdict("2024-11-27")
    assert found.late_by.value == 2
    assert not found.always_in_time
    assert found.in_time_under == ({"notice_effective": "dispatch"},)
    assert found.late_under == ({"notice_effective": "deemed_delivery"},)
    assert found.ends.value == date(2026, 2, 28)
    assert found.extra_cost.value.amount == Decimal("1200.00")


def test_late_under_every_reading() -> None:
    """Sent in the new year there is no reading that saves it."""
    found = verdict("2025-01-06", "personal")
    assert found.in_time_under == ()
    assert found.late_under == ({},)


def test_without_a_day_it_is_neither() -> None:
    """The courier's confirmation is missing: only if sending decides there is a day, and it is in time."""
    found = verdict("2024-11-28", "courier")
    assert found.late_by.value is None
    assert found.in_time_under == ({"notice_effective": "dispatch"},)
    assert found.late_under == ()


def test_a_contract_without_one() -> None:
    """No notice of non-renewal, no verdict."""
    assert posted(calculated(TUE_2024_12_03)) == ()
