"""Questions that are answered in place, without a contract: whose holidays count is always the user's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.entities import entities
from cmdesk.contract.notices import CHANNELS
from cmdesk.desk.questions import PLACE_OF_NOTICE, BusinessDayAnswer, business_day, deemed_delivery
from cmdesk.editions.load import edition, editions
from cmdesk.exports.phrases import STATUSES
from cmdesk.gui import fonts, language
from cmdesk.gui.home.question import (
    SCOPE,
    Question,
    add_value,
    answer_box,
    edition_choices,
    words_label,
)
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.day_strip import DayStrip, described
from cmdesk.gui.widgets.days import today
from cmdesk.gui.widgets.figure_codec import WholeCodec
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.moment_codec import MomentCodec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdesk.rules.result import Result

_MOST_DAYS = 10_000
_LONG_STRIP = 60


class DeliveryQuestion(Question):
    """When is my notice delivered? The day on which it is deemed to be, and why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.add_entity(N_("Whose holidays and clock count."))
        self.add("edition", N_("Edition of the Terms"), ChoiceField(edition_choices))
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
        self.add_entity(N_("Whose holidays count."))
        self.add("day", N_("From"), DayField(self.nature), N_("This day is not counted itself."))
        self.add("n", N_("Business Days"), LineField(_Number()))
        self.add(
            "edition", N_("Edition of the Terms"), ChoiceField(edition_choices, language.text(N_("Every edition")))
        )
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
        answers = business_day(start, number, entity, SCOPE, ids, language.words().language)
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
            column.addWidget(words_label(change.title, fonts.Role.BODY_STRONG))
            for name, words in zip(names, (change.before, change.after), strict=True):
                column.addWidget(words_label(f"{name}: {words}", fonts.Role.SMALL, "secondary"))
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


def _channels() -> dict[str, str]:
    return {one.value: language.capitalised(language.text(name)) for one, name in CHANNELS.items()}


# Answers


def _delivery(result: Result, value: str, parent: QWidget) -> QWidget:
    """Return the day, the reason with its clause, and the days counted."""
    box, column = answer_box(parent)
    title = language.text(edition(result.edition).title)
    because = language.text(result.because)
    source = f"{result.clause}, {title}"
    add_value(column, value, f"{value} ({source}). {because}")
    column.addWidget(words_label(because, fonts.Role.BODY, "secondary"))
    column.addWidget(words_label(source, fonts.Role.SMALL, "secondary"))
    for step in result.steps:
        counted = step.count
        if counted is not None:
            days = counted.calendar.explain(counted.start, counted.n, language.words().language)
            _add_days(column, days)
    return box


def _business_days(answers: tuple[BusinessDayAnswer, ...], entity: str, parent: QWidget) -> QWidget:
    """Return the day or the days, by edition where they differ, each with the days counted."""
    box, column = answer_box(parent)
    for answer in answers:
        value = language.words().date(answer.count.result)
        titles = ", ".join(language.text(edition(one).title) for one in answer.editions)
        add_value(column, value, f"{value} ({titles})")
        column.addWidget(words_label(titles, fonts.Role.SMALL, "secondary"))
        if answer.count.estimated:
            estimated = language.text(N_("estimated: not all holidays on the way are official yet"))
            column.addWidget(words_label(language.capitalised(estimated), fonts.Role.SMALL, "soon"))
        _add_days(column, answer.count)
    if not entities()[entity].confirmed:
        assumed = say(N_("That entity {entity} follows these holidays is an assumption."), entity=entity)
        column.addWidget(words_label(language.text(assumed), fonts.Role.SMALL, "secondary"))
    return box


def _add_days(column: QVBoxLayout, count: Any) -> None:
    """Add the days on the way, and which of them do not count."""
    if len(count.days) <= _LONG_STRIP:
        column.addWidget(DayStrip(count))
    skipped = described(count)
    if skipped:
        column.addWidget(words_label(skipped, fonts.Role.SMALL, "secondary"))
