"""How to send what meets an open deadline: what to do in words, the channels side by side, and what to chase when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.engine.act_by import act_by
from cmdesk.exports.phrases import CHANNEL_NAMES, switch_sentence
from cmdesk.gui import language
from cmdesk.gui.answers.distances import urgency
from cmdesk.gui.answers.views import AnswerView, Fold, SendView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cmdesk.engine.act_by import ActBy
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result

_HEADS = (N_("by"), N_("delivered"), N_("left"))
_OWN_ROWS = {"term.non_renewal_deadline": "term.non_renewal_dispatch"}
_FOLDED = "invoice."
_ADVISED = {
    "registered": (N_("Post registered by {day}"), N_("Post registered by {day} to be safe")),
    "personal": (N_("Hand over by {day}"), N_("Hand over by {day} to be safe")),
}
"""The channels to advise, the first that still arrives: those that need no confirmation."""


def sendings_of(calculation: Calculation, view_of: Callable[[Result], AnswerView]) -> Mapping[str, SendView]:
    """Return how to meet each open deadline, by its id; `view_of` puts a result into words."""
    groups = groupby(act_by(calculation), key=lambda row: row.deadline.id)
    return {deadline: _sending(calculation, deadline, _by_day(rows), view_of) for deadline, rows in groups}


def _by_day(rows: Iterable[ActBy]) -> list[ActBy]:
    """Return the channels by the day to send, those that do not serve last."""
    return sorted(rows, key=lambda row: row.send_by or date.max)


def _sending(
    calculation: Calculation, deadline: str, rows: Sequence[ActBy], view_of: Callable[[Result], AnswerView]
) -> SendView:
    folded = deadline.startswith(_FOLDED)
    heads = tuple(language.text(head) for head in (N_("Dispute") if folded else N_("Send"), *_HEADS))
    views = [_row(view_of(calculation.results[shown_id(row)]), row) for row in rows]
    columns = tuple(zip(heads, *(view.cells for view in views if view.cells), strict=True))
    advice, day = _advice(rows, calculation.as_of)
    return SendView(
        deadline,
        language.text(advice),
        urgency(day, calculation.as_of) if day is not None else "urgent",
        heads,
        tuple(replace(view, columns=columns) for view in views),
        _chase(rows, calculation.as_of),
        folded=folded,
    )


def shown_id(row: ActBy) -> str:
    """Return the id of the answer that shows a row: days to send a notice of non-renewal have a name of their own."""
    own = _OWN_ROWS.get(row.deadline.id)
    return f"{own}.{row.channel}" if own else row.result.id


def _row(view: AnswerView, row: ActBy) -> AnswerView:
    """Return a channel by its name alone, with the day to send by and the day of delivery side by side."""
    words, name = language.words(), language.text(CHANNEL_NAMES[row.channel])
    view = replace(view, label=language.capitalised(name), fold=Fold.OPEN)
    if row.send_by is None or row.delivered is None or row.days_left is None:
        return view
    left = words.text(_left(row.days_left))
    return replace(view, cells=(view.label, words.near_date(row.send_by), words.near_date(row.delivered), left))


def _left(days: int) -> Sentence:
    """Return how many days are left to send."""
    if days > 0:
        return count("{n} day", "{n} days", days)
    return say(N_("too late") if days else N_("today"))


def _advice(rows: Sequence[ActBy], as_of: date) -> tuple[Sentence, date | None]:
    """Return what to do, and its day: the first of the channels that need no confirmation and still arrive."""
    by_channel = {row.channel: row for row in rows}
    for channel, (usual, safe) in _ADVISED.items():
        row = by_channel[channel]
        if row.send_by is not None and row.send_by >= as_of:
            is_safe = row.safe is not None and as_of <= row.safe < row.send_by
            day = row.safe if row.safe is not None and is_safe else row.send_by
            done = say(safe if is_safe else usual, day=language.words().near_date(day))
            return (done if channel == "registered" else say(N_("Too late to post. {what}"), what=done)), day
    still = by_channel["personal"].counts_until
    if still is not None:
        done = say(_ADVISED["personal"][0], day=language.words().near_date(still))
        return say(N_("No Business Day is left. {what}"), what=done), still
    return say(N_("No channel is in time any more")), None


def _chase(rows: Sequence[ActBy], as_of: date) -> str:
    """Return what to do while a confirmation is missing, as far as its days are still to come."""
    sentence = switch_sentence(rows, as_of, language.words())
    return "" if sentence is None else language.text(sentence)
