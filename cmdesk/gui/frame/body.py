"""What stands between the header and the status line: one contract, or Home in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QResizeEvent

    from cmdesk.gui.answers.panel import AnswersPanel
    from cmdesk.gui.frame.page_list import PageList
    from cmdesk.gui.home.home import Home
    from cmdesk.gui.main_window import MainWindow

_ANSWERS = 420
_BESIDE_HOME = 328
"""The width at the right of Home, see home/aside.py."""


class Body(QStackedWidget):
    """The pages, the form and the answers on a splitter; Home is made when it is first shown.

    `turned` tells that the other of the two is shown.
    """

    turned = Signal()

    def __init__(self, page_list: PageList, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.home: Home | None = None
        self._ground: QFrame | None = None
        self.forms = QStackedWidget(self)
        ground, aside = QFrame(self), QFrame(self)
        ground.setProperty("ground", "surface")
        aside.setProperty("ground", "window")
        self.forms.addWidget(ground)
        self.splitter = QSplitter()  # with a parent, Qt would ask for an orientation: see theme.py
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (page_list, self.forms, aside):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        pages = page_list.open_width
        self.splitter.setSizes([pages, window.width() - pages - _ANSWERS, _ANSWERS])
        self.addWidget(self.splitter)

    @property
    def is_at_home(self) -> bool:
        """Tell whether Home is shown, or its ground until it is made."""
        return self._ground is not None or (self.home is not None and self.currentWidget() is self.home)

    def expect_home(self) -> None:
        """Show the ground of Home until that is made; below it the contract's is laid out as ever."""
        ground = self._ground = QFrame(self)
        ground.setProperty("ground", "surface")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for kind, width in (("divider", 1), ("window", _BESIDE_HOME)):
            part = QFrame(ground)
            part.setProperty("ground", kind)
            part.setFixedWidth(width)
            row.addWidget(part)
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ground is not None:
            self._ground.setGeometry(self.rect())

    def _uncover(self) -> None:
        """Show what is there now."""
        if self._ground is not None:
            self._ground.hide()
            self._ground.deleteLater()
            self._ground = None

    def show_answers(self, panel: AnswersPanel) -> None:
        """Put the answers where they belong."""
        self.splitter.replaceWidget(2, panel)

    def show_home(self) -> Home:
        """Show Home in place of the contract."""
        if self.home is None:
            from cmdesk.gui.home.home import Home  # noqa: PLC0415  # lists come after the first paint

            self.home = Home(self._window)
            self.home.offer_import(self._window.files.ask_import)
            self.home.files_dropped.connect(self._window.files.bring_in)
            self.home.settings_wanted.connect(self._window.register.show_settings)
            self.home.restore_wanted.connect(self._window.register.show_backups)
            self.addWidget(self.home)
        self._uncover()
        self.setCurrentWidget(self.home)
        self.turned.emit()
        return self.home

    def show_contract(self) -> None:
        """Show the contract."""
        self._uncover()
        self.setCurrentWidget(self.splitter)
        self.turned.emit()

    def share_width(self, pages: int) -> None:
        """Give the list of pages a width and leave the rest to the form; the answers keep theirs."""
        before, form, answers = self.splitter.sizes()
        self.splitter.setSizes([pages, form + before - pages, answers])

    def restore(self, widths: QByteArray) -> None:
        """Take the widths of the last time."""
        self.splitter.restoreState(widths)
