"""The field for a yes or no."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from cmdesk.gui.widgets import indicator
from cmdesk.gui.widgets.codec import Problem


class CheckField(QCheckBox):
    """A box to tick; its own text is its label."""

    edited = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setMinimumHeight(32)
        self.clicked.connect(self._clicked)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not, without telling that the user did."""
        self.setChecked(bool(value))

    def problem(self) -> Problem | None:
        """Return nothing: either is right."""
        return None

    def remark(self) -> str:
        """Return nothing: the label says it."""
        return ""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        indicator.paint_box(self)

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()
