"""8.3-8.5: what each incident recovers: direct loss under the cap, excluded heads nothing, the carve-out in full."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.contract.parties import Party
from cmdesk.editions.edition import HeadKind
from cmdesk.rules.exchange import NoRateError, missing_rate
from cmdesk.rules.liability import (
    cap_of,
    claims_of,
    direct_of,
    first_incident_day,
    is_per_incident,
    limit_of,
)
from cmdesk.rules.result import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.basics.money import Money
    from cmdesk.contract.incidents import Incident
    from cmdesk.rules.case import Case

ZERO = Decimal(0)


@record
class Share(Record):
    """What an incident recovers: the cap it falls under, how many took how much before it, what that left; exact."""

    cap: Decimal
    earlier: int
    taken: Decimal
    left: Decimal
    found: Decimal


def shares(case: Case, first: date) -> Mapping[int, Share | NoRateError]:
    """8.4: what each incident of CM.com with direct loss recovers of it, by its place.

    Met in order of date, then of entry, until the cap is used up, whether settled or not. Under reading `cap_per:
    incident` each has its own cap, and all together the limit. Where a rate is missing, those after it wait as well.
    """
    turns = _in_turn(case)
    found: dict[int, Share | NoRateError] = {}
    earlier, taken = 0, ZERO
    try:
        per_incident = is_per_incident(case, first)
        whole = case.known(limit_of if per_incident else cap_of, first)
        for at, incident in turns:
            own = case.known(cap_of, incident.date) if per_incident else whole
            recovered = min(direct_of(case, incident), own, whole - taken)
            found[at] = Share(own, earlier, taken, whole - taken, recovered)
            earlier, taken = earlier + bool(recovered), taken + recovered
    except NoRateError as error:
        return {**dict.fromkeys((at for at, _ in turns), error), **found}
    return found


def _in_turn(case: Case) -> list[tuple[int, Incident]]:
    """Return the incidents of CM.com with direct loss and their places, in the order in which they are met."""
    incidents = case.contract.incidents
    ours = [at for at, one in enumerate(incidents) if one.against is Party.CM_COM and direct_of(case, one)]
    return [(at, incidents[at]) for at in sorted(ours, key=lambda at: incidents[at].date)]


# The answers


def recoverable(case: Case, index: int) -> Answer:
    """8.3, 8.4: what an incident recovers of its direct loss under the cap."""
    incident = case.contract.incidents[index]
    direct = case.in_currency(direct_of(case, incident))
    case.step(N_("Direct loss claimed"), direct)
    if incident.against is Party.CLIENT:
        because = say(N_("Held against the Client, whom the cap does not protect: {sum} is recoverable."), sum=direct)
        return Answer(direct, because, incident.date)
    if not direct.amount:
        return Answer(direct, say(N_("No direct loss is claimed for it.")), incident.date)
    return _capped(case, index)


def _capped(case: Case, index: int) -> Answer:
    """8.4: what an incident of CM.com with direct loss recovers."""
    incident = case.contract.incidents[index]
    first: date = case.known(first_incident_day)  # type: ignore[assignment]  # this one, if no other
    per_incident = is_per_incident(case, first)
    share = case.known(shares, first)[index]
    if isinstance(share, NoRateError):
        return missing_rate(share, incident.date)
    if per_incident:
        case.find(cap_of, incident.date)
    else:
        case.given("liability.cap")
    _state(case, share, per_incident=per_incident)
    found = case.in_currency(share.found)
    whole = share.found == direct_of(case, incident)
    return Answer(found, _recovered(share, found, whole=whole), incident.date)


def _state(case: Case, share: Share, *, per_incident: bool) -> None:
    """Leave what earlier incidents took and what they left as steps: one sum, however many they are."""
    if share.earlier:
        taken = count("Taken by {n} earlier incident", "Taken by {n} earlier incidents", share.earlier)
        case.sum_step(taken, share.taken)
    if per_incident:
        case.sum_step(N_("Left of the limit for all incidents together"), share.left)
    elif share.earlier:
        case.sum_step(N_("Left of the cap when its turn comes"), share.left)


def _recovered(share: Share, found: Money, *, whole: bool) -> Sentence:
    """Return why an incident recovers what it does: its whole direct loss, or a part."""
    if whole:
        return say(N_("Its direct loss is recoverable: {sum}."), sum=found)
    if share.found < share.cap:
        return say(N_("What is left when its turn comes allows {sum}."), sum=found)
    return say(N_("The cap allows {sum}."), sum=found)


def excluded(case: Case, index: int) -> Answer:
    """8.3: what is claimed under the excluded heads, of which nothing is recoverable."""
    incident = case.contract.incidents[index]
    found = _claimed(case, incident, HeadKind.EXCLUDED)
    because = say(N_("{sum} is claimed under heads of loss for which nothing is owed."), sum=found)
    return Answer(found, because, incident.date)


def uncapped(case: Case, index: int) -> Answer:
    """8.5: what is claimed for death or personal injury, recoverable in full and outside the cap."""
    incident = case.contract.incidents[index]
    found = _claimed(case, incident, HeadKind.UNCAPPED)
    return Answer(found, say(N_("{sum} lies outside every limit."), sum=found), incident.date)


def _claimed(case: Case, incident: Incident, kind: HeadKind) -> Money:
    """Return what is claimed under heads of a kind, and leave each claim as a step."""
    claims = claims_of(case, incident, kind)
    for claim, head in claims:
        case.step(say(head.title), case.in_currency(claim.amount), head.clause)
    return case.in_currency(sum((claim.amount for claim, _head in claims), ZERO))
