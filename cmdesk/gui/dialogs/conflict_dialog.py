"""Two people changed the same: each place with both values, to choose one of, or all of one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui import fonts, language
from cmdesk.gui.changes import NOTHING, place_in_words, value_in_words
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.widgets import indicator
from cmdesk.register.merging import merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdesk.contract.contract import Contract
    from cmdesk.gui.context import Context
    from cmdesk.register.records import Conflict, Difference

_INDENT = 12
_LONG = 90


class ConflictDialog(Dialog):
    """Tells where two edits clash, and gives with `decided` the contract that comes of what is chosen.

    Where the two together make no contract at all, only one whole side can be chosen.
    """

    decided = Signal(object)

    def __init__(self, conflict: Conflict, mine: Contract, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Changed by two")))
        self.resize(640, 440)
        self._conflict, self._mine, self._context = conflict, mine, context
        self.choices: dict[str, QButtonGroup] = {}
        self._trouble = QLabel(self)
        self._trouble.setProperty("tone", "urgent")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.store_button = self.button(N_("Store"), self._decide, main=True)
        self.store_button.setDefault(True)
        self._assemble()
        self.store_button.setFocus()

    def choose(self, place: str, *, mine: bool) -> None:
        """Choose one of the values of a place."""
        self.choices[place].button(int(mine)).setChecked(True)

    # Construction

    def _assemble(self) -> None:
        stored = self._conflict.stored
        title = QLabel(language.text(say(N_("{who} changed the same as you"), who=stored.who)), self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._name())
        column.addWidget(title)
        column.addWidget(self._intro())
        column.addWidget(self._list(), 1)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button(N_("All mine"), lambda: self._choose_all(mine=True)))
        row.addWidget(self.button(N_("All theirs"), lambda: self._choose_all(mine=False)))
        row.addStretch(1)
        row.addWidget(self.button(N_("Later"), self.reject))
        row.addWidget(self.store_button)
        column.addLayout(row)

    def _name(self) -> QLabel:
        """Return which contract it is, for at Home or among several windows nothing else tells."""
        stored = self._conflict.stored.contract
        name = QLabel(" · ".join(filter(None, (stored.client.name, stored.reference))), self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("tone", "secondary")
        return name

    def _intro(self) -> QLabel:
        when = language.words().moment(self._conflict.stored.at.astimezone())
        sentence = (
            N_("Their version was stored {when}. Choose what is to hold; everything else of both is kept.")
            if self._conflict.clashes
            else N_("Their version was stored {when}, and the two do not go together. Choose one of them.")
        )
        words = QLabel(language.text(say(sentence, when=when)), self)
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        return words

    def _list(self) -> QScrollArea:
        inside = QFrame(self)
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for place in self._conflict.clashes or ("",):
            self._add(place, column)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        return scroll

    def _add(self, place: str, column: QVBoxLayout) -> None:
        """Add a place with both its values, mine chosen."""
        if place:
            name = QLabel(place_in_words(place), self)
            name.setFont(fonts.font(fonts.Role.BODY_STRONG))
            name.setWordWrap(True)
            column.addWidget(name)
        group = self.choices[place] = QButtonGroup(self)
        for is_mine, key, whole, found in (
            (True, N_("Mine: {value}"), N_("Mine"), self._conflict.mine),
            (False, N_("Theirs: {value}"), N_("Theirs"), self._conflict.theirs),
        ):
            value = self._told(place, found) if place else self._all(found)
            words = language.text(say(key, value=value)) if value else language.text(whole)
            ring = _Ring(_short(words), self)
            ring.setToolTip(words)
            ring.setAccessibleName(f"{place_in_words(place)}: {words}" if place else words)
            group.addButton(ring, int(is_mine))
            column.addWidget(ring)
        group.button(1).setChecked(True)
        column.addSpacing(_INDENT)

    def _told(self, place: str, found: Iterable[Difference]) -> str:
        """Return what one side makes of a place: the value there, or what it changes below it."""
        below = [one for one in found if _is_in(one.place, place)]
        exact = next((one for one in below if one.place == place), None)
        if exact is not None:
            return value_in_words(place, exact.after, self._context)
        return ", ".join(self._change(one) for one in below) or NOTHING

    def _all(self, found: Iterable[Difference]) -> str:
        return ", ".join(self._change(one) for one in found)

    def _change(self, one: Difference) -> str:
        value = value_in_words(one.place, one.after, self._context)
        return language.text(say(N_("{place}: {value}"), place=place_in_words(one.place), value=value))

    # What the user does

    def _choose_all(self, *, mine: bool) -> None:
        for place in self.choices:
            self.choose(place, mine=mine)
        self._decide()

    def _decide(self) -> None:
        """Give the contract that comes of the choices; where it is none, say what is wrong with it."""
        theirs = frozenset(place for place, group in self.choices.items() if group.checkedId() == 0)
        if "" in self.choices:
            found = self._conflict.stored.contract if theirs else self._mine
        else:
            try:
                found = merged(self._conflict, self._mine, otherwise_at=theirs)
            except FaultyInput as faulty:
                self._say(faulty)
                return
        self.accept()
        self.decided.emit(found)

    def _say(self, faulty: FaultyInput) -> None:
        """Say why what is chosen does not go together."""
        fault = faulty.faults[0]
        sentence = N_("This does not go together: {place}: {fault}. Choose otherwise.")
        self._trouble.setText(language.text(say(sentence, place=place_in_words(fault.place), fault=fault.sentence)))
        self._trouble.show()


class _Ring(QRadioButton):
    """One of two values."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        indicator.paint_ring(self)


def _is_in(place: str, around: str) -> bool:
    return place == around or place.startswith((f"{around}.", f"{around}["))


def _short(words: str) -> str:
    """Return words on one line of a ring, without what Qt would take for a key."""
    line = " ".join(words.split())
    return (line if len(line) <= _LONG else f"{line[: _LONG - 1]}…").replace("&", "&&")
