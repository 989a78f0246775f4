"""13.6 / 13.7: when a notice counts as delivered, and what a notice of non-renewal does (10.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.rules import ending, fees, non_renewal, sending, term
from cmdesk.rules.counting import business_days_after, counted_day
from cmdesk.rules.result import Answer, Result, not_applicable, pending, without_date

if TYPE_CHECKING:
    from cmdesk.contract.notices import Notice
    from cmdesk.rules.case import Case


def notice_of(case: Case, notice_id: str) -> Notice:
    """Return a notice by its id; the contract's reader has made sure that it is there."""
    return case.contract.notices[case.find(_places)[notice_id]]


def place_of(case: Case, notice_id: str) -> str:
    """Return the place of a notice in the contract: `notices[2]`."""
    return f"notices[{case.find(_places)[notice_id]}]"


def _places(case: Case) -> dict[str, int]:
    """Return where each notice stands, so that one is found at once however many there are."""
    return {notice.id: place for place, notice in enumerate(case.contract.notices)}


def sent_on(case: Case, notice_id: str) -> date:
    """Return the day on which the sending of a notice counts; it decides the edition and the term."""
    notice = notice_of(case, notice_id)
    case.step(N_("Sent"), notice.sent.in_zone(case.zone).day)
    return counted_day(case, notice.sent)


def deemed_delivered(case: Case, notice_id: str) -> Answer:
    """13.6 / 13.7: the day on which a notice is deemed delivered.

    By hand: the day of handing over. Courier: one Business Day after deposit, and a written confirmation either counts
    if it comes later (2023) or must exist (2025). Registered: three Business Days after dispatch. Electronic: the
    written confirmation of receipt, where the edition knows the channel. Without a confirmation that is needed:
    pending.
    """
    notice = notice_of(case, notice_id)
    sent = case.find(sent_on, notice_id)
    return _BY_CHANNEL[notice.channel](case, notice, sent)


def _personal(case: Case, _notice: Notice, sent: date) -> Answer:
    """13.6(i) / 13.7(i): delivery by hand."""
    return _delivered(case, sent, sent, N_("Handed over in person, it is deemed delivered on {day}."))


def _registered(case: Case, _notice: Notice, sent: date) -> Answer:
    """13.6(iii) / 13.7(iii): prepaid registered or certified mail with return receipt."""
    found = _after(case, sent, "registered")
    return _delivered(
        case, sent, found, N_("Registered mail is deemed delivered on {day}, whenever it really arrives.")
    )


def _courier(case: Case, notice: Notice, sent: date) -> Answer:
    """13.6(ii) / 13.7(ii): a nationally recognised courier."""
    found = _after(case, sent, "courier")
    if notice.confirmed is None:
        return _unconfirmed(case, notice, sent)
    if case.mode("courier_rule", sent) == "confirmation_condition":
        case.step(N_("The courier's written confirmation exists"), notice.confirmed.in_zone(case.zone).day)
        return _delivered(
            case, sent, found, N_("Sent by courier with written confirmation, it is deemed delivered on {day}.")
        )
    case.step(N_("Receipt confirmed in writing"), notice.confirmed.in_zone(case.zone).day)
    confirmed = counted_day(case, notice.confirmed)
    return _delivered(
        case,
        sent,
        max(found, confirmed),
        N_("The later of the Business Days after deposit and the written confirmation is {day}."),
    )


def _electronic(case: Case, notice: Notice, sent: date) -> Answer:
    """13.7(iv) of 2025; under 2023 no time is deemed unless reading `electronic_2023` says otherwise (2.3, 13.6)."""
    if not sending.electronic_counts(case, sent):
        return not_applicable(
            say(N_("The edition in force when it was sent deems no time of delivery for an electronic notice.")), sent
        )
    if notice.to_designated_address is False:
        return not_applicable(say(N_("It did not go to the address that the recipient designated for notices.")), sent)
    if notice.to_designated_address is None:
        case.step(N_("Taken to have gone to the address that the recipient designated for notices"))
    if notice.confirmed is None:
        return _unconfirmed(case, notice, sent)
    case.step(N_("Receipt confirmed in writing"), notice.confirmed.in_zone(case.zone).day)
    return _delivered(
        case, sent, counted_day(case, notice.confirmed), N_("Its receipt was confirmed in writing on {day}.")
    )


_BY_CHANNEL = {"personal": _personal, "courier": _courier, "registered": _registered, "electronic": _electronic}


def _after(case: Case, sent: date, channel: str) -> date:
    """Return the Business Day so many after the sending that the edition gives a channel."""
    days = case.parameter(f"{channel}_business_days", sent)
    clause = case.edition(sent).clause(f"notice_{channel}")
    return business_days_after(case, sent, days, sent, say(N_("Business Days after the day of sending")), clause)


def _delivered(_case: Case, sent: date, found: date, because: str) -> Answer:
    """Return the answer of a delivered notice."""
    return Answer(found, say(because, day=found), sent)


def _unconfirmed(case: Case, notice: Notice, sent: date) -> Answer:
    """Return the answer of a notice whose confirmation is missing."""
    place = f"{place_of(case, notice.id)}.confirmed"
    return pending(say(N_("Its delivery waits for the written confirmation of receipt.")), sent, place)


def effective_day(case: Case, notice_id: str) -> date | Result:
    """Return the day on which a notice of non-renewal or an objection counts, or the delivery that has none.

    Under reading `notice_effective: dispatch` the day of sending, confirmed or not; a notice for which the edition
    deems no time has no date either way.
    """
    delivered = case.given(f"notice.{notice_id}.deemed_delivered")
    if case.reading("notice_effective") == "deemed_delivery" or delivered.status == "not_applicable":
        return delivered if delivered.value is None else delivered.value
    sent: date = case.find(sent_on, notice_id)
    return sent


# Non-renewal


def late_by_days(case: Case, notice_id: str) -> Answer:
    """10.2: by how many days a notice of non-renewal missed the deadline of its term; 0 in time."""
    sent = case.find(sent_on, notice_id)
    counts = case.find(effective_day, notice_id)
    if isinstance(counts, Result):
        return Answer(None, counts.because, sent, counts.status, missing=counts.missing)
    deadline = case.find(judged_by, notice_id)
    late = max(0, (counts - deadline).days)
    if late:
        because = say(
            N_("It counts on {day}, after the last day to give notice, {deadline}."), day=counts, deadline=deadline
        )
    else:
        because = say(
            N_("It counts on {day}, in time for the last day to give notice, {deadline}."),
            day=counts,
            deadline=deadline,
        )
    return Answer(late, because, sent)


def judged_by(case: Case, notice_id: str) -> date:
    """Return the deadline of the term in which a notice was sent."""
    sent = case.find(sent_on, notice_id)
    running = term.term_on(case, sent)
    case.step(N_("Last day of the term in which it was sent"), running.last_day)
    deadline = non_renewal.deadline_of(case, running)
    case.parameter("notice_months", sent)
    case.step(N_("Last day to give notice for that term"), deadline, case.edition(sent).clause("non_renewal"))
    return deadline


def ends(case: Case, notice_id: str) -> Answer:
    """10.2: the day the contract ends by a notice of non-renewal.

    Late, it ends the contract with the first term whose deadline it meets; under reading `late_notice: void`, nothing.
    """
    sent = case.find(sent_on, notice_id)
    counts = case.find(effective_day, notice_id)
    if isinstance(counts, Result):
        return Answer(None, counts.because, sent, counts.status, missing=counts.missing)
    deadline = case.find(judged_by, notice_id)
    if counts <= deadline:
        last_day = term.term_on(case, sent).last_day
        return Answer(last_day, say(N_("In time, it ends the contract at the end of {day}."), day=last_day), sent)
    if case.reading("late_notice") == "void":
        return not_applicable(say(N_("Given too late, it ends nothing under the reading chosen.")), sent)
    met = next(
        one for one in term.terms(case, sent) if one.last_day >= sent and counts <= non_renewal.deadline_of(case, one)
    )
    case.step(N_("End of the first term for which it is in time"), met.last_day)
    because = count(
        "Too late for its own term, it ends the contract one term later, at the end of {day}.",
        "Too late for its own term, it ends the contract {n} terms later, at the end of {day}.",
        met.number - term.term_on(case, sent).number,
        day=met.last_day,
    )
    return Answer(met.last_day, because, sent)


def extra_cost(case: Case, notice_id: str) -> Answer:
    """10.2: the subscription fees of the term that follows where a notice of non-renewal came too late for its own.

    Invoices whose billing period begins in that term, up to the end of the contract; of the fee plan as entered.
    """
    late = case.given(f"notice.{notice_id}.late_by_days")
    sent = case.find(sent_on, notice_id)
    if not late.value:
        return without_date(late, sent) if late.value is None else not_applicable(say(_NO_EXTRA_TERM), sent)
    if not case.contract.fees:
        return pending(say(N_("No fees are entered, so what the next term costs is not known.")), sent, "fees")
    following = term.following(case, term.term_on(case, sent))
    ended = case.known(ending.end)
    if ended is not None and ended.day < following.start:
        return not_applicable(say(N_("The contract ends before the next term, on {day}."), day=ended.day), sent)
    case.step(N_("First day of the term that follows"), following.start)
    case.step(N_("Last day of the term that follows"), following.last_day)
    total = Decimal(0)
    for one in fees.subscriptions_in(case, following.start, following.last_day):
        case.step(say(N_("Subscription from {start} to {until}"), start=one.start, until=one.until), one.amount)
        total += one.amount.amount
    case.project()
    found = case.in_currency(total)
    because = say(N_("Too late for its own term, it leaves {sum} of subscription fees for the next one."), sum=found)
    return Answer(found, because, sent)


_NO_EXTRA_TERM = N_("It was in time, so no further term is to be paid for.")
