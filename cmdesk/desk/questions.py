"""Questions that need no contract: the n-th Business Day after a day, when a notice is delivered, and the cap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cmdesk.calendars.entities import calendar_for, entities
from cmdesk.contract.read import SCHEMA, contract_of
from cmdesk.editions.load import editions
from cmdesk.engine.calculate import calculate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cmdesk.calendars.counting import DayCount
    from cmdesk.rules.result import Result

_NOTICE = "n"
_LONG_AGO = "1990-01-01"
PLACE_OF_NOTICE = "notices[0]."
"""Where the faults of a notice asked about have their places."""
PLACES_OF_CAP = {
    "payments[0].amount": "paid",
    "payments[0].date": "incident",
    "incidents[0].date": "incident",
    "currency": "currency",
    "fx[0].currency": "currency",
    "fx[0].per_eur": "per_eur",
}
"""Which question the faults of a cap asked about belong to, by their places."""


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
    values = _values("notice", edition, entity, notices=[notice])
    contract = contract_of(values, "")
    return calculate(contract, contract.notices[0].sent.day).results[f"notice.{_NOTICE}.deemed_delivered"]


def cap(edition: str, paid: str, currency: str, incident: date, per_eur: str | None = None) -> Result:
    """Return the cap for a first incident, before which so much was paid in the months that count.

    FaultyInput where something is wrong with what was given. It is calculated as of a contract with nothing but this
    payment and this incident, at a rate that is given or the reference rate; without either it waits for one.
    """
    day_before = incident - timedelta(days=1)
    rate = {"date": incident.isoformat(), "currency": currency, "per_eur": per_eur}
    values = _values(
        "cap",
        edition,
        next(iter(entities())),
        currency=currency,
        payments=[{"date": day_before.isoformat(), "amount": paid}],
        incidents=[{"date": incident.isoformat()}],
        fx=[rate] if per_eur is not None else [],
    )
    return calculate(contract_of(values, ""), incident).results["liability.cap"]


def _values(reference: str, edition: str, entity: str, **more: Any) -> Mapping[str, Any]:
    """Return the values of a contract with nothing but what is asked about."""
    return {
        "schema": SCHEMA,
        "reference": reference,
        "client": {"name": reference},
        "entity": entity,
        "edition": edition,
        "effective_date": _LONG_AGO,
        "currency": "EUR",
        **more,
    }
