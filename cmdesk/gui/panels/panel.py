"""A window beside the contract's own: title, table, and what there is to say where the table is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.context import Context
from cmdesk.gui.models.lines_model import Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

_EDGE = 24


class Panel(QDialog):
    """Lines that follow the answers of a contract; a subclass says what they are."""

    line_opened = Signal(str)

    def __init__(self, title: str, context: Context, heads: Sequence[Head], parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        about = str(context.draft.value("client.name") or "")
        self.setWindowTitle(" – ".join(part for part in (language.text(title), about) if part))  # noqa: RUF001
        self.model = LinesModel(heads, self)
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(language.text(title))
        self.view.line_opened.connect(self.line_opened)
        self._title, self.about, self.empty = (QLabel(self) for _label in range(3))
        self._title.setText(language.text(title))
        self._title.setFont(fonts.font(fonts.Role.TITLE))
        for label in (self.about, self.empty):
            label.setProperty("tone", "secondary")
            label.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_button = QPushButton(language.text(N_("Copy the table")), self)
        icons.follow(self.copy_button, "copy", "secondary")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.view.copy_all)
        self.tools, self.above, self.foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._assemble()
        context.calculated.connect(self.refresh)

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addLayout(self.tools)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.above)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(self.foot)

    def refresh(self) -> None:
        """Show what follows from the contract now."""

    def take_size(self, width: int, height: int) -> None:
        """Take a size, as far as the screen has room for it."""
        self.resize(QSize(width, height).boundedTo(self.screen().availableGeometry().size() - QSize(_EDGE, 2 * _EDGE)))

    def show_lines(self, lines: Sequence[Line], empty: str) -> None:
        """Show lines, or what there is to say where there are none."""
        chosen = self.view.currentIndex().row()
        self.model.set_lines(lines)
        self.view.setVisible(bool(lines))
        self.copy_button.setEnabled(bool(lines))
        self.empty.setText(empty)
        self.empty.setVisible(not lines)
        if lines and chosen >= 0:
            self.view.setCurrentIndex(self.model.index(min(chosen, len(lines) - 1), 0))
