"""A question that is answered in place: fields, and below them the answer, with what both are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence
from cmdesk.calendars.entities import calendar_for, zone_of
from cmdesk.contract.fields import Known
from cmdesk.editions.load import editions
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.context import Context
from cmdesk.gui.draft import Draft
from cmdesk.gui.lists import options_of
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.day_nature import DayNature
from cmdesk.gui.widgets.form import FormRow

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from cmdesk.gui.widgets.form import FormField

SCOPE = "standard"
_TYPING = 150
_SUM = re.compile(r"(?<=\b[A-Z]{3}) (?=\d)")


class Question(QWidget):
    """Fields, and below them the answer as soon as there is one; a subclass says which and how.

    `undo_wanted` tells that one asked for it in a field that has nothing to undo.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._answer: QWidget | None = None
        self._said = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 0, 8)
        self._column.setSpacing(8)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING)
        self._wait.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Answer what is asked now."""

    def add(self, key: str, label: str, field: FormField, help_: Sentence | str = "") -> None:
        """Add a field."""
        row = FormRow(language.text(label), field, language.text(help_) if help_ else "", key, self)
        self.rows[key] = row
        self._column.addWidget(row)
        field.edited.connect(self._wait.start)
        field.left.connect(self.refresh)
        field.undo_wanted.connect(self.undo_wanted)

    def value(self, key: str) -> Any:
        """Return what was entered, None where nothing was or where it cannot be read."""
        field = self.rows[key].field
        return None if field.problem() is not None else field.value()

    def nature(self, day: date) -> DayNature | None:
        """Return what a day is for the entity chosen; None while none is."""
        entity, edition_id = self.value("entity"), self.value("edition") or [*editions()][-1]
        if entity is None:
            return None
        calendar = calendar_for(entity, str(editions()[edition_id].mode("holiday_wording")), SCOPE)
        holiday = calendar.holiday(day, language.words().language)
        return DayNature(calendar.is_business_day(day), holiday.name if holiday else "", calendar.is_estimated(day))

    def zone(self) -> tzinfo | None:
        """Return the clock of the entity chosen."""
        entity = self.value("entity")
        return None if entity is None else zone_of(entity)

    def show_answer(self, answer: QWidget | None, said: str = "") -> None:
        """Show an answer in place of the one before, or none; what a day is may have changed with the entity."""
        for row in self.rows.values():
            row.refresh()
        self._wait.stop()
        if self._answer is not None:
            self._answer.hide()
            self._answer.deleteLater()
        self._answer = answer
        if answer is not None:
            self._column.addWidget(answer)
            if said != self._said:
                announce.say(self, said)
        self._said = said

    def add_entity(self, help_: str) -> None:
        """Add the field for whose holidays and clock count."""
        context = Context(Draft({}), self)
        context.draft.setParent(context)
        self.add("entity", N_("Contracting entity"), ChoiceField(options_of(Known.ENTITIES, context)), help_)


def edition_choices() -> dict[str, str]:
    """Return the editions by id, each by the day on which it was published."""
    return {one.id: language.words().plain_date(one.published) for one in editions().values()}


def answer_box(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """Return what an answer stands in, and its column."""
    box = QFrame(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(4)
    return box, column


def add_value(column: QVBoxLayout, value: str, copied: str) -> None:
    """Add a value that is read first, and a button that copies it with its source."""
    button = QToolButton()
    button.setProperty("kind", "plain")
    button.setToolTip(language.text(N_("Copy with citation")))
    button.setAccessibleName(language.text(N_("Copy with citation")))
    icons.follow(button, "copy", "secondary")
    button.clicked.connect(lambda: QApplication.clipboard().setText(copied))
    row = QHBoxLayout()
    row.addWidget(words_label(value, fonts.Role.LARGE_STRONG), 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)


def words_label(words: str, role: fonts.Role, tone: str = "") -> QLabel:
    """Return words that can be marked and copied; no sum stands apart from its currency."""
    label = QLabel(_SUM.sub("\N{NO-BREAK SPACE}", words))
    label.setFont(fonts.font(role))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label
