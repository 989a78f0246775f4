"""From a calculation to the groups of the answers panel: words, urgency, order, and what is folded away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.editions.load import edition
from cmdesk.gui import language
from cmdesk.gui.answers.bands import band_of, reading_link
from cmdesk.gui.answers.views import AnswerView, CardView, Fold, GroupView, LinkView, ShareView, StepView
from cmdesk.rules.fees import PlannedInvoice
from cmdesk.rules.result import Kind, Result, Status, Step
from cmdesk.rules.rule import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cmdesk.engine.calculate import Calculation

_SOON, _URGENT, _DAYS_IN_WORDS = 30, 7, 100
_STATUS = {
    Status.PROJECTED: (N_("Projected"), "projected"),
    Status.ESTIMATED: (N_("Estimated"), "estimated"),
    Status.PENDING: (N_("Waiting"), "waiting"),
    Status.NOT_APPLICABLE: (N_("Does not apply"), "none"),
}
_LAST = date.max
_PREFIX = re.compile("(.*)[:：](.+)")  # noqa: RUF001  # the colon of Chinese
_FEE_KINDS = {
    "subscription": N_("Subscription"),
    "setup": N_("Set-up"),
    "usage": N_("Usage"),
    "overage": N_("Usage beyond the plan"),
}
_ROWS_SEEN = 2
_LAST_ROWS = {"term.start", "term.number"}
_CHANNELS = {
    "personal": N_("by hand"),
    "courier": N_("by courier"),
    "registered": N_("by registered mail"),
    "electronic": N_("electronically"),
}
_LEADING = {
    "term": ("term.ends", "term.last_day"),
    "term.notice": ("term.non_renewal_deadline",),
    "liability": ("liability.cap", "liability.cap_if_today"),
}


def groups_of(calculation: Calculation, label_of: Callable[[str], str]) -> tuple[GroupView, ...]:
    """Return the groups in the order in which they ask for something; `label_of` names a place of the contract."""
    made: dict[str, list[AnswerView]] = {question: [] for question in Question}
    for result in calculation.results.values():
        view = _answer(calculation, result, label_of)
        made[calculation.rules[result.id].question].append(view)
    groups = [_group(question, views, calculation.as_of) for question, views in made.items() if views]
    return tuple(sorted(groups, key=lambda group: _next_act(group, calculation.as_of)))


def _next_act(group: GroupView, as_of: date) -> date:
    """Return the next day on which a question asks for something; what is overdue does not push it forward."""
    acts = (view.act for card in group.cards for view in card.answers)
    return min((act for act in acts if act is not None and act >= as_of), default=_LAST)


def _group(question: str, views: list[AnswerView], as_of: date) -> GroupView:
    """Return a question's cards, those to act on first in front; what is over and what does not apply is folded."""
    none = tuple(view for view in views if view.fold is Fold.NONE)
    cards = [_card(key, members) for key, members in _families(views).items()]
    cards.sort(key=lambda card: card.act or _LAST)
    past = tuple(card for card in cards if _is_over(card, as_of))
    opened = tuple(card for card in cards if card not in past)
    return GroupView(question, language.text(question), opened, past, none)


def _families(views: Iterable[AnswerView]) -> dict[str, list[AnswerView]]:
    """Gather the answers about one thing: a notice, an invoice, the running term."""
    families: dict[str, list[AnswerView]] = {}
    for view in views:
        if view.fold is not Fold.NONE:
            families.setdefault(family_of(view.id), []).append(view)
    return families


def _card(key: str, members: list[AnswerView]) -> CardView:
    title, members = _without_prefix(members)
    head = _head(key, members)
    rows = sorted(
        (view for view in members if view is not head), key=lambda view: (view.act or _LAST, view.id in _LAST_ROWS)
    )
    if key == "term.notice":
        return CardView(key, title, head, language.text(N_("Send it")), _by_channel(rows), leads=True)
    rows_title, rows = _without_prefix(rows)
    seen = len(rows) if key == "liability" else _ROWS_SEEN
    return CardView(key, title, head, rows_title, tuple(rows[:seen]), tuple(rows[seen:]), leads=key in _LEADING)


def _by_channel(rows: list[AnswerView]) -> tuple[AnswerView, ...]:
    """Return the days to send a notice, each by its channel's name alone."""
    return tuple(
        replace(view, label=_capitalised(language.text(_CHANNELS[view.id.rpartition(".")[2]]))) for view in rows
    )


def _head(key: str, members: list[AnswerView]) -> AnswerView:
    """Return the answer to see first: the one that leads its family, else the one to act on first."""
    leading = _LEADING.get(key) or (("open",) if key.startswith("invoice.") else ())
    for wanted in leading:
        found = next((view for view in members if view.has_value and f".{view.id}".endswith(f".{wanted}")), None)
        if found is not None:
            return found
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
        replace(view, label=_capitalised(part[2].strip())) for view, part in zip(views, parts, strict=True) if part
    ]
    return titles.pop(), shorter


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


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


# One answer


def _answer(calculation: Calculation, result: Result, label_of: Callable[[str], str]) -> AnswerView:
    words, as_of = language.words(), calculation.as_of
    day = result.value if isinstance(result.value, date) else None
    asks = calculation.rules[result.id].act and day is not None
    settled = _is_settled(calculation, result)
    overdue = _is_overdue(calculation, result)
    value, beside = _value_and_beside(result, as_of)
    status, icon = _status(result)
    return AnswerView(
        id=result.id,
        label=words.text(result.label),
        value=value,
        because=words.text(result.because),
        beside=beside,
        tone=_tone(day, as_of, overdue=overdue) if asks and not settled else "",
        status=status,
        icon=icon,
        clause=result.clause,
        deviates=language.text(N_("Order Form")) if result.deviation else "",
        deviation=_deviation(result),
        citation=_citation(result, value),
        missing=tuple(LinkView(place, label_of(place)) for place in result.missing),
        readings=tuple(reading_link(name) for name in result.readings),
        day=day,
        act=day if asks and not settled and day is not None and (overdue or day >= as_of) else None,
        fold=_fold(result, settled=settled),
        share=_share(calculation, result),
        band=band_of(calculation, result),
        has_value=result.value is not None,
        steps=partial(_steps, result),
    )


def _fold(result: Result, *, settled: bool) -> Fold:
    if result.status is Status.NOT_APPLICABLE:
        return Fold.NONE
    return Fold.PAST if settled else Fold.OPEN


def _value_and_beside(result: Result, as_of: date) -> tuple[str, str]:
    """Return a value in words, and what it means today or how many things it gathers."""
    words, value = language.words(), result.value
    if result.kind is Kind.LIST and not _are_invoices(value):
        return words.text(count(N_("{n} entry"), N_("{n} entries"), len(value or ()))), ""
    if result.kind is Kind.LIST:
        total = Money(sum((one.amount.amount for one in value), Decimal(0)), value[0].amount.currency)
        return words.money(total), words.text(count(N_("{n} invoice"), N_("{n} invoices"), len(value)))
    if isinstance(value, date):
        return words.short_date(value), words.text(distance(value, as_of))
    return words.value(value), ""


def _is_settled(calculation: Calculation, result: Result) -> bool:
    """Tell whether what an answer asks for is done: the invoice paid, the end of the contract known."""
    if result.id.startswith("term.non_renewal"):
        ends = calculation.results.get("term.ends")
        return ends is not None and ends.value is not None
    still_open = _still_open(calculation, result)
    return still_open is not None and still_open <= 0


def _is_overdue(calculation: Calculation, result: Result) -> bool:
    """Tell whether a day that has passed still asks for something: an invoice that is not paid."""
    still_open = _still_open(calculation, result)
    return result.id.endswith(".due") and still_open is not None and still_open > 0


def _still_open(calculation: Calculation, result: Result) -> Decimal | None:
    """Return what is left to pay on the invoice that an answer is about."""
    entry = result.id.rpartition(".")[0]
    found = calculation.results.get(f"{entry}.open")
    return found.value.amount if found is not None and isinstance(found.value, Money) else None


def distance(day: date, as_of: date) -> Sentence:
    """Return how far a day lies from another, in days, or in months where days would say little."""
    days = (day - as_of).days
    named = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}.get(days)
    if named is not None:
        return say(named)
    if abs(days) >= _DAYS_IN_WORDS:
        return _months_away((day.year - as_of.year) * 12 + day.month - as_of.month)
    if days > 0:
        return count("in {n} day", "in {n} days", days)
    return count("{n} day ago", "{n} days ago", -days)


def _months_away(months: int) -> Sentence:
    if months > 0:
        return count("in {n} month", "in {n} months", months)
    return count("{n} month ago", "{n} months ago", -months)


def _tone(day: date | None, as_of: date, *, overdue: bool) -> str:
    """Return how urgent a day is."""
    if day is None or day < as_of:
        return "urgent" if overdue else ""
    left = (day - as_of).days
    return "urgent" if left <= _URGENT else "soon" if left <= _SOON else ""


def _status(result: Result) -> tuple[str, str]:
    key, icon = _STATUS.get(result.status, ("", ""))
    return language.text(key) if key else "", icon


def _deviation(result: Result) -> str:
    """Return that the Order Form decided, and where."""
    if result.deviation is None:
        return ""
    agreed = result.deviation.agreed_in
    if not agreed:
        return language.text(N_("Order Form prevails"))
    return language.text(say(N_("Order Form prevails: {agreed_in}"), agreed_in=agreed))


def _citation(result: Result, value: str) -> str:
    """Return the value with its source, to be copied: "Sun 30 Nov 2025 (T&C 3 March 2025, 10.2)"."""
    title = language.words().plain_date(edition(result.edition).published)
    sentence = say(N_("{value} (T&C {edition}, {clause})"), value=value, edition=title, clause=result.clause)
    return language.text(sentence)


def _share(calculation: Calculation, result: Result) -> ShareView | None:
    """Return how far the cap reaches towards its limit, where both are in euro."""
    value = result.value
    if result.id not in {"liability.cap", "liability.cap_if_today"} or not isinstance(value, Money):
        return None
    limit = calculation.case.peek("cap_limit", calculation.as_of)
    if value.currency != "EUR" or not limit:
        return None
    words = language.words()
    of = say(N_("{part} of {whole}"), part=value, whole=words.amount(Money.stated(limit, "EUR")))
    return ShareView(float(min(value.amount / limit, Decimal(1))), words.text(of))


def _steps(result: Result) -> tuple[StepView, ...]:
    """Return the derivation in words, and what a list holds."""
    listed = result.value if result.kind is Kind.LIST and result.value else ()
    return (*map(_step, result.steps), *map(_entry, listed))


def _step(step: Step) -> StepView:
    words, value = language.words(), step.value
    shown = "" if value is None else words.short_date(value) if isinstance(value, date) else words.value(value)
    counted = step.count
    days = counted.calendar.explain(counted.start, counted.n, words.language) if counted is not None else None
    return StepView(words.text(step.sentence), shown, step.clause, days)


def _are_invoices(value: Any) -> bool:
    return bool(value) and isinstance(value[0], PlannedInvoice)


def _entry(entry: Any) -> StepView:
    """Return an entry of a list: an invoice by its day, kind, period and sum; anything else by its title."""
    words = language.words()
    if not isinstance(entry, PlannedInvoice):
        return StepView(words.text(entry.title), "", entry.clause)
    sentence = say(
        N_("{kind} on {day}, for {start} to {until}"),
        kind=say(_FEE_KINDS[entry.kind]),
        day=words.plain_date(entry.date),
        start=words.plain_date(entry.start),
        until=words.plain_date(entry.until),
    )
    return StepView(words.text(sentence), words.value(entry.amount))
