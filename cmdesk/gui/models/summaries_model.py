"""The contracts that a search finds, of which only what is looked at is ever fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown

if TYPE_CHECKING:
    from cmdesk.register.records import SortBy, Summary

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
PAGE = 100
"""Contracts that are fetched together."""


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """A column: its key, its title, what sorts it, how wide it is, its words, and their tone where that says something.

    `share` is its part of the room that is left over; a column without one keeps its width.
    """

    key: str
    title: str
    words: Callable[[Summary], str]
    sort: SortBy | None = None
    width: int = 100
    share: int = 0
    tone: Callable[[Summary], str] | None = None


class SummariesModel(QAbstractTableModel):
    """As many rows as there are contracts; `wanted` tells that one is looked at which is not there yet."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[SummaryColumn, ...] = ()
        self._pages: dict[int, tuple[Summary, ...]] = {}
        self._total = 0
        self._muted = False

    def mute(self, *, muted: bool) -> None:
        """Show all in one colour, that of the table, or what says something in its own again."""
        if muted != self._muted:
            self._muted = muted
            self._tell(0, self._total - 1)

    def show_columns(self, columns: Sequence[SummaryColumn]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def start(self, total: int, pages: Mapping[int, tuple[Summary, ...]]) -> None:
        """Show the contracts of another search."""
        self.beginResetModel()
        self._total, self._pages = total, dict(pages)
        self.endResetModel()

    def renew(self, total: int, pages: Mapping[int, tuple[Summary, ...]]) -> None:
        """Show what the same search finds now: what is looked at is renewed, the rest is fetched when it is again."""
        self._pages = dict(pages)
        self.resize(total)
        self._tell(0, self._total - 1)

    def resize(self, total: int) -> None:
        """Take another number of contracts, which may be known better only later."""
        before = self._total
        if total > before:
            self.beginInsertRows(_NOWHERE, before, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < before:
            self.beginRemoveRows(_NOWHERE, total, before - 1)
            self._total = total
            self.endRemoveRows()

    def put_page(self, number: int, rows: tuple[Summary, ...]) -> None:
        """Take the contracts of a page."""
        self._pages[number] = rows
        self._tell(number * PAGE, number * PAGE + len(rows) - 1)

    def summary(self, row: int) -> Summary | None:
        """Return the contract of a row, None while it was not fetched."""
        page, at = divmod(row, PAGE)
        rows = self._pages.get(page, ())
        return rows[at] if at < len(rows) else None

    def row_of(self, contract_id: int) -> int:
        """Return where a contract stands among those that were fetched, -1 where it does not."""
        for page, rows in self._pages.items():
            for at, one in enumerate(rows):
                if one.id == contract_id:
                    return page * PAGE + at
        return -1

    def copied(self, rows: Sequence[int]) -> str:
        """Return the rows that were fetched under their heads, as text in columns, which a spreadsheet takes."""
        found = [one for one in map(self.summary, rows) if one is not None]
        lines = [[column.title for column in self.columns]]
        lines += [[column.words(one) for column in self.columns] for one in found]
        return "\n".join("\t".join(line) for line in lines)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or role not in _ASKED:
            return None
        one = self.summary(index.row())
        if one is None:
            if role == _ROLE.DisplayRole:
                self.wanted.emit()
            return None
        column = self.columns[index.column()]
        if role == _ROLE.ForegroundRole:
            tone = None if self._muted else column.tone
            return QColor(shown().tone(tone(one) or "text")) if tone is not None else None
        words = column.words(one)
        fonts.show_glyphs_of(words)
        return words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case _ROLE.DisplayRole:
                return self.columns[section].title
            case _ROLE.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _ROLE.FontRole:
                return fonts.font(fonts.Role.SMALL)
            case _:
                return None

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


_ASKED = {_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.ForegroundRole}
