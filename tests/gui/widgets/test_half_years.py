"""Half-years in words."""

from __future__ import annotations

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.gui.widgets.half_years import half_year_in_words, last_month_of


@pytest.mark.parametrize(
    "half, words, month", [("2026-H1", "first half of 2026", (2026, 6)), ("2025-H2", "second half of 2025", (2025, 12))]
)
def test_a_half_year_has_a_name(half: str, words: str, month: tuple[int, int]) -> None:
    """And a month in which it ends."""
    assert words_for("en").text(half_year_in_words(half)) == words
    assert last_month_of(half) == month
