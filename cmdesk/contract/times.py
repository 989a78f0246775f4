"""Moments of a contract, once the zone is known: each one real, and no end before its start."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.calendars.entities import zone_of
from cmdesk.calendars.moments import Moment
from cmdesk.contract.fields import Known
from cmdesk.contract.known import is_known
from cmdesk.contract.notices import ForceMajeure, Notice
from cmdesk.contract.parties import OwnEntity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from cmdesk.contract.findings import Findings

_ENDS = {Notice: ("sent", "confirmed"), ForceMajeure: ("date", "ended")}
"""The names of a start and an end, as attributes and as keys."""


def check_times(raw: Mapping[str, Any], findings: Findings) -> None:
    """Note the local times that the clocks skip, and the ends that come before their start.

    Where the entity is at fault, nothing is said of times of day until it is right.
    """
    records = [(held, prefix, values, _moments(values)) for held, prefix, values in findings.timed]
    zone = _zone(raw) if any(one.time for *_, moments in records for one in moments.values()) else None
    for held, prefix, values, moments in records:
        for key, moment in moments.items():
            if zone is not None and not moment.is_real(zone):
                sentence = say(
                    N_("the clocks of {zone} skip {moment}; check it"), zone=zone.key, moment=moment.in_words()
                )
                findings.add(prefix + key, sentence)
        _check_order(held, prefix, values, zone, findings)


def _check_order(held: type, prefix: str, values: Mapping[str, Any], zone: ZoneInfo | None, findings: Findings) -> None:
    """Note an end before its start, where a record has both."""
    if held not in _ENDS:
        return
    start_key, end_key = _ENDS[held]
    start, end = values.get(start_key), values.get(end_key)
    if start is not None and end is not None and _comes_before(_as_moment(end), start, zone):
        findings.add(prefix + end_key, say(N_("lies before {start}; check both"), start=start.in_words()))


def _comes_before(end: Moment, start: Moment, zone: ZoneInfo | None) -> bool:
    """Tell whether an end is surely before a start: a day alone may be any time of that day."""
    if zone is None:
        return end.time is None and start.time is None and end.day < start.day
    if end.offset is not None and start.offset is not None:
        return _instant(end) < _instant(start)
    there, here = end.in_zone(zone), start.in_zone(zone)
    if there.day != here.day or there.time is None or here.time is None:
        return there.day < here.day
    return there.time < here.time


def _instant(moment: Moment) -> dt.datetime:
    """Return a moment with an offset as a point in time, which no change of the clocks blurs."""
    return dt.datetime.fromisoformat(moment.text())


def _moments(values: Mapping[str, Any]) -> dict[str, Moment]:
    """Return the moments among the values of a record."""
    return {name: value for name, value in values.items() if isinstance(value, Moment)}


def _as_moment(found: Moment | dt.date) -> Moment:
    return found if isinstance(found, Moment) else Moment(found)


def _zone(raw: Mapping[str, Any]) -> ZoneInfo | None:
    """Return the zone of the entity that provides the service; None where that entity is at fault."""
    entity = raw.get("service_entity") or raw.get("entity")
    if isinstance(entity, str) and is_known(Known.ENTITIES, entity):
        return zone_of(entity)
    name = entity.get("time_zone") if isinstance(entity, dict) else None
    if isinstance(name, str) and is_known(Known.ZONES, name):
        return zone_of(OwnEntity("", "", time_zone=name))
    return None
