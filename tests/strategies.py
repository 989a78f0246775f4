"""Random contracts without a fault, for tests of what must hold of every contract."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cmdesk.calendars.entities import entities
from cmdesk.calendars.moments import Moment
from cmdesk.calendars.own_days import OwnDay, OwnDays
from cmdesk.contract.contract import Contract, Deviation, InitialTerm
from cmdesk.contract.fees import Fee, Indexation, Rhythm, Setup, Subscription, Usage, UsagePlan, UsedMonth
from cmdesk.contract.incidents import Claim, Head, Incident
from cmdesk.contract.known import parameter, parameters
from cmdesk.contract.months import Month
from cmdesk.contract.notices import (
    Amendment,
    Channel,
    Evidence,
    ForceMajeure,
    InformationRequest,
    Notice,
    NoticeKind,
    Reason,
    Suspension,
    Termination,
)
from cmdesk.contract.parties import Client, ClientSize, OwnEntity, Party
from cmdesk.contract.payments import CreditLimit, ExchangeRate, Invoice, Payment, PaymentKind
from cmdesk.contract.prepaid import Prepaid, Purchase
from cmdesk.editions.load import editions
from cmdesk.editions.readings import readings

FIRST_DAY = dt.date(2022, 1, 1)
LAST_DAY = dt.date(2027, 12, 31)
ONE_DAY = dt.timedelta(days=1)
HIGHEST_FIGURE = 90
CURRENCIES = ("EUR", "DKK", "GBP", "JPY")
COUNTRIES = ("DK", "NL", "DE", "CN", "US")
OWN_ENTITIES = (
    OwnEntity("CM.com Sverige AB", "SE", None, time_zone="Europe/Stockholm"),
    OwnEntity("CM.com Österreich", "AT", "9", time_zone="Europe/Vienna"),
    OwnEntity("CM.com Australia", "AU", "NSW", time_zone="Australia/Sydney"),
)


def days(first: dt.date = FIRST_DAY, last: dt.date = LAST_DAY) -> SearchStrategy[dt.date]:
    """Return civil days, of the years that contracts are mostly about."""
    return st.dates(first, last)


def amounts(most: int = 60_000, decimals: int = 2) -> SearchStrategy[Decimal]:
    """Return sums of money from zero, as a person enters them."""
    return st.integers(0, most * 10**decimals).map(lambda units: Decimal(units).scaleb(-decimals))


def texts() -> SearchStrategy[str]:
    """Return lines of text in any script."""
    letters = st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufffe\uffff")
    return st.text(letters, min_size=1, max_size=12)


def months() -> SearchStrategy[Month]:
    """Return calendar months."""
    return days().map(lambda day: Month(day.year, day.month))


def moments(first: dt.date = FIRST_DAY) -> SearchStrategy[Moment]:
    """Return days and moments of days; the hours at which clocks change are left out."""
    hours = st.times(dt.time(5), dt.time(23, 59)).map(lambda time: time.replace(second=0, microsecond=0))
    offsets = st.sampled_from(
        [None, dt.timedelta(0), dt.timedelta(hours=2), dt.timedelta(hours=-5), dt.timedelta(hours=8)]
    )
    day_alone = days(first).map(Moment)
    return day_alone | st.builds(Moment, days(first), hours, offsets)


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return nothing, or what a strategy gives."""
    return st.none() | strategy


def some(strategy: SearchStrategy[Any], most: int = 3, key: Any = None) -> SearchStrategy[tuple[Any, ...]]:
    """Return a few of what a strategy gives, no two alike in a key."""
    return st.lists(strategy, max_size=most, unique_by=key).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> tuple[dt.date, dt.date | None]:
    """Draw a start and an end that comes no earlier, or none."""
    start = draw(days())
    return start, draw(maybe(days(start)))


def clients() -> SearchStrategy[Client]:
    """Return Clients."""
    return st.builds(
        Client, texts(), maybe(st.sampled_from(COUNTRIES)), maybe(st.sampled_from(ClientSize)), st.booleans()
    )


def entity_choices() -> SearchStrategy[str | OwnEntity]:
    """Return entities of the table and entities that a contract describes itself."""
    return st.sampled_from([*entities(), *OWN_ENTITIES])


@st.composite
def initial_terms(draw: st.DrawFn, effective_date: dt.date) -> InitialTerm | None:
    """Draw an Initial Term: in months, by its last day, or not stated."""
    stated_in_months = st.integers(1, 60).map(InitialTerm)
    by_last_day = days(effective_date, LAST_DAY + 400 * ONE_DAY).map(lambda day: InitialTerm(ends_on=day))
    return draw(st.none() | stated_in_months | by_last_day)


@st.composite
def deviations(draw: st.DrawFn) -> Deviation:
    """Draw a deviation that the calculation can follow."""
    name = draw(st.sampled_from(parameters()))
    figure = parameter(name)
    assert figure is not None
    most = figure.most if name in {"cap_limit", "credit_limit"} else min(figure.most, HIGHEST_FIGURE)
    return Deviation(name, Decimal(draw(st.integers(figure.least, min(most, 100_000)))), draw(maybe(texts())))


@st.composite
def chosen_readings(draw: st.DrawFn) -> dict[str, str]:
    """Draw a choice for some of the readings."""
    names = draw(st.lists(st.sampled_from([*readings()]), max_size=5, unique=True))
    return {name: draw(st.sampled_from(readings()[name].choices)) for name in names}


@st.composite
def own_days(draw: st.DrawFn) -> OwnDays:
    """Draw days added and struck out, none of them both."""
    found = draw(some(st.builds(OwnDay, days(), texts()), 4, lambda day: day.date))
    added = draw(st.integers(0, len(found)))
    return OwnDays(found[:added], found[added:])


@st.composite
def subscriptions(draw: st.DrawFn) -> Subscription:
    """Draw a subscription, indexed now and then."""
    start, until = draw(spans())
    percent = st.integers(-20, 120).map(lambda tenths: Decimal(tenths).scaleb(-1))
    indexation = draw(some(st.builds(Indexation, days(), percent), 2))
    return Subscription(draw(amounts(5_000)), draw(st.sampled_from(Rhythm)), start, until, indexation)


def fees() -> SearchStrategy[Fee]:
    """Return fees of every kind."""
    return subscriptions() | st.builds(Setup, amounts(5_000), days()) | st.builds(Usage, months(), amounts(5_000))


def usage_plans() -> SearchStrategy[UsagePlan]:
    """Return Usage Plans with the use of a few months."""
    used = st.builds(UsedMonth, months(), st.integers(0, 50_000).map(Decimal))
    included = st.integers(0, 20_000).map(Decimal)
    return st.builds(UsagePlan, included, amounts(2, decimals=4), some(used, 3, lambda one: one.month))


@st.composite
def invoices(draw: st.DrawFn, notice_ids: tuple[str, ...]) -> Invoice:
    """Draw an invoice, disputed in part now and then."""
    amount = draw(amounts(20_000))
    disputed = draw(maybe(amounts(20_000).map(lambda part: min(part, amount))))
    return Invoice(draw(texts()), draw(days()), amount, disputed, draw(_one_of(notice_ids)), draw(maybe(amounts(50))))


@st.composite
def payments(draw: st.DrawFn, numbers: tuple[str, ...], currencies: tuple[str, ...] = CURRENCIES) -> Payment:
    """Draw a payment, of an invoice now and then."""
    amount = draw(amounts(20_000))
    return Payment(
        draw(days()),
        amount,
        draw(maybe(amounts(20_000).map(lambda part: min(part, amount)))),
        draw(maybe(st.sampled_from(currencies))),
        draw(st.sampled_from(PaymentKind)),
        draw(_one_of(numbers)),
    )


def incidents() -> SearchStrategy[Incident]:
    """Return incidents with claims under any head."""
    claims = some(st.builds(Claim, st.sampled_from(Head), amounts()))
    return st.builds(Incident, days(), texts(), st.sampled_from(Party), maybe(amounts(10_000)), claims)


@st.composite
def notices(draw: st.DrawFn, notice_id: str) -> Notice:
    """Draw a notice, confirmed some days later or not at all."""
    sent = draw(moments())
    later = st.integers(2, 20).map(lambda count: sent.day + count * ONE_DAY)
    evidence = st.builds(Evidence, texts(), maybe(texts()), maybe(st.just("0f" * 32)))
    return Notice(
        notice_id,
        draw(st.sampled_from(NoticeKind)),
        draw(st.sampled_from(Party)),
        draw(st.sampled_from(Channel)),
        sent,
        draw(maybe(later.map(Moment))),
        draw(maybe(st.booleans())),
        draw(some(evidence, 1)),
    )


@st.composite
def force_majeure(draw: st.DrawFn) -> ForceMajeure:
    """Draw an event of Force Majeure that lasts or has ended."""
    event = draw(moments())
    return ForceMajeure(event, draw(maybe(days(event.day + 2 * ONE_DAY, LAST_DAY + 400 * ONE_DAY))))


@st.composite
def amendments(draw: st.DrawFn, notice_ids: tuple[str, ...]) -> Amendment:
    """Draw an amendment, objected to or not."""
    objected_on = draw(maybe(days()))
    return Amendment(
        draw(st.sampled_from(notice_ids)),
        draw(maybe(st.sampled_from([*editions()]))),
        draw(maybe(days())),
        objected_on,
        draw(_one_of(notice_ids)) if objected_on is None else None,
        draw(_one_of(notice_ids)),
        draw(st.booleans()),
    )


@st.composite
def terminations(draw: st.DrawFn, effective_date: dt.date, notice_ids: tuple[str, ...]) -> Termination:
    """Draw a termination on a day, by a notice, or both."""
    notice = draw(_one_of(notice_ids))
    days_after = days(effective_date, LAST_DAY + 400 * ONE_DAY)
    effective = draw(days_after if notice is None else maybe(days_after))
    return Termination(draw(st.sampled_from(Party)), draw(st.sampled_from(Reason)), effective, notice)


@st.composite
def prepaid_accounts(draw: st.DrawFn) -> Prepaid:
    """Draw a Prepaid Account, perhaps run empty."""
    registered, emptied = draw(spans())
    purchase = st.builds(Purchase, date=days(), received=maybe(days()), amount=amounts(2_000))
    return Prepaid(registered, emptied, draw(some(purchase)))


@st.composite
def contracts(draw: st.DrawFn, currencies: tuple[str, ...] = CURRENCIES) -> Contract:
    """Draw a contract with a little of everything that a contract may hold."""
    effective_date = draw(days())
    ids = tuple(f"n{number}" for number in range(draw(st.integers(0, 3))))
    entered = draw(some(invoices(ids), 3, lambda invoice: invoice.number))
    numbers = tuple(invoice.number for invoice in entered)
    request = st.builds(InformationRequest, moments(), _one_of(ids))
    rate = st.builds(
        ExchangeRate, days(), st.sampled_from(CURRENCIES[1:]), amounts(200, decimals=4).map(lambda one: one + 1)
    )
    return Contract(
        reference=draw(texts()),
        client=draw(clients()),
        entity=draw(entity_choices()),
        service_entity=draw(maybe(entity_choices())),
        service_countries=draw(some(st.sampled_from(COUNTRIES), 2)),
        edition=draw(st.sampled_from([*editions()])),
        effective_date=effective_date,
        initial_term=draw(initial_terms(effective_date)),
        currency=draw(st.sampled_from(currencies)),
        law=draw(maybe(st.sampled_from(COUNTRIES))),
        deviations=draw(some(deviations(), 3, lambda deviation: deviation.parameter)),
        readings=draw(chosen_readings()),
        holidays=draw(own_days()),
        fees=draw(some(fees())),
        usage_plan=draw(maybe(usage_plans())),
        credit_limits=draw(some(st.builds(CreditLimit, days(), amounts(9_000)), 2, lambda limit: limit.start)),
        invoices=entered,
        payments=draw(some(payments(numbers, currencies), 6)),
        projected_payments=draw(st.booleans()),
        incidents=draw(some(incidents())),
        notices=tuple(draw(notices(notice_id)) for notice_id in ids),
        force_majeure=draw(some(force_majeure(), 2)),
        information_requests=draw(some(request, 2)),
        amendments=draw(some(amendments(ids), 2)) if ids else (),
        suspensions=draw(some(spans().map(lambda span: Suspension(*span)), 2)),
        termination=draw(maybe(terminations(effective_date, ids))),
        prepaid=draw(maybe(prepaid_accounts())),
        fx=draw(some(rate, 2, lambda one: (one.date, one.currency))),
    )


def _one_of(names: tuple[str, ...]) -> SearchStrategy[str | None]:
    """Return one of some names, or none."""
    return maybe(st.sampled_from(names)) if names else st.none()
