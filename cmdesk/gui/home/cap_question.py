"""What is the cap? The lesser of what was paid before a first incident and the limit of the edition, by 8.4."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.currencies import minor_units
from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.contract.fields import Known
from cmdesk.desk.questions import PLACES_OF_CAP, cap
from cmdesk.editions.load import edition, editions
from cmdesk.exports.phrases import STATUSES
from cmdesk.gui import fonts, language
from cmdesk.gui.context import Context
from cmdesk.gui.draft import Draft
from cmdesk.gui.home.question import (
    Question,
    add_value,
    answer_box,
    edition_choices,
    words_label,
)
from cmdesk.gui.lists import options_of
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.days import today
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from cmdesk.basics.wording import Sentence
    from cmdesk.rules.result import Result, Step

_EURO = "EUR"


class CapQuestion(Question):
    """What was paid, in which currency, before an incident of which day; in another currency than euro, at which rate.

    Without a rate the reference rate of that day counts, where it is known.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        context = Context(Draft({}), self)
        context.draft.setParent(context)
        self.add("edition", N_("Edition of the Terms"), ChoiceField(edition_choices))
        self.add("incident", N_("Day of the first incident"), DayField(lambda _day: None))
        self.add("paid", N_("Paid before it"), LineField(FigureCodec(self._decimals)), _about_paid())
        self.add("currency", N_("Currency"), SearchField(options_of(Known.CURRENCIES, context)))
        rate_help = N_("How many units one euro is worth. Empty: the reference rate of that day, where it is known.")
        self.add("per_eur", N_("Exchange rate"), LineField(FigureCodec()), rate_help)
        self.rows["incident"].set_value(today().isoformat())
        self.rows["currency"].set_value(_EURO)
        self.rows["per_eur"].hide()

    def refresh(self) -> None:
        given = {key: self.value(key) for key in ("edition", "incident", "paid", "currency", "per_eur")}
        is_euro = given["currency"] in {None, _EURO}
        self.rows["per_eur"].setVisible(not is_euro)
        self._show_faults({})
        if any(given[key] is None for key in ("edition", "incident", "paid", "currency")) or not self._is_readable():
            self.show_answer(None)
            return
        rate = None if is_euro else given["per_eur"]
        try:
            day = date.fromisoformat(given["incident"])
            result = cap(given["edition"], given["paid"], given["currency"], day, rate)
        except FaultyInput as faulty:
            self._show_faults({PLACES_OF_CAP[one.place]: one.sentence for one in faulty.faults})
            self.show_answer(None)
            return
        words = language.words()
        value = (
            language.capitalised(words.text(STATUSES[result.status]))
            if result.value is None
            else words.value(result.value)
        )
        self.show_answer(_answer(result, value, given["currency"], day, self), value)

    def _is_readable(self) -> bool:
        """Tell whether the rate can be read, for one that cannot is not to be taken for none."""
        return self.rows["per_eur"].isHidden() or self.rows["per_eur"].field.problem() is None

    def _decimals(self) -> int:
        return minor_units(self.value("currency") or _EURO) if "currency" in self.rows else minor_units(_EURO)

    def _show_faults(self, faults: Mapping[str, Sentence]) -> None:
        for key, row in self.rows.items():
            row.show_fault(faults.get(key), at_once=key in faults)


def _about_paid() -> Sentence:
    """Return over which time payments count, as the newest edition has it."""
    months = list(editions().values())[-1].parameter("cap_window_months").value
    return say(N_("What the Client paid in the {months} months before the incident, VAT included."), months=months)


def _answer(result: Result, value: str, currency: str, day: date, parent: QWidget) -> QWidget:
    """Return the cap with what decided it and its clause, and the way there; or what is missing."""
    box, column = answer_box(parent)
    title = language.text(edition(result.edition).title)
    source = f"{result.clause}, {title}"
    if result.value is None:
        missing = N_("No exchange rate is known for {currency} on {day} or the week before it; enter one above.")
        column.addWidget(words_label(value, fonts.Role.BODY_STRONG, "soon"))
        because = language.text(say(missing, currency=currency, day=day))
    else:
        because = language.text(result.because)
        add_value(column, value, f"{value} ({source}). {because}")
    column.addWidget(words_label(because, fonts.Role.BODY, "secondary"))
    column.addWidget(words_label(source, fonts.Role.SMALL, "secondary"))
    for step in result.steps:
        if step.clause in {"", result.clause} and step.value != day:
            column.addWidget(words_label(_told(step), fonts.Role.SMALL, "secondary"))
    return box


def _told(step: Step) -> str:
    words = language.text(step.sentence)
    return words if step.value is None else f"{words} · {language.words().value(step.value)}"
