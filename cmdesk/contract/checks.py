"""What the fields of one record must agree on: an end after its start, a part within its whole, one of two.

A check sees the values that could be read, by attribute, and what was given at all, by key; it yields the key at fault
and what is wrong. What could not be read is not judged here again.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.errors import UnknownCountryError, UnknownSubdivisionError
from cmdesk.calendars.holidays import countries
from cmdesk.calendars.own_days import OwnDay
from cmdesk.contract.contract import LONGEST_TERM, Contract, Deviation, InitialTerm
from cmdesk.contract.fees import Subscription, UsedMonth
from cmdesk.contract.known import parameter
from cmdesk.contract.notices import Amendment, Evidence, Notice, Suspension, Termination
from cmdesk.contract.parties import OwnEntity
from cmdesk.contract.payments import CreditLimit, ExchangeRate, Invoice, Payment
from cmdesk.contract.prepaid import Prepaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Values = Mapping[str, Any]
    Found = Iterator[tuple[str, Sentence]]

_LONGEST_YEARS = LONGEST_TERM // 12
_SHA256 = re.compile("[0-9a-fA-F]{64}")


def _contract(values: Values, _: Mapping[str, Any]) -> Found:
    """Check that the Initial Term and a termination end after the start, and that a day is agreed one way only."""
    start = values.get("effective_date")
    stated, ended, own = values.get("initial_term"), values.get("termination"), values.get("holidays")
    if start is not None and stated is not None and stated.ends_on is not None:
        yield from _stated_end(start, stated.ends_on)
    if start is not None and ended is not None and ended.effective is not None:
        yield from _ends_after(start, ended.effective, "termination.effective")
    if own is not None:
        added = {day.date for day in own.added}
        for at, day in enumerate(own.removed):
            if day.date in added:
                yield (
                    f"holidays.remove[{at}].date",
                    say(N_("{day} is both added and struck out; keep one"), day=day.date),
                )


def _stated_end(start: dt.date, end: dt.date) -> Found:
    """Check that a stated end comes after the start, and not after the longest term."""
    yield from _ends_after(start, end, "initial_term.ends_on")
    if (end.year - _LONGEST_YEARS, end.month, end.day) >= (start.year, start.month, start.day):
        yield (
            "initial_term.ends_on",
            say(N_("makes a term of more than {most} months; check both days"), most=LONGEST_TERM),
        )


def _initial_term(_: Values, raw: Mapping[str, Any]) -> Found:
    """Check that it is stated in months or by its last day."""
    if _given(raw, "months", "ends_on") == 0:
        yield "", say(N_("says neither months nor ends_on; give one, or leave initial_term out where none is stated"))
    if _given(raw, "months", "ends_on") > 1:
        yield "", say(N_("has both months and ends_on; keep the one that the Order Form states"))


def _deviation(values: Values, _: Mapping[str, Any]) -> Found:
    """Check that the figure is one that the calculation can follow."""
    name, value = values.get("parameter"), values.get("value")
    found = None if name is None else parameter(name)
    if found is not None and value is not None:
        wrong = found.fault_of(value)
        if wrong is not None:
            yield "value", wrong


def _subscription(values: Values, _: Mapping[str, Any]) -> Found:
    yield from _ends_after(values.get("start"), values.get("until"), "until")


def _suspension(values: Values, _: Mapping[str, Any]) -> Found:
    yield from _ends_after(values.get("start"), values.get("until"), "until")


def _prepaid(values: Values, _: Mapping[str, Any]) -> Found:
    yield from _ends_after(values.get("registered"), values.get("emptied"), "emptied")


def _payment(values: Values, _: Mapping[str, Any]) -> Found:
    yield from _part_of(values.get("amount"), values.get("vat"), "vat")


def _invoice(values: Values, _: Mapping[str, Any]) -> Found:
    yield from _part_of(values.get("amount"), values.get("disputed"), "disputed")


def _exchange_rate(values: Values, _: Mapping[str, Any]) -> Found:
    if values.get("per_eur") == 0:
        yield "per_eur", say(N_("is zero; write how many units one euro is worth"))


def _amendment(_: Values, raw: Mapping[str, Any]) -> Found:
    if _given(raw, "objected_on", "objection_notice") > 1:
        yield "objected_on", say(N_("stands beside objection_notice; keep the notice, or the day where none is kept"))


def _termination(_: Values, raw: Mapping[str, Any]) -> Found:
    if not _given(raw, "effective", "notice"):
        yield "", say(N_("says neither effective nor notice; give the day on which it takes effect, or its notice"))


def _evidence(values: Values, _: Mapping[str, Any]) -> Found:
    checksum = values.get("sha256")
    if checksum is not None and not _SHA256.fullmatch(checksum):
        yield "sha256", say(N_("is no SHA-256; write its 64 hexadecimal digits"))


def _own_entity(values: Values, _: Mapping[str, Any]) -> Found:
    """Check that the country has a calendar, and the subdivision with it."""
    if values.get("country") is None:
        return
    try:
        countries().check(values["country"], values.get("subdivision"))
    except UnknownCountryError as error:
        yield "country", error.sentence
    except UnknownSubdivisionError as error:
        yield "subdivision", error.sentence


def _given(raw: Mapping[str, Any], *keys: str) -> int:
    """Return how many of some keys have a value."""
    return sum(raw.get(key) is not None for key in keys)


def _ends_after(start: dt.date | None, end: dt.date | None, key: str) -> Found:
    if start is not None and end is not None and end < start:
        yield key, say(N_("lies before the start, {start}; check both days"), start=start)


def _part_of(whole: Decimal | None, part: Decimal | None, key: str) -> Found:
    if whole is not None and part is not None and part > whole:
        yield key, say(N_("is more than the amount, {whole}; check both"), whole=whole)


AGREEMENTS: dict[type, Callable[[Values, Mapping[str, Any]], Found]] = {
    Contract: _contract,
    InitialTerm: _initial_term,
    Deviation: _deviation,
    Subscription: _subscription,
    Suspension: _suspension,
    Prepaid: _prepaid,
    Payment: _payment,
    Invoice: _invoice,
    ExchangeRate: _exchange_rate,
    Amendment: _amendment,
    Termination: _termination,
    Evidence: _evidence,
    OwnEntity: _own_entity,
}
"""What yields all that the fields of a record do not agree on, for each class with such fields."""

UNIQUE: dict[type, tuple[str, ...]] = {
    Notice: ("id",),
    Invoice: ("number",),
    Deviation: ("parameter",),
    CreditLimit: ("from",),
    ExchangeRate: ("date", "currency"),
    UsedMonth: ("month",),
    OwnDay: ("date",),
}
"""The keys by which the records of a list are told apart; two that agree in them are a fault."""
