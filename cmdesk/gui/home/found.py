"""A search and what it finds, page by page; what is chosen of it, as it stood on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui.models.summaries_model import PAGE
from cmdesk.register.records import SortBy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cmdesk.basics.wording import Sentence
    from cmdesk.register.query import Query
    from cmdesk.register.records import Summary
    from cmdesk.register.register import Register


@dataclass(frozen=True, slots=True)
class Seen:
    """The number of a contract, and the version in which it was seen, with the moment at which that was made.

    After a backup was put back the same version may be another one, which nobody has seen.
    """

    id: int
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, and in which order it is shown."""

    query: Query
    sort: SortBy = SortBy.REFERENCE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Some pages of what a search finds, and how many there are; `at_least` where counting stopped there."""

    pages: Mapping[int, tuple[Summary, ...]]
    total: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows of what a search found, chosen on the screen, and the contracts of those that were fetched."""

    search: Search
    rows: tuple[int, ...]
    fetched: Mapping[int, Summary]
    is_all: bool

    @property
    def seen(self) -> tuple[Seen, ...] | None:
        """Return the contracts where all were fetched, so that nobody needs to look for them."""
        if len(self.fetched) < len(self.rows):
            return None
        return tuple(_seen(self.fetched[row]) for row in self.rows)


def pages_of(register: Register, search: Search, as_of: date, pages: tuple[int, ...]) -> Found:
    """Return some pages of what a search finds."""
    found, total, at_least = {}, 0, False
    for number in pages:
        page = register.search(
            search.query, as_of, search.sort, descending=search.descending, offset=number * PAGE, most=PAGE
        )
        found[number] = page.rows
        if page.total >= total:
            total, at_least = page.total, page.at_least
    return Found(found, total, at_least)


def gathered(register: Register, choice: Choice, as_of: date) -> tuple[Seen, ...] | None:
    """Return the contracts of a choice as they are at one moment; None where its rows hold others than on the screen.

    Where all are chosen, all are meant that the search finds.
    """
    search = choice.search
    if choice.is_all:
        with register.snapshot(search.query, as_of) as found:
            return tuple(map(_seen, found.contracts()))
    first, last = choice.rows[0], choice.rows[-1]
    page = register.search(
        search.query, as_of, search.sort, descending=search.descending, offset=first, most=last + 1 - first
    )
    there = {first + at: one for at, one in enumerate(page.rows)}
    moved = any(row not in there or there[row].id != one.id for row, one in choice.fetched.items())
    if moved or last not in there:
        return None
    seen = there | dict(choice.fetched)
    return tuple(_seen(seen[row]) for row in choice.rows)


def _seen(one: Summary) -> Seen:
    return Seen(one.id, one.version, one.changed_at)


def numbered(number: int, chosen: int, *, at_least: bool) -> Sentence:
    """Return how many contracts are found, and how many of them are chosen."""
    or_more = say(N_("{n} contracts or more"), n=number)
    found = or_more if at_least else count("{n} contract", "{n} contracts", number)
    return say(N_("{found}, {chosen} chosen"), found=found, chosen=chosen) if chosen > 1 else found
