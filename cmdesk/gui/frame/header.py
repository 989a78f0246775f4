"""The line on top: whose contract it is, as of which day the answers hold, and the way out of the program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, icons, language

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.widgets.day_field import DayField
    from cmdesk.gui.widgets.day_nature import Natures

_HEIGHT = 64
_LEFT, _HOME, _BESIDE = 20, 29, 12
"""Pixels before the way to Home, of it, and after it: the name stands there from the first, so it never moves."""


class Header(QFrame):
    """Client and reference to the left, as-of day, export and help to the right."""

    as_of_chosen = Signal(object)
    home_wanted = Signal()
    troubled = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setFixedHeight(_HEIGHT)
        self._name, self._about = QLabel(self), QLabel(self)
        self._name.setFont(fonts.font(fonts.Role.TITLE))
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about.setProperty("tone", "secondary")
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_LEFT + _HOME + _BESIDE, 4, 16, 4)
        self._row.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._about)
        names.addStretch(1)
        self._row.addLayout(names, 1)
        self.as_of: DayField | None = None
        self._home: QToolButton | None = None
        self._of_contract: list[QWidget] = []
        self._trouble: Sentence | None = None

    def complete(self, natures: Natures, export_menu: QMenu, help_action: QAction) -> None:
        """Add what is to be used, once the window has been seen."""
        from cmdesk.gui.widgets.day_field import DayField  # noqa: PLC0415  # the name is painted first

        self.as_of = DayField(natures, self)
        self.as_of.setFixedWidth(156)
        self.as_of.setPlaceholderText(language.text(N_("today")))
        self.as_of.setAccessibleName(language.text(N_("As-of date")))
        self.as_of.left.connect(self._choose)
        label = QLabel(language.text(N_("As &of")), self)
        label.setProperty("tone", "secondary")
        label.setBuddy(self.as_of)
        help_button = QToolButton(self)
        help_button.setProperty("kind", "plain")
        help_button.setDefaultAction(help_action)
        self._row.addSpacing(16)
        self._of_contract = [label, self.as_of, self._button("export", N_("Export"), export_menu)]
        for widget in (*self._of_contract, help_button):
            self._row.addWidget(widget)
        self._home = self._home_button()
        self._row.setContentsMargins(_LEFT, 4, 16, 4)
        self._row.insertWidget(0, self._home)
        self._row.insertSpacing(1, _BESIDE - self._row.spacing())
        self.be_at_home(False, "")

    def be_at_home(self, at_home: bool, contract: str) -> None:  # noqa: FBT001  # a state
        """Show what belongs to a contract, or leave it out; then the button leads back to it, where there is one."""
        for widget in self._of_contract:
            widget.setVisible(not at_home)
        if self._home is not None:
            home = language.text(N_("Home"))
            name = language.text(say(N_("Back to {contract}"), contract=contract)) if at_home else home
            self._home.setEnabled(bool(contract) or not at_home)
            self._home.setToolTip(f"{name} (Alt+Home)")
            self._home.setAccessibleName(name)
            icons.follow(self._home, "left" if at_home and contract else "home")

    def show_contract(self, name: str, about: str) -> None:
        """Show whose contract it is, and its reference and edition."""
        fonts.show_glyphs_of(name)
        self._name.setText(name or language.text(N_("New contract")))
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def show_as_of(self, day: date | None) -> None:
        """Show the day as of which the answers hold."""
        if self.as_of is not None and not self.as_of.hasFocus():
            self.as_of.set_value(day.isoformat() if day else None)
            self._show_trouble(None)

    def _home_button(self) -> QToolButton:
        """Return the way to Home."""
        button = QToolButton(self)
        button.setProperty("kind", "plain")
        button.setFixedWidth(_HOME)
        button.clicked.connect(self.home_wanted)
        return button

    def _button(self, icon: str, name: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "button")
        button.setText(" " + language.text(name))
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        icons.follow(button, icon)
        return button

    def _choose(self) -> None:
        if self.as_of is None:
            return
        problem = self.as_of.problem()
        self._show_trouble(problem.sentence if problem else None)
        if problem is None:
            self.as_of_chosen.emit(self.as_of.day())

    def _show_trouble(self, trouble: Sentence | None) -> None:
        """Say what is wrong with the day, or no longer."""
        before, self._trouble = self._trouble, trouble
        if self.as_of is None or before == trouble:
            return
        self.as_of.setProperty("fault", trouble is not None)
        self.as_of.style().polish(self.as_of)
        if before is not None:
            self.settled.emit(before)
        if trouble is not None:
            self.troubled.emit(trouble)
