"""Questions that need no contract: the n-th Business Day after a day, and when a notice counts as delivered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.calendars.entities import calendar_for
from cmdesk.contract.read import SCHEMA, contract_of
from cmdesk.editions.load import editions
from cmdesk.engine.calculate import calculate

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.calendars.counting import DayCount
    from cmdesk.rules.result import Result

_NOTICE = "n"
_LONG_AGO = "1990-01-01"
PLACE_OF_NOTICE = "notices[0]."
"""Where the faults of a notice asked about have their places."""


@dataclass(frozen=True, slots=True)
class BusinessDayAnswer:
    """The n-th Business Day after a day, and the editions under whose wording it is the one."""

    editions: tuple[str, ...]
    count: DayCount


def business_day(
    start: date, n: int, entity: str, scope: str, edition_ids: tuple[str, ...], language: str = "en"
) -> tuple[BusinessDayAnswer, ...]:
    """Return the n-th Business Day after a day under some editions, one answer for those that agree on it."""
    found: dict[tuple[date, bool], BusinessDayAnswer] = {}
    for edition_id in edition_ids:
        wording = str(editions()[edition_id].mode("holiday_wording"))
        count = calendar_for(entity, wording, scope).explain(start, n, language)
        earlier = found.get((count.result, count.estimated), BusinessDayAnswer((), count))
        found[count.result, count.estimated] = BusinessDayAnswer((*earlier.editions, edition_id), earlier.count)
    return tuple(found.values())


def deemed_delivery(edition: str, entity: str, channel: str, sent: str, confirmed: str | None = None) -> Result:
    """Return when a notice counts as delivered; FaultyInput where something is wrong with what was given.

    It is read and calculated as a contract with nothing but this notice, so that one reader and one rule judge it.
    """
    notice = {
        "id": _NOTICE,
        "kind": "other",
        "from": "client",
        "channel": channel,
        "sent": sent,
        "confirmed": confirmed,
    }
    values = {
        "schema": SCHEMA,
        "reference": "notice",
        "client": {"name": "sender"},
        "entity": entity,
        "edition": edition,
        "effective_date": _LONG_AGO,
        "currency": "EUR",
        "notices": [notice],
    }
    contract = contract_of(values, "")
    return calculate(contract, contract.notices[0].sent.day).results[f"notice.{_NOTICE}.deemed_delivered"]
