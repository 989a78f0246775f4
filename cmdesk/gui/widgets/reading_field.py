"""The field for how something is read: every choice as a sentence that may take several lines, the default first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from cmdesk.gui.widgets import indicator
from cmdesk.gui.widgets.codec import Problem

_LEAST, _AROUND = 28, 8


class _Sentence(QRadioButton):
    """A ring with a sentence beside it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - indicator.BEFORE_WORDS - _AROUND, 10_000)
        words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(_LEAST, words.height() + _AROUND)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST)

    def hitButton(self, _at: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        indicator.paint_ring(self)


class ReadingField(QWidget):
    """Sentences below each other; the default is chosen where nothing else is, and counts as nothing."""

    edited = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, sentences: Mapping[str, str], default: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._default, self._values = default, list(sentences)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, text in enumerate(sentences.values()):
            ring = _Sentence(text, self)
            self._group.addButton(ring, number)
            column.addWidget(ring)
        self._group.idClicked.connect(self._clicked)
        self.set_value(None)

    def value(self) -> Any:
        """Return the choice, None for the default."""
        chosen = self._values[self._group.checkedId()] if self._group.checkedId() >= 0 else self._default
        return None if chosen == self._default else chosen

    def set_value(self, value: Any) -> None:
        """Show a choice without telling that the user made it; one that is not offered shows none."""
        wanted = self._default if value is None else value
        self._group.setExclusive(False)
        for number, known in enumerate(self._values):
            self._group.button(number).setChecked(known == wanted)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def problem(self) -> Problem | None:
        """Return nothing: what is offered is never wrong."""
        return None

    def remark(self) -> str:
        """Return nothing: the sentence says it."""
        return ""

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()
