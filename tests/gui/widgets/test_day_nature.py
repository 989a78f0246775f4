"""What a day is, in words."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.gui.widgets.day_nature import DayNature, unknown


@pytest.mark.parametrize(
    "nature, words",
    [
        (DayNature(True), "Friday, a Business Day"),
        (DayNature(False), "Friday, not a Business Day"),
        (DayNature(False, "Good Friday"), "Friday, Good Friday: not a Business Day"),
        (DayNature(False, "Eid", estimated=True), "Friday, Eid (estimated): not a Business Day"),
    ],
)
def test_in_words(nature: DayNature, words: str) -> None:
    """Under a date field."""
    assert nature.remark("Friday").in_english() == words


def test_nothing_is_known_without_an_entity() -> None:
    """No calendar, no claim."""
    assert unknown(date(2025, 4, 18)) is None
