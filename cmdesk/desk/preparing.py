"""Contracts made ready for the register, by the thousand: in order, on all processors, whatever their number.

    with closing(all_prepared(contracts, edit.at)) as ready:
        while some := list(islice(ready, 500)):
            register.add_all(some, edit)

Nearly all of the time of an import, and of working everything out anew, goes into deadlines. So few contracts that no
process is worth its start are made ready in this one.
"""

from __future__ import annotations

from collections import deque
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from cmdesk.desk.calculation import today_of
from cmdesk.desk.cores import cores
from cmdesk.desk.folders import rates_folder
from cmdesk.rates.local import use
from cmdesk.register.basis import basis
from cmdesk.register.preparing import prepared
from cmdesk.register.records import Prepared

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from cmdesk.contract.contract import Contract
    from cmdesk.register.basis import Basis
    from cmdesk.register.records import Deadline

    Piece = list[Contract]
    Parts = tuple[str, Mapping[str, str | None], tuple[Deadline, ...], date, date, Basis]

_PIECE = 32
"""Contracts in a piece, some hundredths of a second of work."""

_FEW = 256
"""Contracts up to which workers are not worth their start, a third of a second of a processor each."""


def all_prepared(
    contracts: Iterable[Contract], now: datetime, jobs: int | None = None
) -> Generator[Prepared, None, None]:
    """Yield contracts ready to be stored, in their order, each with its deadlines as of its own entity's today.

    Only some pieces are under way at once, so memory stays flat; whoever closes the iterator ends the workers. What a
    worker leaves behind that is killed, or out of memory, is made ready here. `jobs` is for who wants fewer processes.
    """
    rest = iter(contracts)
    few = list(islice(rest, _FEW + 1))
    rest = chain(few, rest)
    workers = cores() if jobs is None else jobs
    if workers > 1 and len(few) > _FEW:
        from cmdesk.desk.workers import WorkerLostError  # noqa: PLC0415  # 20 ms

        away: deque[Piece] = deque()
        try:
            yield from _spread(rest, away, now, workers)
        except WorkerLostError:
            rest = chain(chain.from_iterable(away), rest)
    yield from map(Preparer(now).prepared, rest)


def _spread(contracts: Iterator[Contract], away: deque[Piece], now: datetime, workers: int) -> Iterator[Prepared]:
    """Yield what workers make of contracts; `away` holds the pieces that have not come back."""
    from cmdesk.desk.workers import in_order  # noqa: PLC0415  # as above

    with closing(in_order(Preparer, now, _pieces(contracts, away), workers)) as all_made:
        for made in all_made:
            for contract, parts in zip(away.popleft(), made, strict=True):
                yield Prepared(contract, *parts)


def _pieces(contracts: Iterator[Contract], away: deque[Piece]) -> Iterator[Piece]:
    """Yield contracts by pieces, and note each."""
    while piece := list(islice(contracts, _PIECE)):
        away.append(piece)
        yield piece


class Preparer:
    """Whoever makes contracts ready, as of some moment."""

    def __init__(self, now: datetime) -> None:
        """Take the rates of now, for all contracts."""
        use(rates_folder())
        self._now = now
        self._basis = basis()

    def prepared(self, contract: Contract) -> Prepared:
        """Return a contract ready to be stored."""
        return prepared(contract, today_of(contract, self._now), self._basis)

    def __call__(self, piece: Piece) -> list[Parts]:
        """Return what was made of each contract of a piece; the contracts themselves need not travel back."""
        return [_parts(self.prepared(contract)) for contract in piece]


def _parts(ready: Prepared) -> Parts:
    return ready.body, ready.index, ready.deadlines, ready.good_from, ready.good_until, ready.basis
