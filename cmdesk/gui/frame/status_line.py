"""The line at the bottom: whether all is saved, how far the holidays are known, what to look at, and what this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from cmdesk.basics.wording import N_, count
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.answers.views import LinkView


class StatusLine(QStatusBar):
    """Facts about the answers, in small type."""

    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(14, 0, 14, 0)
        self._saved, self._known = self._label(), self._label()
        self._cautions = QToolButton(self)
        self._cautions.setProperty("kind", "plain")
        self._cautions.setFont(fonts.font(fonts.Role.SMALL))
        self._cautions.setToolButtonStyle(self._cautions.toolButtonStyle().ToolButtonTextBesideIcon)
        self._cautions.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._cautions)
        self._cautions.setMenu(self._menu)
        icons.follow(self._cautions, "warning", "soon")
        aid = self._label()
        aid.setText(language.text(N_("A calculation aid, not legal advice")))
        for widget in (self._saved, self._known, self._cautions):
            self.addWidget(widget)
        self.addPermanentWidget(aid)
        self._cautions.hide()

    def show_saved(self, words: str) -> None:
        """Say whether everything that was typed is saved."""
        self._saved.setText(words)

    def show_known(self, words: str) -> None:
        """Say how far the holidays are known."""
        self._known.setText(words)

    def show_cautions(self, cautions: Sequence[LinkView]) -> None:
        """Offer what a reader should look at, each as a way to its place."""
        self._cautions.setVisible(bool(cautions))
        self._cautions.setText(
            language.text(count(N_("{n} thing to look at"), N_("{n} things to look at"), len(cautions)))
        )
        self._menu.clear()
        for caution in cautions:
            action = QAction(caution.text, self._menu)
            action.triggered.connect(lambda _checked=False, place=caution.place: self.place_wanted.emit(place))
            self._menu.addAction(action)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("tone", "secondary")
        label.setFont(fonts.font(fonts.Role.SMALL))
        label.setContentsMargins(6, 0, 6, 0)
        return label
