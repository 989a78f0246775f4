"""For what reason something is changed: one line, kept in the history with each change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.line_field import LineField


class WhyDialog(QDialog):
    """One line; `given` tells it, empty where no reason is wanted any more."""

    given = Signal(str)

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text(N_("Why this change")))
        self.line = LineField(Codec(), self)
        self.line.setMinimumWidth(420)
        self.line.setMaxLength(500)
        self.line.set_value(why or None)
        help_ = language.text(N_("Kept in the history with every change until this contract is left."))
        row = FormRow(language.text(N_("Reason")), self.line, help_, "", self)
        self.ok = QPushButton(language.text(N_("Keep")), self)
        self.ok.setProperty("kind", "main")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._give)
        cancel = QPushButton(language.text(N_("Cancel")), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
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
