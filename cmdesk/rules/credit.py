"""3.5, 3.6 / 3.12, 3.13: the days on which the outstanding sum reaches the share that alerts, and the Credit Limit."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from cmdesk.basics.money import Money, even
from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.payments import PAYMENT_KINDS, Payment, PaymentKind
from cmdesk.rules import fees
from cmdesk.rules.exchange import NoRateError, missing_rate, per_eur
from cmdesk.rules.result import Answer, not_applicable, pending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.basics.wording import Sentence
    from cmdesk.rules.case import Case
    from cmdesk.rules.fees import Charge

ZERO = Decimal(0)
HUNDRED = Decimal(100)


def outstanding(case: Case) -> tuple[tuple[date, Decimal], ...]:
    """Return the outstanding sum after each day on which it or the limit changes, up to the as-of date, in EUR, exact.

    A month's usage counts on its last day, subscription and set-up on their invoice dates, payments net of VAT on
    theirs; top-ups and usage beyond the Usage Plan are no part of it. A rate is asked for where something is in its
    currency. May raise NoRateError.
    """
    changes: dict[date, Decimal] = {}
    for day, amount, currency, _ in _changes(case):
        if day <= case.as_of:
            changes[day] = changes.get(day, ZERO) + _in_eur(case, amount, currency)
    days = sorted(changes)
    return tuple(zip(days, map(even, accumulate(changes[day] for day in days)), strict=True))


def _in_eur(case: Case, amount: Decimal, currency: str) -> Decimal:
    """Return a sum in EUR, at the as-of date's rate."""
    return amount if currency == "EUR" else amount / case.known(per_eur, currency, case.as_of)


def _changes(case: Case) -> Iterator[tuple[date, Decimal, str, Charge | Payment | None]]:
    """Yield what raises or lowers the outstanding sum, by day; nothing on the days when the limit itself changes."""
    ours = case.contract.currency
    for one in fees.charges(case, case.as_of):
        if one.kind != "overage":
            yield one.until if one.kind == "usage" else one.date, one.amount.amount, ours, one
    for payment in case.contract.payments:
        if payment.kind is not PaymentKind.TOPUP and payment.date <= case.as_of:
            yield payment.date, -payment.counted_net, payment.currency or ours, payment
    for limit in case.contract.credit_limits:
        yield limit.start, ZERO, "EUR", None
    for start in case.edition_changes():
        yield start, ZERO, "EUR", None


def _derive(case: Case, day: date, total: Decimal) -> None:
    """Leave as steps what makes up the outstanding sum of a day, each in its own currency, the rates, the sum in EUR.

    Of many fees and payments the last ones stand singly, those before them in one sum, in EUR.
    """
    if not case.traced:
        return
    parts = sorted(
        (
            (on, amount, currency, source)
            for on, amount, currency, source in _changes(case)
            if source is not None and on <= day
        ),
        key=lambda one: one[0],
    )
    before, last = parts[:-_MOST], parts[-_MOST:]
    if before:
        sentence = count(
            "{n} fee or payment up to {day}", "{n} fees and payments up to {day}", len(before), day=before[-1][0]
        )
        sum_ = sum((_in_eur(case, amount, currency) for _, amount, currency, _ in before), ZERO)
        case.step(sentence, Money.stated(sum_, "EUR"))
    for _, amount, currency, source in last:
        case.step(_named(source), Money.stated(amount, currency))
    for currency in dict.fromkeys(currency for _, _, currency, _ in parts):
        per_eur(case, currency, case.as_of)
    case.step(say(N_("Outstanding on {day}"), day=day), Money.stated(total, "EUR"))


_MOST = 60
"""How many fees and payments stand singly in a derivation."""


def _named(source: Charge | Payment) -> Sentence:
    """Return what raised or lowered the outstanding sum."""
    if isinstance(source, Payment):
        return say(N_("Without VAT: {kind} of {day}"), kind=say(PAYMENT_KINDS[source.kind]), day=source.date)
    return say(_CHARGED[source.kind], start=source.start, until=source.until)


_CHARGED = {
    "subscription": N_("Subscription from {start} to {until}"),
    "setup": N_("Set-up on {start}"),
    "usage": N_("Usage from {start} to {until}"),
}


def _limit_on(case: Case, day: date) -> Decimal:
    """3.5, 3.6 / 3.12, 3.13: return the Credit Limit of a day in EUR."""
    changed = case.known(_limits)
    at = bisect_right(changed, day, key=lambda one: one[0])
    return changed[at - 1][1] if at else case.peek("credit_limit", day)


def _limits(case: Case) -> list[tuple[date, Decimal]]:
    """Return the changes of the limit in order of day."""
    return sorted((one.start, one.amount) for one in case.contract.credit_limits)


def _first_day(case: Case, name: str | None) -> date | None:
    """Return the first day on which the outstanding sum reaches a share of the limit, or all of it."""
    changes = bool(case.edition_changes() or case.contract.credit_limits)
    limit: Decimal | None = None
    total = ZERO
    for at, (day, total) in enumerate(case.known(outstanding)):
        if changes or not at:
            share = HUNDRED if name is None else case.peek(name, day)
            limit = None if share is None else _limit_on(case, day) * share / HUNDRED
        if limit is not None and total >= limit:
            case.step(say(N_("Credit Limit on {day}"), day=day), Money.stated(_limit_on(case, day), "EUR"))
            _derive(case, day, total)
            return day
    _derive(case, case.as_of, total)
    return None


def alert_on(case: Case) -> Answer:
    """3.12 of 2025: the first day on which the outstanding sum reaches the share of the limit that alerts."""
    percent = case.parameter("credit_alert_percent", case.as_of)
    if percent is None:
        return not_applicable(
            say(N_("The edition names no share of the Credit Limit at which CM.com alerts.")), case.as_of
        )
    return _reached(case, "credit_alert_percent", N_("The outstanding sum reached the share that alerts on {day}."))


def limit_on(case: Case) -> Answer:
    """3.5, 3.6 / 3.12, 3.13: the first day on which the outstanding sum reaches the Credit Limit."""
    return _reached(case, None, N_("The outstanding sum reached the Credit Limit on {day}."))


def _reached(case: Case, name: str | None, because: str) -> Answer:
    """Return the first day on which a share of the limit is reached, as an answer."""
    if not case.contract.fees:
        return pending(say(N_("No fees are entered, so what is outstanding is not known.")), case.as_of, "fees")
    case.parameter("credit_limit", case.as_of)
    try:
        day = _first_day(case, name)
    except NoRateError as error:
        return missing_rate(error, case.as_of)
    if day is None:
        return pending(say(N_("The outstanding sum has not reached it up to {day}."), day=case.as_of), case.as_of)
    return Answer(day, say(because, day=day), day)
