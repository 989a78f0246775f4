"""A search as one types it: words, and words with a prefix that says where to look.

    acme                    contracts in which a word begins so: reference, Client, invoice numbers, descriptions
    "acme aps"              words that follow each other in the reference or the name of the Client
    -acme                   contracts without it
    client:acme             in the name of the Client; so ref:, entity:, edition:2023, currency:EUR, by:ann
    due:<30d                with something to be done within 30 days; due:>2w later, due:2025-12 in that month,
                            due:<2025-12-24 by that day, due:overdue not paid
    changed:<7d             changed in the last seven days

All terms must hold. Parsing is pure; `searching.py` asks the tables.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, say
from cmdesk.calendars.periods import add_months
from cmdesk.contract.wrong import WrongValue, nearest
from cmdesk.register.folding import folded, words_asked

if TYPE_CHECKING:
    from collections.abc import Iterator


class Where(StrEnum):
    """What a term of a search looks at; the values are the prefixes."""

    ANYWHERE = ""
    REFERENCE = "ref"
    CLIENT = "client"
    ENTITY = "entity"
    EDITION = "edition"
    CURRENCY = "currency"
    BY = "by"
    DUE = "due"
    CHANGED = "changed"


@record
class Span(Record):
    """Days from the first to the last, either of them open; `overdue` asks for what is due and not paid."""

    first: date | None = None
    last: date | None = None
    overdue: bool = False


@record
class Term(Record):
    """One term: where it looks, and for which folded text and words or for which days."""

    where: Where
    text: str = ""
    words: tuple[str, ...] = ()
    quoted: bool = False
    span: Span | None = None
    negated: bool = False


@record
class Query(Record):
    """What a search asks for: all terms must hold."""

    terms: tuple[Term, ...] = ()


_TERM = re.compile(r'(?P<minus>-)?(?:(?P<prefix>[^\W\d]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))?')
_AGE = re.compile(r"(?P<sign><=|>=|<|>)?(?P<number>\d{1,4})(?P<unit>[dwmy])")
_DAY = re.compile(r"(?P<sign><=|>=|<|>)?(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_OVERDUE, _TODAY = "overdue", "today"
_ONE_DAY = timedelta(days=1)


def parsed(text: str, today: date) -> Query:
    """Return what was typed as a query; FaultyInput, with the place of each term, where a term cannot be read."""
    terms: list[Term] = []
    faults = []
    for start, found in _found(text):
        try:
            terms.extend(_term(found, today))
        except WrongValue as wrong:
            faults.append(Fault(str(start + 1), wrong.sentence))
    if faults:
        raise FaultyInput("", tuple(faults))
    return Query(tuple(terms))


def _found(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what stands between spaces, and where it begins."""
    at = 0
    while at < len(text):
        found = _TERM.match(text, at)
        if found is None or found.end() == at:
            at += 1
        else:
            yield at, found
            at = found.end()


def _term(found: re.Match[str], today: date) -> tuple[Term, ...]:
    """Return the term that stands there; none while its value is still to be typed."""
    value = found["plain"] if found["quoted"] is None else found["quoted"]
    where, negated = _where(found["prefix"]), found["minus"] is not None
    if not value:
        return ()
    if where in _AHEAD:
        return (Term(where, span=_span(where, value.lower(), today), negated=negated),)
    words = words_asked(value)
    return (Term(where, folded(value), words, found["quoted"] is not None, None, negated),) if words else ()


def _where(prefix: str | None) -> Where:
    """Return what a prefix names; the nearest one is proposed for one that there is not."""
    if prefix is None:
        return Where.ANYWHERE
    try:
        return Where(prefix.lower())
    except ValueError:
        known = [one.value for one in Where if one.value]
        near = nearest(prefix.lower(), known)
        if near is None:
            sentence = say(N_("{prefix}: is no prefix; there are {known}"), prefix=prefix, known=tuple(known))
        else:
            sentence = say(N_("{prefix}: is no prefix; did you mean {near}:?"), prefix=prefix, near=near)
        raise WrongValue(sentence) from None


# Days


def _span(where: Where, text: str, today: date) -> Span:
    """Return the days that a text names: `<30d`, `2025-12`, `today`."""
    if text == _OVERDUE and where is Where.DUE:
        return Span(overdue=True)
    if text == _TODAY:
        return Span(today, today)
    age, day = _AGE.fullmatch(text), _DAY.fullmatch(text)
    try:
        if age is not None:
            return _by_age(where, age, today)
        if day is not None:
            return _sided(day["sign"], *_named(day))
    except (ValueError, OverflowError):  # 2025-13, or a day beyond all calendars
        pass
    examples = ("<30d", "2025-12", _TODAY, _OVERDUE) if where is Where.DUE else ("<7d", "2025-12", _TODAY)
    raise WrongValue(say(N_("{text} is no time; write one such as {examples}"), text=text, examples=examples))


def _by_age(where: Where, found: re.Match[str], today: date) -> Span:
    """Return the days up to some time from now, or from some time ago on; with `>` those beyond."""
    number = int(found["number"])
    if where is Where.DUE:
        at = _moved(today, number, found["unit"])
        return _sided(found["sign"] or "<=", at, at)
    at = _moved(today, -number, found["unit"])
    return _sided(_AGO[found["sign"] or "<="], at, at)


def _moved(day: date, number: int, unit: str) -> date:
    match unit:
        case "d":
            return day + timedelta(days=number)
        case "w":
            return day + timedelta(weeks=number)
        case "m":
            return add_months(day, number)
        case _:
            return add_months(day, 12 * number)


def _named(found: re.Match[str]) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    year, month, day = int(found["year"]), found["month"], found["day"]
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
    return date(year, int(month), int(day)), date(year, int(month), int(day))


def _sided(sign: str | None, first: date, last: date) -> Span:
    """Return the days on one side of some days, or those themselves."""
    match sign:
        case "<":
            return Span(None, first - _ONE_DAY)
        case "<=":
            return Span(None, last)
        case ">":
            return Span(last + _ONE_DAY, None)
        case ">=":
            return Span(first, None)
    return Span(first, last)


_AHEAD = frozenset({Where.DUE, Where.CHANGED})
"""What is looked for by days."""

_AGO = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""What is younger than some days was changed after a day."""
