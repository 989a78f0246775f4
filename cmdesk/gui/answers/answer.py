"""One result in words: its value, what that means today, how urgent it is, how firm, and what stands behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, count, say
from cmdesk.editions.load import edition
from cmdesk.engine import act_by
from cmdesk.gui import language
from cmdesk.gui.answers.bands import band_of, contested, reading_link
from cmdesk.gui.answers.cap_moves import cap_curve
from cmdesk.gui.answers.distances import distance, urgency
from cmdesk.gui.answers.lateness import days_late, lateness, matters_still, needs_no_notice
from cmdesk.gui.answers.views import AnswerView, Fold, LinkView, ShareView, StepView
from cmdesk.rules.fees import PlannedInvoice
from cmdesk.rules.result import Kind, Result, Status, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.engine.calculate import Calculation

_STATUS = {
    Status.PROJECTED: (N_("Projected"), "projected"),
    Status.ESTIMATED: (N_("Estimated"), "estimated"),
    Status.PENDING: (N_("Waiting"), "waiting"),
    Status.NOT_APPLICABLE: (N_("Does not apply"), "none"),
}
_FEE_KINDS = {
    "subscription": N_("Subscription"),
    "setup": N_("Set-up"),
    "usage": N_("Usage"),
    "overage": N_("Usage beyond the plan"),
}


def answer_of(calculation: Calculation, result: Result, label_of: Callable[[str], str]) -> AnswerView:
    """Return a result in words; `label_of` names a place of the contract."""
    words, as_of = language.words(), calculation.as_of
    day = result.value if isinstance(result.value, date) else None
    asks = day is not None and (calculation.rules[result.id].act or result.id.startswith(act_by.ID))
    settled = _is_settled(calculation, result)
    overdue = _is_overdue(calculation, result)
    late = days_late(result) > 0
    value, beside = lateness(calculation, result) if late else _value_and_beside(result, as_of)
    status, icon = _status(result)
    return AnswerView(
        id=result.id,
        label=words.text(result.label),
        value=value,
        because=words.text(result.because),
        beside=beside,
        tone=_tone(calculation, result, overdue=overdue) if late or (asks and not settled) else "",
        status=status,
        icon=icon,
        contested=contested(calculation, result),
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
        curve=partial(cap_curve, calculation) if result.id == "liability.cap_if_today" else None,
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
        return needs_no_notice(calculation)
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


def _tone(calculation: Calculation, result: Result, *, overdue: bool) -> str:
    """Return how urgent a day is, or a notice that is late."""
    day, as_of = result.value, calculation.as_of
    if not isinstance(day, date):
        return "urgent" if matters_still(calculation, result) else ""
    return "urgent" if overdue and day < as_of else urgency(day, as_of)


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
