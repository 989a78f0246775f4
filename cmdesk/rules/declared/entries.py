"""Entries: what a contract has of the things that rules answer for, each with its key, its place and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.rules.rule import Entry
from cmdesk.rules.sending import BY_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cmdesk.contract.contract import Contract
    from cmdesk.contract.notices import NoticeKind

_HOW = {channel: say(how) for channel, how in BY_CHANNEL.items()}
_CHANNELS = tuple(Entry(channel, channel, how) for channel, how in _HOW.items())


def channels(_contract: Contract) -> Iterable[Entry]:
    """Return the four channels by which notice can be sent."""
    return _CHANNELS


def notices_of(*kinds: NoticeKind) -> Callable[[Contract], Iterable[Entry]]:
    """Return what gives the notices of some kinds, or all."""

    def notices(contract: Contract) -> Iterable[Entry]:
        return (Entry(one.id, one.id, one.id) for one in contract.notices if not kinds or one.kind in kinds)

    return notices


def force_majeure(contract: Contract) -> Iterable[Entry]:
    """Return the events of Force Majeure."""
    return (Entry(str(at), at, one.date.day) for at, one in enumerate(contract.force_majeure))


def information_requests(contract: Contract) -> Iterable[Entry]:
    """Return the requests for information."""
    return (Entry(str(at), at, one.date.day) for at, one in enumerate(contract.information_requests))


def amendments(contract: Contract) -> Iterable[Entry]:
    """Return the amendments."""
    return (Entry(str(at), at, one.notice) for at, one in enumerate(contract.amendments))


def invoices(contract: Contract) -> Iterable[Entry]:
    """Return the invoices."""
    return (Entry(str(at), at, one.number) for at, one in enumerate(contract.invoices))


def incidents(contract: Contract) -> Iterable[Entry]:
    """Return the incidents."""
    return (Entry(str(at), at, one.description or one.date) for at, one in enumerate(contract.incidents))


def purchases(contract: Contract) -> Iterable[Entry]:
    """Return the purchases of prepaid credit."""
    bought = contract.prepaid.purchases if contract.prepaid is not None else ()
    return (Entry(str(at), at, one.date) for at, one in enumerate(bought))


def used_months(contract: Contract) -> Iterable[Entry]:
    """Return the months of the Usage Plan."""
    months = contract.usage_plan.months if contract.usage_plan is not None else ()
    return (Entry(one.month.text(), at, one.month.text()) for at, one in enumerate(months))


def answerable(contract: Contract) -> Iterable[Entry]:
    """Return every deadline that a notice meets, by each channel, named by what is to be sent."""
    for deadline, sent in _to_send(contract):
        for channel, how in _HOW.items():
            yield Entry(f"{deadline}.{channel}", (deadline, channel), say(N_("{what} {how}"), what=sent, how=how))


def _to_send(contract: Contract) -> Iterable[tuple[str, Sentence]]:
    """Yield the id of every deadline that a notice meets, and what is to be sent."""
    yield "term.non_renewal_deadline", say(N_("notice of non-renewal"))
    for entry in force_majeure(contract):
        yield f"force_majeure.{entry.key}.notify_by", say(N_("word of the Force Majeure of {entry}"), entry=entry.name)
    for entry in information_requests(contract):
        yield (
            f"information_request.{entry.key}.answer_by",
            say(N_("the answer to the request of {entry}"), entry=entry.name),
        )
    for entry in amendments(contract):
        yield f"amendment.{entry.key}.object_by", say(N_("the objection to amendment {entry}"), entry=entry.name)
    for entry in invoices(contract):
        yield f"invoice.{entry.key}.dispute_by", say(N_("the dispute of invoice {entry}"), entry=entry.name)
