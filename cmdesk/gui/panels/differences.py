"""Answers that differ between two calculations, as lines: before, after, by how much and by which clauses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.engine import act_by
from cmdesk.exports.comparison_text import how_far
from cmdesk.exports.phrases import QUESTIONS, STATUSES, stated_value
from cmdesk.gui import language
from cmdesk.gui.models.lines_model import Cell, Head, Line
from cmdesk.rules.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cmdesk.engine.compare import Difference
    from cmdesk.rules.result import Result

_TWICE = f"{act_by.ID}term."  # days to send a notice of non-renewal stand there by a name of their own
_TO = " → "


def heads(before: str, after: str) -> tuple[Head, ...]:
    """Return the heads of the columns, the two sides having names; figures stand at the right, below their heads."""
    return (
        Head(language.text(N_("Answer")), wraps=True),
        Head(before, right=True),
        Head(after, right=True),
        Head(language.text(N_("By how much")), right=True),
        Head(language.text(N_("Clause"))),
    )


def lines(differences: Sequence[Difference], wanted: str = "") -> list[Line]:
    """Return what differs, under the four questions; with words wanted, only the lines that have them all."""
    parts = wanted.casefold().split()
    found: list[Line] = []
    for question, heading in QUESTIONS.items():
        asked = (one for one in differences if one.question is question and not one.id.startswith(_TWICE))
        below = list(_having(map(_line, asked), parts))
        if below:
            found += [Line((Cell(language.text(heading), strong=True),)), *below]
    return found


def _having(found: Iterable[Line], parts: Sequence[str]) -> Iterator[Line]:
    """Yield the lines that have some words."""
    for line in found:
        text = " ".join(cell.text for cell in line.cells).casefold()
        if all(part in text for part in parts):
            yield line


def _line(difference: Difference) -> Line:
    before, after = difference.before, difference.after
    moved = how_far(difference)
    clauses = _TO.join(dict.fromkeys(one.clause for one in (before, after) if one is not None))
    cells = (
        Cell(language.text(difference.label)),
        _side(before),
        _side(after),
        Cell(language.text(moved) if moved is not None else ""),
        Cell(clauses, tone="secondary"),
    )
    return Line(cells, difference.id)


def _side(result: Result | None) -> Cell:
    """Return what a result comes to on one side; where there is no value, why."""
    if result is None:
        return Cell(language.words().value(None), tone="secondary")
    status = language.text(STATUSES[result.status])
    if result.value is None:
        return Cell(status, tone="secondary")
    value, copied = _stated(result)
    if result.status is not Status.FINAL:
        value = language.text(say(N_("{value} ({status})"), value=value, status=status))
    return Cell(value, copied=copied)


def _stated(result: Result) -> tuple[str, str]:
    """Return a value in words, and as a spreadsheet takes it."""
    words = language.words()
    if isinstance(result.value, date):
        return words.short_date(result.value), result.value.isoformat()
    return stated_value(result, words), ""
