"""A question that opens in place: its name with an arrow, and below it what is made when it is first opened."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmdesk.gui import icons

if TYPE_CHECKING:
    from collections.abc import Callable

_LAID_OUT = 1  # a timer waits for what is posted, layouts among it; one of 0 would not


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
            self._come_next(self.body)
        if self.body is not None:
            self.body.setVisible(opened)
            if opened:
                QTimer.singleShot(_LAID_OUT, self.body, self._come_into_sight)

    def _come_next(self, body: QWidget) -> None:
        """Let the key of Tab lead from the head into the body, though this was made after all that follows."""
        # Lists that pop up are windows of their own, however much they belong to their fields.
        inside = [one for one in body.findChildren(QWidget) if one.window() is self.window()]
        fields = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([self.head, *fields]):
            QWidget.setTabOrder(before, after)

    def _come_into_sight(self) -> None:
        """Scroll so far that all of it is seen, or as much as there is room for from the head on."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.body is not None:
            area.ensureWidgetVisible(self.body, 0, 0)
            area.ensureWidgetVisible(self.head, 0, 0)
