"""A correction names a day of one year, of every year, or by Easter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.calendars.correction import Correction

FRI_2025_04_18 = date(2025, 4, 18)
SUN_2024_05_05 = date(2024, 5, 5)
THU_2016_05_05 = date(2016, 5, 5)
MON_2022_09_19 = date(2022, 9, 19)


def correction(**values: Any) -> Correction:
    """Return a correction with what every one has."""
    return Correction(reason="a reason", source="a source", checked_on=date(2026, 11, 20), **values)


@pytest.mark.parametrize(
    "when, year, expected",
    [
        ({"easter": -2}, 2025, FRI_2025_04_18),
        ({"every": (5, 5)}, 2024, SUN_2024_05_05),
        ({"date": MON_2022_09_19}, 2022, MON_2022_09_19),
        ({"date": MON_2022_09_19}, 2023, None),
        # Ascension Day, 39 days after Easter Sunday, fell on 5 May in 2016.
        ({"every": (5, 5), "unless_easter": 39}, 2016, None),
        ({"every": (5, 5), "unless_easter": 39}, 2024, SUN_2024_05_05),
        ({"every": (5, 5)}, 2016, THU_2016_05_05),
    ],
)
def test_the_day_of_a_year(when: dict[str, Any], year: int, expected: date | None) -> None:
    """One way of saying which day; not where another holiday keeps it."""
    assert correction(**when).day_in(year) == expected


def test_names_fall_back_to_english() -> None:
    """A language without a name of its own shows the English one."""
    names = (("en", "Liberation Day"), ("nl", "Bevrijdingsdag"))
    assert [correction(names=names).name(language) for language in ("nl", "da")] == ["Bevrijdingsdag", "Liberation Day"]
