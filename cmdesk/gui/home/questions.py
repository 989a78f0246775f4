"""Questions that are answered in place, without a contract: whose holidays count is always the user's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.entities import calendar_for, entities, zone_of
from cmdesk.contract.fields import Known
from cmdesk.contract.notices import CHANNELS
from cmdesk.desk.questions import PLACE_OF_NOTICE, BusinessDayAnswer, business_day, deemed_delivery
from cmdesk.editions.load import edition, editions
from cmdesk.exports.phrases import STATUSES
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.context import Context
from cmdesk.gui.draft import Draft
from cmdesk.gui.lists import options_of
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.day_nature import DayNature
from cmdesk.gui.widgets.day_strip import DayStrip, described
from cmdesk.gui.widgets.days import today
from cmdesk.gui.widgets.figure_codec import WholeCodec
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.moment_codec import MomentCodec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from cmdesk.gui.widgets.form import FormField
    from cmdesk.rules.result import Result

_TYPING = 150
_MOST_DAYS = 10_000
_SCOPE = "standard"
_LONG_STRIP = 60


class Question(QWidget):
    """Fields, and below them the answer as soon as there is one; a subclass says which and how."""

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

    def add(self, key: str, label: str, field: FormField, help_: str = "") -> None:
        """Add a field."""
        row = FormRow(language.text(label), field, language.text(help_) if help_ else "", key, self)
        self.rows[key] = row
        self._column.addWidget(row)
        field.edited.connect(self._wait.start)
        field.left.connect(self.refresh)

    def value(self, key: str) -> Any:
        """Return what was entered, None where nothing was or where it cannot be read."""
        field = self.rows[key].field
        return None if field.problem() is not None else field.value()

    def nature(self, day: date) -> DayNature | None:
        """Return what a day is for the entity chosen; None while none is."""
        entity, edition_id = self.value("entity"), self.value("edition") or [*editions()][-1]
        if entity is None:
            return None
        calendar = calendar_for(entity, str(editions()[edition_id].mode("holiday_wording")), _SCOPE)
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

    def _add_entity(self, help_: str) -> None:
        context = Context(Draft({}), self)
        context.draft.setParent(context)
        self.add("entity", N_("Contracting entity"), ChoiceField(options_of(Known.ENTITIES, context)), help_)


class DeliveryQuestion(Question):
    """When is my notice delivered? The day on which it is deemed to be, and why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._add_entity(N_("Whose holidays and clock count."))
        self.add("edition", N_("Edition of the Terms"), ChoiceField(_editions))
        self.add("channel", N_("Channel"), ChoiceField(_channels))
        moments = MomentCodec(self.nature, self.zone)
        self.add(
            "sent", N_("Sent"), DayField(self.nature, codec=moments), N_("A day, and the time of day if it is known.")
        )
        confirmed = MomentCodec(self.nature, self.zone)
        self.add("confirmed", N_("Receipt confirmed in writing"), DayField(self.nature, codec=confirmed))

    def refresh(self) -> None:
        given = {key: self.value(key) for key in ("edition", "entity", "channel", "sent", "confirmed")}
        self._show_faults({})
        if any(given[key] is None for key in ("edition", "entity", "channel", "sent")):
            self.show_answer(None)
            return
        try:
            result = deemed_delivery(**given)
        except FaultyInput as faulty:
            self._show_faults({one.place.removeprefix(PLACE_OF_NOTICE): one.sentence for one in faulty.faults})
            self.show_answer(None)
            return
        words = language.words()
        value = words.text(STATUSES[result.status]) if result.value is None else words.date(result.value)
        self.show_answer(_delivery(result, value, self), value)

    def _show_faults(self, faults: Mapping[str, Sentence]) -> None:
        for key, row in self.rows.items():
            row.show_fault(faults.get(key), at_once=key in faults)


class BusinessDayQuestion(Question):
    """Which day is N Business Days later? Under the wording of one edition or of every one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._add_entity(N_("Whose holidays count."))
        self.add("day", N_("From"), DayField(self.nature), N_("This day is not counted itself."))
        self.add("n", N_("Business Days"), LineField(_Number()))
        self.add("edition", N_("Edition of the Terms"), ChoiceField(_editions, language.text(N_("Every edition"))))
        self.rows["day"].set_value(today().isoformat())

    def refresh(self) -> None:
        from datetime import date  # noqa: PLC0415  # annotations alone name it above

        entity, day, number = self.value("entity"), self.value("day"), self.value("n")
        if entity is None or day is None or number is None:
            self.show_answer(None)
            return
        chosen = self.value("edition")
        ids = (chosen,) if chosen else tuple(editions())
        start = date.fromisoformat(day)
        answers = business_day(start, number, entity, _SCOPE, ids, language.words().language)
        said = "; ".join(language.words().date(answer.count.result) for answer in answers)
        self.show_answer(_business_days(answers, entity, self), said)


class EditionsQuestion(QWidget):
    """What changes between the editions? Every figure, choice and subject in which the last two differ."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 8)
        column.setSpacing(4)
        before, after = list(editions().values())[-2:]
        names = [language.words().plain_date(one.published) for one in (before, after)]
        from cmdesk.gui.home.edition_changes import changes  # noqa: PLC0415  # read when it is asked for

        for change in changes(before, after):
            column.addWidget(_label(change.title, fonts.Role.BODY_STRONG))
            for name, words in zip(names, (change.before, change.after), strict=True):
                column.addWidget(_label(f"{name}: {words}", fonts.Role.SMALL, "secondary"))
            column.addSpacing(8)


class _Number(WholeCodec):
    """How many Business Days, from one on."""

    def problem(self, text: str) -> Any:
        from cmdesk.gui.widgets.codec import Problem  # noqa: PLC0415  # only where something is wrong

        found = super().problem(text)
        number = self.read(text) if found is None else None
        if isinstance(number, int) and not 1 <= number <= _MOST_DAYS:
            return Problem(say(N_("Enter a number from {least} to {most}."), least=1, most=_MOST_DAYS))
        return found


def _editions() -> dict[str, str]:
    return {one.id: language.words().plain_date(one.published) for one in editions().values()}


def _channels() -> dict[str, str]:
    return {one.value: _capitalised(language.text(name)) for one, name in CHANNELS.items()}


# Answers


def _delivery(result: Result, value: str, parent: QWidget) -> QWidget:
    """Return the day, the reason with its clause, and the days counted."""
    box, column = _box(parent)
    title = language.text(edition(result.edition).title)
    because = language.text(result.because)
    source = f"{result.clause}, {title}"
    _add_value(column, value, f"{value} ({source}). {because}")
    column.addWidget(_label(because, fonts.Role.BODY, "secondary"))
    column.addWidget(_label(source, fonts.Role.SMALL, "secondary"))
    for step in result.steps:
        counted = step.count
        if counted is not None:
            days = counted.calendar.explain(counted.start, counted.n, language.words().language)
            _add_days(column, days)
    return box


def _business_days(answers: tuple[BusinessDayAnswer, ...], entity: str, parent: QWidget) -> QWidget:
    """Return the day or the days, by edition where they differ, each with the days counted."""
    box, column = _box(parent)
    for answer in answers:
        value = language.words().date(answer.count.result)
        titles = ", ".join(language.text(edition(one).title) for one in answer.editions)
        _add_value(column, value, f"{value} ({titles})")
        column.addWidget(_label(titles, fonts.Role.SMALL, "secondary"))
        if answer.count.estimated:
            estimated = language.text(N_("estimated: not all holidays on the way are official yet"))
            column.addWidget(_label(_capitalised(estimated), fonts.Role.SMALL, "soon"))
        _add_days(column, answer.count)
    if not entities()[entity].confirmed:
        assumed = say(N_("That entity {entity} follows these holidays is an assumption."), entity=entity)
        column.addWidget(_label(language.text(assumed), fonts.Role.SMALL, "secondary"))
    return box


def _box(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    box = QFrame(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(4)
    return box, column


def _add_value(column: QVBoxLayout, value: str, copied: str) -> None:
    """Add a value that is read first, and a button that copies it with its source."""
    button = QToolButton()
    button.setProperty("kind", "plain")
    button.setToolTip(language.text(N_("Copy with citation")))
    button.setAccessibleName(language.text(N_("Copy with citation")))
    icons.follow(button, "copy", "secondary")
    button.clicked.connect(lambda: QApplication.clipboard().setText(copied))
    row = QHBoxLayout()
    row.addWidget(_label(value, fonts.Role.LARGE_STRONG), 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)


def _add_days(column: QVBoxLayout, count: Any) -> None:
    """Add the days on the way, and which of them do not count."""
    if len(count.days) <= _LONG_STRIP:
        column.addWidget(DayStrip(count))
    skipped = described(count)
    if skipped:
        column.addWidget(_label(skipped, fonts.Role.SMALL, "secondary"))


def _label(words: str, role: fonts.Role, tone: str = "") -> QLabel:
    label = QLabel(words)
    label.setFont(fonts.font(role))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
