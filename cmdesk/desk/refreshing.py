"""Deadlines kept up to date: worked out anew where time went by, and shown first where something else would move them.

Where only days went by, new rows are stored at once: they say what the old ones said, further ahead. Where the
program, the editions, the holidays or the rates are newer, contracts in which nothing moves are stored at once too;
for the others the user sees what would move, and accepts or postpones it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, say
from cmdesk.desk.preparing import all_prepared
from cmdesk.desk.registers import edit
from cmdesk.register.basis import basis

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.register.records import Impact, Prepared
    from cmdesk.register.register import Register

_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class Review:
    """What would move in which contracts, and what would be stored of them; empty where nothing moves."""

    impacts: tuple[Impact, ...] = ()
    news: tuple[tuple[int, Prepared], ...] = ()


def brought_up_to_date(register: Register, told: Callable[[int, int], object] | None = None) -> Review:
    """Work outdated deadlines out anew, store what moves nothing, and return what would move.

    `told` hears how many of how many are done. RegisterError where the register fails; what is stored by then stays,
    and the next time goes on from there. A register that can only be read is left as it is.
    """
    if register.read_only:
        return Review()
    now = datetime.now(UTC).astimezone()
    outdated, aged = register.stale(now.date()), frozenset(register.aged(now.date()))
    impacts: list[Impact] = []
    news: list[tuple[int, Prepared]] = []
    done = 0
    contracts = (register.get(one).contract for one in outdated)
    with closing(all_prepared(contracts, now)) as ready:
        pairs = zip(outdated, ready, strict=True)
        while some := list(islice(pairs, _TOGETHER)):
            found = {one: register.impact(one, fresh, now.date()) for one, fresh in some if one not in aged}
            moving = [impact for impact in found.values() if impact is not None]
            register.accept([pair for pair in some if found.get(pair[0]) is None], edit(now=now))
            impacts.extend(moving)
            news.extend(pair for pair in some if found.get(pair[0]) is not None)
            done += len(some)
            if told is not None:
                told(done, len(outdated))
    return Review(tuple(impacts), tuple(news))


class OutdatedReviewError(CmdeskError):
    """Something that deadlines rest on changed since a review; what it says may not be stored any more."""

    sentence = say(N_("Holidays, rates or rules have changed since; nothing was stored. Look at what would move now"))


def accept(register: Register, review: Review, why: str = "") -> int:
    """Store what was reviewed, and return how many contracts it moves something in; the history tells what.

    OutdatedReviewError where it does not rest on what is in use now.
    """
    _check(review)
    return register.accept(review.news, edit(why))


def postpone(register: Register, review: Review, why: str = "") -> None:
    """Leave the deadlines as they are until something else changes; the history tells that, too.

    OutdatedReviewError where something else did already.
    """
    _check(review)
    register.postpone(review.impacts, basis(), edit(why))


def _check(review: Review) -> None:
    """Raise OutdatedReviewError where a review rests on anything else than what is in use now."""
    now = basis()
    if any(fresh.basis != now for _number, fresh in review.news):
        raise OutdatedReviewError(OutdatedReviewError.sentence.in_english())
