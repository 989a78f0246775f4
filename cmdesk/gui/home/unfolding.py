"""A question that opens in place: its name with an arrow, and below it what is made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmdesk.gui import icons

if TYPE_CHECKING:
    from collections.abc import Callable


class Unfolding(QWidget):
    """A head that opens and closes a body."""

    def __init__(self, title: str, make: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.body: QWidget | None = None
        self.head = QToolButton(self)
        self.head.setProperty("kind", "plain")
        self.head.setCheckable(True)
        self.head.setText(title)
        self.head.setAccessibleName(title)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # never wider than what is seen
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.toggled.connect(self._show)
        icons.follow(self.head, "right", "secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)

    def _show(self, opened: bool) -> None:  # noqa: FBT001  # a slot of a toggle
        icons.follow(self.head, "down" if opened else "right", "secondary")
        if self.body is None and opened:
            self.body = self._make(self)
            self._column.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(opened)
