"""Undo and Redo of the menus: of the contract, or of Home where that stands in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from cmdesk.basics.wording import N_
from cmdesk.gui import icons, language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from cmdesk.gui.main_window import MainWindow


class Undoing(QObject):
    """Puts a pair of commands for each of the two into a menu, and shows the one that is meant."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        undo, redo = language.text(N_("&Undo")), language.text(N_("&Redo"))
        stack = window.session.draft.undo_stack
        self._of_contract = (stack.createUndoAction(window, undo), stack.createRedoAction(window, redo))
        self._of_home = (QAction(undo, window), QAction(redo, window))
        for pair in (self._of_contract, self._of_home):
            for made, icon, keys in zip(pair, ("undo", "redo"), ("Ctrl+Z", "Ctrl+Y"), strict=True):
                made.setShortcut(keys)
                icons.follow(made, icon, "secondary")
                menu.addAction(made)
        self._of_home[0].triggered.connect(self._undo_at_home)
        menu.aboutToShow.connect(self._show)
        window.body.turned.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the pair that is meant; keys of the other one are dead meanwhile."""
        at_home = self._window.body.is_at_home
        for made in self._of_contract:
            made.setVisible(not at_home)
        for made in self._of_home:
            made.setVisible(at_home)
        self._of_home[0].setEnabled(self._can_undo_at_home())
        self._of_home[1].setEnabled(False)

    def _can_undo_at_home(self) -> bool:
        field, home = self._window.focusWidget(), self._window.body.home
        typed = isinstance(field, QLineEdit) and field.isUndoAvailable()
        return typed or (home is not None and home.contracts.bulk.can_undo)

    def _undo_at_home(self) -> None:
        """Do what the key does there: a field undoes what was typed in it, Home has back what was deleted."""
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        field: QWidget | None = self._window.focusWidget()
        QApplication.sendEvent(self._window if field is None else field, key)
