"""What opens in a cell of a table: the same fields as in a form, without their frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from cmdesk.gui.models.record_table_model import RecordTableModel

Index = QModelIndex | QPersistentModelIndex
_EDIT = Qt.ItemDataRole.EditRole


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell from the codec of its column."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = cast("RecordTableModel", index.model()).columns[index.column()]
        if isinstance(column.codec, ChoiceCodec):
            search = SearchField(column.codec.options, parent)
            QTimer.singleShot(0, search, lambda: None if search.isModified() else search.offer_all())
            editor: LineField = search
        else:
            editor = LineField(column.codec, parent)
        editor.setProperty("field", False)
        editor.setProperty("cell", True)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field = cast("LineField", editor)
        if not field.isModified():
            field.setText(index.data(_EDIT))
            field.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, cast("LineField", editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)
