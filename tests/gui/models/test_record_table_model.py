"""One model for every list: it says what the rows should become, and shows what they are."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.gui.models.record_table_model import Column, RecordTableModel
from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.figure_codec import FigureCodec

ROLE = Qt.ItemDataRole
KINDS = {"payment": "Payment", "refund": "Refund"}
COLUMNS = (
    Column("date", "Date", DayCodec(), help="The day."),
    Column("amount", "Amount", FigureCodec(lambda: 2)),
    Column("kind", "Kind", ChoiceCodec(lambda: KINDS)),
    Column("note", "Note", Codec(), applies=lambda row: row.get("kind") == "refund"),
    Column("", "Row", Codec(), worked_out=lambda row: f"row {row}"),
)
ROWS: list[dict[str, Any]] = [{"date": "2025-01-02", "amount": "10"}, {"date": "2025-02-03", "kind": "refund"}]


@pytest.fixture
def model() -> RecordTableModel:
    """Return a model of two rows that takes every change."""
    made = RecordTableModel(COLUMNS, lambda rows: {"note": str(len(rows))})
    made.edited.connect(made.set_rows)
    made.set_rows(ROWS)
    return made


def text(model: RecordTableModel, row: int, column: int) -> Any:
    """Return what a cell says."""
    return model.index(row, column).data()


def test_it_is_a_sound_model(model: RecordTableModel, qtmodeltester: ModelTester) -> None:
    """By Qt's own rules, while rows come and go."""
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it out
    model.put_block(2, 0, [["1.3.2025", "5"], ["2.3.2025", "6"]])
    model.remove([0, 2])
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it out


def test_cells_speak_the_language(model: RecordTableModel) -> None:
    """Days and sums in words; the last row is empty and waits."""
    assert text(model, 0, 0) == "2 Jan 2025"
    assert text(model, 0, 1) == "10.00"
    assert text(model, 1, 2) == "Refund"
    assert text(model, 0, 4) == "row 0"
    assert text(model, 2, 0) == ""
    assert model.is_new(2)
    assert model.rowCount() == 3


def test_typing_into_a_cell(model: RecordTableModel) -> None:
    """The text is read, and only a change is told."""
    assert model.setData(model.index(0, 1), "12,5")
    assert model.rows[0]["amount"] == "12.5"
    assert not model.setData(model.index(0, 1), "12.50")
    assert not model.setData(model.index(2, 1), "  ")
    assert not model.setData(model.index(0, 1), "5", ROLE.DisplayRole)
    assert not model.setData(QModelIndex(), "5")


def test_what_makes_no_sense_is_kept(model: RecordTableModel) -> None:
    """For the strict reader to judge, and the user to mend."""
    model.setData(model.index(0, 0), "soon")
    assert model.rows[0]["date"] == "soon"
    assert text(model, 0, 0) == "soon"


def test_a_new_record_begins_in_the_last_row(model: RecordTableModel) -> None:
    """With what every new record has; the cursor stays in it."""
    at = QPersistentModelIndex(model.index(2, 0))
    model.setData(model.index(2, 0), "1.3.2025")
    assert model.rows[2] == {"note": "2", "date": "2025-03-01"}
    assert at.row() == 2
    assert model.is_new(3)


def test_tab_passes_over_what_is_filled() -> None:
    """With every new record; once it is emptied it can be reached again."""
    made = RecordTableModel([Column("id", "Id", Codec(), filled=True), Column("note", "Note", Codec())])
    made.set_rows([{"id": "n1"}, {"note": "x"}])
    assert [made.is_passed_over(row, 0) for row in range(3)] == [True, False, True]
    assert not made.is_passed_over(0, 1)
    assert made.is_editable(0, 0)


def test_a_column_may_come_at_need() -> None:
    """With the first record for which it means anything."""
    made = RecordTableModel([Column("note", "Note", Codec(), applies=lambda row: "on" in row, at_need=True)])
    assert not made.is_needed(0)
    made.set_rows([{}, {"on": True}])
    assert made.is_needed(0)


def test_a_block_is_one_change(model: RecordTableModel, qtbot: QtBot) -> None:
    """Pasted from the second row on, it makes the rows it needs and cuts what goes beyond the columns."""
    with qtbot.waitSignal(model.edited) as told:
        model.put_block(1, 1, [["7", "payment"], ["8", "Refund", "why", "x", "y"], ["9"]])
    assert [row.get("amount") for row in told.args[0]] == ["10", "7", "8", "9"]
    assert told.args[0][2]["note"] == "why"


def test_a_column_that_does_not_apply_is_passed_over(model: RecordTableModel) -> None:
    """It shows nothing, cannot be typed in, and takes nothing from a block."""
    assert not model.is_editable(0, 3)
    assert model.is_editable(1, 3)
    assert not model.is_editable(0, 4)
    model.put_block(0, 3, [["secret"]])
    assert "note" not in model.rows[0]
    assert text(model, 0, 3) == ""


def test_a_default_is_seen_in_grey() -> None:
    """What an empty cell counts as; it is not what is typed, and the row for a new record stays empty."""
    made = RecordTableModel([Column("kind", "Kind", ChoiceCodec(lambda: KINDS), default=lambda: "payment")])
    made.set_rows([{}, {"kind": "refund"}])
    assert [text(made, row, 0) for row in range(3)] == ["Payment", "Refund", ""]
    assert made.index(0, 0).data(ROLE.EditRole) == ""
    assert made.index(0, 0).data(ROLE.ForegroundRole) is not None
    assert made.index(1, 0).data(ROLE.ForegroundRole) is None
    assert not made.setData(made.index(0, 0), "")


def test_removing_and_clearing(model: RecordTableModel, qtbot: QtBot) -> None:
    """The row for a new record stays; what changes nothing is not told."""
    with qtbot.assertNotEmitted(model.edited):
        model.remove([2])
        model.clear([(2, 0)])
    model.clear([(0, 0), (0, 1)])
    assert model.rows[0] == {}
    model.remove([0])
    assert model.rows == ROWS[1:]


def test_faults_mark_cells_and_rows(model: RecordTableModel) -> None:
    """Colour, words on the cell, and a mark in front of the row."""
    model.set_faults({(1, "amount"): say("is missing"), (1, "date"): say("is odd")})
    assert model.index(1, 1).data(ROLE.ForegroundRole) is not None
    assert model.index(1, 1).data(ROLE.ToolTipRole) == "is missing"
    assert model.index(0, 1).data(ROLE.ForegroundRole) is None
    assert model.headerData(1, Qt.Orientation.Vertical, ROLE.DecorationRole) is not None
    assert model.headerData(1, Qt.Orientation.Vertical, ROLE.ToolTipRole) == "is missing"
    assert model.headerData(1, Qt.Orientation.Vertical) == ""
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.headerData(2, Qt.Orientation.Vertical) == "+"
    assert model.headerData(0, Qt.Orientation.Vertical, ROLE.DecorationRole) is None


def test_headers(model: RecordTableModel) -> None:
    """Title, help, and figures to the right."""
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Date"
    assert model.headerData(0, Qt.Orientation.Horizontal, ROLE.ToolTipRole) == "The day."
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.FontRole) is not None
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.UserRole) is None
    assert model.index(0, 1).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 1).data(ROLE.UserRole) is None


def test_what_is_worked_out_is_said_again(model: RecordTableModel, qtbot: QtBot) -> None:
    """When the answers change."""
    with qtbot.waitSignal(model.dataChanged):
        model.work_out()


def test_only_words_give_way() -> None:
    """A column of days or sums keeps its width."""
    assert [column.elastic for column in COLUMNS] == [False, False, True, True, False]


@pytest.mark.parametrize(
    "after",
    [
        [],
        [ROWS[0]],
        [ROWS[1]],
        [ROWS[1], ROWS[0]],
        [ROWS[0], {"date": "x"}, ROWS[1]],
        [*ROWS, {"date": "x"}, {"date": "y"}],
    ],
)
def test_any_rows_can_follow_any_others(model: RecordTableModel, after: list[dict[str, Any]]) -> None:
    """As undo and redo bring them."""
    model.set_rows(after)
    assert model.rows == after
    assert model.rowCount() == len(after) + 1
    model.set_rows(ROWS)
    assert model.rows == ROWS


def test_a_row_to_look_at(model: RecordTableModel) -> None:
    """A mark of its own and words, behind those of a fault."""
    down = Qt.Orientation.Vertical
    model.set_cautions({0: say("is late")})
    assert model.headerData(0, down) == ""
    assert model.headerData(0, down, ROLE.DecorationRole) is not None
    assert model.headerData(0, down, ROLE.ToolTipRole) == "is late"
    model.set_faults({(0, "date"): say("is odd")})
    assert model.headerData(0, down, ROLE.ToolTipRole) == "is odd"
