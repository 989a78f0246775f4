"""What computed deadlines rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import cmdesk
from cmdesk.calendars.holidays import library_version
from cmdesk.rates.checked import checked_on
from cmdesk.register.basis import Basis, basis


def test_it_names_everything_that_can_change() -> None:
    """The program, all editions, the holidays and the rates."""
    found = basis()
    assert found.program == cmdesk.__version__
    assert found.calendar == f"holidays {library_version()}"
    assert found.rates == checked_on()
    assert len(found.editions) == 16
    assert found.key == f"{found.program} · {found.calendar} · {found.rates} · {found.editions}"


def test_its_key_differs_where_anything_does() -> None:
    """And is the same for the same."""
    found = basis()
    others = [
        replace(found, program="x"),
        replace(found, editions="x"),
        replace(found, calendar="x"),
        replace(found, rates=found.rates + timedelta(days=1)),
    ]
    assert len({one.key for one in (found, *others)}) == 5
    assert basis().key == found.key


@pytest.mark.parametrize(
    "key, replaced",
    [
        ("1.10 · holidays 0.90 · 2026-01-02 · abc", False),
        ("1.10 · holidays 0.90 · 2026-01-02 · other", True),
        ("1.9 · holidays 0.90 · 2026-01-02 · abc", True),
        ("1.10 · holidays 0.9 · 2026-01-01 · abc", True),
        ("1.11 · holidays 0.90 · 2026-01-02 · abc", False),
        ("1.9 · holidays 0.91 · 2026-01-02 · abc", False),
        ("1.9 · holidays 0.90 · 2026-01-03 · abc", False),
        ("0123456789abcdef", True),
    ],
)
def test_what_is_newer_takes_the_place_of_what_is_older(key: str, replaced: bool) -> None:
    """Newer in some part and older in none; of two that are each ahead in something, neither does."""
    assert Basis("1.10", "abc", "holidays 0.90", date(2026, 1, 2)).replaces(key) is replaced
