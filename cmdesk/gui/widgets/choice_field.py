"""The field for a choice: a list that opens, and that the wheel never changes by accident."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from cmdesk.gui import fonts
from cmdesk.gui.colours import shown
from cmdesk.gui.widgets.choice_codec import Options
from cmdesk.gui.widgets.codec import Problem

_PADDING, _ARROW = 12, 26


class ChoiceField(QComboBox):
    """One of a list; nothing is chosen until somebody chooses, and `empty` names the way back to nothing."""

    edited = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, options: Options, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options, self._empty = options, empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setPlaceholderText("–")  # noqa: RUF001  # the dash of an empty state
        self.fill()
        self.activated.connect(self._chosen)

    def fill(self) -> None:
        """Take the list anew, keeping what is chosen."""
        value = self.value()
        self.clear()
        if self._empty:
            self.addItem(self._empty, None)
        for key, label in self._options().items():
            fonts.show_glyphs_of(label)
            self.addItem(label, key)
        self.set_value(value)

    def value(self) -> Any:
        """Return the chosen value, None where none is."""
        return self.currentData() if self.currentIndex() >= 0 else None

    def set_value(self, value: Any) -> None:
        """Show a value without telling that the user chose it; one that is not in the list is shown as it is."""
        index = self.findData(value) if value is not None or self._empty else -1
        if index < 0 and value is not None:
            self.addItem(str(value), value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def problem(self) -> Problem | None:
        """Return nothing: what the list offers is never wrong."""
        return None

    def remark(self) -> str:
        """Return nothing: the label says it."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, never the choice, unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field as the style does, with a label that is cut by an ellipsis, and a small arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        label = option.currentText or self.placeholderText()
        room = self.width() - _PADDING - _ARROW
        option.currentText = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = shown().secondary if self.isEnabled() else shown().disabled
        painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = self.width() - _ARROW + 9.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()
