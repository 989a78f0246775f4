"""Contracts that a user chose one by one, as a register that holds nothing else: for what is done with all it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.register.records import DeadlinePage, Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from cmdesk.register.query import Query
    from cmdesk.register.records import Deadline, Summary
    from cmdesk.register.register import Register


class Chosen:
    """Answers as a register does; whatever is searched for, it finds what was chosen, in the order of choice."""

    def __init__(self, register: Register, contracts: tuple[Summary, ...]) -> None:
        self._register, self._contracts = register, contracts
        self._coming: tuple[Deadline, ...] | None = None

    def numbers(self, _query: Query, _today: date) -> tuple[int, ...]:
        """Return the numbers of the contracts."""
        return tuple(one.id for one in self._contracts)

    def bodies(self, contract_ids: Collection[int]) -> Mapping[int, str]:
        """Return the texts of contracts, by number."""
        return self._register.bodies(contract_ids)

    def search(self, _query: Query, _today: date, *, offset: int, most: int) -> Page:
        """Return some of the contracts."""
        return Page(self._contracts[offset : offset + most], len(self._contracts))

    def deadlines(self, today: date, _days: None, _query: Query, *, offset: int, most: int) -> DeadlinePage:
        """Return some of their deadlines, what is to be done first in front."""
        if self._coming is None:
            self._coming = tuple(sorted(self._right_on(today), key=lambda one: (one.act_by, one.contract_id)))
        return DeadlinePage(self._coming[offset : offset + most], len(self._coming))

    def _right_on(self, today: date) -> Iterator[Deadline]:
        for one in self._contracts:
            found = self._register.deadlines_of(one.id)
            yield from (deadline for deadline in found if deadline.valid_from <= today <= deadline.valid_until)
