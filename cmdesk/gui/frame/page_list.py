"""The list of pages at the left: how much each holds, whether something on it is at fault; folded, only icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.colours import shown

FOLDED, OPEN = 60, 176
_AROUND = 112  # margins, icon, and a number of three figures
_COUNT, _FAULTS = 0x100, 0x101  # Qt.ItemDataRole.UserRole and the next: naming them costs the first paint 11 ms
Index = QModelIndex | QPersistentModelIndex


class PageList(QListWidget):
    """One entry a page; the arrow keys walk through them."""

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(language.text(N_("Pages")))
        self.setItemDelegate(_Delegate(self))
        self.setIconSize(QSize(20, 20))
        self._icons = [icon for icon, _title in pages]
        self.is_folded = False
        for number, (_icon, title) in enumerate(pages):
            item = QListWidgetItem(title, self)
            item.setToolTip(f"{title} (Ctrl+{number + 1})")
        self.redraw()
        self.setMinimumWidth(FOLDED)
        self.setMaximumWidth(280)

    def complete(self) -> None:
        """Do what waits until the list was seen."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  # as above

        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def redraw(self) -> None:
        """Draw the icons in the colours now shown."""
        for number, icon in enumerate(self._icons):
            self.item(number).setIcon(icons.icon(icon, shown().secondary))

    def fold(self, folded: bool) -> None:  # noqa: FBT001  # a state that the window's width decides
        """Show icons alone, or icons and names."""
        if folded != self.is_folded:
            self.is_folded = folded
            self.setMaximumWidth(FOLDED if folded else 280)
            self.viewport().update()

    def show_state(self, number: int, entries: int, faults: int) -> None:
        """Show how many entries a page holds and how many faults."""
        item = self.item(number)
        item.setData(_COUNT, entries)
        item.setData(_FAULTS, faults)

    @property
    def open_width(self) -> int:
        """Return the width at which every name stands clear of its number."""
        longest = max(self.fontMetrics().horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        return max(OPEN, longest + _AROUND)

    def sizeHint(self) -> QSize:
        return QSize(FOLDED if self.is_folded else self.open_width, 200)


class _Delegate(QStyledItemDelegate):
    """Paints an entry with its number of entries, or the mark of a fault, at the right edge."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        pages = self.parent()
        if isinstance(pages, PageList) and pages.is_folded:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        pages = self.parent()
        if not isinstance(pages, PageList):
            return
        at: QRect = option.rect.adjusted(0, 0, -12, 0)
        if index.data(_FAULTS):
            ratio = round(pages.devicePixelRatioF() + 0.49)
            picture = icons.picture("fault", shown().urgent, 16, ratio)
            painter.drawPixmap(at.right() - 16, at.center().y() - 8 - (8 if pages.is_folded else 0), picture)
        elif index.data(_COUNT) and not pages.is_folded:
            from PySide6.QtCore import Qt  # noqa: PLC0415  # as above

            painter.setFont(fonts.font(fonts.Role.SMALL))
            painter.setPen(QColor(shown().secondary))
            painter.drawText(
                at, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index.data(_COUNT))
            )
