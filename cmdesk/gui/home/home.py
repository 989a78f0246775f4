"""Home: what must be acted on in all contracts, the register as one searches it, and the ways into a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow


class Home(QFrame):
    """The page on which the program starts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("ground", "surface")

    def search(self) -> None:
        """Put the cursor into the search."""
