"""The ways into a contract: a new one, a file, the sample, what was open lately; and questions that need none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.basics.wording import N_
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.colours import shown
from cmdesk.gui.home.asking import Asking
from cmdesk.gui.home.cap_question import CapQuestion
from cmdesk.gui.home.question import Question
from cmdesk.gui.home.questions import BusinessDayQuestion, DeliveryQuestion, EditionsQuestion
from cmdesk.gui.home.unfolding import Unfolding
from cmdesk.gui.widgets.days import today
from cmdesk.register.query import Query
from cmdesk.register.records import SortBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Page
    from cmdesk.register.register import Register

WIDTH = 328
"""Wide enough for the longest question where the whole is scrolled."""

_MOST = 6
_QUESTIONS = (
    (N_("When is my notice delivered?"), DeliveryQuestion),
    (N_("Which day is N Business Days later?"), BusinessDayQuestion),
    (N_("What is the cap?"), CapQuestion),
    (N_("What changes between the editions?"), EditionsQuestion),
)


@dataclass(frozen=True, slots=True)
class _Lately:
    """Something that was open lately: its names, what opens it, and by which picture it is told apart."""

    name: str
    about: str
    icon: str
    opens: Callable[[], object]

    @property
    def words(self) -> tuple[str, str]:
        """Return what is shown of it."""
        return self.name, self.about


class Aside(QScrollArea):
    """The right side of Home; `opened` names a contract of the register, `undo_wanted` is for what no field undoes."""

    opened = Signal(int)
    undo_wanted = Signal()

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._asking = Asking(window.keeper, self, lambda _why: None)  # whatever fails is said where it matters more
        self._contracts: list[_Lately] = []
        self._buttons: list[RecentButton] = []
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QFrame(self)
        ground.setProperty("ground", "window")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(16, 20, 16, 20)
        self._column.setSpacing(8)
        files = window.files
        self.new_button = self._add_button(N_("New contract"), files.new, "new", main=True)
        self.open_button = self._add_button(N_("Open a file…"), files.ask_open, "open")
        self.sample_button = self._add_button(N_("Open the sample"), files.open_sample, "contract")
        self.import_button: QPushButton | None = None
        self.title = self._add_title(N_("Recent"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._column.addLayout(self._recent)
        self._add_title(N_("Quick answers"))
        self.questions = [Unfolding(language.text(title), self._making(make)) for title, make in _QUESTIONS]
        for question in self.questions:
            self._column.addWidget(question)
        self._column.addStretch(1)
        self.setWidget(ground)
        self._show_recent()

    @property
    def recent(self) -> tuple[RecentButton, ...]:
        """Return what was open lately, as it is offered."""
        return tuple(self._buttons)

    def offer_import(self, deed: Callable[[], object]) -> None:
        """Offer to bring contracts in from files."""
        self.import_button = self._made_button(N_("Import…"), deed, "")
        self._column.insertWidget(3, self.import_button)

    def step_back(self, *, back: bool) -> None:
        """Leave it to the list, or not any more, to say what comes first: a new contract."""
        if bool(self.new_button.property("kind")) is back:
            self.new_button.setProperty("kind", "" if back else "main")
            self.new_button.style().polish(self.new_button)

    def refresh(self) -> None:
        """Ask anew which contracts were changed lately."""
        self._show_recent()
        self._asking.ask(_changed_lately, self._show_contracts, "recent")

    def _show_contracts(self, page: Page) -> None:
        self._contracts = [
            _Lately(one.client or one.reference, one.reference, "contract", self._opening(one.id)) for one in page.rows
        ]
        self._show_recent()

    def _opening(self, contract_id: int) -> Callable[[], object]:
        return lambda: self.opened.emit(contract_id)

    def _making(self, make: Callable[[QWidget], QWidget]) -> Callable[[QWidget], QWidget]:
        """Return what makes a question that hands on what its fields do not undo."""

        def made(parent: QWidget) -> QWidget:
            question = make(parent)
            if isinstance(question, Question):
                question.undo_wanted.connect(self.undo_wanted)
            return question

        return made

    def _show_recent(self) -> None:
        """List contracts of the register, and below them files; each is looked at only when it is chosen."""
        from cmdesk.desk.recent import recent_files  # noqa: PLC0415  # after the first paint

        found = self._contracts + [self._of_file(path) for path in recent_files()[:_MOST]]
        if self._buttons and [one.words for one in found] == [button.words for button in self._buttons]:
            return
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [RecentButton(one.name, one.about, one.icon, one.opens) for one in found]
        for button in self._buttons:
            self._recent.addWidget(button)
        self.title.setVisible(bool(found))

    def _of_file(self, path: str) -> _Lately:
        folder, name = os.path.split(path)
        return _Lately(name, folder, "open", lambda: self._window.files.open(path))

    def _add_title(self, title: str) -> QLabel:
        label = QLabel(language.text(title), self)
        label.setFont(fonts.small_capitals())
        label.setProperty("tone", "secondary")
        self._column.addSpacing(16)
        self._column.addWidget(label)
        return label

    def _add_button(self, name: str, deed: Callable[[], object], icon: str, *, main: bool = False) -> QPushButton:
        button = self._made_button(name, deed, icon if not main else "")
        if main:
            button.setProperty("kind", "main")
        self._column.addWidget(button)
        return button

    def _made_button(self, name: str, deed: Callable[[], object], icon: str) -> QPushButton:
        button = QPushButton(language.text(name), self)
        button.clicked.connect(lambda _checked=False: deed())
        if icon:
            button.setText(f" {button.text()}")
            icons.follow(button, icon, "secondary")
        return button


class RecentButton(QToolButton):
    """A name as a word that opens something, and what tells it apart below; both are cut where they are too long."""

    def __init__(self, name: str, about: str, icon: str, opens: Callable[[], object]) -> None:
        super().__init__()
        self.words = name, about
        self.setProperty("kind", "plain")
        self.setText(name)
        fonts.show_glyphs_of(name + about)
        self.setToolTip(f"{name}\n{about}")
        self.setAccessibleName(", ".join(part for part in (name, about) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.follow(self, icon, "secondary")
        self.clicked.connect(lambda _checked=False: opens())

    def sizeHint(self) -> QSize:
        return QSize(120, fonts.line_height(fonts.Role.BODY) + fonts.line_height(fonts.Role.SMALL) + 10)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", type(option.icon)()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        room = self.rect().adjusted(32, 5, -6, -5)
        self.icon().paint(painter, 6, room.top(), 18, 18)
        upper = fonts.line_height(fonts.Role.BODY)
        lower = fonts.line_height(fonts.Role.SMALL)
        for words, top, height, role, tone in (
            (self.text(), room.top(), upper, fonts.Role.BODY, "text"),
            (self.words[1], room.top() + upper, lower, fonts.Role.SMALL, "secondary"),
        ):
            painter.setFont(fonts.font(role))
            painter.setPen(QColor(shown().tone(tone)))
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
            where = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRect(room.left(), top, room.width(), height), where, cut)
        painter.end()


def _changed_lately(register: Register) -> Page:
    return register.search(Query(), today(), SortBy.CHANGED, descending=True, most=_MOST)
