"""One Qt model for every list of records: columns are described once, rows are plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from cmdesk.basics.wording import Sentence
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.colours import shown
from cmdesk.gui.widgets.choice_codec import ChoiceCodec, CodesCodec
from cmdesk.gui.widgets.codec import Codec

Row = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_SEEN = 16


def _always(_row: Mapping[str, Any]) -> bool:
    return True


def _fresh(_rows: Sequence[Mapping[str, Any]]) -> Row:
    return {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in the record, its title and help, how its values are written, and how wide it asks to be.

    `applies` tells for which records the column means anything; one that comes `at_need` is seen only while there is
    such a record. `default` is what an empty cell counts as, seen in it in grey. `worked_out` gives the words of a
    column that nobody types, by the number of the row; Tab passes over one that is `filled` with each new record; one
    that is `whole` is never cut.
    """

    key: str
    title: str
    codec: Codec
    help: str = ""
    width: int = 120
    applies: Callable[[Mapping[str, Any]], bool] = _always
    worked_out: Callable[[int], str] | None = None
    default: Callable[[], Any] | None = None
    at_need: bool = False
    filled: bool = False
    whole: bool = False

    @property
    def elastic(self) -> bool:
        """Tell whether the column holds words, which may take more room or make do with less."""
        return self.worked_out is None and type(self.codec) in {Codec, ChoiceCodec, CodesCodec}


class RecordTableModel(QAbstractTableModel):
    """Rows of records, and one more in which a new record begins.

    The model changes nothing itself: it says by `edited` what the rows should become, and is given them by `set_rows`.
    """

    edited = Signal(list)

    def __init__(
        self,
        columns: Sequence[Column],
        fresh: Callable[[Sequence[Mapping[str, Any]]], Row] = _fresh,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fresh = fresh
        self._rows: list[Row] = []
        self._faults: dict[tuple[int, str], Sentence] = {}
        self._cautions: dict[int, Sentence] = {}

    @property
    def rows(self) -> list[Row]:
        """Return the records as they are; not to be changed in place."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Take other records, touching no more of the view than differs."""
        old, new = self._rows, list(rows)
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        end = 0
        while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
            end += 1
        self._resize(start, len(old) - end, len(new) - end)
        self._rows = new
        if start < len(new) - end:
            self._tell(start, len(new) - end)

    def set_faults(self, faults: Mapping[tuple[int, str], Sentence]) -> None:
        """Mark what is at fault, by row number and key; an empty key is the record as a whole."""
        if faults == self._faults:
            return
        self._faults = dict(faults)
        self._tell(0, len(self._rows))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows))

    def set_cautions(self, cautions: Mapping[int, Sentence]) -> None:
        """Mark what is right as it is, and calls for a look all the same, by row number."""
        if cautions != self._cautions:
            self._cautions = dict(cautions)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows))

    def fault(self, row: int) -> Sentence | None:
        """Return the first thing that is wrong with a record."""
        return next((fault for (at, _key), fault in self._faults.items() if at == row), None)

    def work_out(self) -> None:
        """Say again the columns that nobody types."""
        self._tell(0, len(self._rows))

    def is_new(self, row: int) -> bool:
        """Tell whether a row is the one in which a new record begins."""
        return row == len(self._rows)

    def put_block(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> None:
        """Write a block of texts from a cell on, adding records as needed, as one change."""
        rows = [dict(one) for one in self._rows]
        for down, line in enumerate(texts):
            while row + down >= len(rows):
                rows.append(self._fresh(rows))
            for across, text in enumerate(line[: len(self.columns) - column]):
                self._write(rows[row + down], self.columns[column + across], text)
        self._change(rows)

    def remove(self, numbers: Sequence[int]) -> None:
        """Take records out, as one change."""
        gone = set(numbers)
        if any(number < len(self._rows) for number in gone):
            self._change([one for number, one in enumerate(self._rows) if number not in gone])

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty cells, as one change."""
        rows = [dict(one) for one in self._rows]
        for row, column in cells:
            if row < len(rows):
                self._write(rows[row], self.columns[column], "")
        self._change(rows)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.is_editable(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def is_editable(self, row: int, column: int) -> bool:
        """Tell whether a cell can be typed in."""
        described = self.columns[column]
        return described.worked_out is None and described.applies(self._row(row))

    def is_passed_over(self, row: int, column: int) -> bool:
        """Tell whether Tab goes past a cell: nobody types it, or it is filled already."""
        described = self.columns[column]
        is_filled = described.filled and (self.is_new(row) or described.key in self._row(row))
        return is_filled or not self.is_editable(row, column)

    def is_needed(self, column: int) -> bool:
        """Tell whether a column means anything for any record, or is seen in any case."""
        described = self.columns[column]
        return not described.at_need or any(map(described.applies, self._rows))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), self.columns[index.column()]
        match role:
            case _ROLE.DisplayRole:
                return self._text(row, column) or self._default(row, column)
            case _ROLE.EditRole:
                return self._text(row, column)
            case _ROLE.TextAlignmentRole:
                return _alignment(column)
            case _ROLE.ForegroundRole:
                return self._colour(row, column)
            case _ROLE.ToolTipRole:
                return self._tip(row, column)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return self._title(self.columns[section], role)
        fault, caution = self.fault(section), self._cautions.get(section)
        told = fault or caution
        match role:
            case _ROLE.DisplayRole:
                return "+" if self.is_new(section) else "" if told else str(section + 1)
            case _ROLE.DecorationRole if fault:
                return icons.picture("fault", shown().urgent, 16, 2)
            case _ROLE.DecorationRole if caution:
                return icons.picture("warning", shown().soon, 16, 2)
            case _ROLE.ToolTipRole if told:
                return language.text(told)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.EditRole or not index.isValid():
            return False
        row, column = index.row(), self.columns[index.column()]
        if str(value) == self._text(row, column) or (self.is_new(row) and not str(value).strip()):
            return False
        self.put_block(row, index.column(), [[str(value)]])
        return True

    # Helpers

    def _row(self, number: int) -> Row:
        return self._rows[number] if number < len(self._rows) else {}

    def _text(self, number: int, column: Column) -> str:
        if self.is_new(number):
            return ""
        if column.worked_out is not None:
            return column.worked_out(number)
        row = self._row(number)
        return column.codec.shown(row.get(column.key)) if column.applies(row) else ""

    def _default(self, number: int, column: Column) -> str:
        """Return in words what an empty cell of a record counts as."""
        if self.is_new(number) or column.default is None or not column.applies(self._row(number)):
            return ""
        return column.codec.shown(column.default())

    def _tip(self, number: int, column: Column) -> str | None:
        """Return what is wrong with a cell, else words that may not all be seen in it."""
        fault = self._faults.get((number, column.key))
        if fault is not None:
            return language.text(fault)
        text = self._text(number, column)
        return text if column.elastic and len(text) > _SEEN else None

    def _colour(self, number: int, column: Column) -> QColor | None:
        if (number, column.key) in self._faults:
            return QColor(shown().urgent)
        is_typed = column.worked_out is None and bool(self._text(number, column))
        return None if is_typed else QColor(shown().secondary)

    def _title(self, column: Column, role: int) -> Any:
        match role:
            case _ROLE.DisplayRole:
                return column.title
            case _ROLE.ToolTipRole:
                return column.help or None
            case _ROLE.TextAlignmentRole:
                return int(_alignment(column)) | int(Qt.TextFlag.TextWordWrap)
            case _ROLE.FontRole:
                return fonts.font(fonts.Role.SMALL)
            case _:
                return None

    def _write(self, row: Row, column: Column, text: str) -> None:
        if column.worked_out is not None or not column.applies(row):
            return
        value = column.codec.read(text)
        if value is None:
            row.pop(column.key, None)
        else:
            row[column.key] = value

    def _change(self, rows: list[Row]) -> None:
        if rows != self._rows:
            self.edited.emit(rows)

    def _resize(self, start: int, old_end: int, new_end: int) -> None:
        """Add or take away the rows by which the two middles differ; what they say follows.

        What is added at the end begins in the row for a new record, which so becomes that record's; another row for a
        new one comes below it, and the cursor stays where it is.
        """
        more, old = new_end - old_end, self._rows
        if more > 0:
            first = old_end + 1 if old_end == len(old) else old_end
            self.beginInsertRows(_NOWHERE, first, first + more - 1)
            self._rows = old[:old_end] + [{} for _row in range(more)] + old[old_end:]
            self.endInsertRows()
        elif more < 0:
            first = max(start, new_end)
            self.beginRemoveRows(_NOWHERE, first, first - more - 1)
            self._rows = old[:first] + old[first - more :]
            self.endRemoveRows()

    def _tell(self, first: int, end: int) -> None:
        """Tell the view that rows from `first` to before `end` say something else now."""
        if end > first:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(self.columns) - 1))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.codec.right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
