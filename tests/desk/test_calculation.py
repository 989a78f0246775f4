"""As of today, where the entity is."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any

import pytest

from cmdesk.desk import calculation
from cmdesk.desk.calculation import calculated, today_at, today_of
from tests.helpers import contract_of

NEW_YEAR_S_EVE_IN_LONDON = dt.datetime(2025, 12, 31, 18, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock at half past six in the evening in London, half past two in the morning in Shanghai."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Clock:
            return cls.fromtimestamp(NEW_YEAR_S_EVE_IN_LONDON.timestamp(), tz)

    monkeypatch.setattr(calculation, "datetime", Clock)


@pytest.mark.parametrize("entity, day", [("gb", date(2025, 12, 31)), ("cn", date(2026, 1, 1))])
def test_today_is_local(entity: str, day: date) -> None:
    """The same moment is another day elsewhere."""
    assert today_at(entity) == day


def test_the_serving_entity_counts() -> None:
    """A contract served from elsewhere lives by that clock."""
    assert today_of(contract_of(entity="gb")) == date(2025, 12, 31)
    assert today_of(contract_of(entity="gb", service_entity="cn")) == date(2026, 1, 1)


def test_as_of() -> None:
    """A day given counts, else today."""
    contract = contract_of()
    assert calculated(contract).as_of == date(2025, 12, 31)
    assert calculated(contract, date(2025, 2, 3)).as_of == date(2025, 2, 3)
