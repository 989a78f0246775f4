"""What opens in a cell."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui.models.record_table_model import Column, RecordTableModel
from cmdesk.gui.widgets.cell_delegate import CellDelegate
from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.search_field import SearchField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_codec_decides(qtbot: QtBot) -> None:
    """A list that opens for a choice, a plain line for everything else; both bear the column's name."""
    model = RecordTableModel(
        [Column("a", "Amount", FigureCodec()), Column("k", "Kind", ChoiceCodec(lambda: {"x": "X-ray"}))]
    )
    model.edited.connect(model.set_rows)
    model.set_rows([{"a": "5", "k": "x"}])
    delegate, parent = CellDelegate(), QWidget()
    qtbot.addWidget(parent)
    parent.show()
    for column, kind in ((0, LineField), (1, SearchField)):
        index = model.index(0, column)
        editor = delegate.createEditor(parent, QStyleOptionViewItem(), index)
        assert type(editor) is kind
        assert isinstance(editor, LineField)
        assert editor.accessibleName() == model.columns[column].title
        delegate.setEditorData(editor, index)
        delegate.updateEditorGeometry(editor, QStyleOptionViewItem(), index)
        assert editor.text() == index.data()
        editor.setText("7" if column == 0 else "")
        delegate.setModelData(editor, model, index)
    assert model.rows == [{"a": "7"}]


def test_a_default_is_not_taken_for_what_was_typed(qtbot: QtBot) -> None:
    """The field that opens in the cell is empty, and leaving it changes nothing."""
    kinds = ChoiceCodec(lambda: {"x": "X-ray"})
    model = RecordTableModel([Column("k", "Kind", kinds, default=lambda: "x")])
    model.set_rows([{}])
    delegate, parent = CellDelegate(), QWidget()
    qtbot.addWidget(parent)
    index = model.index(0, 0)
    editor = delegate.createEditor(parent, QStyleOptionViewItem(), index)
    delegate.setEditorData(editor, index)
    assert isinstance(editor, LineField)
    assert (index.data(), editor.text()) == ("X-ray", "")
    delegate.setModelData(editor, model, index)
    assert model.rows == [{}]
