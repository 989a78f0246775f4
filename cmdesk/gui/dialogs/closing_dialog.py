"""The one question at closing, asked only where something was typed that is in no file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, language
from cmdesk.gui.dialogs.dialog import Dialog


class ClosingDialog(Dialog):
    """Save, keep as a draft, discard, or stay."""

    def __init__(
        self,
        name: str,
        save: Callable[[], object],
        keep: Callable[[], object],
        discard: Callable[[], object],
        parent: QWidget,
        why: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Close the contract")))
        title = QLabel(name, self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        words = QLabel(
            language.text(N_("Not everything is saved. A draft is offered again when cmdesk starts the next time.")),
            self,
        )
        words.setWordWrap(True)
        words.setMinimumWidth(420)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button(N_("Discard changes"), discard))
        row.addStretch(1)
        row.addWidget(self._button(N_("Cancel")))
        row.addWidget(self._button(N_("Keep as draft"), keep))
        self.save_button = self._button(N_("Save"), save, main=True)
        self.save_button.setDefault(True)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        if why:
            reason = QLabel(why, self)
            reason.setWordWrap(True)
            column.addWidget(reason)
        column.addWidget(words)
        column.addSpacing(8)
        column.addLayout(row)
        self.save_button.setFocus()

    def _button(self, name: str, deed: Callable[[], object] = lambda: None, *, main: bool = False) -> QPushButton:
        """Return a button that closes the dialog and then does something."""

        def act() -> None:
            self.accept()
            deed()

        return self.button(name, act, main=main)
