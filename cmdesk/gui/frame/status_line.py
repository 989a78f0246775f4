"""The line at the bottom: whether all is saved, how far things are known, what to look at, and what this is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cmdesk.basics.wording import N_, count
from cmdesk.gui import fonts, icons, language

if TYPE_CHECKING:
    from cmdesk.gui.answers.views import LinkView


_LEAST = 420
"""Pixels that words about saving may take before they end in an ellipsis."""


class StatusLine(QFrame):
    """Facts about the answers, in small type."""

    place_wanted = Signal(str)
    deed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "status")
        self.setFixedHeight(30)
        self._saved, self._known, aid = _said(_Giving(self, _LEAST)), _said(_Giving(self)), _said(QLabel(self))
        aid.setText(language.text(N_("A calculation aid, not legal advice")))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._saved)
        self._row.addWidget(self._known)
        self._row.addStretch(1)
        self._row.addWidget(aid)
        self._deed: QLabel | None = None
        self._cautions: QToolButton | None = None

    def show_saved(self, words: str, deed: str = "") -> None:
        """Say whether everything that was typed is saved, and offer what can be done where it is not."""
        self._saved.setText(words)
        self._saved.setToolTip(words)
        if deed or self._deed is not None:
            self._offer(deed)

    def _offer(self, deed: str) -> None:
        from cmdesk.gui.rich import link, make_linkable  # noqa: PLC0415  # nothing is offered before the first paint

        if self._deed is None:
            self._deed = _said(QLabel(self))
            make_linkable(self._deed)
            self._deed.linkActivated.connect(self.deed_wanted)
            self._row.insertWidget(1, self._deed)
        self._deed.setVisible(bool(deed))
        self._deed.setText(link(deed, deed) if deed else "")

    def be_at_home(self, at_home: bool) -> None:  # noqa: FBT001  # a state
        """Leave out what belongs to a contract, or show it again."""
        self._known.setVisible(not at_home)
        if self._cautions is not None:
            self._cautions.setVisible(not at_home and bool(self._cautions.menu().actions()))

    def show_known(self, words: str, whole: str = "") -> None:
        """Say how far holidays and rates are known; the whole of it is a tip."""
        self._known.setText(words)
        self._known.setToolTip(whole or words)

    def show_cautions(self, cautions: Sequence[LinkView]) -> None:
        """Offer what a reader should look at, each as a way to its place."""
        if self._cautions is None:
            self._cautions = self._button()
            self._row.insertWidget(self._row.indexOf(self._known) + 1, self._cautions)
        self._cautions.setVisible(bool(cautions))
        self._cautions.setText(
            language.text(count(N_("{n} thing to look at"), N_("{n} things to look at"), len(cautions)))
        )
        menu = self._cautions.menu()
        menu.clear()
        for caution in cautions:
            action = menu.addAction(caution.text)
            action.triggered.connect(lambda _checked=False, place=caution.place: self.place_wanted.emit(place))

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "plain")
        button.setFont(fonts.font(fonts.Role.SMALL))
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        icons.follow(button, "warning", "soon")
        return button


class _Giving(QLabel):
    """Words that make do with less room than they need, down to some width, and then end in an ellipsis."""

    def __init__(self, parent: QWidget, least: int = 0) -> None:
        super().__init__(parent)
        self._least = least

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return  # so until the window is filled
        from PySide6.QtCore import Qt  # noqa: PLC0415  # its names cost the first paint 11 ms

        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()


def _said(label: QLabel) -> QLabel:
    """Return a label in small type, with room at its ends."""
    label.setProperty("tone", "secondary")
    label.setFont(fonts.font(fonts.Role.SMALL))
    label.setContentsMargins(6, 0, 6, 0)
    return label
