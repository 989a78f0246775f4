"""A card: the answer to see first, and the others about the same thing as lines below it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, count
from cmdesk.gui import fonts, language
from cmdesk.gui.answers import links
from cmdesk.gui.answers.cap_moves import CapMoves
from cmdesk.gui.answers.cells import CellsHead
from cmdesk.gui.answers.line_head import LineHead, Weight
from cmdesk.gui.answers.views import AnswerView, CardView, SendView
from cmdesk.gui.answers.why import Why
from cmdesk.gui.rich import make_linkable
from cmdesk.gui.widgets.band_line import BandLine
from cmdesk.gui.widgets.context_menu import ContextMenu, Entry
from cmdesk.gui.widgets.share_bar import ShareBar

Bar = TypeVar("Bar", ShareBar, BandLine)


class AnswerLine(QWidget):
    """One answer with its derivation, which is made when it is asked for."""

    link_followed = Signal(str)

    def __init__(self, view: AnswerView, weight: Weight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.head = LineHead(weight, self)
        self._share: ShareBar | None = None
        self._band: BandLine | None = None
        self._moves: CapMoves | None = None
        self._why: Why | None = None
        self._note: QLabel | None = None
        self._waits: QLabel | None = None
        self._menu: ContextMenu | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.head.toggled.connect(self.show_why)
        self.show_answer(view, weight)

    def show_answer(self, view: AnswerView, weight: Weight) -> None:
        """Show an answer in place of the one before; an open derivation is made anew."""
        self.view = view
        self.head.show_answer(view, weight)
        self._show_bars(view, weight)
        self._show_moves(view)
        self._show_missing()
        self._show_note()
        if self._why is not None:
            self.show_why(opened=True)

    def show_why(self, opened: bool) -> None:  # noqa: FBT001  # a slot of a toggle
        """Open or close the derivation."""
        if self._why is not None:
            self._why.deleteLater()
            self._why = None
        if opened:
            is_row = self.head.weight is Weight.ROW
            self._why = Why(self.view, self, with_sentence=self.head.hides_sentence, with_line=is_row)
            self._why.link_followed.connect(self.link_followed)
            self._column.addWidget(self._why)

    def copy(self, *, with_citation: bool) -> None:
        """Put the value on the clipboard, alone or with its source."""
        QApplication.clipboard().setText(self.view.citation if with_citation else self.view.value)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu = self._menu or ContextMenu(self)
        self._menu.offer(
            event.globalPos(),
            (
                Entry(N_("Copy the value"), lambda: self.copy(with_citation=False), "copy"),
                Entry(N_("Copy with citation"), lambda: self.copy(with_citation=True), "copy"),
            ),
        )

    def _show_missing(self) -> None:
        """Name the facts that the answer waits for, each as a link to its field."""
        if self._waits is None and not self.view.missing:
            return
        if self._waits is None:
            self._waits = QLabel(self)
            self._waits.setFont(fonts.font(fonts.Role.SMALL))
            self._waits.setContentsMargins(12, 0, 12, 8)
            self._waits.linkActivated.connect(self.link_followed)
            self._column.insertWidget(1, self._waits)
        links.show_linked(self._waits, N_("Waiting for: {links}"), self.view.missing)

    def _show_note(self) -> None:
        """Say below the answer what else there is to say, with links to what would change it."""
        if self._note is None and not self.view.note:
            return
        if self._note is None:
            self._note = QLabel(self)
            self._note.setContentsMargins(12, 0, 12, 12)
            self._note.linkActivated.connect(self.link_followed)
            make_linkable(self._note)
            self._column.insertWidget(1, self._note)
        self._note.setText(self.view.note)
        self._note.setVisible(bool(self.view.note))

    def _show_bars(self, view: AnswerView, weight: Weight) -> None:
        """Show under a large value how far it reaches, and what other readings would make of it."""
        large = weight is not Weight.ROW
        if view.share is not None and large:
            self._share = self._share or self._added(ShareBar(self))
            self._share.show_share(view.share.part, view.share.text)
        if view.band is not None and large:
            self._band = self._band or self._added(BandLine(self))
            self._band.show_band(view.band.low, view.band.high, view.band.at, view.band.words)
        if self._share is not None:
            self._share.setVisible(view.share is not None and large)
        if self._band is not None:
            self._band.setVisible(view.band is not None and large)

    def _show_moves(self, view: AnswerView) -> None:
        """Show under the cap how it moves over time."""
        if view.curve is None:
            return
        if self._moves is None:
            self._moves = CapMoves(self)
            self._column.addWidget(self._moves)
        self._moves.follow(view.curve)

    def _added(self, bar: Bar) -> Bar:
        bar.setContentsMargins(12, 0, 12, 10)
        self._column.insertWidget(1, bar)
        return bar


class Sending:
    """What stands around the channels by which a deadline is met: their heads, and what to chase when."""

    def __init__(self, parent: QWidget) -> None:
        self.head = CellsHead(parent)
        self.chase = QLabel(parent)
        self.chase.setFont(fonts.font(fonts.Role.SMALL))
        self.chase.setProperty("tone", "secondary")
        self.chase.setContentsMargins(12, 4, 12, 10)
        self.chase.setWordWrap(True)

    def show_sending(self, send: SendView | None) -> None:
        """Show what goes with some channels, nothing where there are none."""
        self.head.setVisible(send is not None)
        if send is not None:
            self.head.show_heads(send.heads, send.rows[0].columns)
        _say(self.chase, send.chase if send else "")


class AnswerCard(QFrame):
    """A surface with one family of answers."""

    link_followed = Signal(str)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.view = view
        self.lines: dict[str, AnswerLine] = {}
        self._title, self._rows_title = _small_title(self), _small_title(self)
        self._sending: Sending | None = None
        self.more_button = QToolButton(self)
        self.more_button.setProperty("kind", "plain")
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(self._show_lines)
        self._weight = Weight.ROW
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def show_card(self, view: CardView, weight: Weight) -> None:
        """Show a card's answers; lines that were there before stay, and stay open."""
        self.view, self._weight = view, weight
        _say(self._title, view.title)
        _say(self._rows_title, view.rows_title)
        self._show_lines()

    def revealed(self, result_id: str) -> AnswerLine | None:
        """Return the line of an answer, showing more where it waits there; None where it is not on this card."""
        if self.view.holds(result_id) and result_id not in self.lines:
            self.more_button.setChecked(True)
        return self.lines.get(result_id)

    def _show_lines(self) -> None:
        view, is_open = self.view, self.more_button.isChecked()
        send = view.send if view.send and (is_open or not view.send.folded) else None
        more = len(view.more) + (len(view.send.rows) if view.send and view.send.folded else 0)
        self.more_button.setVisible(bool(more))
        self.more_button.setText(language.text(N_("Less") if is_open else count(N_("{n} more"), N_("{n} more"), more)))
        rows = (*view.rows, *view.more) if is_open else view.rows
        sent = send.rows if send else ()
        for gone in set(self.lines) - {answer.id for answer in (view.head, *rows, *sent)}:
            self.lines.pop(gone).deleteLater()
        head = self._line(view.head, self._weight)
        lines = [self._line(answer, Weight.ROW) for answer in rows]
        around = self._around(send)
        channels = [self._line(answer, Weight.ROW) for answer in sent]
        parts = (self._title, head, self._rows_title, *lines, *around[:1], *channels, *around[1:], self.more_button)
        for position, widget in enumerate(parts):
            if self._column.indexOf(widget) != position:
                self._column.insertWidget(position, widget)

    def _around(self, send: SendView | None) -> tuple[QWidget, ...]:
        """Return what stands above and below the channels, made when there are any for the first time."""
        if self._sending is None and send is None:
            return ()
        self._sending = self._sending or Sending(self)
        self._sending.show_sending(send)
        return self._sending.head, self._sending.chase

    def _line(self, answer: AnswerView, weight: Weight) -> AnswerLine:
        line = self.lines.get(answer.id)
        if line is None:
            line = self.lines[answer.id] = AnswerLine(answer, weight, self)
            line.link_followed.connect(self.link_followed)
        else:
            line.show_answer(answer, weight)
        return line


def _small_title(parent: QWidget) -> QLabel:
    title = QLabel(parent)
    title.setFont(fonts.font(fonts.Role.BODY_STRONG))
    title.setContentsMargins(12, 10, 12, 0)
    title.setWordWrap(True)
    return title


def _say(title: QLabel, words: str) -> None:
    title.setText(words)
    title.setVisible(bool(words))
