"""The card that leads what is owed: what all invoices come to on the as-of date, each invoice one press away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.exports.owed import OVERDUE, totals
from cmdesk.gui import language
from cmdesk.gui.answers.views import AnswerView, CardView, StepView

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.owed import Total

KEY = "owed"


def owed_card(calculation: Calculation) -> CardView | None:
    """Return the card of totals, None where there is nothing to add up."""
    views = [_view(calculation, total) for total in totals(calculation)]
    return CardView(KEY, "", views[0], rows=tuple(views[1:]), leads=True) if views else None


def _view(calculation: Calculation, total: Total) -> AnswerView:
    words = language.words()
    value = words.money(total.value)
    numbers = {part.number for part in total.parts}
    return AnswerView(
        id=f"{KEY}.{total.name}",
        label=words.text(total.label),
        value=value,
        because=words.text(total.because),
        beside=words.text(count(N_("{n} invoice"), N_("{n} invoices"), len(numbers))) if numbers else "",
        tone="urgent" if total.name == OVERDUE else "",
        citation=words.text(say(N_("{value} (as of {day})"), value=value, day=calculation.as_of)),
        steps=partial(_steps, total),
    )


def _steps(total: Total) -> tuple[StepView, ...]:
    """Return what each invoice adds."""
    words = language.words()
    return tuple(StepView(words.text(part.label), words.money(part.value)) for part in total.parts)
