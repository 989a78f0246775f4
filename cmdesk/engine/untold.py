"""9.2: events of Force Majeure of which nobody told in time, and notices of Force Majeure that tell nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.notices import NoticeKind
from cmdesk.engine.caution import Caution
from cmdesk.rules import act_by, force_majeure, notices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.basics.wording import Sentence
    from cmdesk.rules.case import Case


def untold(case: Case) -> Iterator[Caution]:
    """9.2: yield each event whose last day to tell has passed without a notice in time, and each notice without a day.

    A notice tells of one event alone: another that arrives in time for a later event leaves the earlier one untold.
    """
    told = case.known(act_by.told)
    for at, _ in enumerate(case.contract.force_majeure):
        by = case.result(f"force_majeure.{at}.notify_by").value
        if at not in told and by < case.as_of:
            yield Caution("force_majeure_not_told", f"force_majeure[{at}]", _not_told(case, at, by))
    for at, one in enumerate(case.contract.notices):
        delivered = case.result(f"notice.{one.id}.deemed_delivered")
        if one.kind is NoticeKind.FORCE_MAJEURE and delivered.value is None:
            sentence = say(_TELLS_NOTHING, why=delivered.because)
            yield Caution("force_majeure_notice_without_delivery", f"notices[{at}]", sentence)


_TELLS_NOTHING = N_("This notice of Force Majeure does not count as told, for it has no day of delivery. {why}")


def _not_told(case: Case, index: int, by: date) -> Sentence:
    """Return that an event was not told in time, with the notice that came too late where there is one."""
    arrived = _too_late(case, index)
    if arrived is None:
        return say(N_("No notice entered told of this Force Majeure by {day}, the last day to do so."), day=by)
    sentence = N_("The notice of this Force Majeure arrived on {arrived}; the last day to tell of it was {day}.")
    return say(sentence, arrived=arrived, day=by)


def _too_late(case: Case, index: int) -> date | None:
    """Return when the first notice arrived that followed an event and told of no other in time; None without one."""
    told, event = case.known(act_by.told), case.known(force_majeure.event_day, index)
    arrivals = (
        case.result(f"notice.{one.id}.deemed_delivered").value
        for one in case.contract.notices
        if one.kind is NoticeKind.FORCE_MAJEURE
        and one.id not in told.values()
        and case.known(notices.sent_on, one.id) >= event
    )
    return min((day for day in arrivals if day is not None), default=None)
