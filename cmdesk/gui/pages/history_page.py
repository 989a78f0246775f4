"""The versions of a contract: who made each, when, why and how; what differs between two; and the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui import fonts, language
from cmdesk.gui.changes import NOTHING, place_in_words, short_moment, value_in_words
from cmdesk.gui.living import while_there
from cmdesk.gui.models.lines_model import Cell, Head, Line, LinesModel
from cmdesk.gui.pages.page import Page
from cmdesk.gui.places import ADD_TO_REGISTER
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.lines_view import LinesView
from cmdesk.register.records import Action
from cmdesk.register.restored import sources, what_happened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.sharing import Sharing
    from cmdesk.register.records import Change, Check, Difference, VersionNote

_MOST, _HIGH, _NARROW = 2_000, 180, 108
_ALL = 1_000
"""The part of the page's height that the tables take: all but nothing is left below them."""

_MOVES = (Action.ACCEPTED, Action.POSTPONED)


class HistoryPage(Page):
    """A list of versions; below it what changed in the one chosen, or between two that are chosen."""

    title = N_("History")

    def build(self) -> None:
        """Put the list of versions above what changed in them."""
        self._shown: int | None = None
        self._notes: tuple[VersionNote, ...] = ()
        self._changes: dict[int, list[Change]] = {}
        self.empty = QLabel(self)
        make_linkable(self.empty)
        self.empty.linkActivated.connect(lambda _link: self._add())
        self._column.addWidget(self.empty)
        self.whole = QWidget(self)
        self._column.addWidget(self.whole, _ALL)
        self.versions = LinesModel(_heads(N_("Version"), N_("When"), N_("Who"), N_("What happened"), N_("Why")), self)
        self.view = LinesView(self.versions, self.whole, _NARROW)
        self.view.setAccessibleName(language.text(N_("Versions")))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setMinimumHeight(_HIGH)
        self.changes = LinesModel(_heads(N_("Place"), N_("Before"), N_("After")), self)
        self.below = LinesView(self.changes, self.whole, _NARROW)
        self.below.setAccessibleName(language.text(N_("What changed")))
        self.below.setMinimumHeight(_HIGH)
        self.about = QLabel(self.whole)
        self.about.setFont(fonts.font(fonts.Role.BODY_STRONG))
        self.about.setWordWrap(True)
        self.checked = QLabel(self.whole)
        self.checked.setProperty("tone", "secondary")
        self.checked.setWordWrap(True)
        self.restore = self._button(N_("Restore this version"), self._restore)
        self.check = self._button(N_("Check the history"), self._check)
        self._arrange()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        if self._storing is not None:
            self._storing.changed.connect(self._look)
        self._look()

    def _arrange(self) -> None:
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(self.restore)
        column.addLayout(row)
        column.addWidget(self.below, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.checked, 1)
        row.addWidget(self.check)
        column.addLayout(row)

    @property
    def _storing(self) -> Sharing | None:
        return self.context.storing

    # What is shown

    def _look(self) -> None:
        """Follow the contract: show its versions, or say why there are none."""
        storing = self._storing
        stored = storing.stored if storing is not None else None
        self.whole.setVisible(stored is not None)
        self.empty.setVisible(stored is None)
        if storing is None or stored is None:
            self._shown = None
            self.empty.setText(self._invitation())
        elif self._shown != stored.version:
            self._shown = stored.version
            storing.ask(
                lambda register: (
                    register.versions(stored.id),
                    tuple(reversed(register.last_changes(stored.id, _MOST))),
                ),
                while_there(self, self._show),
                while_there(self, self._fail),
            )

    def _invitation(self) -> str:
        words = language.text(
            N_(
                "No history yet. The register keeps every version of a contract: who changed what, when and why, and "
                "each can be had back."
            )
        )
        if self._storing is not None and self._storing.is_at_home:
            later = language.text(N_("This contract is added by itself as soon as nothing that it needs is missing."))
            return escaped(f"{words} {later}")
        return f"{escaped(words)} {link(ADD_TO_REGISTER, language.text(N_('Add to the register')))}"

    def _show(self, found: tuple[Sequence[VersionNote], Sequence[Change]]) -> None:
        """Show the versions, the last one chosen."""
        self._notes, changes = tuple(found[0]), found[1]
        known = {version: source for (_contract, version), source in sources(changes).items()}
        self._changes = {}
        for one in changes:
            self._changes.setdefault(one.version, []).append(one)
        self.versions.set_lines([_version(one, known) for one in self._notes])
        self.view.selectRow(0)
        self._show_chosen()

    def _fail(self, why: Sentence) -> None:
        self._shown = None
        self.about.setText(language.text(why))

    def _chosen(self) -> list[VersionNote]:
        """Return the versions that are chosen, the earlier one first."""
        rows = sorted({index.row() for index in self.view.selectedIndexes()}, reverse=True)
        return [self._notes[row] for row in rows if row < len(self._notes)]

    def _show_chosen(self) -> None:
        """Show what changed in the version that is chosen, or between the first and the last of several."""
        chosen = self._chosen()
        self.restore.setEnabled(len(chosen) == 1 and chosen[0].version != self._shown)
        if not chosen:
            self.about.setText("")
            self.changes.set_lines(())
        elif len(chosen) == 1:
            self._show_version(chosen[0])
        else:
            self._ask_differences(chosen[0].version, chosen[-1].version)

    def _show_version(self, note: VersionNote) -> None:
        self.about.setText(language.text(say(N_("Changed in version {version}"), version=note.version)))
        lines = [one for one in self._changes.get(note.version, ()) if one.place]
        self.changes.set_lines([self._line_of(one) for one in lines])

    def _ask_differences(self, earlier: int, later: int) -> None:
        storing = self._storing
        if storing is None or storing.stored is None:
            return
        number = storing.stored.id
        sentence = say(N_("From version {earlier} to version {later}"), earlier=earlier, later=later)

        def show(found: Sequence[Difference]) -> None:
            self.about.setText(language.text(sentence))
            self.changes.set_lines([self._line(one.place, one.before, one.after) for one in found])

        storing.ask(
            lambda register: register.differences(number, earlier, later),
            while_there(self, show),
            while_there(self, self._fail),
            "differences",
        )

    def _line_of(self, one: Change) -> Line:
        before, after = (None if text is None else json.loads(text) for text in (one.before, one.after))
        if one.action in _MOVES:
            return self._move(one.place, before, after)
        return self._line(one.place, before, after)

    def _line(self, place: str, before: Any, after: Any) -> Line:
        told = (value_in_words(place, value, self.context) for value in (before, after))
        return Line((Cell(place_in_words(place)), *(Cell(text) for text in told)))

    def _move(self, place: str, before: Any, after: Any) -> Line:
        """Return the line of a deadline that stands elsewhere for another reason than a change of the contract."""
        result = self.context.result_by_id(place.partition("[")[0])
        name = language.text(result.label) if result is not None else place
        days = (
            value_in_words("effective_date", one["day"], self.context) if one else NOTHING for one in (before, after)
        )
        return Line((Cell(name), *(Cell(day) for day in days)))

    # What the user asks for

    def _add(self) -> None:
        self.context.place_wanted.emit(ADD_TO_REGISTER)

    def _restore(self) -> None:
        """Store the chosen version again, as a new one."""
        chosen = self._chosen()
        if self._storing is not None and len(chosen) == 1:
            self._storing.restore(chosen[0].version)

    def _check(self) -> None:
        if self._storing is not None:
            self.checked.setText(language.text(N_("Checking every line…")))
            show, tell = while_there(self, self._show_check), while_there(self, self._show_trouble)
            self._storing.ask(lambda register: register.check(), show, tell, "check")

    def _show_check(self, found: Check) -> None:
        if found.broken is None:
            told = count(
                "All is well: {n} line of history, and every contract as it tells.",
                "All is well: {n} lines of history, and every contract as they tell.",
                found.lines,
            )
        else:
            sentence = N_("Line {line} of the history: {why}. Nothing was changed; compare with a backup.")
            told = say(sentence, line=found.broken, why=found.why)
        self.checked.setText(language.text(told))

    def _show_trouble(self, why: Sentence) -> None:
        self.checked.setText(language.text(why))

    def _button(self, name: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(language.text(name), self.whole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: deed())
        return button


def _heads(*titles: str) -> list[Head]:
    """Return the heads of columns, of which those may wrap that hold a user's own words or long ones."""
    wrap = {N_("Place"), N_("Before"), N_("After"), N_("What happened"), N_("Why")}
    return [Head(language.text(title), wraps=title in wrap) for title in titles]


def _version(one: VersionNote, known: Mapping[int, int]) -> Line:
    """Return the line of a version; of a restored one it says which it is again, where that is known."""
    action = language.text(what_happened(one.action, known.get(one.version)))
    return Line(
        (
            Cell(str(one.version), key=one.version),
            Cell(short_moment(one.at), copied=one.at.isoformat()),
            Cell(one.who),
            Cell(action[:1].upper() + action[1:]),
            Cell(one.why, tone="secondary"),
        ),
        str(one.version),
    )
