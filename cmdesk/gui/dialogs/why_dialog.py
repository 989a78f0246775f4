"""For what reason the next change is made: one line, kept with it in the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

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
        help_ = language.text(N_("Kept in the history with the next change, for whoever asks later."))
        row = FormRow(language.text(N_("Reason")), self.line, help_, "", self)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(language.text(N_("Keep")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("kind", "main")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(row)
        column.addWidget(buttons)
        self.line.setFocus()

    def _give(self) -> None:
        self.accept()
        self.given.emit(" ".join(self.line.text().split()))
