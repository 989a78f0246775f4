"""How far the register is: opening, open, open for reading only, or not opened, why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.desk.choosing import apart
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.keeper import Keeper, State

_WIDEST = 560


class RegisterState(QObject):
    """The page in place of the lists while the register is not open, and the note beside them when it is."""

    settings_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.page, self.note = QWidget(parent), QLabel(parent)
        self._icon = icons.IconLabel("fault", "urgent", 20, self.page)
        self.title, self.words, self.place = (QLabel(self.page) for _label in range(3))
        self.title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        self.words.setMaximumWidth(_WIDEST)
        for label in (self.words, self.place):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.place, self.note):
            label.setProperty("tone", "secondary")
            label.setFont(fonts.font(fonts.Role.SMALL))
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.retry = self._button(N_("Try again"), lambda: keeper.open(keeper.place))
        self.choose = self._button(N_("Choose another register"), self.settings_wanted.emit)
        self.restore = self._button(N_("Restore a backup"), self.restore_wanted.emit)
        self._assemble()
        keeper.lost_changed.connect(self.show_state)

    def show_state(self) -> None:
        """Say how far the register is."""
        failed = self._keeper.state is State.FAILED
        for widget in (self._icon, self.words, self.place, self.retry, self.choose):
            widget.setVisible(failed)
        self.restore.setVisible(failed and "://" not in self._keeper.place)  # a server keeps backups of its own
        self.title.setProperty("tone", "text" if failed else "secondary")
        self.title.style().polish(self.title)
        self.title.setText(language.text(N_("The register did not open") if failed else N_("Opening the register…")))
        self.words.setText("" if self._keeper.trouble is None else language.text(self._keeper.trouble))
        self.place.setText(apart(self._keeper.place)[0])
        self.note.setText(self._note())

    def _note(self) -> str:
        """Return what there is to know of a register that is open."""
        if not self._keeper.is_open:
            return ""
        if self._keeper.lost is not None:
            return language.text(N_("The register does not answer"))
        return language.text(N_("This register can only be read")) if self._keeper.read_only else ""

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self.retry, self.choose, self.restore):
            ways.addWidget(button)
        ways.addStretch(1)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 32, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.place)
        column.addLayout(ways)
        column.addStretch(1)
        self.page.setFocusProxy(self.retry)

    def _button(self, name: str, slot: object) -> QPushButton:
        button = QPushButton(language.text(name), self.page)
        button.clicked.connect(slot)
        return button
