"""What computed deadlines rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import cmdesk
from cmdesk.calendars.holidays import library_version
from cmdesk.rates.checked import checked_on
from cmdesk.register.basis import basis


def test_it_names_everything_that_can_change() -> None:
    """The program, all editions, the holidays and the rates."""
    found = basis()
    assert found.program == cmdesk.__version__
    assert found.calendar == f"holidays {library_version()}"
    assert found.rates == checked_on()
    assert len(found.editions) == 16


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
