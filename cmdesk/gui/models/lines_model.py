"""Lines to be read and copied, not typed in: plain data in columns, with headings between them."""

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


@dataclass(frozen=True, slots=True)
class Cell:
    """One text: what sorts it, how it is copied where that differs, and in which tone and type it is shown."""

    text: str = ""
    key: Any = None
    copied: str = ""
    tone: str = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one line, and what it is about; a heading has one cell, which stands across all columns.

    One that is `last` stays below the others, whatever they are sorted by.
    """

    cells: tuple[Cell, ...]
    about: str = ""
    last: bool = False

    @property
    def is_heading(self) -> bool:
        """Tell whether this line names those below it."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its title, whether its texts stand at the right, and whether they may wrap."""

    title: str
    right: bool = False
    wraps: bool = False


class LinesModel(QAbstractTableModel):
    """Lines under heads; sorted by a column where no headings forbid it."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self.lines: tuple[Line, ...] = ()
        self._sorting: tuple[int, bool] | None = None

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = self._sorted(lines)
        self.endResetModel()

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Name the columns otherwise."""
        self.heads = tuple(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.heads) - 1)

    def copied(self, rows: Sequence[int], *, with_heads: bool) -> str:
        """Return lines as text in columns, which a spreadsheet takes."""
        lines = [[cell.copied or cell.text for cell in self.lines[row].cells] for row in rows]
        heads = [[head.title for head in self.heads]] if with_heads else []
        return "\n".join("\t".join(line) for line in heads + lines)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self.lines = self._sorted(self.lines)
        self.layoutChanged.emit()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        cells = self.lines[index.row()].cells if index.isValid() else ()
        if index.column() >= len(cells):
            return None
        cell, is_heading = cells[index.column()], len(cells) == 1
        match role:
            case _ROLE.DisplayRole | _ROLE.ToolTipRole:
                return cell.text
            case _ROLE.TextAlignmentRole:
                return _alignment(self.heads[index.column()], is_heading=is_heading)
            case _ROLE.ForegroundRole:
                return QColor(shown().tone(cell.tone))
            case _ROLE.FontRole:
                return fonts.font(fonts.Role.BODY_STRONG if cell.strong else fonts.Role.BODY)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case _ROLE.DisplayRole:
                return self.heads[section].title
            case _ROLE.TextAlignmentRole:
                return _alignment(self.heads[section], is_heading=False)
            case _ROLE.FontRole:
                return fonts.font(fonts.Role.SMALL)
            case _:
                return None

    # Helpers

    def _sorted(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Return lines in the order chosen; what has no key comes last either way, and what is to be last behind it."""
        if self._sorting is None:
            return tuple(lines)
        column, descending = self._sorting
        known = [line for line in lines if line.cells[column].key is not None]
        known.sort(key=lambda line: line.cells[column].key, reverse=descending)
        found = (*known, *(line for line in lines if line.cells[column].key is None))
        return tuple(sorted(found, key=lambda line: line.last))


def _alignment(head: Head, *, is_heading: bool) -> Qt.AlignmentFlag:
    if is_heading:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    return (Qt.AlignmentFlag.AlignRight if head.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
