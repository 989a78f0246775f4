"""Deadlines that new holidays, rates or rules would move: from when to when, to accept or to postpone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, language
from cmdesk.gui.changes import NOTHING
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.living import while_there
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.refreshing import Review
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.records import Impact, Move
    from cmdesk.register.register import Register

_MOST = 300
"""Contracts that are shown; all of them are accepted or postponed."""


class ImpactDialog(Dialog):
    """The moves under their contracts; `settled` tells that the user decided."""

    settled = Signal(object)

    def __init__(self, review: Review, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Deadlines that would move")))
        self.resize(820, 520)
        self._review, self._keeper = review, keeper
        self.model = LinesModel(
            [
                Head(language.text(N_("Deadline")), wraps=True),
                Head(language.text(N_("Before"))),
                Head(language.text(N_("After"))),
                Head(language.text(N_("Act by before"))),
                Head(language.text(N_("Act by after"))),
            ],
            self,
        )
        self.view = LinesView(self.model, self)
        self.view.setAccessibleName(self.windowTitle())
        self.trouble = QLabel(self)
        self.trouble.setProperty("tone", "urgent")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.accept_button = self.button(N_("Accept"), self._accept, main=True)
        self.postpone_button = self.button(N_("Postpone"), self._postpone)
        self._assemble()
        self.model.set_lines(list(_lines(review.impacts[:_MOST])))
        self.view.setFocus()

    def _assemble(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self._intro())
        column.addWidget(self.view, 1)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.button(N_("Later"), self.reject))
        row.addWidget(self.postpone_button)
        row.addWidget(self.accept_button)
        column.addLayout(row)

    def _intro(self) -> QLabel:
        words = language.text(
            N_(
                "Holidays, rates or rules are newer than those on which these deadlines rest. Accept to go by the new "
                "days; postpone to keep the old ones until something else changes. The history tells either."
            )
        )
        rest = len(self._review.impacts) - _MOST
        if rest > 0:
            words += " " + language.text(say(N_("{number} contracts more are not shown here."), number=rest))
        label = QLabel(words, self)
        label.setProperty("tone", "secondary")
        label.setWordWrap(True)
        return label

    def _accept(self) -> None:
        from cmdesk.desk.refreshing import accept  # noqa: PLC0415  # the register's thread does it

        review = self._review
        self._wait()
        self._ask(lambda register: accept(register, review))

    def _postpone(self) -> None:
        from cmdesk.desk.refreshing import postpone  # noqa: PLC0415  # as above

        review = self._review
        self._wait()
        self._ask(lambda register: postpone(register, review))

    def _ask(self, work: Callable[[Register], object]) -> None:
        """Let the register do it; it is done even where this dialog is closed meanwhile."""
        self._keeper.ask(work, while_there(self, lambda _done: self._done()), while_there(self, self._fail))

    def _wait(self) -> None:
        self.trouble.hide()
        for button in (self.accept_button, self.postpone_button):
            button.setEnabled(False)

    def _done(self) -> None:
        self._keeper.look()
        self.settled.emit(self._review)
        self.accept()

    def _fail(self, why: Sentence) -> None:
        self.trouble.setText(language.text(why))
        self.trouble.show()
        for button in (self.accept_button, self.postpone_button):
            button.setEnabled(True)


def _lines(impacts: tuple[Impact, ...]) -> Iterator[Line]:
    """Yield the moves under the names of their contracts."""
    for one in impacts:
        yield Line((Cell(f"{one.client} · {one.reference}", strong=True),))
        yield from map(_line, one.moves)


def _line(move: Move) -> Line:
    days = (move.before, move.after, move.act_by_before, move.act_by_after)
    return Line((Cell(language.text(move.label)), *map(_day, days)), move.result)


def _day(day: date | None) -> Cell:
    if day is None:
        return Cell(NOTHING, tone="secondary")
    return Cell(language.words().short_date(day), copied=day.isoformat())
