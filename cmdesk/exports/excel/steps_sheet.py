"""The sheet of steps: how each result came about, as the calculation itself recorded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.exports.excel.sheet import Column, figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.rules.result import Result, Step

COLUMNS = (
    Column(N_("What"), 46),
    figures(N_("Step"), 7),
    Column(N_("Step in words"), 76),
    figures(N_("Value"), 26),
    Column(N_("Clause"), 14),
)


MOST_ROWS = 1_048_576
"""As many as a sheet of Excel has."""


def write_steps(sheet: Sheet, calculation: Calculation) -> None:
    """Write the steps of every result, as many as a sheet can hold; the last row then says how many more there are."""
    row = sheet.opening(
        sheet.words.text(N_("Steps")), say(N_("What cmdesk looked at and did, in order, for each result"))
    )
    sheet.head(row, COLUMNS)
    sheet.freeze_below(row)
    steps = [numbered for one in calculation.results.values() for numbered in _numbered(one)]
    room = MOST_ROWS - row - 1
    shown = steps if len(steps) <= room else steps[: room - 1]
    for at, (result, number, step) in enumerate(shown, start=row + 1):
        _write(sheet, at, result, number, step)
    last = row + len(shown)
    sheet.filter(row, last, len(COLUMNS))
    if len(shown) < len(steps):
        left = count(
            "{n} more step has no room on this sheet; the results as JSON have it.",
            "{n} more steps have no room on this sheet; the results as JSON have them.",
            len(steps) - len(shown),
        )
        sheet.text(last + 1, 1, left, "strong")


def _numbered(result: Result) -> Iterator[tuple[Result, int, Step]]:
    """Yield the steps of a result with their numbers."""
    return ((result, number, step) for number, step in enumerate(result.steps, start=1))


def _write(sheet: Sheet, row: int, result: Result, number: int, step: Step) -> None:
    """Write one step."""
    sheet.text(row, 1, result.label, "strong" if number == 1 else "quiet")
    sheet.value(row, 2, number, "quiet")
    sheet.text(row, 3, step.sentence)
    if step.value is None:
        sheet.blanks(row, (4,))
    else:
        sheet.value(row, 4, step.value, "figure")
    sheet.text(row, 5, step.clause, "quiet")
