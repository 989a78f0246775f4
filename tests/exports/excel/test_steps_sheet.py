"""The sheet of steps: the record that the calculation left."""

from __future__ import annotations

from datetime import date

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
