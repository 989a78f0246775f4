"""Warnings: what a reader should look at although every result stands."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.fees import Subscription
from cmdesk.contract.notices import NOTICE_KINDS, NoticeKind, Reason
from cmdesk.contract.parties import PARTIES, Party
from cmdesk.engine.caution import Caution
from cmdesk.engine.untold import untold
from cmdesk.rates.local import local
from cmdesk.rules import ending, non_renewal, notices, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.contract.contract import Contract
    from cmdesk.rules.case import Case


def warnings_of(case: Case) -> tuple[Caution, ...]:
    """Return every warning of a case, in the order of the contract's places."""
    return (
        *_without_rule(case),
        *_indexations(case),
        *_linked(case),
        *_supposed(case),
        *_renewed(case),
        *_notices(case),
        *_paying_in_force_majeure(case),
        *untold(case),
        *_termination(case),
        *_rates_not_used(case),
    )


def _renewed(case: Case) -> Iterator[Caution]:
    """10.2: the last day to give notice for the running term has passed and nothing ends the contract: it renews."""
    if case.known(ending.end) is not None:
        return
    running = case.known(term.running_term)
    if non_renewal.deadline_of(case, running) < case.as_of:
        following = term.following(case, running)
        sentence = say(
            N_("The last day to give notice has passed: the contract renews to {last}; notice for that term by {day}."),
            last=following.last_day,
            day=non_renewal.deadline_of(case, following),
        )
        yield Caution("renews", "notices", sentence)


def _notices(case: Case) -> Iterator[Caution]:
    """10: a notice sent after the end of the contract may act on nothing; one dated ahead counts as if it were sent."""
    ended = case.known(ending.end)
    for at, one in enumerate(case.contract.notices):
        sent = one.sent.in_zone(case.zone).day
        if ended is not None and sent > ended.day:
            sentence = say(N_("The notice was sent after the contract had ended on {day}."), day=ended.day)
            yield Caution("notice_after_the_end", f"notices[{at}]", sentence)
        if sent > case.as_of:
            sentence = say(_DATED_AHEAD, day=sent, as_of=case.as_of)
            yield Caution("notice_dated_ahead", f"notices[{at}]", sentence)


_DATED_AHEAD = N_("The notice is dated {day}, later than {as_of}: every answer takes it as sent that day.")


def _indexations(case: Case) -> Iterator[Caution]:
    """3.4: fees are indexed once a year; two in one calendar year may be a slip."""
    for at, fee in enumerate(case.contract.fees):
        if isinstance(fee, Subscription):
            for year, times in Counter(one.start.year for one in fee.indexation).items():
                allowed = case.peek("indexations_per_year", date(year, 1, 1))
                if allowed is not None and times > allowed:
                    sentence = say(_INDEXED_TWICE, times=times, year=str(year))
                    yield Caution("two_indexations_in_a_year", f"fees[{at}].indexation", sentence)


_INDEXED_TWICE = N_("Fees are indexed yearly; {times} indexations start in {year}.")


def _supposed(case: Case) -> Iterator[Caution]:
    """8.4: what the contract supposes is no payment that was made."""
    if case.contract.projected_payments:
        sentence = say(N_("Projected invoices are supposed to be paid on their due dates; the cap counts them."))
        yield Caution("payments_supposed", "projected_payments", sentence)


def _paying_in_force_majeure(case: Case) -> Iterator[Caution]:
    """9.1: Force Majeure does not excuse payment, of what is said by the edition of the event's day."""
    for at, event in enumerate(case.contract.force_majeure):
        edition = case.edition(event.date.in_zone(case.zone).day)
        sentence = say(edition.subject("force_majeure_payments").note)
        yield Caution("force_majeure_does_not_excuse_payment", f"force_majeure[{at}]", sentence)


def _rates_not_used(case: Case) -> Iterator[Caution]:
    """Rates that somebody added here, that a result asked for, and that are not used: something is wrong with them."""
    for file in sorted(case.rates_asked):
        if local().trouble(file) is not None:
            yield Caution("rates_not_used", "rates", say(_NOT_USED, file=file))


_NOT_USED = N_(
    "The rates added in {file} were not used, for something is wrong in that file; those that came with cmdesk counted."
)


def _without_rule(case: Case) -> Iterator[Caution]:
    """2.7 / 2.6: a figure was agreed for a rule that the contract's edition does not have."""
    for at, one in enumerate(case.contract.deviations):
        subject = _SUBJECT_OF.get(one.parameter)
        days = (case.contract.effective_date, *case.edition_changes())
        if subject is not None and not any(case.applies(subject, day) for day in days):
            sentence = say(N_("The edition in force has no rule for this figure: it decides nothing."))
            yield Caution("deviation_without_rule", f"deviations[{at}]", sentence)


_SUBJECT_OF = {"overdue_breach_days": "overdue_breach"}
"""Figures that are read only where the edition has the rule; every other one decides under any edition."""


def _linked(case: Case) -> Iterator[Caution]:
    """13: a notice linked to an event is of another kind, or came from the other Party."""
    for place, notice_id, kind, sender in _links(case.contract):
        if not notice_id:
            continue
        notice = notices.notice_of(case, notice_id)
        if notice.sender is not sender:
            sentence = say(
                N_("The notice linked here came from {party}, not from {expected}."),
                party=say(PARTIES[notice.sender]),
                expected=say(PARTIES[sender]),
            )
            yield Caution("linked_notice_from_the_other_party", place, sentence)
        elif notice.kind not in {kind, NoticeKind.OTHER}:
            sentence = say(
                N_("The notice linked here is entered as “{kind}”, not as “{expected}”."),
                kind=say(NOTICE_KINDS[notice.kind]),
                expected=say(NOTICE_KINDS[kind]),
            )
            yield Caution("linked_notice_of_another_kind", place, sentence)


def _links(contract: Contract) -> Iterator[tuple[str, str, NoticeKind, Party]]:
    """Yield every link to a notice: its place, the notice's id, and the kind and sender that belong there."""
    ours, theirs = Party.CM_COM, Party.CLIENT
    for at, invoice in enumerate(contract.invoices):
        yield f"invoices[{at}].dispute_notice", invoice.dispute_notice or "", NoticeKind.INVOICE_DISPUTE, theirs
    for at, request in enumerate(contract.information_requests):
        yield f"information_requests[{at}].notice", request.notice or "", NoticeKind.INFORMATION_REQUEST, ours
    for at, amendment in enumerate(contract.amendments):
        place = f"amendments[{at}]"
        yield f"{place}.notice", amendment.notice, NoticeKind.AMENDMENT, ours
        yield f"{place}.objection_notice", amendment.objection_notice or "", NoticeKind.OBJECTION, theirs
        yield f"{place}.exit_notice", amendment.exit_notice or "", NoticeKind.TERMINATION, ours
    if contract.termination is not None:
        by = contract.termination.by
        yield "termination.notice", contract.termination.notice or "", NoticeKind.TERMINATION, by


def _termination(case: Case) -> Iterator[Caution]:
    """10.3, 10.5, 10.6: a termination before the day from which it is allowed, or after the contract had ended."""
    termination = case.contract.termination
    if termination is None:
        return
    day = case.find(ending.terminated_on)
    if not isinstance(day, date):
        return
    if case.find(ending.ended_before_termination):
        sentence = say(
            N_("The contract had ended before {day}, the day on which its termination would take effect."), day=day
        )
        yield Caution("ended_before_termination", "termination", sentence)
    if termination.reason is Reason.CONVENIENCE:
        sentence = say(N_("The Terms give no right to terminate for convenience before the end of the term."))
        yield Caution("termination_not_provided_for", "termination", sentence)
    allowed = _allowed_from(case, termination.reason)
    if termination.reason in _ROUTES and allowed is None:
        yield Caution(
            "termination_without_ground",
            "termination",
            say(N_("Nothing entered gives the ground for this termination.")),
        )
    if allowed is not None and day < allowed:
        sentence = say(
            N_("Termination on {day} lies before {allowed}, the day from which it is allowed."),
            day=day,
            allowed=allowed,
        )
        yield Caution("termination_too_early", "termination", sentence)


_ROUTES = {Reason.CLIENT_BREACH: Party.CM_COM, Reason.CM_BREACH: Party.CLIENT, Reason.FORCE_MAJEURE: None}


def _allowed_from(case: Case, reason: Reason) -> date | None:
    """Return the earliest day from which what was entered allows a termination for a reason."""
    if reason is Reason.FORCE_MAJEURE:
        ids = [f"force_majeure.{at}.termination_from" for at, _ in enumerate(case.contract.force_majeure)]
    else:
        sender = _ROUTES.get(reason)
        ids = [
            f"notice.{one.id}.termination_from"
            for one in case.contract.notices
            if one.kind is NoticeKind.DEFAULT and one.sender is sender
        ]
    days = [case.result(one).value for one in ids]
    return min((day for day in days if day is not None), default=None)
