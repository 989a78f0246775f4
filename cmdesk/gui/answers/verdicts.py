"""The verdict on a notice of non-renewal that was posted, with links to the readings that would turn it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.exports.verdict import choice_in_words, under_readings, verdict
from cmdesk.gui import language
from cmdesk.gui.answers.views import AnswerView, Fold
from cmdesk.gui.rich import escaped, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.engine.late import Posted
    from cmdesk.exports.verdict import Way
    from cmdesk.rules.case import Case

_MOST = 3


def with_verdict(view: AnswerView, one: Posted, case: Case) -> AnswerView:
    """Return the answer on the days by which a notice is late as the verdict on it, never folded away."""
    words = language.words()
    in_time = one.late_by.value == 0
    lines = [escaped(words.text(verdict(one)))] if one.late_by.value is not None else []
    lines += [_line(sentence, ways) for sentence, ways in under_readings(one, case)]
    return replace(
        view,
        label=words.text(say(N_("Notice of non-renewal {id}"), id=one.notice_id)),
        value=words.text(N_("In time")) if in_time else view.value,
        note="<br>".join(lines),
        band=None,  # the note says what readings make of it
        contested="",
        fold=Fold.OPEN,
    )


def _line(sentence: str, ways: Sequence[Way]) -> str:
    """Return a sentence whose ways are links to the readings that they change; many of them are cut short."""
    words = language.words()
    said = [_way(way) for way in ways[:_MOST]]
    if len(ways) > _MOST:
        said.append(escaped(words.text(count(N_("{n} more"), N_("{n} more"), len(ways) - _MOST))))
    return escaped(words.text(sentence)).replace("{ways}", escaped(words.text(N_("; or "))).join(said))


def _way(way: Way) -> str:
    """Return the choices of a way, each as a link to its reading."""
    words = language.words()
    choices = [link(f"readings.{name}", words.text(choice_in_words(name, choice))) for name, choice in way]
    return escaped(words.text(N_(" and "))).join(choices)
