"""Half-years in words, where the files of rates have "2026-H2"."""

from __future__ import annotations

from cmdesk.basics.wording import N_, Sentence, say

_HALVES = {"1": N_("first half of {year}"), "2": N_("second half of {year}")}
_LAST_MONTHS = {"1": 6, "2": 12}


def half_year_in_words(half: str) -> Sentence:
    """Return a half-year by its name."""
    year, number = half.split("-H")
    return say(_HALVES[number], year=year)


def last_month_of(half: str) -> tuple[int, int]:
    """Return the year and the month in which a half-year ends."""
    year, number = half.split("-H")
    return int(year), _LAST_MONTHS[number]
