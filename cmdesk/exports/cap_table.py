"""How the cap moves from the as-of date on, as a short table of text (8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.engine.cap_over_time import cap_ahead
from cmdesk.exports.columns import padded, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.money import Money
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.cap_over_time import CapFrom, Change
    from cmdesk.exports.page import Page

MOST_LINES = 10
"""Changes that are listed, where payments or the Terms bring them; how many more there are is said."""

TITLE = N_("How the cap moves, by what is known")
NO_RATE = N_("no exchange rate known")
BY_RATE = N_("From day to day it moves with the exchange rate as well.")


def cap_table(page: Page, calculation: Calculation) -> Iterator[str]:
    """Yield the days after the as-of date from which an incident would find another cap; nothing if it never moves."""
    ahead = cap_ahead(calculation)
    if ahead is None:
        return
    yield from page.drawn_in(page.words.text(TITLE))
    if not ahead.changes and not ahead.by_rate:
        unchanged = say(N_("It stays the same up to {day}."), day=page.words.short_date(ahead.until))
        yield from page.under(page.words.text(unchanged))
    yield from _lines(page, ahead.changes[:MOST_LINES])
    rest = ahead.changes[MOST_LINES:]
    if rest:
        day = page.words.short_date(rest[-1].start)
        more = count("and {n} more change, on {day}", "and {n} more changes, the last on {day}", len(rest), day=day)
        yield from page.under(page.words.text(more))
    if ahead.by_rate:
        yield from page.under(page.words.text(BY_RATE))


def stated(one: CapFrom | Change) -> Sentence | Money:
    """Return a cap as it is shown: the sum, or that there is no rate for it."""
    return say(NO_RATE) if one.cap is None else one.cap


def _lines(page: Page, changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each change: the day from which it holds, and the cap."""
    days = [page.words.text(say(N_("from {day}"), day=page.words.short_date(one.start))) for one in changes]
    room = max(map(width_of, days), default=0) + 2
    for day, one in zip(days, changes, strict=True):
        yield from page.under(page.words.value(stated(one)), padded(day, room))
