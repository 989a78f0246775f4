"""What a register finds: contracts, what is to be done in them, how much there is, and the searches that are saved."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from cmdesk.register import coming, filters, keeping, searching
from cmdesk.register.opened import Opened
from cmdesk.register.query import Query, parsed
from cmdesk.register.records import Part, SortBy
from cmdesk.register.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from cmdesk.register.records import Counts, Deadline, DeadlinePage, Filter, Page, Summary


class Finding(Opened):
    """What is asked of contracts."""

    def search(
        self,
        query: str | Query,
        today: date,
        sort: SortBy = SortBy.REFERENCE,
        *,
        descending: bool = False,
        offset: int = 0,
        most: int = 100,
    ) -> Page:
        """Return a page of the contracts that a search finds; FaultyInput where the search cannot be read.

        Sorted by DUE what is to be done first comes first, whatever `descending` says.
        """
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.page(connection, asked, today, Part(sort, descending, offset, most))

    def count(self, query: str | Query, today: date) -> int:
        """Return how many contracts a search finds, counted to the end; a page counts as far as it is quick."""
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.count(connection, asked, today)

    def numbers(self, query: str | Query, today: date) -> tuple[int, ...]:
        """Return the numbers of all contracts that a search finds, for what is done to all of them."""
        asked = parsed(query, today) if isinstance(query, str) else query
        with self.store.reading() as connection:
            return searching.numbers(connection, asked, today)

    @contextmanager
    def snapshot(self, wanted: Query | Collection[int], today: date) -> Iterator[Snapshot]:
        """Yield all contracts that a search finds, by reference, or some by their numbers, as they are at one moment.

        Of the numbers those that are gone are left out.
        """
        with self.store.reading() as connection:
            if isinstance(wanted, Query):
                numbers = searching.numbers(connection, wanted, today)
            else:
                numbers = searching.kept(connection, wanted)
            yield Snapshot(connection, numbers, today)

    def by_reference(self, reference: str) -> tuple[Summary, ...]:
        """Return the contracts of a reference, as it is written; an import asks whether there is one already."""
        with self.store.reading() as connection:
            return searching.by_reference(connection, reference)

    def by_references(self, references: Collection[str]) -> Mapping[str, tuple[Summary, ...]]:
        """Return the contracts of some hundred references at once, by those that are borne."""
        with self.store.reading() as connection:
            return searching.by_references(connection, references)

    def bodies(self, contract_ids: Collection[int]) -> Mapping[int, str]:
        """Return some hundred contracts as texts, each on one line, by number; deleted ones are left out."""
        with self.store.reading() as connection:
            return keeping.bodies(connection, contract_ids)

    def deleted(self) -> Page:
        """Return the contracts that `undelete` can have back, those deleted last in front."""
        with self.store.reading() as connection:
            return searching.deleted(connection)

    def deadlines(
        self,
        as_of: date,
        days: int | None = 90,
        query: str | Query = "",
        *,
        families: Collection[str] = (),
        offset: int = 0,
        most: int = 1000,
    ) -> DeadlinePage:
        """Return what is to be done within some days over all contracts, or over those that a search finds.

        What is to be done first comes first, sums overdue before all. `families` takes some kinds alone: see
        `coming.FAMILIES`. Rows are right for any as-of day from the one on which they were worked out: `stale` tells
        which contracts are to be worked out anew for a day.
        """
        asked = parsed(query, as_of) if isinstance(query, str) else query
        until = None if days is None else as_of + timedelta(days=days)
        with self.store.reading() as connection:
            found = searching.found(connection, asked, as_of) if asked.terms else None
            return coming.page(connection, as_of, until, found, families, Part(offset=offset, most=most))

    def deadlines_of(self, contract_id: int) -> tuple[Deadline, ...]:
        """Return all deadlines that are kept of a contract, in the order of display."""
        with self.store.reading() as connection:
            return coming.of_contract(connection, contract_id)

    def counts(self, as_of: date) -> Counts:
        """Return the register in figures."""
        with self.store.reading() as connection:
            return coming.counts(connection, as_of)

    # Saved searches

    def filters(self, owner: str) -> tuple[Filter, ...]:
        """Return the searches that a user saved, by name."""
        with self.store.reading() as connection:
            return filters.of(connection, owner)

    def save_filter(self, owner: str, found: Filter) -> None:
        """Save a search, in place of one with its name."""
        with self.store.writing() as connection:
            filters.save(connection, owner, found)

    def remove_filter(self, owner: str, name: str) -> None:
        """Take a saved search out; nothing where there is none."""
        with self.store.writing() as connection:
            filters.remove(connection, owner, name)
