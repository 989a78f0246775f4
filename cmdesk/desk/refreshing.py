"""Deadlines kept up to date: worked out anew where time went by, and shown first where something else would move them.

Where only days went by, new rows are stored at once: they say what the old ones said, further ahead. Where the
program, the editions, the holidays or the rates are newer, contracts in which nothing moves are stored at once too;
for the others the user sees what would move, and accepts or postpones it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING
from weakref import finalize

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, say
from cmdesk.desk.preparing import all_prepared
from cmdesk.desk.registers import edit
from cmdesk.desk.spool import Spool
from cmdesk.register.basis import basis
from cmdesk.register.errors import PartlyStoredError, RegisterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cmdesk.register.records import Impact, Prepared
    from cmdesk.register.register import Register

_TOGETHER = 200


class PutAside:
    """What would be stored of contracts, by their numbers: in a file without a name, so that memory stays flat.

    Nothing is left of it once nobody holds it any more.
    """

    def __init__(self) -> None:
        self._spool: Spool[tuple[int, Prepared]] = Spool()
        self._places: list[int] = []
        self.bases: set[str] = set()
        finalize(self, self._spool.__exit__)

    def put(self, contract_id: int, fresh: Prepared) -> None:
        """Put one more aside; OutputError where there is no room."""
        self._places.append(self._spool.put((contract_id, fresh)))
        self.bases.add(fresh.basis.key)

    def __iter__(self) -> Iterator[tuple[int, Prepared]]:
        return map(self._spool.get, self._places)


@dataclass(frozen=True, slots=True)
class Review:
    """What would move in which contracts, and what would be stored of them; empty where nothing moves."""

    impacts: tuple[Impact, ...] = ()
    news: PutAside | None = field(default=None, compare=False, repr=False)


def brought_up_to_date(register: Register, told: Callable[[int, int], object] | None = None) -> Review:
    """Work outdated deadlines out anew, store what moves nothing, and return what would move.

    `told` hears how many of how many are done. RegisterError where the register fails, OutputError where the disk is
    full; what is stored by then stays, and the next time goes on from there. A register that can only be read is left
    as it is.
    """
    if register.read_only:
        return Review()
    now = datetime.now(UTC).astimezone()
    outdated, aged = register.stale(now.date()), frozenset(register.aged(now.date()))
    impacts: list[Impact] = []
    news, done = PutAside(), 0
    contracts = (register.get(one).contract for one in outdated)
    with closing(all_prepared(contracts, now)) as ready:
        pairs = zip(outdated, ready, strict=True)
        while some := list(islice(pairs, _TOGETHER)):
            found = {one: register.impact(one, fresh, now.date()) for one, fresh in some if one not in aged}
            moving = [impact for impact in found.values() if impact is not None]
            register.accept([pair for pair in some if found.get(pair[0]) is None], edit(now=now))
            impacts.extend(moving)
            for one, fresh in some:
                if found.get(one) is not None:
                    news.put(one, fresh)
            done += len(some)
            if told is not None:
                told(done, len(outdated))
    return Review(tuple(impacts), news) if impacts else Review()


class OutdatedReviewError(CmdeskError):
    """Something that deadlines rest on changed since a review; what it says may not be stored any more."""

    sentence = say(N_("Holidays, rates or rules have changed since; nothing was stored. Look at what would move now"))


def accept(register: Register, review: Review, why: str = "") -> int:
    """Store what was reviewed, and return how many contracts it moves something in; the history tells what.

    OutdatedReviewError where it does not rest on what is in use now. It is stored by pieces, each whole or not at all;
    what was stored before one fails, as PartlyStoredError tells, moves nothing when the review is accepted once more.
    """
    _check(review)
    made, number, rest = edit(why), 0, iter(review.news or ())
    try:
        while some := list(islice(rest, _TOGETHER)):
            number += register.accept(some, made)
    except RegisterError as error:
        if not number:
            raise
        told = {"stored": number, "all": len(review.impacts), "why": error.sentence}
        raise PartlyStoredError(error.place, **told) from error
    return number


def postpone(register: Register, review: Review, why: str = "") -> None:
    """Leave the deadlines as they are until something else changes; the history tells that, too.

    OutdatedReviewError where something else did already. What is accepted, changed or gone by now is left alone.
    """
    _check(review)
    register.postpone(review.impacts, basis(), edit(why))


def _check(review: Review) -> None:
    """Raise OutdatedReviewError where a review rests on anything else than what is in use now."""
    if review.news is not None and review.news.bases != {basis().key}:
        raise OutdatedReviewError(OutdatedReviewError.sentence.in_english())
