"""What is to be done as a model: headings across, two lines in a cell, more at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.models.to_do_model import CELL, Row, ToDoModel, TwoLines

ROLE = Qt.ItemDataRole
HEADING = Row((TwoLines("Overdue", "", "urgent", strong=True),))
CELLS = (TwoLines("Tue 25 Nov", "in 7 days", "urgent"), TwoLines("Acme", "R-1"))
ONE, OTHER = Row(CELLS, 1, "term.end"), Row(CELLS, 1, "term.end", "2")


def model_of(*rows: Row) -> ToDoModel:
    """Return a model of some rows."""
    model = ToDoModel(["Act by", "Contract"])
    model.show_rows(rows)
    return model


def test_qt_agrees(qtmodeltester: Any) -> None:
    """Whatever it asks."""
    model = model_of(HEADING, ONE, OTHER)
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_a_cell_gives_both_lines() -> None:
    """To whoever paints it, and to those who listen."""
    model = model_of(HEADING, ONE)
    index = model.index(1, 0)
    assert index.data() == "Tue 25 Nov"
    assert index.data(CELL) == CELLS[0]
    assert index.data(ROLE.AccessibleTextRole) == "Tue 25 Nov, in 7 days"
    assert index.data(ROLE.ForegroundRole) == QColor(LIGHT.urgent)
    assert index.data(ROLE.DecorationRole) is None
    assert model.index(0, 1).data() is None
    assert model.data(QModelIndex()) is None


def test_nobody_walks_to_a_heading() -> None:
    """But to a way to more, and to rows."""
    model = model_of(HEADING, ONE, Row((TwoLines("2 more"),), is_more=True))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    for row in (1, 2):
        assert model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_more_at_the_end_leaves_the_rest() -> None:
    """Anything else is told anew, and the same not at all."""
    model, told = model_of(HEADING, ONE), list[str]()
    model.rowsInserted.connect(lambda _parent, first, last: told.append(f"{first}-{last}"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.show_rows((HEADING, ONE))
    model.show_rows((HEADING, ONE, OTHER))
    model.show_rows((HEADING, OTHER))
    assert told == ["2-2", "reset"]


def test_a_row_is_found_again() -> None:
    """By contract, answer and term; a heading by its words."""
    model = model_of(HEADING, ONE, OTHER)
    assert [model.row_of(row.key) for row in (HEADING, ONE, OTHER)] == [0, 1, 2]
    assert model.row_of((2, "", "")) == -1


def test_rows_are_copied_without_headings() -> None:
    """Both lines of each cell, in columns."""
    assert model_of(HEADING, ONE).copied([0, 1]) == "Tue 25 Nov\tin 7 days\tAcme\tR-1"


def test_heads() -> None:
    """Titles and how they look."""
    model = model_of(ONE)
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across) == "Act by"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, across, ROLE.FontRole) is not None
    assert model.headerData(0, across, ROLE.TextAlignmentRole) is not None
    assert model.headerData(0, across, ROLE.DecorationRole) is None
