"""What if: facts of the contract set otherwise, and at once everything that this would change; the contract stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.fields import Shape
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
from cmdesk.gui.panels.trial import Trial, trial
from cmdesk.gui.places import parts_of, with_value
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence

_TYPING, _HIGHEST, _ISO = 50, 260, 10
_INVITATION = N_(
    "Choose a fact and enter another value. What it would change is shown here; the contract stays as it is."
)
_AHEAD = N_("after the as-of date; taken as known")
_HAPPENED = {"incidents", "payments", "notices", "force_majeure", "information_requests", "invoices"}
"""The lists whose days say when something happened; others say from when or until when something holds."""


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
            self.apply_button.setEnabled(False)
            self.show_lines((), language.text(N_("There are no answers to compare yet.")))
            return
        tried = [row for row in self.rows.values() if row.is_tried]
        found = trial(self.tried(), self.context.readable, calculation)
        is_read = all(row.row.field.problem() is None for row in self.rows.values())
        self.apply_button.setEnabled(bool(tried) and is_read and found.holds)
        self._show_faults(found)
        self._show_days(calculation.as_of)
        self._say(found if tried else None, calculation.as_of)

    def _say(self, found: Trial | None, as_of: date) -> None:
        """Show what would change, or why nothing is shown; None where nothing is tried."""
        changed = found.changed if found is not None else ()
        counted = found is not None and found.trouble is None
        about = count("{n} answer would change.", "{n} answers would change.", len(changed)) if counted else ""
        self.about.setText(language.text(say(N_("As of {day}. {rest}"), day=as_of, rest=about)).rstrip())
        empty: Sentence | str = _INVITATION
        if found is not None:
            empty = found.trouble or N_("No answer changes.")
        self.show_lines(shown.lines(changed), language.text(empty))

    def _show_faults(self, found: Trial) -> None:
        """Say what is wrong at each fact that is tried, and above the answers what is wrong or lacking elsewhere."""
        elsewhere = list(found.faults)
        for place, row in self.rows.items():
            own = [one for one in found.faults if parts_of(one.place)[: len(parts_of(place))] == parts_of(place)]
            row.row.show_fault(own[0].sentence if own else None, at_once=bool(own))
            elsewhere = [one for one in elsewhere if one not in own]
        values = self.context.draft.values
        lines = [
            f"{link(one.place, self._name_of(one.place, values))}: {escaped(language.text(one.sentence))}"
            for one in elsewhere
        ]
        links = [LinkView(place, self._name_of(place, values)) for place in found.lacking if place not in self.rows]
        lines.append(linked(N_("Left out of the answers until complete: {links}"), links))
        words = "<br>".join(filter(None, lines))
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def _name_of(self, place: str, values: Mapping[str, Any]) -> str:
        """Return the name of a place as the list of facts has it, where it is there."""
        fact = self._known.get(place)
        return fact.name if fact is not None else label_of(place, values)

    def _show_days(self, as_of: date) -> None:
        """Say at each day tried that it lies ahead: what has a day is taken as known even then."""
        for row in self.rows.values():
            row.remark(language.text(_AHEAD) if row.is_tried and _lies_ahead(row, as_of) else "")

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


def _lies_ahead(row: FactRow, as_of: date) -> bool:
    """Tell whether the day tried is one on which something is said to have happened, after the as-of date."""
    if next(iter(parts_of(row.fact.place)), "") not in _HAPPENED or row.fact.field is None:
        return False
    if row.fact.field.shape not in {Shape.DAY, Shape.MOMENT}:
        return False
    return str(row.value)[:_ISO] > as_of.isoformat()
