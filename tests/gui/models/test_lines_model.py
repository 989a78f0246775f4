"""Lines to be read: what a cell shows, how lines are sorted, and how they are copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel

ROLE = Qt.ItemDataRole
LATE, SOON, NEVER = (
    Line((Cell("Sun 30 Nov", 3, "2025-11-30"), Cell("late", "late"))),
    Line((Cell("Fri 28 Nov", 2, "2025-11-28", "urgent", strong=True), Cell("soon", "soon")), "a.b"),
    Line((Cell(), Cell("never", "never"))),
)


def model(*lines: Line) -> LinesModel:
    """Return lines under two heads."""
    made = LinesModel((Head("Day", right=True), Head("What", wraps=True)))
    made.set_lines(lines)
    return made


def said(made: LinesModel, role: Any = ROLE.DisplayRole) -> list[list[Any]]:
    """Return what every cell says."""
    return [[made.index(row, column).data(role) for column in range(2)] for row in range(made.rowCount())]


def test_a_cell_shows_its_text_in_its_tone() -> None:
    """At the side that its column asks for."""
    made = model(SOON)
    assert said(made) == [["Fri 28 Nov", "soon"]]
    assert said(made, ROLE.ForegroundRole)[0][0] == QColor(LIGHT.urgent)
    font = said(made, ROLE.FontRole)[0][0]
    assert isinstance(font, QFont)
    assert font.weight() == QFont.Weight.DemiBold
    right, left = said(made, ROLE.TextAlignmentRole)[0]
    assert right & Qt.AlignmentFlag.AlignRight
    assert left & Qt.AlignmentFlag.AlignLeft
    assert said(made, ROLE.DecorationRole) == [[None, None]]


def test_heads() -> None:
    """They can be named otherwise while the lines stay."""
    made = model(SOON)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [made.headerData(at, across) for at in range(2)] == ["Day", "What"]
    made.set_heads((Head("Day"), Head("How")))
    assert made.headerData(1, across) == "How"
    assert made.headerData(0, across, ROLE.FontRole) is not None
    assert made.headerData(0, across, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert made.headerData(0, across, ROLE.DecorationRole) is None
    assert made.headerData(0, down) is None


def test_sorted_by_what_stands_behind_the_words() -> None:
    """Days by day, either way; a cell without one comes last in both."""
    made = model(LATE, NEVER, SOON)
    made.sort(0)
    assert [one[1] for one in said(made)] == ["soon", "late", "never"]
    made.sort(0, Qt.SortOrder.DescendingOrder)
    assert [one[1] for one in said(made)] == ["late", "soon", "never"]
    made.set_lines((SOON, LATE))
    assert [one[1] for one in said(made)] == ["late", "soon"]
    made.sort(-1)
    made.set_lines((SOON, LATE))
    assert [one[1] for one in said(made)] == ["soon", "late"]


def test_copied_as_a_spreadsheet_takes_it() -> None:
    """Tabs between cells, a line each, days as every spreadsheet reads them."""
    made = model(SOON, LATE)
    assert made.copied((1,), with_heads=False) == "2025-11-30\tlate"
    assert made.copied((0, 1), with_heads=True) == "Day\tWhat\n2025-11-28\tsoon\n2025-11-30\tlate"


def test_a_heading_has_one_cell() -> None:
    """It names the lines below it; the other columns are empty there."""
    heading = Line((Cell("When?", strong=True),))
    made = model(heading, SOON)
    assert heading.is_heading
    assert not SOON.is_heading
    assert said(made)[0] == ["When?", None]
    assert said(made, ROLE.TextAlignmentRole)[0][0] & Qt.AlignmentFlag.AlignLeft
    assert made.columnCount() == 2
    assert made.rowCount(made.index(0, 0)) == made.columnCount(made.index(0, 0)) == 0


def test_some_lines_stay_below_the_others() -> None:
    """However the lines are sorted."""
    made = model(Line(SOON.cells, last=True), LATE)
    for order in Qt.SortOrder:
        made.sort(0, order)
        assert [row[1] for row in said(made)] == ["late", "soon"]
