"""A choice between views of one thing: words side by side, of which one is chosen; Left and Right choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from cmdesk.gui import fonts, language

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Switch(QWidget):
    """The words; `chosen` follows every choice."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles = [language.text(title) for title in titles]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, title in enumerate(self._titles):
            button = _Word(self)
            button.setProperty("kind", "switch")
            button.setText(title)
            button.setFont(fonts.font(fonts.Role.LARGE_STRONG))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Return the words, as they can be chosen."""
        return self._group.buttons()

    @property
    def number(self) -> int:
        """Return which one is chosen."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Choose one."""
        self._group.button(number).setChecked(True)

    def show_number(self, number: int, count: int) -> None:
        """Say behind a word how many there are."""
        words = f"{self._titles[number]} {language.words().number(count)}" if count else self._titles[number]
        self._group.button(number).setText(words)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the cursor on what is chosen."""
        self._group.button(self.number).setFocus(reason)

    def hasFocus(self) -> bool:
        """Tell whether the cursor is on any of the words."""
        return any(button.hasFocus() for button in self._group.buttons())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(max(0, min(self.number + step, len(self._titles) - 1)))
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def _toggled(self, number: int, on: bool) -> None:  # noqa: FBT001  # a slot
        if on:
            self.chosen.emit(number)


class _Word(QToolButton):
    """One of the words; it leaves Left and Right to the switch, for Qt would move the cursor and choose nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)
