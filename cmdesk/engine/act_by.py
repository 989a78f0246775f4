"""The act-by table: for every open deadline and channel the day to send by, as adopted and safe, and what follows.

A channel that depends on a written confirmation has two more days: the one on which a missing confirmation is to be
chased, and the last one on which a channel that needs none still meets the deadline.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_
from cmdesk.contract.parties import PARTIES, Party
from cmdesk.rules import sending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result

ID = "act_by."


class Actor(StrEnum):
    """Whose notice meets a deadline."""

    CLIENT = "client"
    EITHER = "either"
    AFFECTED = "affected"

    def may_be(self, party: Party) -> bool:
        """Tell whether a Party may have to act."""
        return self is not Actor.CLIENT or party is Party.CLIENT


ACTORS = {
    Actor.CLIENT: PARTIES[Party.CLIENT],
    Actor.EITHER: N_("either Party"),
    Actor.AFFECTED: N_("the Party affected"),
}

_WHO = {
    "term": Actor.EITHER,
    "force_majeure": Actor.AFFECTED,
    "information_request": Actor.CLIENT,
    "amendment": Actor.CLIENT,
    "invoice": Actor.CLIENT,
}
"""By the family of a deadline: 10.2 lets either Party give notice, 9.2 binds the one hit by Force Majeure, and the
Client answers a request (13.4), objects to an amendment (13.7 / 13.6) and disputes an invoice (3.11 / 3.9)."""


@record
class Switch(Record):
    """Another channel, which needs no confirmation, and the last day on which it still meets the deadline, safely."""

    channel: str
    day: date


@record
class ActBy(Record):
    """One channel for an open deadline.

    `send_by` is adopted, `safe` the earliest day under all readings: None where bands were not asked for, or where
    under some readings the channel serves at no day. `delivered` is the day of delivery that sending on `send_by`
    produces, `days_left` counts from the as-of date. `counts_until` stands where the last Business Day has passed and a
    notice handed over still counts, on the deadline at the latest. Where the channel does not serve all are None and
    the result says why. `chase_by` and `switches` are for channels that depend on a confirmation: sent on `send_by` it
    should be there on `chase_by`, while the last of the switches can still be made; these come by day.
    """

    result: Result
    deadline: Result
    channel: str
    send_by: date | None
    safe: date | None
    delivered: date | None
    days_left: int | None
    counts_until: date | None = None
    chase_by: date | None = None
    switches: tuple[Switch, ...] = ()

    @property
    def who(self) -> Actor:
        """Return whose notice it is."""
        return _WHO[self.deadline.id.partition(".")[0]]


def act_by(calculation: Calculation) -> tuple[ActBy, ...]:
    """Return the rows of every open deadline, by deadline and then in the order of the channels.

    The earliest deadline comes first.
    """
    groups = sorted(_deadlines(calculation).items(), key=lambda one: calculation.results[one[0]].value)
    return tuple(row for deadline, channels in groups for row in _rows(calculation, deadline, channels))


def _deadlines(calculation: Calculation) -> dict[str, list[str]]:
    """Return the channels of every open deadline."""
    found: dict[str, list[str]] = {}
    for result_id in calculation.results:
        if result_id.startswith(ID):
            deadline, _, channel = result_id.removeprefix(ID).rpartition(".")
            found.setdefault(deadline, []).append(channel)
    return found


def _rows(calculation: Calculation, deadline: str, channels: list[str]) -> Iterator[ActBy]:
    """Yield the channels of one deadline."""
    rows = [_row(calculation, deadline, one) for one in channels]
    switches = sorted(
        (Switch(row.channel, row.safe or row.send_by) for row in rows if row.send_by and not _is_confirmed(row)),
        key=lambda one: one.day,
    )
    for row in rows:
        if row.delivered is not None and _is_confirmed(row) and not _counts_when_sent(calculation, row):
            yield replace(row, chase_by=min(row.delivered, switches[-1].day), switches=tuple(switches))
        else:
            yield row


def _row(calculation: Calculation, deadline: str, channel: str) -> ActBy:
    """Return a channel without what a confirmation asks for."""
    result = calculation.results[f"{ID}{deadline}.{channel}"]
    by, sent = calculation.results[deadline], result.value
    if sent is None:
        return ActBy(result, by, channel, None, None, None, None)
    delivered = sending.delivered_if_sent(calculation.case, sent, channel)
    left = (sent - calculation.as_of).days
    until = _counts_until(calculation, channel, by.value) if left < 0 else None
    return ActBy(result, by, channel, sent, _safe(calculation, result), delivered, left, until)


def _counts_until(calculation: Calculation, channel: str, by: date) -> date | None:
    """Return the deadline where a notice handed over on it counts that day although no Business Day is left."""
    at_once = channel == "personal" and calculation.case.reading("after_hours") == "same_day"
    return by if at_once else None


def _safe(calculation: Calculation, result: Result) -> date | None:
    """Return the day that is safe under all readings, None where it is not known or no day is."""
    band = calculation.bands.get(result.id)
    return None if band is None or band.none else band.low


def _is_confirmed(row: ActBy) -> bool:
    """Tell whether delivery by a channel takes a written confirmation."""
    return row.channel in sending.CONFIRMED_CHANNELS


def _counts_when_sent(calculation: Calculation, row: ActBy) -> bool:
    """Tell whether the day of sending counts, confirmed or not, under the readings adopted."""
    used = "notice_effective" in row.result.readings
    return used and calculation.case.reading("notice_effective") == "dispatch"
