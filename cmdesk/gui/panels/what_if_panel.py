"""What if: facts of the contract set otherwise, and at once everything that this would change; the contract stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, count, say
from cmdesk.engine.calculate import calculate
from cmdesk.engine.compare import differences
from cmdesk.gui import language
from cmdesk.gui.answers.links import linked
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.context import Context
from cmdesk.gui.facts import Fact, facts, needed_with
from cmdesk.gui.pages.labels import label_of
from cmdesk.gui.pages.notices_page import next_notice
from cmdesk.gui.panels import differences as shown
from cmdesk.gui.panels.fact_row import FactRow
from cmdesk.gui.panels.panel import Panel
from cmdesk.gui.places import parts_of, with_value
from cmdesk.gui.readable import readable
from cmdesk.gui.rich import make_linkable
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.compare import Difference
    from cmdesk.gui.found import Found

_TYPING, _HIGHEST = 50, 260
_INVITATION = N_(
    "Choose a fact and enter another value. What it would change is shown here; the contract stays as it is."
)


class WhatIfPanel(Panel):
    """Facts above, what they would change below."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        heads = shown.heads(language.text(N_("Now")), language.text(N_("Then")))
        super().__init__(N_("What if"), context, heads, parent)
        self.take_size(1000, 700)
        self.rows: dict[str, FactRow] = {}
        self._known: dict[str, Fact] = {}
        self.choice = SearchField(lambda: {place: fact.name for place, fact in self._known.items()})
        self.choice.setPlaceholderText(language.text(N_("Type a part of its name")))
        self.choice.left.connect(self._choose)
        self.notice = QLabel(self)
        make_linkable(self.notice)
        self.notice.linkActivated.connect(self.add)
        self.apply_button = QPushButton(language.text(N_("Apply to the contract")), self)
        self.apply_button.setProperty("kind", "main")
        self.apply_button.setAutoDefault(False)
        self.apply_button.clicked.connect(self.apply)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self.show_changes)
        self._arrange()
        self.refresh()
        self.choice.setFocus()

    def _arrange(self) -> None:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(12)
        inside = QFrame(self)
        inside.setLayout(self._list)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.hide()
        self.above.setSpacing(12)
        self.above.addWidget(self._scroll)
        self.above.addWidget(FormRow(language.text(N_("Fact to try otherwise")), self.choice, "", ""))
        self.above.addWidget(self.notice)
        self.foot.addWidget(self.apply_button)

    # What is tried

    def add(self, place: str) -> None:
        """Add a fact to try otherwise, with those that its entry cannot do without."""
        fact = self._known.get(place)
        if fact is None:
            return
        for one in needed_with(fact, self._known, self.context.draft.values):
            if one.place not in self.rows:
                self._add(one)
        self.rows[place].row.go_to()
        self.show_changes()

    def tried(self) -> dict[str, Any]:
        """Return the values of the contract with everything that is tried."""
        values = self.context.draft.values
        for place, row in self.rows.items():
            if row.is_tried:
                values = with_value(values, place, row.value)
        return values

    def apply(self) -> None:
        """Take what is tried into the contract as one step of undo, and close."""
        self.context.draft.take_over(self.tried(), language.text(N_("What if")))
        self.accept()

    # What is shown

    def refresh(self) -> None:
        """Follow the contract: facts that are gone are no longer tried."""
        known = {fact.place: fact for fact in facts(self.context.draft.values)}
        if known.keys() != self._known.keys():
            self.choice.setCompleter(None)  # type: ignore[arg-type]  # the list is read again when the field is entered
        self._known = known
        for place in [one for one in self.rows if one not in self._known]:
            self._remove(place)
        for place, row in self.rows.items():
            row.show_now(self.context.draft.value(place))
        self.show_changes()

    def show_changes(self) -> None:
        """Work out what everything tried comes to, and show what that changes."""
        self._typing.stop()
        calculation = self.context.calculation
        if calculation is None:
            self.show_lines((), language.text(N_("There are no answers to compare yet.")))
            return
        found = readable(self.tried())
        is_tried = any(row.is_tried for row in self.rows.values())
        self.apply_button.setEnabled(is_tried)
        self._show_faults(found)
        changed, empty = self._changed(found, calculation)
        about = count("{n} answer would change.", "{n} answers would change.", len(changed)) if is_tried else ""
        self.about.setText(language.text(say(N_("As of {day}. {rest}"), day=calculation.as_of, rest=about)).rstrip())
        self.show_lines(shown.lines(changed), language.text(empty if is_tried else _INVITATION))

    def _changed(self, found: Found, calculation: Calculation) -> tuple[tuple[Difference, ...], Sentence]:
        """Return what would change, and what there is to say where nothing would."""
        if found.contract is None:
            return (), say(N_("There are no answers to compare yet."))
        try:
            then = calculate(found.contract, calculation.as_of)
        except CmdeskError as error:
            return (), getattr(error, "sentence", None) or say(str(error))
        return differences(calculation, then), say(N_("No answer changes."))

    def _show_faults(self, found: Found) -> None:
        """Say at each fact what is wrong with the value tried, and above what is left out for want of others."""
        for place, row in self.rows.items():
            own = (
                one.sentence for one in found.faults if parts_of(one.place)[: len(parts_of(place))] == parts_of(place)
            )
            row.row.show_fault(next(own, None) if row.is_tried else None)
        before = set(self.context.readable.left_out) | set(self.context.readable.missing)
        lacking = [one.place for one in found.faults if one.place in self._known and one.place not in self.rows]
        places = [place for place in (*found.missing, *lacking) if place not in before]
        values = self.context.draft.values
        links = [LinkView(place, label_of(place, values)) for place in dict.fromkeys(places)]
        words = linked(N_("Left out of the answers until complete: {links}"), links)
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    # Helpers

    def _choose(self) -> None:
        place = self.choice.value()
        if place in self._known:
            self.choice.clear()
            self.add(place)

    def _add(self, fact: Fact) -> None:
        row = FactRow(fact, self.context, self)
        now = self.context.draft.value(fact.place)
        row.begin(now, now if now is not None else self._proposed(fact.place))
        row.edited.connect(self._typing.start)
        row.removed.connect(self._take_out)
        self.rows[fact.place] = row
        self._list.addWidget(row)
        self._fit()

    def _proposed(self, place: str) -> Any:
        """Return what a new notice is to be known by; for other facts there is nothing to propose."""
        rows = self.context.draft.value("notices") or []
        return next_notice(rows)["id"] if place == f"notices[{len(rows)}].id" else None

    def _take_out(self, place: str) -> None:
        self._remove(place)
        self.show_changes()

    def _remove(self, place: str) -> None:
        row = self.rows.pop(place)
        self._list.removeWidget(row)
        row.deleteLater()
        self._fit()

    def _fit(self) -> None:
        """Make room for the facts, up to a point; beyond it they scroll."""
        self._scroll.setVisible(bool(self.rows))
        QTimer.singleShot(0, self, lambda: self._scroll.setFixedHeight(min(self._list.sizeHint().height(), _HIGHEST)))
