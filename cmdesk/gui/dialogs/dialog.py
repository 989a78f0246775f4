"""What all dialogs share: they are let go of when they close, and each button and field has a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from cmdesk.gui import language
from cmdesk.gui.dialogs.letters import ENGLISH, give_letters

if TYPE_CHECKING:
    from collections.abc import Callable


class Dialog(QDialog):
    """A dialog of ours, not shown yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def button(self, name: str, deed: Callable[[], object], *, main: bool = False) -> QPushButton:
        """Return a button; the main one is what one came for."""
        made = QPushButton(language.text(name), self)
        made.setProperty(ENGLISH, name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: deed())
        if main:
            made.setProperty("kind", "main")
        return made

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  # Qt's
        """Give every button and field its letter before the dialog takes its size."""
        if visible:
            give_letters(self)
        super().setVisible(visible)
