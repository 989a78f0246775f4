"""For what reason something is changed: one line, kept in the history with each change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.line_field import LineField


class WhyDialog(Dialog):
    """One line; `given` tells it, empty where no reason is wanted any more."""

    given = Signal(str)

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Why this change")))
        self.line = LineField(Codec(), self)
        self.line.setMinimumWidth(420)
        self.line.setMaxLength(500)
        self.line.set_value(why or None)
        help_ = language.text(N_("Kept in the history with each change from now on, until this contract is left."))
        row = FormRow(language.text(N_("Reason")), self.line, help_, "", self)
        self.ok = self.button(N_("Keep"), self._give, main=True)
        self.ok.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.button(N_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(row)
        column.addLayout(buttons)
        self.line.setFocus()

    def _give(self) -> None:
        self.accept()
        self.given.emit(" ".join(self.line.text().split()))
