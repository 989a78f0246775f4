"""Contracts that were deleted, each of which can be had back for 30 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.changes import short_moment
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.living import while_there
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.records import Page, Summary

_HEADS = (N_("Contract"), N_("Client"), N_("Deleted"), N_("Who"))


class DeletedDialog(Dialog):
    """A list, the contract deleted last in front; `bring_back_wanted` names the one chosen."""

    bring_back_wanted = Signal(int)

    def __init__(self, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Deleted contracts")))
        self.resize(640, 380)
        self.model = LinesModel([Head(language.text(title), wraps=title == N_("Client")) for title in _HEADS], self)
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(self.windowTitle())
        self.view.line_opened.connect(lambda _about: self._bring_back())
        self.about = QLabel(language.text(N_("A deleted contract can be had back for 30 days.")), self)
        self.about.setProperty("tone", "secondary")
        self.about.setWordWrap(True)
        self.bring_back = self.button(N_("Bring back"), self._bring_back, main=True)
        self.bring_back.setEnabled(False)
        self.bring_back.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.button(N_("Close"), self.reject))
        row.addWidget(self.bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        if keeper.is_open:
            keeper.ask(
                lambda register: register.deleted(), while_there(self, self._show), while_there(self, self._fail)
            )
        else:
            self.about.setText(language.text(N_("The register is not open")))

    def _show(self, page: Page) -> None:
        self.model.set_lines([_line(one) for one in page.rows])
        self.bring_back.setEnabled(bool(page.rows))
        if page.rows:
            self.view.selectRow(0)
            self.view.setFocus()
        else:
            self.about.setText(language.text(N_("No contract was deleted in the last 30 days.")))

    def _fail(self, why: Sentence) -> None:
        self.about.setText(language.text(why))

    def _bring_back(self) -> None:
        row = self.view.currentIndex().row()
        if row < 0:
            return
        about = self.model.lines[row].about
        self.accept()
        self.bring_back_wanted.emit(int(about))


def _line(one: Summary) -> Line:
    deleted_at = one.deleted_at or one.changed_at
    texts = (one.reference, one.client, short_moment(deleted_at), one.changed_by)
    return Line(tuple(Cell(text) for text in texts), str(one.id))
