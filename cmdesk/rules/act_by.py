"""13.6 / 13.7: by when to send what answers an open deadline, by each channel.

Deadlines that a notice meets: non-renewal (10.2), an objection (13.7 / 13.6), word of Force Majeure (9.2), the dispute
of an invoice (3.11 / 3.9), the answer to a request (13.4). A deadline is open while it has not passed on the as-of date
and nothing entered has met it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.contract.notices import NoticeKind
from cmdesk.rules import amendments, ending, force_majeure, invoices, notices, sending, term
from cmdesk.rules.result import without_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Answer

SENDING_MAY_COUNT = frozenset({"term", "amendment"})
"""The families of deadlines for which reading `notice_effective` is open: non-renewal and objection."""


def send_by(case: Case, asked: tuple[str, str]) -> Answer:
    """13.6 / 13.7: the latest Business Day to send by a channel what meets a deadline.

    The edition in force on the deadline decides. Where a reading leaves the deadline without a day there is none here.
    """
    deadline_id, channel = asked
    deadline = case.given(deadline_id)
    if deadline.value is None:
        return without_date(deadline, case.as_of)
    sending_may_count = deadline_id.partition(".")[0] in SENDING_MAY_COUNT
    return sending.latest_dispatch(case, deadline.value, channel, sending_may_count=sending_may_count)


def is_open(case: Case, asked: tuple[str, str]) -> bool:
    """Tell whether a deadline has a day that has not passed on the as-of date, and nothing entered has met it."""
    return case.known(_is_open, asked[0])


def _is_open(case: Case, deadline_id: str) -> bool:
    """Tell whether a deadline is open; worked out once for all channels."""
    day = case.result(deadline_id).value
    if day is None or day < case.as_of:
        return False
    family, _, rest = deadline_id.partition(".")
    met = _MET.get(family)
    return met is None or not met(case, int(rest.partition(".")[0]) if rest[0].isdigit() else 0)


def _ends_anyway(case: Case, _index: int) -> bool:
    """Tell whether the contract is known to end with the running term or before it, so that no notice is needed."""
    ended = case.known(ending.end)
    return ended is not None and ended.day <= case.known(term.running_term).last_day


def _was_objected(case: Case, index: int) -> bool:
    """Tell whether the Client objected in time."""
    return case.known(amendments.objection_in_time, index) is not None


def _was_told(case: Case, index: int) -> bool:
    """Tell whether a notice of Force Majeure has told of an event in time."""
    return index in case.known(told)


def told(case: Case) -> Mapping[int, str]:
    """9.2: return the events of Force Majeure that were told in time, each with the notice that told of it.

    No notice names its event: each tells of the earliest that nobody has told of, which it follows and reaches in time.
    """
    sent = sorted(
        (case.known(notices.sent_on, one.id), at, one.id)
        for at, one in enumerate(case.contract.notices)
        if one.kind is NoticeKind.FORCE_MAJEURE
    )
    events = sorted((case.known(force_majeure.event_day, at), at) for at, _ in enumerate(case.contract.force_majeure))
    found: dict[int, str] = {}
    for day, _, notice_id in sent:
        of = (at for event, at in events if at not in found and event <= day and _is_told_by(case, at, notice_id))
        found |= dict.fromkeys(list(of)[:1], notice_id)
    return found


def _is_told_by(case: Case, index: int, notice_id: str) -> bool:
    """Tell whether a notice is deemed delivered by the last day to tell of an event."""
    return _arrives(case, notice_id, case.result(f"force_majeure.{index}.notify_by").value)


def _arrives(case: Case, notice_id: str, by: date) -> bool:
    """Tell whether a notice is deemed delivered by a day."""
    delivered = case.result(f"notice.{notice_id}.deemed_delivered").value
    return delivered is not None and delivered <= by


def _is_settled(case: Case, index: int) -> bool:
    """Tell whether an invoice is paid, or disputed by a notice in time; a dispute without a notice is taken to be."""
    left = case.result(f"invoice.{index}.open").value
    if left is not None and left.amount <= 0:
        return True
    invoice = case.contract.invoices[index]
    if not invoice.disputed or invoice.dispute_notice is None:
        return bool(invoice.disputed)
    return case.known(invoices.dispute_in_time, index)


_MET = {
    "term": _ends_anyway,
    "amendment": _was_objected,
    "force_majeure": _was_told,
    "invoice": _is_settled,
}
