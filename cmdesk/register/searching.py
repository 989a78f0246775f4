"""A query put to the tables: which contracts it finds, a page of them, and how many there are.

A rare word is looked up in the table of words, where it is found by its beginning; a common one is looked for row by
row in the order wanted, until the page is full. So the time of a search follows what is shown and not what the register
holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, not_, or_, select, true

from cmdesk.register import coming, rows
from cmdesk.register.folding import folded
from cmdesk.register.query import Where
from cmdesk.register.records import Page, SortBy
from cmdesk.register.tables import contracts, deadlines, words
from cmdesk.register.texts import storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select

    from cmdesk.register.query import Query, Span, Term
    from cmdesk.register.records import Part, Summary

    Holds = ColumnElement[bool]

_FEW = 2000
"""Contracts up to which each can be asked."""

_NAMED = 1000
"""Contracts that one statement names."""

_LISTED = 20_000
"""Rows up to which contracts are found by a list; beyond, so many hold that a page is full soon whatever the order.

Of one word a server has no list beyond `_FEW`: it looks through its rows sooner than it puts a long one in order.
"""

_BEYOND = "\U0010ffff"
"""What sorts after every letter."""

_ORDER: dict[SortBy, ColumnElement[Any]] = {
    SortBy.REFERENCE: contracts.c.folded_reference,
    SortBy.CLIENT: contracts.c.folded_client,
    SortBy.ENTITY: contracts.c.folded_entity,
    SortBy.EDITION: contracts.c.edition,
    SortBy.EFFECTIVE_DATE: contracts.c.effective_date,
    SortBy.CURRENCY: contracts.c.currency,
    SortBy.CHANGED: contracts.c.changed_at,
}


def page(connection: Connection, query: Query, today: date, part: Part) -> Page:
    """Return a page of the contracts that a query finds, with what is to be done first in each."""
    holds = condition(connection, query, today)
    shown = _numbers(connection, holds, today, part)
    total, at_least = _total(connection, holds, part, len(shown), everything=not query.terms)
    return Page(summaries(connection, shown, today), total, at_least)


def found(connection: Connection, query: Query, today: date) -> coming.Found:
    """Return what holds of the contracts that a query finds, and whether they are few."""
    holds = condition(connection, query, today)
    return coming.Found(holds, is_few=_are_few(connection, select(contracts.c.id).where(holds)))


def count(connection: Connection, query: Query, today: date) -> int:
    """Return how many contracts a query finds, counted to the end."""
    return _counted(connection, select(contracts.c.id).where(condition(connection, query, today)))


def numbers(connection: Connection, query: Query, today: date) -> tuple[int, ...]:
    """Return the numbers of all contracts that a query finds, by reference."""
    order = contracts.c.folded_reference, contracts.c.id
    asked = select(contracts.c.id).where(condition(connection, query, today)).order_by(*order)
    return tuple(connection.execute(asked).scalars())


def kept(connection: Connection, contract_ids: Collection[int]) -> tuple[int, ...]:
    """Return the numbers of those contracts that are there and not deleted, in their order."""
    found: set[int] = set()
    for some in _parts(tuple(contract_ids)):
        query = select(contracts.c.id).where(contracts.c.id.in_(some), contracts.c.deleted_at.is_(None))
        found.update(connection.execute(query).scalars())
    return tuple(number for number in contract_ids if number in found)


def summaries(connection: Connection, numbers: tuple[int, ...], today: date) -> tuple[Summary, ...]:
    """Return the lines of contracts in the order of their numbers, however many."""
    return tuple(one for some in _parts(numbers) for one in _summaries(connection, some, today))


def _summaries(connection: Connection, numbers: tuple[int, ...], today: date) -> Iterator[Summary]:
    found = {row.id: row for row in connection.execute(coming.with_next(numbers, today))}
    return (rows.summary_with_next(found[number]) for number in numbers)


def _parts(numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield as many numbers at a time as one statement may name."""
    return (numbers[at : at + _NAMED] for at in range(0, len(numbers), _NAMED))


def by_reference(connection: Connection, reference: str) -> tuple[Summary, ...]:
    """Return the contracts of a reference, as it is written, those that are not deleted."""
    holds = (contracts.c.folded_reference == folded(reference), contracts.c.reference == storable(reference))
    query = select(*rows.SHOWN).where(*holds, contracts.c.deleted_at.is_(None)).order_by(contracts.c.id)
    return tuple(map(rows.summary_of, connection.execute(query)))


def by_references(connection: Connection, references: Collection[str]) -> dict[str, tuple[Summary, ...]]:
    """Return the contracts of some references by those that are borne, each as it is written."""
    query = select(*rows.SHOWN).where(
        contracts.c.folded_reference.in_({folded(one) for one in references}),
        contracts.c.reference.in_({storable(one) for one in references}),
        contracts.c.deleted_at.is_(None),
    )
    found: dict[str, tuple[Summary, ...]] = {}
    for row in connection.execute(query.order_by(contracts.c.id)):
        found[row.reference] = (*found.get(row.reference, ()), rows.summary_of(row))
    return {one: found[storable(one)] for one in references if storable(one) in found}


def deleted(connection: Connection) -> Page:
    """Return the contracts that can be had back, those deleted last in front."""
    query = select(*rows.SHOWN).where(contracts.c.deleted_at.is_not(None)).order_by(contracts.c.deleted_at.desc())
    found = tuple(map(rows.summary_of, connection.execute(query)))
    return Page(found, len(found))


def _numbers(connection: Connection, holds: Holds, today: date, part: Part) -> tuple[int, ...]:
    """Return the numbers of the contracts of a page."""
    if part.sort is SortBy.DUE:
        few = _are_few(connection, select(contracts.c.id).where(holds))
        return coming.in_order(connection, coming.Found(holds, is_few=few), today, part)
    order = [one.desc() if part.descending else one.asc() for one in (_ORDER[part.sort], contracts.c.id)]
    query = select(contracts.c.id).where(holds).order_by(*order).offset(part.offset).limit(part.most)
    return tuple(connection.execute(query).scalars())


def _total(connection: Connection, holds: Holds, part: Part, here: int, *, everything: bool) -> tuple[int, bool]:
    """Return how many contracts are found, and whether there may be more: counting stops in time for the next key."""
    if here < part.most and (here or not part.offset):
        return part.offset + here, False
    if everything:
        return coming.kept(connection), False
    query = select(contracts.c.id).where(holds)
    most = max(coming.COUNTED, part.offset + part.most)
    total = _counted(connection, query.limit(most + 1))
    return min(total, most), total > most


def _counted(connection: Connection, query: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def _are_few(connection: Connection, query: Select[Any]) -> bool:
    """Tell whether a query finds few contracts, without counting more."""
    return _counted(connection, query.limit(_FEW + 1)) <= _FEW


def _can_be_listed(connection: Connection, query: Select[Any], most: int) -> bool:
    """Tell whether a query finds no more rows than a list may have, without counting more."""
    return _counted(connection, query.limit(most + 1)) <= most


# What must hold


def condition(connection: Connection, query: Query, today: date) -> Holds:
    """Return what must hold of a contract that a query finds; deleted ones are not looked at."""
    asked = _Asked(connection, today)
    terms = tuple(map(asked.holds, query.terms))
    return and_(contracts.c.deleted_at.is_(None), *asked.together(), *terms)


class _Asked:
    """What turns terms into conditions; it asks how common a word is."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._today = today
        self._is_server = connection.dialect.name == "postgresql"
        self._common: list[str] = []

    def together(self) -> Iterator[Holds]:
        """Yield that a contract is of the few that have two common words, of which a server can tell by itself.

        It takes words to be spread evenly, and looks through all rows, once for the page and once to count.
        """
        if self._is_server and len(self._common) > 1:
            some = [one for one in self._common if _can_be_listed(self._connection, _having(one), _LISTED)][:2]
            if len(some) > 1 and _are_few(self._connection, _having(*some)):
                yield contracts.c.id.in_(_having(*some))

    def holds(self, term: Term) -> Holds:
        """Return what must hold for a term."""
        if term.where is Where.DUE and term.span is not None:
            found = self._due(term.span)
        elif term.where is Where.CHANGED and term.span is not None:
            found = _changed(term.span)
        else:
            found = self._text(term)
        return not_(found) if term.negated else found

    def _text(self, term: Term) -> Holds:
        if term.where is Where.CURRENCY:
            return self._begins(contracts.c.currency, term.text.upper())
        if term.where in _BEGUN:
            return self._begins(_BEGUN[term.where], term.text)
        worded = and_(*(self._word(word, negated=term.negated) for word in term.words))
        if term.where is Where.ANYWHERE:
            return and_(worded, or_(*(_has(one, term.text) for one in _NAMES.values()))) if term.quoted else worded
        text = _NAMES[term.where]
        parts = (term.text,) if term.quoted else term.words
        return and_(*(_has(text, part) for part in parts), worded)  # the shorter text is asked first

    def _begins(self, text: ColumnElement[str], beginning: str) -> Holds:
        """Return that a text begins so; what most begin with is looked for in the order wanted, not by its index."""
        found = and_(text >= beginning, text < beginning + _BEYOND)
        if _are_few(self._connection, select(contracts.c.id).where(found)):
            return found
        return text.startswith(beginning, autoescape=True)

    def _word(self, word: str, *, negated: bool) -> Holds:
        """Return that a word of a contract begins so."""
        most = _FEW if self._is_server else _LISTED
        if not negated and _can_be_listed(self._connection, _having(word), most):
            return contracts.c.id.in_(_having(word))
        if not negated:
            self._common.append(word)
        return _has(contracts.c.searched, f" {word}")

    def _due(self, span: Span) -> Holds:
        """Return that something is to be done in a span of days."""
        days = coming.overdue(self._today) if span.overdue else coming.act_between(span.first, span.last)
        held = select(deadlines.c.contract_id).where(coming.is_right(self._today), days)
        if _can_be_listed(self._connection, held, _LISTED):
            # Of a list without doubles a server knows how long it is; SQLite would walk along all deadlines to make it.
            return contracts.c.id.in_((held.distinct() if self._is_server else held).correlate(None))
        return held.where(deadlines.c.contract_id == contracts.c.id).correlate(contracts).exists()


_NAMES = {Where.REFERENCE: contracts.c.folded_reference, Where.CLIENT: contracts.c.folded_client}
"""Texts in which a term finds words."""

_BEGUN = {
    Where.ENTITY: contracts.c.folded_entity,
    Where.EDITION: contracts.c.edition,
    Where.BY: func.lower(contracts.c.changed_by),
}
"""Texts that begin with what a term says."""


def _changed(span: Span) -> Holds:
    """Return that a contract was changed in a span of days."""
    bounds = []
    if span.first is not None:
        bounds.append(contracts.c.changed_at >= span.first.isoformat())
    if span.last is not None:
        bounds.append(contracts.c.changed_at < f"{span.last.isoformat()}U")
    return and_(true(), *bounds)


def _having(word: str, other: str | None = None) -> Select[Any]:
    """Return the contracts in which a word begins so, or two words do: looked up, without looking at contracts."""
    held = and_(words.c.word >= word, words.c.word < word + _BEYOND)
    found = select(words.c.contract_id).where(held)
    if other is None:
        return found
    too = words.alias()
    also = and_(too.c.contract_id == words.c.contract_id, too.c.word >= other, too.c.word < other + _BEYOND)
    return found.join(too, also).distinct()


def _has(text: ColumnElement[str], part: str) -> Holds:
    """Return that a text has a part, wherever."""
    return text.contains(part, autoescape=True)
