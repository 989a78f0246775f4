"""How far a day lies from another, in words."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.gui import language
from cmdesk.gui.answers.distances import distance
from tests.gui.helpers import TUE_2025_11_18


@pytest.mark.parametrize(
    "day, words",
    [
        (date(2025, 11, 18), "today"),
        (date(2025, 11, 19), "tomorrow"),
        (date(2025, 11, 17), "yesterday"),
        (date(2025, 11, 30), "in 12 days"),
        (date(2025, 11, 15), "3 days ago"),
        (date(2026, 2, 25), "in 99 days"),
        (date(2026, 2, 26), "in 3 months"),
        (date(2026, 11, 17), "in 11 months"),
        (date(2026, 11, 18), "in 12 months"),
        (date(2027, 11, 17), "in 23 months"),
        (date(2027, 11, 18), "in 2 years"),
        (date(2028, 11, 17), "in 2 years"),
        (date(2023, 11, 19), "23 months ago"),
        (date(2023, 11, 18), "2 years ago"),
        (date(2022, 11, 18), "3 years ago"),
    ],
)
def test_how_far_a_day_lies(day: date, words: str) -> None:
    """In days, in months where days would say little, in years where months would."""
    assert language.text(distance(day, TUE_2025_11_18)) == words


def test_only_full_months_count() -> None:
    """From the end of February to the middle of June three have passed; a month from a 31st ends on a 30th."""
    assert language.text(distance(date(2024, 2, 29), date(2024, 6, 15))) == "3 months ago"
    assert language.text(distance(date(2024, 6, 30), date(2024, 1, 31))) == "in 5 months"
