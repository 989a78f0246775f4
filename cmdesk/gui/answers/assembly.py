"""From a calculation to the groups of the answers panel: what belongs together, in which order, what is folded."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_
from cmdesk.engine import act_by
from cmdesk.engine.late import posted
from cmdesk.gui import language
from cmdesk.gui.answers.answer import answer_of
from cmdesk.gui.answers.owed import owed_card
from cmdesk.gui.answers.sending import sendings_of
from cmdesk.gui.answers.verdicts import with_verdict
from cmdesk.gui.answers.views import AnswerView, CardView, Fold, GroupView, LinkView, SendView
from cmdesk.gui.places import SEND_BY
from cmdesk.rules.rule import Question
from cmdesk.rules.sending import BY_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cmdesk.engine.calculate import Calculation

_LAST = date.max
_SENDS = Question.NOTICE
_PREFIX = re.compile("(.*)[:：](.+)")  # noqa: RUF001  # the colon of Chinese
_ROWS_SEEN = 2
_LAST_ROWS = {"term.start", "term.number"}
_LEADING = {
    "term": ("term.ends", "term.last_day"),
    "term.notice": ("term.non_renewal_deadline",),
    "liability": ("liability.cap", "liability.cap_if_today"),
}


def groups_of(calculation: Calculation, label_of: Callable[[str], str]) -> tuple[GroupView, ...]:
    """Return the groups in the order in which they ask for something; `label_of` names a place of the contract."""
    sendings = sendings_of(calculation, lambda result: answer_of(calculation, result, label_of))
    verdicts = {one.late_by.id: one for one in posted(calculation)}
    elsewhere = {view.id for sending in sendings.values() for view in sending.rows}
    made: dict[Question, list[AnswerView]] = {question: [] for question in Question}
    for result in calculation.results.values():
        if result.id not in elsewhere and not result.id.startswith(act_by.ID):
            view = _with_sending(answer_of(calculation, result, label_of), sendings.get(result.id))
            if result.id in verdicts:
                view = with_verdict(view, verdicts[result.id], calculation.case)
            made[calculation.rules[result.id].question].append(view)
    groups = [_group(question, views, sendings, calculation.as_of) for question, views in made.items() if views]
    groups = [_with_totals(group, calculation) if group.key == Question.OWED else group for group in groups]
    return tuple(sorted(groups, key=lambda group: _next_act(group, calculation.as_of)))


def _with_totals(group: GroupView, calculation: Calculation) -> GroupView:
    """Return what is owed with what all invoices come to in front."""
    card = owed_card(calculation)
    return group if card is None else replace(group, cards=(card, *group.cards))


def _with_sending(view: AnswerView, sending: SendView | None) -> AnswerView:
    """Return an answer that says by when to send what meets it."""
    return view if sending is None else replace(view, send=sending.words, send_tone=sending.tone)


def _next_act(group: GroupView, as_of: date) -> date:
    """Return the next day on which a question asks for something; what is overdue does not push it forward."""
    acts = (view.act for card in group.cards for view in card.answers)
    return min((act for act in acts if act is not None and act >= as_of), default=_LAST)


def _group(question: Question, views: list[AnswerView], sendings: Mapping[str, SendView], as_of: date) -> GroupView:
    """Return a question's cards, those to act on first in front; what is over and what does not apply is folded.

    A notice that is late comes before all, or behind the one that can still be sent in its place.
    """
    none = tuple(view for view in views if view.fold is Fold.NONE)
    cards = [_card(key, members, sendings) for key, members in _families(views).items()]
    still_open = next((card.act for card in cards if card.key == "term.notice" and card.act), date.min)
    cards.sort(key=lambda card: (still_open, 1) if _is_late(card) else (card.act or _LAST, 0))
    past = tuple(card for card in cards if _is_over(card, as_of))
    opened = tuple(card for card in cards if card not in past)
    link = LinkView(SEND_BY, language.text(N_("All days to send by"))) if sendings and question is _SENDS else None
    return GroupView(question, language.text(question), opened, past, none, link)


def _families(views: Iterable[AnswerView]) -> dict[str, list[AnswerView]]:
    """Gather the answers about one thing: a notice, an invoice, the running term."""
    families: dict[str, list[AnswerView]] = {}
    for view in views:
        if view.fold is not Fold.NONE:
            families.setdefault(family_of(view.id), []).append(view)
    return families


def _card(key: str, members: list[AnswerView], sendings: Mapping[str, SendView]) -> CardView:
    send = next((sendings[view.id] for view in members if view.id in sendings), None)
    title, members = _without_prefix(members)
    head = _head(key, members)
    rows = sorted(
        (view for view in members if view is not head), key=lambda view: (view.act or _LAST, view.id in _LAST_ROWS)
    )
    if key == "term.notice":
        rows_title = language.text(N_("Send it")) if rows else ""
        return CardView(key, title, head, rows_title, _by_channel(rows), send=send, leads=True)
    rows_title, rows = _without_prefix(rows)
    seen = len(rows) if key == "liability" else _ROWS_SEEN
    return CardView(
        key,
        title,
        head,
        rows_title,
        tuple(rows[:seen]),
        tuple(rows[seen:]),
        send=send,
        leads=key in _LEADING or bool(head.note),
    )


def _by_channel(rows: list[AnswerView]) -> tuple[AnswerView, ...]:
    """Return the days to send a notice, each by its channel's name alone."""
    return tuple(
        replace(view, label=language.capitalised(language.text(BY_CHANNEL[view.id.rpartition(".")[2]])))
        for view in rows
    )


def _head(key: str, members: list[AnswerView]) -> AnswerView:
    """Return the answer to see first: the one that leads its family, else the one to act on first."""
    leading = _LEADING.get(key) or (("open",) if key.startswith("invoice.") else ())
    found = [view for view in members if view.note]
    for wanted in leading:
        found += [view for view in members if view.has_value and f".{view.id}".endswith(f".{wanted}")]
    if found:
        return found[0]
    return min(members, key=lambda view: (view.act or _LAST, not view.has_value))


def _without_prefix(views: list[AnswerView]) -> tuple[str, list[AnswerView]]:
    """Return what all labels say up to a colon, once, and the answers with labels that do not repeat it."""
    if len(views) < 2:  # noqa: PLR2004  # nothing is repeated
        return "", views
    parts = [_PREFIX.fullmatch(view.label) for view in views]
    titles = {part[1].strip() if part else "" for part in parts}
    if len(titles) > 1 or "" in titles:
        return "", views
    shorter = [
        replace(view, label=language.capitalised(part[2].strip()))
        for view, part in zip(views, parts, strict=True)
        if part
    ]
    return titles.pop(), shorter


def _is_late(card: CardView) -> bool:
    """Tell whether a card is about a notice that missed its day and still matters."""
    return card.head.tone == "urgent" and bool(card.head.note)


def _is_over(card: CardView, as_of: date) -> bool:
    """Tell whether everything on a card lies behind or is settled; the running term and the cap never are."""
    if all(view.fold is Fold.PAST for view in card.answers):
        return True
    if card.key in _LEADING or card.is_urgent:
        return False
    return all(view.fold is Fold.PAST or (view.day is not None and view.day < as_of) for view in card.answers)


def family_of(result_id: str) -> str:
    """Return what a result is about: "notice.n1", "invoice.0", "term.notice"."""
    parts = result_id.split(".")
    if result_id.startswith("term.non_renewal"):
        return "term.notice"
    if parts[0] == "usage_plan":
        return parts[0]
    if result_id.startswith("liability.incident"):
        return ".".join(parts[:3])
    if len(parts) > 2 or parts[0] in {"invoice", "notice", "amendment"}:  # noqa: PLR2004  # an entry's key is in it
        return ".".join(parts[:-1])
    return parts[0] if parts[0] != "fees" else result_id
