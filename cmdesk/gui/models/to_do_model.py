"""What is to be done, by groups: a heading across, then two lines of words in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
CELL = _ROLE.UserRole
"""The role under which a cell gives both of its lines to whoever paints it."""


@dataclass(frozen=True, slots=True)
class TwoLines:
    """The words of one cell: a line that is read first, in a tone, and one below it."""

    first: str = ""
    second: str = ""
    tone: str = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, and by what it is known; a heading or a way to more has one cell, which stands across."""

    cells: tuple[TwoLines, ...]
    contract_id: int = 0
    result: str = ""
    term: str = ""
    is_more: bool = False

    @property
    def is_across(self) -> bool:
        """Tell whether this row has no columns."""
        return len(self.cells) == 1

    @property
    def key(self) -> tuple[int, str, str]:
        """Return what this row is known by when it is told anew; a heading by its words."""
        return self.contract_id, self.result, self.term if self.contract_id else self.cells[0].first


class ToDoModel(QAbstractTableModel):
    """Rows under four heads; it shows what it is given."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where more come at the end of those there are, the view stays as it is."""
        rows, before = tuple(rows), len(self.rows)
        if before and rows[:before] == self.rows:
            if len(rows) > before:
                self.beginInsertRows(_NOWHERE, before, len(rows) - 1)
                self.rows = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, key: tuple[int, str, str]) -> int:
        """Return where something stands, -1 where it does not any more."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    def copied(self, numbers: Sequence[int]) -> str:
        """Return rows as text in columns, which a spreadsheet takes."""
        rows = [self.rows[number] for number in numbers]
        return "\n".join(
            "\t".join(text for cell in row.cells for text in (cell.first, cell.second))
            for row in rows
            if not row.is_across
        )

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        is_heading = row is not None and row.is_across and not row.is_more
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        cells = self.rows[index.row()].cells if index.isValid() else ()
        if not 0 <= index.column() < len(cells):
            return None
        cell = cells[index.column()]
        match role:
            case _ROLE.UserRole:
                return cell
            case _ROLE.DisplayRole:
                return cell.first
            case _ROLE.ToolTipRole | _ROLE.AccessibleTextRole:
                return ", ".join(text for text in (cell.first, cell.second) if text)
            case _ROLE.ForegroundRole:
                return QColor(shown().tone(cell.tone))
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case _ROLE.DisplayRole:
                return self._heads[section]
            case _ROLE.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _ROLE.FontRole:
                return fonts.font(fonts.Role.SMALL)
            case _:
                return None
