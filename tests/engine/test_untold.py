"""9.2: Force Majeure of which nobody told in time; when the warnings come is in tests/cases/warnings.toml."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.helpers import calculated, notice

AS_OF = date(2025, 6, 2)
TOO_LATE = "the last day to tell of it was Monday 17 March 2025."
ONE_EVENT = [{"date": "2025-03-03"}]
MISSED: list[tuple[list[dict[str, Any]], str]] = [
    ([], "No notice entered told of this Force Majeure by Monday 17 March 2025, the last day to do so."),
    (
        [notice("n", "2025-03-13", kind="force_majeure", channel="registered"), notice("m", "2025-04-01")],
        f"The notice of this Force Majeure arrived on Tuesday 18 March 2025; {TOO_LATE}",
    ),
    (
        [notice("n", "2025-03-02", kind="force_majeure")],
        "No notice entered told of this Force Majeure by Monday 17 March 2025, the last day to do so.",
    ),
    (
        [notice("late", "2025-04-04", kind="force_majeure"), notice("n", "2025-04-03", kind="force_majeure")],
        f"The notice of this Force Majeure arrived on Thursday 3 April 2025; {TOO_LATE}",
    ),
    (
        [notice("n", "2025-03-03", kind="force_majeure", channel="electronic", confirmed="2025-03-20")],
        f"The notice of this Force Majeure arrived on Thursday 20 March 2025; {TOO_LATE}",
    ),
]


@pytest.mark.parametrize("notices, says", MISSED)
def test_force_majeure_of_which_nobody_told_in_time(notices: list[dict[str, Any]], says: str) -> None:
    """9.2: ten Business Days after Monday 3 March; a notice that came later is named by its day, the first of them."""
    found = calculated(AS_OF, force_majeure=ONE_EVENT, notices=notices).warnings
    assert {one.code: one.sentence.in_english() for one in found}["force_majeure_not_told"] == says


def test_a_notice_of_force_majeure_without_a_day() -> None:
    """13.7(ii): it says what it waits for."""
    courier = notice("n", "2025-03-04", kind="force_majeure", channel="courier")
    *_, found = calculated(date(2025, 3, 10), force_majeure=ONE_EVENT, notices=[courier]).warnings
    said = found.sentence.in_english()
    assert said.startswith("This notice of Force Majeure does not count as told, for it has no day of delivery. ")
    assert "confirmation" in said
