"""The laws of the Prepaid Account; cases are in tests/cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import EDITION_2023, EDITION_2025, EDITIONS, calculated, result_of

AS_OF = date(2026, 6, 1)
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
EDITION = st.sampled_from(EDITIONS)


def bought(day: date, received: date | None = None) -> dict[str, Any]:
    """Return a purchase."""
    return {"date": day, "received": received, "amount": "100"}


@given(DAYS, st.integers(0, 30), EDITION, st.integers(1, 36))
def test_credit_lives_from_purchase_and_is_used_after_receipt(day: date, wait: int, edition: str, months: int) -> None:
    """Never on the day of receipt; whenever the money comes, the end stays."""
    received = day + timedelta(days=wait)
    agreed = [{"parameter": "prepaid_expiry_months", "value": months}]
    found = calculated(
        AS_OF, prepaid={"purchases": [bought(day, received), bought(day)]}, edition=edition, deviations=agreed
    ).results
    assert found["prepaid.0.usable_from"].value > received
    assert found["prepaid.0.expires"].value == found["prepaid.1.expires"].value > day
    assert found["prepaid.1.usable_from"].value is None


@given(DAYS, st.integers(0, 10))
def test_2023_is_never_slower(day: date, days: int) -> None:
    """The day after receipt comes no later than the Business Day after it."""
    account = {"purchases": [bought(day, day + timedelta(days=days))]}
    usable = [
        result_of("prepaid.0.usable_from", AS_OF, prepaid=account, edition=edition).value
        for edition in (EDITION_2023, EDITION_2025)
    ]
    assert usable[0] <= usable[1]


@given(DAYS, st.integers(0, 200), st.lists(DAYS, max_size=4), DAYS, EDITION)
def test_a_top_up_more_never_closes_the_account_sooner(
    registered: date, after: int, received: list[date], more: date, edition: str
) -> None:
    """It puts the last day off, or takes a ground away."""
    emptied = registered + timedelta(days=after)
    closures = [
        result_of(
            "prepaid.closure",
            AS_OF,
            prepaid={
                "registered": registered,
                "emptied": emptied,
                "purchases": [bought(day, day) for day in days],
            },
            edition=edition,
        ).value
        for days in (received, [*received, more])
    ]
    assert closures[1] is None or (closures[0] is not None and closures[0] <= closures[1])


@given(DAYS, st.sampled_from(["at_once", "three_months"]))
def test_2025_closes_an_empty_account_at_once_by_default(emptied: date, reading: str) -> None:
    """And under the other reading as 2023 does."""
    values: dict[str, Any] = {"prepaid": {"emptied": emptied}, "readings": {"prepaid_empty": reading}}
    in_2023 = result_of("prepaid.closure", AS_OF, **values, edition=EDITION_2023).value
    in_2025 = result_of("prepaid.closure", AS_OF, **values, edition=EDITION_2025).value
    assert in_2025 == (emptied if reading == "at_once" else in_2023)
