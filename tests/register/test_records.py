"""What the register takes and gives."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from cmdesk.register.records import Deadline, Sending
from tests.register.kept import named, ready

SUN_2025_11_30 = date(2025, 11, 30)
ROW = replace(
    ready(named("A")).deadlines[0],
    day=SUN_2025_11_30,
    safe_day=date(2025, 11, 28),
    sendings=(
        Sending("personal", date(2025, 11, 28), date(2025, 11, 27)),
        Sending("courier", date(2025, 11, 27), date(2025, 11, 27)),
        Sending("registered", date(2025, 11, 25), date(2025, 11, 24)),
        Sending("electronic", None, None),
    ),
)


@pytest.mark.parametrize(
    "as_of, advice",
    [
        (date(2025, 11, 1), ("registered", date(2025, 11, 24))),
        (date(2025, 11, 24), ("registered", date(2025, 11, 24))),
        (date(2025, 11, 25), ("registered", date(2025, 11, 25))),
        (date(2025, 11, 26), ("personal", date(2025, 11, 27))),
        (date(2025, 11, 28), ("personal", date(2025, 11, 28))),
        (date(2025, 11, 29), (None, SUN_2025_11_30)),
    ],
)
def test_advice_follows_the_day(as_of: date, advice: tuple[str | None, date]) -> None:
    """The letter while it still arrives, then by hand; the safe day while it is to come."""
    assert ROW.advised(as_of) == advice


@pytest.mark.parametrize(
    "row, as_of, day",
    [
        (replace(ROW, sendings=()), date(2025, 11, 28), date(2025, 11, 28)),
        (replace(ROW, sendings=()), date(2025, 11, 29), SUN_2025_11_30),
    ],
)
def test_what_is_not_sent_has_its_own_day(row: Deadline, as_of: date, day: date) -> None:
    """The safe one, and the deadline itself once that has passed."""
    assert row.advised(as_of) == (None, day)


def test_a_window_can_name_them_before_its_first_paint() -> None:
    """Neither records nor queries nor errors import SQLAlchemy, nor does anything that calculates."""
    names = "cmdesk.register.records, cmdesk.register.query, cmdesk.register.errors, cmdesk.register.preparing"
    code = f"import {names}, cmdesk.desk.calculation, sys; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
