"""What Home says while no contract is kept yet: one sentence, a new one, the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, language

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDEST = 520


class FirstStart(QWidget):
    """The sentence, and the two ways on."""

    def __init__(self, new: Callable[[], object], sample: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        title = QLabel(language.text(N_("No contracts yet")), self)
        title.setFont(fonts.font(fonts.Role.TITLE))
        words = QLabel(
            language.text(
                N_(
                    "Enter a contract, and cmdesk says what must be done by when, what is owed and what is at stake; "
                    "what is to be done in all contracts then stands here."
                )
            ),
            self,
        )
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        words.setMaximumWidth(_WIDEST)
        self.new_button = self._button(N_("New contract"), new)
        self.new_button.setProperty("kind", "main")
        self.sample_button = self._button(N_("Open the sample"), sample)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.new_button)
        ways.addWidget(self.sample_button)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 32, 0, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(ways)
        column.addStretch(1)
        self.setFocusProxy(self.new_button)

    def _button(self, name: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(language.text(name), self)
        button.clicked.connect(lambda _checked=False: deed())
        return button
