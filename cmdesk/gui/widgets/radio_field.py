"""The field for a choice between so few things that all of them can be seen at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from cmdesk.gui.widgets import indicator
from cmdesk.gui.widgets.choice_codec import Options
from cmdesk.gui.widgets.codec import Problem


class _Ring(QRadioButton):
    """One of the things to choose from."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 32)) + QSize(8, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        indicator.paint_ring(self)


class RadioField(QWidget):
    """Rings in a row; none is chosen until somebody chooses."""

    edited = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values: list[Any] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for number, (value, label) in enumerate(options().items()):
            ring = _Ring(label, self)
            self._group.addButton(ring, number)
            self._values.append(value)
            row.addWidget(ring)
        row.addStretch(1)
        if self._values:
            self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self._clicked)

    def value(self) -> Any:
        """Return the chosen value, None where none is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value without telling that the user did; one that is not offered chooses none."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._values):
            self._group.button(number).setChecked(known == value)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def problem(self) -> Problem | None:
        """Return nothing: what is offered is never wrong."""
        return None

    def remark(self) -> str:
        """Return nothing: the label says it."""
        return ""

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()
