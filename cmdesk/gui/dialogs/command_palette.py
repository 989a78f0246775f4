"""Every command of the menus, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, language
from cmdesk.gui.colours import shown
from cmdesk.gui.dialogs.dialog import Dialog

_WALKS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}

_NUMBER, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class CommandPalette(Dialog):
    """A line to type in and the commands that fit it; Enter does the first or the chosen one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Commands")))
        self.resize(480, 360)
        blank = QPixmap(20, 20)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self.line = QLineEdit(self)
        self.line.setProperty("field", True)
        self.line.setPlaceholderText(language.text(N_("Type a part of a command's name")))
        self.line.setAccessibleName(language.text(N_("Command")))
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._run)
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(language.text(N_("Commands")))
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while one types."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key()
        if watched is self.line and pressed in _WALKS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        self.list.clear()
        for number, action in enumerate(self._actions):
            name = action.text().replace("&", "")
            if all(part in name.casefold() for part in wanted):
                keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                item = QListWidgetItem(action.icon() if not action.icon().isNull() else self._blank, name, self.list)
                item.setData(_NUMBER, number)
                item.setData(_KEYS, keys)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        self.accept()
        if item is not None:
            self._actions[item.data(_NUMBER)].trigger()


class _Delegate(QStyledItemDelegate):
    """Paints a command with its key at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        at: QRect = option.rect.adjusted(0, 0, -12, 0)
        painter.setFont(fonts.font(fonts.Role.SMALL))
        painter.setPen(QColor(shown().secondary))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(at, right, str(index.data(_KEYS) or ""))
