"""The answers beside the form: four questions, what must be acted on first on top, what is over folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, count
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.answers.card import AnswerCard, AnswerLine
from cmdesk.gui.answers.line_head import Weight
from cmdesk.gui.answers.links import linked, show_linked
from cmdesk.gui.answers.views import CardView, GroupView, LinkView
from cmdesk.gui.rich import make_linkable

NARROWEST = 320
_AROUND = 80
_LAID_OUT = 1  # a timer waits for what is posted, layouts among it; one of 0 would not


class AnswersPanel(QScrollArea):
    """Every answer of a calculation, kept in place while one types."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._groups: dict[str, _Group] = {}
        self._shown: set[tuple[str, str]] = set()
        self._page = QFrame(self)
        self._page.setProperty("ground", "window")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(16, 16, 16, 24)
        self._column.setSpacing(24)
        self.notice = _Notice(self._page)
        self.notice.linkActivated.connect(self.link_followed)
        self._column.addWidget(self.notice)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def show_groups(self, groups: Sequence[GroupView]) -> None:
        """Show the answers, in the order given."""
        self._wait_for_layout({(group.key, card.key) for group in groups for card in group.cards})
        for gone in set(self._groups) - {group.key for group in groups}:
            self._groups.pop(gone).deleteLater()
        for number, view in enumerate(groups):
            group = self._groups.get(view.key) or self._made(view.key)
            if self._column.indexOf(group) != number + 1:
                self._column.insertWidget(number + 1, group)
            group.show_group(view, first=number == 0)

    def _wait_for_layout(self, cards: set[tuple[str, str]]) -> None:
        """Paint nothing before new cards have their heights: they would be thin lines for a moment."""
        if cards - self._shown:
            self.setUpdatesEnabled(False)
            QTimer.singleShot(_LAID_OUT, self, lambda: self.setUpdatesEnabled(True))
        self._shown = cards

    def show_missing(self, missing: Sequence[LinkView]) -> None:
        """Say which facts the answers wait for, each as a link that leads to its field."""
        self.notice.show_missing(missing, there_are_answers=bool(self._groups))
        for group in self._groups.values():
            group.setEnabled(not missing)

    def show_left_out(self, links: Sequence[LinkView]) -> None:
        """Say which entries are left out of the answers until they are complete."""
        self.notice.show_left_out(links)

    def lines(self) -> Iterable[AnswerLine]:
        """Return every answer's line that is open to view."""
        for group in self._groups.values():
            yield from group.lines()

    def reveal(self, result_id: str) -> None:
        """Bring an answer into sight with its derivation; what it is folded under opens."""
        line = next(filter(None, (group.revealed(result_id) for group in self._groups.values())), None)
        if line is not None:
            line.head.setChecked(True)
            line.head.setFocus()
            QTimer.singleShot(0, line, lambda: self.ensureWidgetVisible(line, 0, _AROUND))

    def folded_cards(self) -> Iterable[AnswerCard]:
        """Return the cards of the folds that are open."""
        for group in self._groups.values():
            yield from group.folded_cards()

    def _made(self, key: str) -> _Group:
        group = _Group(self._page)
        group.link_followed.connect(self.link_followed)
        self._groups[key] = group
        return group


class _Group(QWidget):
    """One question with its cards."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: dict[str, AnswerCard] = {}
        self._question = QLabel(self)
        self._question.setFont(fonts.small_capitals())
        self._question.setProperty("tone", "secondary")
        self._question.setWordWrap(True)
        self._more = QLabel(self)
        self._more.setFont(fonts.font(fonts.Role.SMALL))
        self._more.linkActivated.connect(self.link_followed)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self._more)
        self._past, self._none = _Fold(self), _Fold(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        for fold in (self._past, self._none):
            fold.link_followed.connect(self.link_followed)
            self._column.addWidget(fold)

    def show_group(self, view: GroupView, *, first: bool) -> None:
        """Show a question's cards; the first of the first question is the one that the eye is to land on."""
        self._question.setText(view.question)
        self._question.setAccessibleName(view.question)
        show_linked(self._more, "{links}", (view.link,) if view.link else ())
        self._more.setWordWrap(False)
        for gone in set(self._cards) - {card.key for card in view.cards}:
            self._cards.pop(gone).deleteLater()
        for number, card in enumerate(view.cards):
            shown = self._cards.get(card.key) or self._made(card)
            if self._column.indexOf(shown) != number + 1:
                self._column.insertWidget(number + 1, shown)
            shown.show_card(card, _weight(card, first_group=first, first=number == 0))
        over = sum(len(card.answers) for card in view.past)
        self._past.show_fold(
            count(N_("{n} that is over or settled"), N_("{n} that are over or settled"), over), view.past
        )
        alone = tuple(CardView(one.id, "", one) for one in view.none)
        self._none.show_fold(count(N_("{n} that does not apply"), N_("{n} that do not apply"), len(alone)), alone)

    def lines(self) -> Iterable[AnswerLine]:
        """Return the lines of this question's cards."""
        for card in self._cards.values():
            yield from card.lines.values()

    def revealed(self, result_id: str) -> AnswerLine | None:
        """Return the line of an answer, opening what it is folded under; None where it stands elsewhere."""
        for fold in (self._past, self._none):
            fold.open_for(result_id)
        cards = (*self._cards.values(), *self.folded_cards())
        return next(filter(None, (card.revealed(result_id) for card in cards)), None)

    def folded_cards(self) -> Iterable[AnswerCard]:
        """Return the cards of this question's folds that are open."""
        return (*self._past.cards.values(), *self._none.cards.values())

    def _made(self, view: CardView) -> AnswerCard:
        card = AnswerCard(view, self)
        card.link_followed.connect(self.link_followed)
        self._cards[view.key] = card
        return card


def _weight(card: CardView, *, first_group: bool, first: bool) -> Weight:
    """Return how large a card's head is shown: one of all stands out most, and one of each question."""
    if first:
        return Weight.HERO if first_group else Weight.LEAD
    return Weight.LEAD if card.leads else Weight.ROW


class _Fold(QWidget):
    """Cards that are folded away under a line that counts them; made when they are asked for."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._views: tuple[CardView, ...] = ()
        self.cards: dict[str, AnswerCard] = {}
        self._button = QToolButton(self)
        self._button.setProperty("kind", "plain")
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.toggled.connect(self._toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._button)
        self.hide()

    def show_fold(self, title: object, views: tuple[CardView, ...]) -> None:
        """Count what is folded; nothing is shown of an empty fold."""
        self._views = views
        self.setVisible(bool(views))
        self._button.setText(language.words().value(title))
        self._fill()

    def open_for(self, result_id: str) -> None:
        """Open where an answer is folded away here."""
        if any(view.holds(result_id) for view in self._views):
            self._button.setChecked(True)

    def _toggle(self) -> None:
        self._fill()

    def _fill(self) -> None:
        opened = self._button.isChecked()
        icons.follow(self._button, "down" if opened else "right", "secondary")
        wanted = {view.key: view for view in self._views} if opened else {}
        for gone in set(self.cards) - set(wanted):
            self.cards.pop(gone).deleteLater()
        for key, view in wanted.items():
            card = self.cards.get(key)
            if card is None:
                card = self.cards[key] = AnswerCard(view, self)
                card.link_followed.connect(self.link_followed)
                self._column.addWidget(card)
            card.show_card(view, Weight.ROW)


class _Notice(QLabel):
    """What the answers wait for, or leave out, on top of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._missing = self._left_out = ""
        make_linkable(self)
        self.setProperty("ground", "notice")
        self.hide()

    def show_missing(self, missing: Sequence[LinkView], *, there_are_answers: bool) -> None:
        """Name the missing facts."""
        sentence = (
            N_("These answers are from before. To go on, enter: {links}")
            if there_are_answers
            else N_("The answers appear here as soon as these are known: {links}")
        )
        self._missing = linked(sentence, missing)
        self._tell()

    def show_left_out(self, links: Sequence[LinkView]) -> None:
        """Name the entries that are left out."""
        self._left_out = linked(N_("Left out of the answers until mended or complete: {links}"), links)
        self._tell()

    def _tell(self) -> None:
        words = "<br>".join(part for part in (self._missing, self._left_out) if part)
        self.setText(words)
        self.setVisible(bool(words))
