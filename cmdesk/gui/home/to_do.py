"""What must be acted on in all contracts, by the safe day to act by: overdue on top, then week, month and later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.exports.phrases import CHANNEL_NAMES, STATUSES
from cmdesk.gui import language
from cmdesk.gui.answers.distances import distance, urgency
from cmdesk.gui.home.asking import Asking
from cmdesk.gui.home.columns import LONG_DAYS, near
from cmdesk.gui.home.to_do_list import ToDo, Wanted, to_do
from cmdesk.gui.home.two_lines import ToDoView
from cmdesk.gui.models.to_do_model import Row, ToDoModel, TwoLines
from cmdesk.gui.remembered import recalled, remember
from cmdesk.gui.rich import link, make_linkable
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.days import today
from cmdesk.rules.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.records import Counts, Deadline

HORIZON = "home_horizon"
"""The name under which is remembered how far ahead one looks."""

_HORIZONS = ("7", "30", "90", "365", "all")
_USUAL = "90"
_FEW_UNPAID, _TOGETHER = 5, 100
_JOINED = "\N{NO-BREAK SPACE}"
_SUNDAY = 6
_FAR = (99, 720)
"""Days that are told in as many days, and in as many full months, as there ever are."""

_HEADS = (N_("Act by"), N_("Contract"), N_("What"), N_("How"))
_KINDS = {
    "non_renewal": N_("Non-renewal"),
    "cure": N_("Cure after notice of default"),
    "force_majeure": N_("Force Majeure"),
    "information": N_("Requests for information"),
    "amendment": N_("Amendments"),
    "invoice": N_("Invoices"),
    "prepaid": N_("Prepaid credits"),
}


class ToDoList(QWidget):
    """The list, how far ahead it looks, and the register in figures; `opened` names a contract and an answer."""

    opened = Signal(int, str)
    counted = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = Asking(keeper, self, self.failed.emit)
        self._unpaid, self._coming = _FEW_UNPAID, _TOGETHER
        self._found: ToDo | None = None
        self.model = ToDoModel([language.text(head) for head in _HEADS], self)
        self.view = ToDoView(self.model, self)
        self.view.setAccessibleName(language.text(N_("What is to be done")))
        self.view.row_opened.connect(self._open)
        self.view.end_seen.connect(self._more_coming)
        self.view.left.connect(self.left)
        self.figures = QLabel(self)
        make_linkable(self.figures)
        self.figures.setProperty("tone", "secondary")
        self.figures.linkActivated.connect(self.look_ahead)
        self.horizon = self._choice(ChoiceField(_horizons), N_("How far ahead"))
        kept = recalled(HORIZON)
        self.horizon.set_value(kept if kept in _HORIZONS else _USUAL)
        self.kind = self._choice(ChoiceField(_kinds, language.text(N_("Everything"))), N_("Which deadlines"))
        self.empty = QLabel(self)
        self.empty.setProperty("tone", "secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.hide()
        self._assemble()
        self.view.make_room(_longest())

    def refresh(self) -> None:
        """Ask anew, and keep what is chosen and where one looks."""
        chosen = None if self.kind.value() is None else (str(self.kind.value()),)
        days = self.horizon.value()
        wanted = Wanted(None if days == "all" else int(days), chosen or (), self._unpaid, self._coming)
        self._asking.ask(lambda register: _told(to_do(register, today(), wanted)), self._show, "what is to be done")

    def look_ahead(self, days: str) -> None:
        """Show what is to be done within some days."""
        self.horizon.set_value(days)
        self._look()

    def go_to_list(self) -> None:
        """Put the cursor on the list."""
        if not self.view.currentIndex().isValid():
            first = next((number for number, row in enumerate(self.model.rows) if not row.is_across), -1)
            self.view.setCurrentIndex(self.model.index(first, 0))
        self.view.setFocus()

    # Helpers

    def _show(self, told: tuple[ToDo, tuple[Row, ...]]) -> None:
        found, rows = told
        self._found = found
        chosen = self.view.currentIndex().row()
        key = self.model.rows[chosen].key if chosen >= 0 else None
        at = self.view.verticalScrollBar().value()
        self.model.show_rows(rows)
        row = self.model.row_of(key) if key is not None else -1
        if row != self.view.currentIndex().row() and row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.verticalScrollBar().setValue(at)
        self.view.setVisible(bool(self.model.rows))
        self.empty.setVisible(not self.model.rows)
        self.empty.setText(language.text(_nothing(self.horizon.value())))
        self.figures.setText(_figures(found))
        self.counted.emit(found.counts)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.figures, 1)
        head.addWidget(self.kind)
        head.addWidget(self.horizon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)

    def _choice(self, field: ChoiceField, name: str) -> ChoiceField:
        field.setParent(self)
        field.setAccessibleName(language.text(name))
        field.setToolTip(language.text(name))
        field.setMinimumContentsLength(12)
        field.edited.connect(self._look)
        return field

    def _look(self) -> None:
        """Look as far ahead as is chosen, from the beginning."""
        remember(**{HORIZON: self.horizon.value()})
        self._unpaid, self._coming = _FEW_UNPAID, _TOGETHER
        self.refresh()

    def _more_coming(self) -> None:
        found = self._found
        if found is not None and self._coming <= len(found.coming) < found.coming_total:
            self._coming = 2 * len(found.coming)
            self.refresh()

    def _open(self, number: int) -> None:
        row = self.model.rows[number]
        if row.is_more and self._found is not None:
            self._unpaid = len(self._found.unpaid) + _TOGETHER
            self.refresh()
        elif not row.is_across:
            self.opened.emit(row.contract_id, row.result)


# Rows


def _told(found: ToDo) -> tuple[ToDo, tuple[Row, ...]]:
    """Return what is to be done, and its rows: thousands of them are put into words off the window's thread."""
    return found, tuple(_rows(found))


def _rows(found: ToDo) -> Iterator[Row]:
    """Yield the rows, group by group."""
    if found.in_time:
        yield _heading(N_("Overdue, still in time another way"), "urgent", len(found.in_time))
        yield from (_late_row(one, found.today) for one in found.in_time)
    if found.unpaid:
        yield _heading(N_("Overdue, not paid"), "urgent", found.unpaid_total)
        yield from (_row(one, found.today, "urgent") for one in found.unpaid)
    hidden = found.unpaid_total - len(found.unpaid)
    if hidden > 0:
        words = language.text(count("{n} more that is overdue", "{n} more that are overdue", hidden))
        yield Row((TwoLines(words, "", "accent"),), is_more=True)
    group = None
    for one in found.coming:
        if (title := _group(one.act_by, found.today)) != group:
            group = title
            yield _heading(title)
        yield _row(one, found.today, urgency(one.act_by, found.today) or "text")


def _longest() -> list[TwoLines]:
    """Return the longest words of the first column, in the window's language."""
    words = language.words()
    spans = [(day, day + timedelta(days=far * sign)) for day in LONG_DAYS for far in _FAR for sign in (1, -1)]
    return [TwoLines(words.short_date(day), language.text(distance(far, day)), strong=True) for day, far in spans]


def _heading(title: str, tone: str = "text", number: int = 0) -> Row:
    words = [language.text(title), language.words().number(number) if number else ""]
    return Row((TwoLines(" · ".join(filter(None, words)), "", tone, strong=True),))


def _group(day: date, as_of: date) -> str:
    """Return under which heading a day stands."""
    if day <= as_of + timedelta(days=_SUNDAY - as_of.weekday()):
        return N_("This week")
    return N_("This month") if (day.year, day.month) == (as_of.year, as_of.month) else N_("Later")


def _row(one: Deadline, as_of: date, tone: str) -> Row:
    """Return the row of a deadline by the day to act by."""
    how = TwoLines(language.capitalised(language.text(CHANNEL_NAMES[one.channel]))) if one.channel else TwoLines()
    return _made(one, as_of, one.act_by, tone, how)


def _late_row(one: Deadline, as_of: date) -> Row:
    """Return the row of a deadline that can be met yet, though not by the best way any more."""
    channel, day = one.advised(as_of)
    late = language.text(say(N_("by post until {day}"), day=near(one.act_by, as_of))) if one.channel else ""
    how = TwoLines(
        language.capitalised(language.text(CHANNEL_NAMES[channel or one.channel])) if one.channel else "", late
    )
    return _made(one, as_of, day, "urgent", how)


def _made(one: Deadline, as_of: date, day: date, tone: str, how: TwoLines) -> Row:
    left = language.text(distance(day, as_of))
    return Row(
        (
            TwoLines(near(day, as_of), left, tone, strong=True),
            TwoLines(one.client or one.reference, one.reference if one.client else ""),
            TwoLines(language.text(one.label), _reason(one, day, as_of)),
            how,
        ),
        one.contract_id,
        one.result,
        str(one.term or ""),
    )


def _reason(one: Deadline, day: date, as_of: date) -> str:
    """Return the clause, the deadline itself where one acts earlier, and a status that is not final."""
    parts = [one.clause]
    if one.day != day:
        parts.append(language.text(say(N_("deadline {day}"), day=near(one.day, as_of))))
    if one.status != Status.FINAL:
        parts.append(language.text(STATUSES[Status(one.status)]))
    return " · ".join(parts)


# Words


def _horizons() -> dict[str, str]:
    return {days: language.text(_ahead(days)) for days in _HORIZONS}


def _ahead(days: str) -> Sentence:
    return say(N_("However far ahead")) if days == "all" else say(N_("In the next {days} days"), days=int(days))


def _kinds() -> dict[str, str]:
    return {kind: language.text(name) for kind, name in _KINDS.items()}


def _nothing(days: str) -> Sentence:
    if days == "all":
        return say(N_("Nothing is to be done in any contract."))
    return say(
        N_("Nothing is to be done in the next {days} days. Look further ahead to see what comes."), days=int(days)
    )


def _figures(found: ToDo) -> str:
    """Return the register in figures, each a link that looks so far ahead."""
    counts: Counts = found.counts
    parts = []
    if counts.overdue:
        parts.append(language.text(count("{n} overdue", "{n} overdue", counts.overdue)))
    for days, number in (("7", counts.due_7), ("30", counts.due_30), ("90", counts.due_90)):
        words = language.text(say(N_("{n} within {days} days"), n=max(0, number - found.late_total), days=int(days)))
        parts.append(link(days, words.replace(" ", _JOINED)))
    return " · ".join(parts)
