"""The sheet of steps: the record that the calculation left."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.exports.excel import steps_sheet
from tests.exports.excel.books import MON_2024_06_03, book, written
from tests.helpers import calculated

WHAT, NUMBER, WORDS, VALUE, CLAUSE = range(2, 7)


def test_every_step_is_there() -> None:
    """As many rows as the calculation took steps, numbered for each result."""
    calculation = calculated(MON_2024_06_03)
    numbers = [row[NUMBER] for row in written(calculation).rows("Steps") if isinstance(row.get(NUMBER), int)]
    assert numbers == [n for one in calculation.results.values() for n in range(1, len(one.steps) + 1)]


def test_a_step() -> None:
    """What was looked at, what came of it, by which clause."""
    row = book().row_of("Steps", "Effective Date", WORDS)
    assert (row[WHAT], row[NUMBER], row[VALUE], row[CLAUSE]) == (
        "First day of the term",
        1,
        date(2024, 3, 1),
        "10.1",
    )


def test_a_step_without_a_value() -> None:
    """A remark has words alone."""
    (remark,) = [row for row in book().rows("Steps") if str(row.get(WORDS)).startswith("Trade secrets")]
    assert VALUE not in remark


def test_what_has_no_room_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet ends somewhere; its last row says how many steps are left out, and nothing is where all fit."""
    calculation = calculated(MON_2024_06_03)
    steps = sum(len(one.steps) for one in calculation.results.values())
    monkeypatch.setattr(steps_sheet, "MOST_ROWS", steps + 4)
    assert len(written(calculation).rows("Steps")) == steps + 4
    for short in (1, 2):
        monkeypatch.setattr(steps_sheet, "MOST_ROWS", steps + 4 - short)
        rows = written(calculation).rows("Steps")
        assert len(rows) == steps + 4 - short
        assert rows[-1][WHAT].startswith(f"{short + 1} more steps have no room")
        assert rows[-2][NUMBER]
